/** What a row says of an article, as its segment tells it. */
import type { ArticleInfo } from '../../src/index';
import type { OwnRow } from './db';

export type Facts = Pick<OwnRow, 'meta' | 'opening' | 'words' | 'paragraphs'>;

export function factsOf(info: ArticleInfo): Facts {
  const { articleId: _, copyrightYear: __, opening, words, paragraphs, ...meta } = info;
  return { meta, opening, words, paragraphs };
}
