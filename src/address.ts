import type { Corpus } from './corpus/index';

/** What names an article by its address: without the scheme, "www.", a closing slash and what follows "#". */
export function addressKey(url: string | undefined): string | undefined {
  const [, host, rest = ''] = /^https?:\/\/(?:www\.)?([^/?#]+)([^#]*)/iu.exec(url ?? '') ?? [];
  return host === undefined ? undefined : host.toLowerCase() + rest.replace(/\/(?=\?|$)/u, '');
}

/** Whether two held articles are texts of one address, as of an article that was changed after it was held. */
export function haveOneAddress(corpus: Corpus, a: number, b: number): boolean {
  const key = addressKey(corpus.article(a).url);
  return key !== undefined && key === addressKey(corpus.article(b).url);
}
