/**
 * Pages of which a part stands in the source almost word for word, and the rest is the page's own on the very
 * same subject: an agency's paragraphs among a paper's. Only what was taken derives.
 */
import { withReplacedWords, seeded } from '../seeded-words';
import { articleOf, type GoldCase, type Label } from './gold';
import { records } from './research';

/** Paragraphs of fewer words say too little to be taken by themselves. */
const LEAST_WORDS = 12;

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) ?? [];

const label = (taken: number): Label => ({
  kind: 'paragraph',
  relation: taken < 0 ? 'none' : 'light',
  sources: taken < 0 ? [] : [taken],
  primary: taken < 0 ? null : taken,
  added: [],
  echo: false,
});

/**
 * A page of these paragraphs against what a source takes of it: each paragraph with chance `part`, with the
 * share `replaced` of its words replaced by words of `others`. Null where nothing or nearly all would be taken.
 */
export function partly(
  name: string,
  paragraphs: readonly string[],
  others: readonly string[],
  part: number,
  replaced: number,
): GoldCase | null {
  const random = seeded(name);
  const known = new Set(paragraphs.flatMap(wordsOf));
  const foreign = others.filter((word) => !known.has(word));
  const held: string[] = [];
  const labels = new Map(
    paragraphs.map((text, at): [number, Label] => {
      if (wordsOf(text).length < LEAST_WORDS || random() > part) return [at, label(-1)];
      held.push(replaced === 0 ? text : withReplacedWords(text, foreign, `${name} ${at}`, replaced));
      return [at, label(held.length - 1)];
    }),
  );
  if (held.length === 0 || held.length > paragraphs.length - 3) return null;
  return {
    set: 'partial',
    family: 'partial',
    name,
    source: articleOf(`part of ${name}`, held.join('\n\n')),
    page: articleOf(name, paragraphs.join('\n\n')),
    labels,
  };
}

const PARTS = [0.15, 0.33, 0.55] as const;
const REPLACED = [0, 0.1, 0.2] as const;

/** News pages of one week, `from` (inclusive) to `to` among those long enough, each in one way. */
export function partialCases(from: number, to: number): GoldCase[] {
  const pages = records<{ id: string | number; paragraphs: string[] }>('helsinki.docs.jsonl.gz')
    .map(({ id, paragraphs }) => ({
      id: String(id),
      paragraphs: [...new Set(paragraphs)].filter((text) => wordsOf(text).length >= LEAST_WORDS),
    }))
    .filter(({ paragraphs }) => paragraphs.length >= 8)
    .slice(from, to);
  const others = [...new Set(pages.flatMap(({ paragraphs }) => paragraphs.flatMap(wordsOf)))];
  return pages.flatMap(({ id, paragraphs }, at) => {
    const part = PARTS[at % PARTS.length]!;
    const one = partly(
      id,
      paragraphs,
      others,
      part,
      REPLACED[Math.floor(at / PARTS.length) % REPLACED.length]!,
    );
    return one === null ? [] : [one];
  });
}
