/** One request: no cookies, no referrer, nothing from or into the browser's cache, an end in time and size. */

export interface GetLimits {
  readonly bytes: number;
  /** Milliseconds until the answer begins, and until it has come whole. */
  readonly beginMs: number;
  readonly wholeMs: number;
}

/** A stopped background comes back no sooner than after half a minute: the whole has to fit in before. */
export const LIMITS: GetLimits = { bytes: 5_000_000, beginMs: 15_000, wholeMs: 25_000 };

export type Got =
  | {
      readonly state: 'answer';
      readonly status: number;
      /** Where a redirect led; the address that was asked for, where there was none. */
      readonly url: string;
      readonly headers: Headers;
      readonly body: Uint8Array;
    }
  | { readonly state: 'too-large'; readonly status: number; readonly bytes: number }
  | { readonly state: 'no-answer'; readonly bytes: number };

export interface Validators {
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
}

/** Collects a body, and gives it up as soon as it is more than `most` bytes. */
async function bodyOf(
  response: Response,
  most: number,
  count: (bytes: number) => void,
): Promise<Uint8Array | null> {
  const reader = response.body?.getReader();
  if (reader === undefined) return new Uint8Array();
  const parts: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    count(size);
    if (size > most) {
      await reader.cancel();
      return null;
    }
    parts.push(value);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
}

export async function get(
  url: string,
  { etag, lastModified }: Validators,
  fetcher: typeof fetch,
  {
    limits = LIMITS,
    signal,
  }: { readonly limits?: GetLimits; readonly signal?: AbortSignal | undefined } = {},
): Promise<Got> {
  const abort = new AbortController();
  const stop = (): void => abort.abort();
  signal?.addEventListener('abort', stop);
  const begin = setTimeout(stop, limits.beginMs);
  const whole = setTimeout(stop, limits.wholeMs);
  let bytes = 0;
  try {
    const response = await fetcher(url, {
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'follow',
      referrerPolicy: 'no-referrer',
      signal: abort.signal,
      headers: {
        Accept:
          'application/feed+json, application/atom+xml, application/rss+xml, application/xml;q=0.9, */*;q=0.8',
        ...(etag === undefined ? {} : { 'If-None-Match': etag }),
        ...(lastModified === undefined ? {} : { 'If-Modified-Since': lastModified }),
      },
    });
    clearTimeout(begin);
    const { status, headers } = response;
    const isStatedTooLarge = Number(headers.get('content-length') ?? 0) > limits.bytes;
    // Of a failure only the status is of use.
    const isWanted = response.ok && !isStatedTooLarge;
    const body = isWanted ? await bodyOf(response, limits.bytes, (size) => (bytes = size)) : new Uint8Array();
    if (body === null || isStatedTooLarge) return { state: 'too-large', status, bytes };
    return { state: 'answer', status, url: response.url || url, headers, body };
  } catch {
    return { state: 'no-answer', bytes };
  } finally {
    clearTimeout(begin);
    clearTimeout(whole);
    signal?.removeEventListener('abort', stop);
    // A body that was not read to its end comes no further.
    stop();
  }
}
