/** Who came first, by the text alone: outlets, copyright lines, credits and dates withheld. */
import { directionOf } from '../../src/trace/direction';
import { factsOf, type Facts } from '../../src/trace/facts';
import { seedText, storyNames, storyText } from '../learn/gold';
import { percent, table, type Row } from '../learn/report';
import { records } from '../learn/research';
import { cell, share } from './estimate';
import type { EvalSet, TableRow } from './set';

type Pair = readonly [earlier: Facts, later: Facts];

function bare(paragraphs: readonly string[]): Facts {
  let start = 0;
  const blocks = paragraphs.map((text, index) => {
    const block = { index, start, text, kind: 'paragraph' as const };
    start += text.length + 1;
    return block;
  });
  return { ...factsOf(blocks, {}, []), own: { names: [], reporting: [] }, mentions: [] };
}

const story = (name: string, doc: string): Facts => bare(storyText(name, doc).split(/\n+/u));
const seed = (id: string): Facts => bare(seedText(id).split(/\n+/u));

/** Half an hour, in milliseconds: closer scrapes do not tell who was first. */
const APART = 30 * 60_000;
/** Part of one text's 8-grams that the other has. */
const SHARED = 0.3;

function wirePairs(): Pair[] {
  const docs = new Map(
    records<{ id: string; publisher: string; date: string; paragraphs: string[] }>(
      'helsinki.docs.jsonl.gz',
    ).map((doc) => [doc.id, { ...doc, facts: bare(doc.paragraphs), time: Date.parse(doc.date) }]),
  );
  return records<{ a: string; b: string; containment_a: number; containment_b: number }>(
    'helsinki.pairs-silver.jsonl.gz',
  ).flatMap(({ a, b, containment_a, containment_b }): Pair[] => {
    const [one, two] = [docs.get(a), docs.get(b)];
    if (!one || !two || one.publisher === two.publisher) return [];
    if (Math.max(containment_a, containment_b) < SHARED || !(Math.abs(one.time - two.time) > APART))
      return [];
    return [one.time < two.time ? [one.facts, two.facts] : [two.facts, one.facts]];
  });
}

export const DIRECTION: EvalSet = {
  name: 'direction',
  about: 'who came first, by the texts alone',
  needs: [],
  run: () => {
    const rows: TableRow[] = [];
    const details: Row[] = [];
    const add = (name: string, pairs: readonly Pair[], goal: string, beside: string): void => {
      if (pairs.length === 0) return;
      const orders = pairs.map(([a, b]) => directionOf(a, b).order);
      const decided = orders.filter((order) => order !== 'unknown');
      const rights = decided.map((order) => order === 'second-follows');
      rows.push({
        measure: `direction: ${name}, right where it decides`,
        n: `${decided.length} of ${pairs.length} pairs decided (${percent(decided.length / pairs.length)})`,
        ours: { balanced: cell(share(rights)) },
        goal,
        beside,
      });
      details.push([name, pairs.length, decided.length, cell(share(rights))]);
    };
    add(
      'seeds, 000 and 001–004',
      ['001', '002', '003', '004'].map((id) => [seed('000'), seed(id)]),
      '',
      '',
    );
    add(
      'stories, original and derived',
      storyNames().flatMap((name) =>
        ['copy', 'paraphrase', 'spin', 'summary', 'chain'].map((doc): Pair => [
          story(name, 'original'),
          story(name, doc),
        ]),
      ),
      '',
      '',
    );
    add('Helsinki wire pairs', wirePairs(), '≥ .70, deciding ≥ .25', 'best before .60');
    return {
      rows,
      sections: [
        {
          heading: 'Direction',
          text: `By the texts alone: outlets, copyright lines, credits and dates withheld. Of the wire pairs the time of scraping is the weak truth (different publishers, more than 30 minutes apart, at least .3 of one text in the other). Intervals draw pairs anew.\n\n${table(['pairs', 'n', 'decided', 'right of the decided'], details)}`,
        },
      ],
    };
  },
};
