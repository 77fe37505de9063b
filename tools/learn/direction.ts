/**
 * Who came first, by the texts alone: dates, publishers, bylines, copyright lines and credits withheld.
 * The time of scraping is the weak truth of the wire pairs; that of filing, of the wire of 1987.
 */
import { directionOf, stagesOf } from '../../src/trace/direction';
import { factsOf, type Facts } from '../../src/trace/facts';
import { SCALES, STAGE_CUT, stageScore, type StageSigns } from '../../src/trace/stage';
import { seedText, storyNames, storyText } from './gold';
import { records } from './research';

/** One line of a table: how often the engine decided, and how often rightly. */
export interface DecisionRow {
  readonly name: string;
  readonly n: number;
  readonly decided: number;
  readonly right: number;
}

export type Progress = (done: number, all: number) => void;

/** A text of which nothing but its words is known. */
export interface Bare {
  readonly id: string;
  readonly publisher: string;
  readonly facts: Facts;
}

export type DatedPair = readonly [earlier: Bare, later: Bare];

const bare = (id: string, publisher: string, paragraphs: readonly string[]): Bare => {
  let start = 0;
  const blocks = paragraphs.map((text, index) => {
    const block = { index, start, text, kind: 'paragraph' as const };
    start += text.length + 1;
    return block;
  });
  const facts = { ...factsOf(blocks, {}, []), own: { names: [], reporting: [] }, mentions: [] };
  return { id, publisher, facts };
};

/** Half an hour in milliseconds: closer scrapes do not tell who was first. */
const APART = 30 * 60_000;
/** Part of one text's runs of eight words that the other has. */
const SHARED = 0.3;

/** Pairs of different publishers that share text, the earlier first. Empty where the research sets are not there. */
export function wirePairs(): DatedPair[] {
  const docs = new Map(
    records<{ id: string; publisher: string; date: string; paragraphs: string[] }>(
      'helsinki.docs.jsonl.gz',
    ).map(({ id, publisher, date, paragraphs }) => [
      id,
      { text: bare(id, publisher, paragraphs), time: Date.parse(date) },
    ]),
  );
  return records<{ a: string; b: string; containment_a: number; containment_b: number }>(
    'helsinki.pairs-silver.jsonl.gz',
  ).flatMap(({ a, b, containment_a, containment_b }): DatedPair[] => {
    const [one, two] = [docs.get(a), docs.get(b)];
    if (!one || !two || one.text.publisher === two.text.publisher) return [];
    if (Math.max(containment_a, containment_b) < SHARED || !(Math.abs(one.time - two.time) > APART))
      return [];
    return [one.time < two.time ? [one.text, two.text] : [two.text, one.text]];
  });
}

/** Longest time between two items of one story, in milliseconds. */
const ONE_STORY = 5 * 86_400_000;
/** Shorter items are prices and headlines; runs that more items have are formulas. */
const WIRE = { words: 60, gram: 8, items: 11 };

/**
 * Items of one news agency in 1987 that share text, the earlier first: mostly shortened repeats, on which
 * nothing was tuned.
 */
function agencyPairs(): DatedPair[] {
  const docs = records<{ id: string; text?: string; date: string }>('reuters.docs.jsonl.gz').flatMap(
    ({ id, text, date }) => {
      const words = text?.toLowerCase().match(/[a-z0-9]+/gu) ?? [];
      if (text === undefined || words.length <= WIRE.words) return [];
      const grams = new Set(
        Array.from({ length: words.length - WIRE.gram + 1 }, (_, at) =>
          words.slice(at, at + WIRE.gram).join(' '),
        ),
      );
      const time = Date.parse(`${date.replace(/\.\d+$/u, '').replaceAll('-', ' ')} UTC`);
      return [{ id, text, grams, time }];
    },
  );
  const holders = new Map<string, number[]>();
  docs.forEach(({ grams }, at) => {
    for (const gram of grams) holders.set(gram, [...(holders.get(gram) ?? []).slice(0, WIRE.items), at]);
  });
  const common = new Map<number, number>();
  for (const items of holders.values()) {
    if (items.length > WIRE.items) continue;
    for (const [at, one] of items.entries()) {
      for (const two of items.slice(at + 1)) {
        const key = one * docs.length + two;
        common.set(key, (common.get(key) ?? 0) + 1);
      }
    }
  }
  const text = (doc: (typeof docs)[number]): Bare =>
    bare(
      doc.id,
      'agency',
      doc.text.split(/\n\s{2,}|\n\n/u).map((part) => part.replace(/\s*\n\s*/gu, ' ').trim()),
    );
  return [...common].flatMap(([key, count]): DatedPair[] => {
    const [one, two] = [docs[Math.floor(key / docs.length)]!, docs[key % docs.length]!];
    const apart = Math.abs(one.time - two.time);
    if (count < SHARED * Math.min(one.grams.size, two.grams.size)) return [];
    if (!(apart > APART) || apart > ONE_STORY) return [];
    return [one.time < two.time ? [text(one), text(two)] : [text(two), text(one)]];
  });
}

const story = (name: string, doc: string): Bare =>
  bare(`${name}/${doc}`, doc, storyText(name, doc).split(/\n+/u));
const seed = (id: string): Bare => bare(id, id, seedText(id).split(/\n+/u));

const seedPairs = (): DatedPair[] =>
  ['001', '002', '003', '004'].map((id): DatedPair => [seed('000'), seed(id)]);

const storyPairs = (): DatedPair[] =>
  storyNames().flatMap((name) =>
    ['copy', 'paraphrase', 'spin', 'summary', 'chain'].map((doc): DatedPair => [
      story(name, 'original'),
      story(name, doc),
    ]),
  );

/** Positive: rightly decided, by how much; negative: wrongly; 0: nothing said. */
type Outcome = -1 | 0 | 1;

export const outcomeOf = ([earlier, later]: DatedPair): Outcome => {
  const { order } = directionOf(earlier.facts, later.facts);
  return order === 'unknown' ? 0 : order === 'second-follows' ? 1 : -1;
};

const rowOf = (name: string, outcomes: readonly Outcome[]): DecisionRow => ({
  name,
  n: outcomes.length,
  decided: outcomes.filter((one) => one !== 0).length,
  right: outcomes.filter((one) => one > 0).length,
});

/** The signs of each pair; undefined where the two are not versions of one report. */
export const signsOf = (pairs: readonly DatedPair[]): (StageSigns | undefined)[] =>
  pairs.map(([earlier, later]) => stagesOf(earlier.facts, later.facts)?.signs);

/** Root mean square of each sign over the pairs: what SCALES of src/trace/stage.ts holds. */
export function scalesOf(signs: readonly (StageSigns | undefined)[]): StageSigns {
  const square = (sign: keyof StageSigns): number =>
    Math.sqrt(signs.reduce((sum, one) => sum + (one?.[sign] ?? 0) ** 2, 0) / signs.length) || 1;
  return Object.fromEntries(
    (Object.keys(SCALES) as (keyof StageSigns)[]).map((sign) => [sign, square(sign)]),
  ) as unknown as StageSigns;
}

const FOLDS = 6;

/**
 * The same decisions with scales and cut taken from other texts: by turns the pairs between two sixths of the
 * articles (or publishers) are decided with what the pairs without either sixth say. The cut decides as large
 * a part of those as the shipped one does of all.
 */
export function leftOut(pairs: readonly DatedPair[], by: 'id' | 'publisher'): Outcome[] {
  const signs = signsOf(pairs);
  const sixth = new Map<string, number>();
  for (const name of [...new Set(pairs.flat().map((text) => text[by]))].sort())
    sixth.set(name, sixth.size % FOLDS);
  const folds = pairs.map((pair) => pair.map((text) => sixth.get(text[by])!));
  const size = (one: StageSigns | undefined, scales?: StageSigns): number =>
    one ? stageScore(one, scales) : 0;
  const decided = signs.filter((one) => Math.abs(size(one)) >= STAGE_CUT).length / signs.length;
  const known = new Map<string, { scales: StageSigns; cut: number }>();
  return signs.map((one, at): Outcome => {
    const own = [...folds[at]!].sort();
    const key = own.join(' ');
    let fitted = known.get(key);
    if (!fitted) {
      const others = signs.filter((_, other) => !folds[other]!.some((fold) => own.includes(fold)));
      const scales = scalesOf(others);
      const sizes = others.map((other) => Math.abs(size(other, scales))).sort((a, b) => b - a);
      fitted = { scales, cut: sizes[Math.floor(decided * sizes.length)] ?? Number.POSITIVE_INFINITY };
      known.set(key, fitted);
    }
    const score = size(one, fitted.scales);
    return score === 0 || Math.abs(score) < fitted.cut ? 0 : score > 0 ? 1 : -1;
  });
}

/** All rows of direction; those of research sets only where they are there. */
export function directionRows(progress: Progress = () => {}): DecisionRow[] {
  const rows = [
    rowOf('seeds: 000 and 001–004', seedPairs().map(outcomeOf)),
    rowOf('stories: original and derived', storyPairs().map(outcomeOf)),
  ];
  progress(1, 3);
  const wires = wirePairs();
  if (wires.length > 0)
    rows.push(
      rowOf('Helsinki wire pairs', wires.map(outcomeOf)),
      rowOf('Helsinki wire pairs, scales and cut from other articles', leftOut(wires, 'id')),
      rowOf('Helsinki wire pairs, scales and cut from other publishers', leftOut(wires, 'publisher')),
    );
  progress(2, 3);
  const agency = agencyPairs();
  if (agency.length > 0)
    rows.push(rowOf('Agency items of 1987 that repeat each other', agency.map(outcomeOf)));
  progress(3, 3);
  return rows;
}
