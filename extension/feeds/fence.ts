/**
 * A fetch that reaches the given hosts and nothing else, wherever a redirect points. A script cannot see where one
 * leads before the browser follows it; a content security policy is asked at every step. So each fetch is made from an
 * empty frame with a policy of its own, which the browser enforces together with the extension's. Needs a document.
 */

export interface Fence {
  readonly fetch: typeof fetch;
  /** Whether the policy has stopped a request. Asked after one has failed. */
  wasStopped(): Promise<boolean>;
  /** Takes the frame away; what is still under way ends. */
  close(): void;
}

/** How long the browser may take to say that it was the policy. It says so at once, after the failure. */
const SAID_WITHIN = 250;

/** `hosts`: names with their port where they have one, over http and https. */
export function fence(hosts: readonly string[]): Fence {
  const frame = document.createElement('iframe');
  document.body.append(frame);
  const inner = frame.contentDocument;
  const view = frame.contentWindow as (Window & { fetch: typeof fetch }) | null;
  if (inner === null || view === null) throw new Error('the frame has no document');
  const sources = hosts.flatMap((host) => [`http://${host}`, `https://${host}`]);
  const policy = inner.createElement('meta');
  policy.httpEquiv = 'Content-Security-Policy';
  policy.content = `default-src 'none'; connect-src ${sources.join(' ')}`;
  const stopped = new Promise<boolean>((tell) => {
    inner.addEventListener('securitypolicyviolation', () => tell(true), { once: true });
  });
  inner.head.append(policy);
  return {
    fetch: (input, init) => view.fetch(input, init),
    wasStopped: () =>
      Promise.race([stopped, new Promise<boolean>((tell) => setTimeout(() => tell(false), SAID_WITHIN))]),
    close: () => frame.remove(),
  };
}
