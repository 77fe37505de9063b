import { classifyBlocks } from '../blocks';
import type { Language } from '../languages/index';
import type { TextUnit } from '../match/judge';
import { analyse, type Analysed } from '../text';
import type { Article, BlockKind, SkipReason, Trace } from '../types';

/** A page as it is compared. */
export interface Page {
  readonly texts: readonly string[];
  readonly kinds: readonly BlockKind[];
  /** One a block; null for those that are not compared. */
  readonly skipped: readonly (SkipReason | null)[];
  readonly units: readonly TextUnit[];
  /** Every headline's and paragraph's words, compared or not. */
  readonly words: readonly number[];
  readonly partial: Trace['partial'];
}

/** A block of fewer words says too little to derive from anything. */
const SHORT = 4;

export function readPage(article: Article, language: Language, maxChars: number, late: () => boolean): Page {
  const kinds = classifyBlocks(article, language);
  const texts = article.blocks.map((block) => article.text.slice(block.start, block.end));
  const skipped: (SkipReason | null)[] = [];
  const units: TextUnit[] = [];
  const words: number[] = [];
  let chars = 0;
  let partial: Trace['partial'] = null;
  texts.forEach((text, block) => {
    const kind = kinds[block]!;
    chars += text.length;
    if (partial === null && chars > maxChars) partial = { reason: 'text', fromIndex: block };
    if (partial === null && late()) partial = { reason: 'time', fromIndex: block };
    if (kind === 'caption' || kind === 'boilerplate') {
      words.push(0);
      skipped.push(kind);
      return;
    }
    if (partial !== null) {
      words.push(0);
      skipped.push('limit');
      return;
    }
    const analysed: Analysed = analyse(text, language);
    words.push(analysed.words.length);
    if (analysed.words.length < SHORT) skipped.push('short');
    else {
      skipped.push(null);
      units.push({ block, text: analysed });
    }
  });
  return { texts, kinds, skipped, units, words, partial };
}
