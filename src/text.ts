/**
 * Text to words and sentences, with every offset (UTF-16, half open) pointing into the text as given.
 *
 * A word is a run of letters and digits. Apostrophes inside stay ("don't"), a hyphen divides ("US-led")
 * except after a bound prefix or in a number ("co-ordinated", "twenty-five"), points stay inside
 * initials ("U.S.", span with its last point) and numbers ("5.42", "1,900"), a unit after digits is a
 * word of its own ("50km"), and so is "%". Scripts without spaces are divided into characters
 * (unspaced.ts). Latin letters and digits by tables, what these leave by one Unicode expression (words.ts),
 * rather than by Intl.Segmenter, whose words differ between Chromium and Firefox.
 */
import type { Language } from './languages/index';
import { formsFor, type Form, type Forms } from './forms';
import { fold, type Folded } from './fold';
import type { InputBlock, Span } from './types';
import { sentencesOf } from './sentences';
import { hasUnspaced, stemWidth } from './unspaced';
import { readWords, Reading } from './words';

export interface Word extends Span {
  /**
   * The word folded: NFKC, lower case, no accents, invisible characters or look-alike letters, straight
   * apostrophe, no possessive; numbers without grouping commas. "US", "U.S." and "USA" are `u.s`, so
   * that the pronoun stays `us`; other initials lose their points.
   */
  readonly norm: string;
  /**
   * `norm` stemmed and made canonical by the language's aliases; digits for numbers in words. In a script
   * without spaces the few characters that begin here.
   */
  readonly stem: string;
  /** Carries no content of its own. */
  readonly stop: boolean;
}

export interface Sentence extends Span {
  /** Half-open range of word indexes; every word is in exactly one sentence. */
  readonly firstWord: number;
  readonly endWord: number;
}

export interface Analysed {
  readonly text: string;
  /** In order, not overlapping. */
  readonly words: readonly Word[];
  /** In order, not overlapping, each with at least one word. */
  readonly sentences: readonly Sentence[];
}

/** Hears of the words of a text, those of no meaning too. */
export interface WordListener {
  hear(form: Form): void;
  /** The text is not written as its words are read: they do not tell what stands in it. */
  beUnsure(): void;
}

/** Each word as an object of its own. */
class WordReading extends Reading {
  readonly words: Word[] = [];
  /** Where the words are in the folded text; the words themselves where that has the same offsets. */
  readonly places: { readonly start: number; readonly end: number }[];
  /** Numbers of the words that are pieces. */
  readonly pieces = new Set<number>();
  readonly folded: string;
  private hasLast = false;
  private reached = 0;
  private reachedBefore = 0;

  constructor(
    private readonly text: Folded,
    language: Language,
    forms: Forms,
    private readonly listener: WordListener | undefined,
  ) {
    super(language, forms);
    this.folded = text.folded;
    this.places = text.starts === undefined ? this.words : [];
    this.plain.read(text.folded);
  }

  protected take(start: number, end: number, form: Form, isPiece: boolean): void {
    const { starts, ends } = this.text;
    this.listener?.hear(form);
    const from = starts === undefined ? start : starts[start]!;
    const to = ends === undefined ? end : ends[end - 1]!;
    // One character of the text may fold to several words (㏂); it is one word here.
    this.hasLast = from >= this.reached && form.norm !== '';
    if (!this.hasLast) return;
    this.reachedBefore = this.reached;
    this.reached = to;
    const { norm, stem, stop } = form;
    if (isPiece) this.pieces.add(this.words.length);
    this.words.push({ start: from, end: to, norm, stem, stop });
    if (this.places !== this.words) this.places.push({ start, end });
  }

  protected untake(): void {
    if (!this.hasLast) return;
    this.words.pop();
    if (this.places !== this.words) this.places.pop();
    this.reached = this.reachedBefore;
  }
}

/**
 * The stem of a piece: the pieces from here on that stand without a gap, as many as its script needs.
 * Undefined where the run ends before: such a piece alone says nothing.
 */
function runStem(
  { words, places, pieces }: WordReading,
  norms: readonly string[],
  at: number,
): string | undefined {
  const width = stemWidth(norms[at]!);
  let stem = norms[at]!;
  for (let next = at + 1; next < at + width && next < words.length; next += 1) {
    if (!pieces.has(next) || places[next]!.start !== places[next - 1]!.end) return undefined;
    stem += norms[next]!;
  }
  return at + width > words.length ? undefined : stem;
}

/** Words and sentences of `text`. Never throws; lone surrogates count as no letters. */
export function analyse(
  text: string,
  language: Language,
  forms = formsFor(language),
  listener?: WordListener,
): Analysed {
  const folded = fold(text);
  const { starts, ends } = folded;
  if (starts !== undefined) listener?.beUnsure();
  const reading = new WordReading(folded, language, forms, listener);
  readWords(language, starts !== undefined && hasUnspaced(folded.folded), reading);
  reading.plain.forget();
  const { words, places, pieces } = reading;
  if (pieces.size > 0) {
    const norms = words.map(({ norm }) => norm);
    for (const i of pieces) {
      const stem = runStem(reading, norms, i);
      words[i] = { ...words[i]!, stem: stem ?? norms[i]!, stop: stem === undefined };
    }
  }
  const ranges = sentencesOf(folded.folded, places, language);
  const sentences =
    starts === undefined || ends === undefined
      ? ranges
      : ranges.map((range) => ({ ...range, start: starts[range.start]!, end: ends[range.end - 1]! }));
  return { text, words, sentences };
}

/** One block a non-empty line, trimmed. Offsets into `text`. */
export function splitBlocks(text: string): InputBlock[] {
  const blocks: InputBlock[] = [];
  for (const match of text.matchAll(/[^\n\r\u2028\u2029]+/g)) {
    const line = match[0];
    const trimmed = line.trim();
    if (trimmed === '') continue;
    const start = match.index + line.length - line.trimStart().length;
    blocks.push({ start, end: start + trimmed.length });
  }
  return blocks;
}
