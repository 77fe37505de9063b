/** News to measure with: of the research sets where they are, else generated; the same in each run. */
import { splitBlocks, type Article, type SourceArticle } from '../../src/index';
import { records, researchFolder } from '../../tools/learn/research';
import { seeded, withReplacedWords } from '../../tools/seeded-words';
import { generator } from './generate';

interface Doc {
  readonly id: string | number;
  readonly text?: string;
  readonly title?: string;
}

/** An article of fewer characters is a headline with a figure. */
const LEAST = 400;

/** The Reuters set breaks its lines at 60 characters; a paragraph begins with spaces. */
const unwrapped = (text: string): string => text.replace(/\n(?=\S)/g, ' ');

function realTexts(): string[] {
  const clusters = records<{ docs: { text: string }[] }>('multi-news-val.clusters.jsonl.gz');
  const texts = [
    ...clusters.flatMap(({ docs }) => docs.map(({ text }) => text)),
    ...records<Doc>('reuters.docs.jsonl.gz').map(({ text = '' }) => unwrapped(text)),
    ...records<Doc>('bbc.docs.jsonl.gz').map(({ text = '' }) => text),
    ...records<Doc>('helsinki.docs.jsonl.gz').map(({ text = '' }) => text),
  ].filter((text) => text.length >= LEAST);
  // Mixed, so that a library of any size has something of each set.
  const random = seeded('mixed');
  for (let i = texts.length - 1; i > 0; i -= 1) {
    const other = Math.floor(random() * (i + 1));
    [texts[i], texts[other]] = [texts[other]!, texts[i]!];
  }
  return texts;
}

export interface News {
  /** How many of the articles are real; those after them are generated. */
  readonly real: number;
  article(number: number): SourceArticle;
}

export function news(): News {
  const texts = researchFolder() === undefined ? [] : realTexts();
  const generated = generator('library');
  return {
    real: texts.length,
    article(number) {
      const text = texts[number];
      return text === undefined
        ? generated(number)
        : { id: `news-${number}`, text, blocks: splitBlocks(text), meta: {} };
    },
  };
}

/** A page that follows an article: its first paragraphs, one word in six another one. */
export function rewriteOf(
  { text, blocks }: SourceArticle,
  others: readonly string[],
  seed: string,
  most = 12,
): Article {
  const texts = blocks.slice(0, most).map(({ start, end }) => text.slice(start, end));
  const page = texts.map((one, i) => withReplacedWords(one, others, `${seed} ${i}`, 1 / 6)).join('\n');
  return { text: page, blocks: splitBlocks(page), meta: {} };
}
