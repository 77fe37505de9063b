/** What is planted in the library: every third expected paragraph of a page, some of its words replaced. */
import type { SourceArticle } from '../../src/index';
import { joinBlocks } from '../markdown';
import { segmentedWords as wordsOf, withReplacedWords } from '../seeded-words';
import type { SavedPage } from './archive';

/** Only every third: what stands between must stay without a badge. */
const EVERY = 3;
export const LEAST_WORDS = 12;
/** Share of a paragraph's words that are replaced. */
export const REPLACED = 0.1;

export interface Planted {
  readonly page: string;
  /** Which of the page's expected paragraphs it is, from 1. */
  readonly number: number;
  /** As the page has it. */
  readonly original: string;
  /** As the library has it. */
  readonly held: string;
}

/** Letters and numbers alone, as texts are compared here. */
export const plain = (text: string): string =>
  text
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu)
    ?.join(' ') ?? '';

const languageOf = ({ language }: SavedPage): string => language?.slice(0, 2) ?? 'en';

const LATIN = /^\p{sc=Latin}+$/u;

/** Pages that name no language, or a wrong one: words of another script are no words of theirs. */
const isLatin = (words: readonly string[]): boolean =>
  words.filter((word) => LATIN.test(word)).length > words.length / 2;

/**
 * What is planted of each page. The words put in come from the other pages of its language and do not stand
 * on the page itself: a word of the page would tie the paragraph to another one of it.
 */
export function plantedOf(pages: readonly SavedPage[]): readonly Planted[] {
  const known = pages.map((page) => ({
    page,
    words: new Set(page.paragraphs.flatMap((text) => wordsOf(text).map(({ segment }) => segment))),
  }));
  return known.flatMap(({ page, words }) => {
    const script = isLatin([...words]);
    const others = known
      .filter((other) => languageOf(other.page) === languageOf(page))
      .flatMap((other) => [...other.words].filter((word) => !words.has(word) && LATIN.test(word) === script));
    const { id, paragraphs } = page;
    return paragraphs
      .map((original, i) => ({ original, number: i + 1 }))
      .filter(({ original }) => wordsOf(original).length >= LEAST_WORDS)
      .filter((_, i) => i % EVERY === 0)
      .map(({ original, number }) => ({
        page: id,
        number,
        original,
        held: withReplacedWords(
          original,
          others.length > 0 ? others : [...words],
          `${id} ${number}`,
          REPLACED,
        ),
      }));
  });
}

/** The planted paragraphs of a page as one held article, known by the page's name. */
export const heldArticle = (page: string, planted: readonly Planted[]): SourceArticle => {
  const { text, blocks } = joinBlocks(planted.map(({ held }) => ({ text: held.replace(/\s+/g, ' ') })));
  return { id: page, text, blocks, meta: { outlet: `Held ${page}` } };
};
