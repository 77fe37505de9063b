/**
 * A page as its readers see it: without the characters that nobody sees, with letters in place of ligatures,
 * composed accents, plain spaces, and Latin letters in place of those that only look like them. Everything
 * downstream (words, quotation marks, capitals, bylines, copyright lines) is read from this text; spans are
 * mapped back. Marks, dashes and fractions stay as they are: they carry meaning that `fold` may drop and
 * the comparison of quotations needs.
 */
import { CLUSTER, INVISIBLE, LOOK_ALIKES, straighten } from './fold';
import type { Analysed } from './text';
import type { Article, InputBlock, Span } from './types';

/** Ligatures, full-width and mathematical letters: the same letters in another dress. */
const DRESSED = /[\ufb00-\ufb06\uff01-\uff5e]|[\u{1d400}-\u{1d7ff}]/gu;
const SPACES = /[\u00a0\u2000-\u200a\u202f\u205f\u3000]/gu;
/** Nothing to clean: no combining mark, nothing invisible, no dressed or foreign letter. */
const CLEAN =
  /^[\u0000-\u009f\u00a1-\u00ac\u00ae-\u02ff\u1e00-\u1eff\u2010-\u2027\u2030-\u203e\u20a0-\u20cf\u2100-\u2bff]*$/u;
const TRAILING = /[\u00ad\u200b-\u200d\u2060\ufe00-\ufe0f\ufeff]+$/u;
const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const CYRILLIC = /\p{Script=Cyrillic}/gu;

/** A cleaned article and the way back to the offsets of the one given. */
export interface Cleaned {
  readonly article: Article;
  /** A span of the cleaned text as a span of the text given. */
  readonly back: (span: Span) => Span;
}

interface Piece {
  readonly text: string;
  /** For each UTF-16 unit: where its character starts and ends in the text given. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

function cleanPiece(text: string, latin: boolean): Piece {
  const starts: number[] = [];
  const ends: number[] = [];
  let clean = '';
  for (const { 0: cluster, index } of text.matchAll(CLUSTER)) {
    const seen = cluster
      .replace(INVISIBLE, '')
      .replace(DRESSED, (letter) => letter.normalize('NFKC'))
      .replace(SPACES, ' ')
      .normalize('NFC');
    const end = index + cluster.replace(TRAILING, '').length;
    for (let unit = 0; unit < seen.length; unit += 1) {
      starts.push(index);
      ends.push(end);
    }
    clean += seen;
  }
  const straight = clean.replace(WORD, (word) =>
    latin ? Array.from(word, (letter) => LOOK_ALIKES.get(letter) ?? letter).join('') : straighten(word),
  );
  return { text: straight, starts, ends };
}

/**
 * Whether every Cyrillic letter of a text in Latin letters only looks like one of those: then none of its words is
 * Cyrillic, not even one that is made of look-alikes alone ("а", "со").
 */
function isLatin(text: string): boolean {
  const letters = text.match(CYRILLIC) ?? [];
  return (
    letters.length > 0 &&
    letters.every((letter) => LOOK_ALIKES.has(letter)) &&
    !/\p{Script=Greek}/u.test(text) &&
    (text.match(/\p{Script=Latin}/gu)?.length ?? 0) > letters.length
  );
}

/** Nothing to clean in a block of an article that has others to clean. */
const isClean = (text: string): boolean => CLEAN.test(text) && text.normalize('NFC') === text;

/** `article` as its readers see it, or undefined where there is nothing to clean. Linear in its text. */
export function cleaned(article: Article): Cleaned | undefined {
  if (CLEAN.test(article.text)) return undefined;
  const latin = isLatin(article.text);
  const blocks: InputBlock[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let text = '';
  let done = 0;
  const copy = (from: number, to: number): void => {
    for (let at = from; at < to; at += 1) {
      starts.push(at);
      ends.push(at + 1);
    }
    text += article.text.slice(from, to);
  };
  for (const block of article.blocks) {
    copy(done, block.start);
    const start = text.length;
    const given = article.text.slice(block.start, block.end);
    if (isClean(given)) {
      copy(block.start, block.end);
      blocks.push({ ...block, start, end: text.length });
      done = block.end;
      continue;
    }
    const piece = cleanPiece(given, latin);
    // A block of nothing but invisible characters stays what it is.
    if (piece.text.trim() === '') copy(block.start, block.end);
    else {
      for (const at of piece.starts) starts.push(block.start + at);
      for (const at of piece.ends) ends.push(block.start + at);
      text += piece.text;
    }
    blocks.push({ ...block, start, end: text.length });
    done = block.end;
  }
  copy(done, article.text.length);
  const back = ({ start, end }: Span): Span => ({
    start: starts[start] ?? article.text.length,
    end: end > start ? (ends[end - 1] ?? article.text.length) : (starts[start] ?? article.text.length),
  });
  return { article: { ...article, text, blocks }, back };
}

/** A text with its words and sentences, cleaned, and the ways to its offsets and back. */
export interface Legible {
  readonly analysed: Analysed;
  readonly to: (offset: number) => number;
  readonly back: (span: Span) => Span;
}

const legible = new WeakMap<Analysed, Legible | undefined>();

/**
 * A held text as its readers see it: the same words at the offsets of its cleaned text. Undefined where there is
 * nothing to clean. A cache, not state: held texts are compared again and again.
 */
export function legibleOf(analysed: Analysed): Legible | undefined {
  if (legible.has(analysed)) return legible.get(analysed);
  const { text } = analysed;
  const clean = cleaned({ text, blocks: [{ start: 0, end: text.length }], meta: {} });
  const made = clean && legibly(analysed, clean);
  legible.set(analysed, made);
  return made;
}

function legibly({ text, words, sentences }: Analysed, { article, back }: Cleaned): Legible {
  const places = new Uint32Array(text.length + 1).fill(article.text.length);
  for (let at = article.text.length - 1; at >= 0; at -= 1) {
    const { start, end } = back({ start: at, end: at + 1 });
    for (let given = start; given < end; given += 1) places[given] = at;
  }
  // What has no place of its own, an invisible character, goes with what follows.
  for (let given = text.length - 1; given >= 0; given -= 1)
    if (places[given] === article.text.length) places[given] = places[given + 1] ?? article.text.length;
  const to = (offset: number): number => places[offset] ?? article.text.length;
  const moved = <T extends Span>(one: T): T => ({ ...one, start: to(one.start), end: to(one.end) });
  return {
    analysed: { text: article.text, words: words.map(moved), sentences: sentences.map(moved) },
    to,
    back,
  };
}
