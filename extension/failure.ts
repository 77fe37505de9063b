/**
 * How webextension-polyfill writes over the wire that an answer is a failure. Where the browser itself carries promises
 * there is no polyfill, but a script in a page that hides the browser's API by a name still writes so (page-browser.ts).
 */
interface Failure {
  readonly __mozWebExtensionPolyfillReject__: true;
  readonly message: string;
}

export const failureOf = (error: unknown): Failure => ({
  __mozWebExtensionPolyfillReject__: true,
  message: error instanceof Error ? error.message : 'An unexpected error occurred',
});

/** An answer as it is; throws where it is a failure. */
export function answered(reply: unknown): unknown {
  if (typeof reply === 'object' && reply !== null && '__mozWebExtensionPolyfillReject__' in reply)
    throw new Error((reply as Failure).message);
  return reply;
}
