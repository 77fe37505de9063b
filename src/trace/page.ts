import { readBlocks } from '../blocks';
import type { Language } from '../languages/index';
import type { TextUnit } from '../match/judge';
import type { Analysed } from '../text';
import type { Article, BlockKind, SkipReason, Trace } from '../types';
import { plainCount } from '../unspaced';

/** A page as it is compared. */
export interface Page {
  readonly texts: readonly string[];
  readonly kinds: readonly BlockKind[];
  /** One a block; null for those that are not compared. */
  readonly skipped: readonly (SkipReason | null)[];
  /** What is compared: blocks of usual length whole, longer ones in stretches of sentences. */
  readonly units: readonly TextUnit[];
  /** The compared blocks' texts. */
  readonly analysed: ReadonlyMap<number, Analysed>;
  /** Every headline's and paragraph's words, compared or not. */
  readonly words: readonly number[];
  readonly partial: Trace['partial'];
}

/** A block of fewer words says too little to derive from anything. */
const SHORT = 4;

/** Words from which a block is compared in stretches: a long one, like a page without paragraphs, follows many sources. */
const LONG = 150;
/** Words of a stretch, at least; its sentences stay whole. */
const STRETCH = 50;

/** A long text in stretches of whole sentences; offsets stay those of the text. */
function stretches(text: Analysed): Analysed[] {
  if (plainCount(text.words) < LONG) return [text];
  const out: Analysed[] = [];
  let first = 0;
  text.sentences.forEach((sentence, i) => {
    const start = text.sentences[first]!.firstWord;
    const rest = text.words.length - sentence.endWord;
    const last = i === text.sentences.length - 1;
    if (!last && (sentence.endWord - start < STRETCH || rest < STRETCH)) return;
    out.push({
      text: text.text,
      words: text.words.slice(start, sentence.endWord),
      sentences: text.sentences
        .slice(first, i + 1)
        .map((one) => ({ ...one, firstWord: one.firstWord - start, endWord: one.endWord - start })),
    });
    first = i + 1;
  });
  return out;
}

export function readPage(article: Article, language: Language, maxChars: number, late: () => boolean): Page {
  const blocks = readBlocks(article, language);
  const kinds = blocks.map(({ kind }) => kind);
  const texts = article.blocks.map((block) => article.text.slice(block.start, block.end));
  const skipped: (SkipReason | null)[] = [];
  const units: TextUnit[] = [];
  const words: number[] = [];
  const all = new Map<number, Analysed>();
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
    const { analysed } = blocks[block]!;
    words.push(analysed.words.length);
    if (plainCount(analysed.words) < SHORT) skipped.push('short');
    else {
      skipped.push(null);
      all.set(block, analysed);
      for (const stretch of stretches(analysed)) units.push({ block, text: stretch });
    }
  });
  return { texts, kinds, skipped, units, analysed: all, words, partial };
}
