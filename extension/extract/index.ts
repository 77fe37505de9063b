/**
 * Run in a page on demand, by the background alone (background/extract.ts): reads its article and leaves it for the
 * background to fetch, in the world that only this extension's scripts see.
 */
import { isHiddenByStyle } from '../content/visibility';
import { readArticleOf, type ExtractedArticle } from './read-article';

declare global {
  var headwaterArticle: ExtractedArticle | null | undefined;
}

globalThis.headwaterArticle = readArticleOf(document, location.href, isHiddenByStyle);
