/** Time of a whole trace beside a search by fuse.js, by turns in one run. */
import Fuse from 'fuse.js';
import { buildCorpus, openCorpus, splitBlocks, traceArticle } from '../../src/index';
import { articleOf, seedText } from '../learn/gold';
import { table } from '../learn/report';
import { estimate } from './estimate';
import { PEER, PEERS } from './peer-engines';
import type { EvalSet, Progress } from './set';

const PAIRS = 12;
const PARAGRAPHS = 60;

const linesOf = (id: string): string[] =>
  splitBlocks(seedText(id)).map(({ start, end }) => seedText(id).slice(start, end));
const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** Median of some rounds after one to warm up. */
function medianOf(work: () => void, rounds: number): number {
  work();
  return median(Array.from({ length: rounds }, () => timed(work)));
}

export const TIME: EvalSet = {
  name: 'time',
  about: 'a whole trace of 60 paragraphs against 000, beside fuse.js',
  needs: [],
  run: (progress: Progress) => {
    const lines = linesOf('002').slice(0, PARAGRAPHS);
    const article = articleOf('page', lines.join('\n\n'));
    const one = openCorpus(buildCorpus([articleOf('000', seedText('000'))]));
    const five = openCorpus(
      buildCorpus(['000', '001', '002', '003', '004'].map((id) => articleOf(id, seedText(id)))),
    );
    const fuse = new Fuse(
      linesOf('000').map((text) => ({ text })),
      { keys: ['text'], includeScore: true, ignoreLocation: true },
    );
    const ours = (): unknown => traceArticle(one, article);
    const theirs = (): void => lines.forEach((text) => fuse.search(text));
    for (let i = 0; i < 5; i++) ours();
    theirs();
    const pairs = Array.from({ length: PAIRS }, (_, at) => {
      progress(at, PAIRS + 1);
      return { ours: timed(ours), theirs: timed(theirs) };
    });
    const ratio = estimate(
      pairs,
      (drawn) => median(drawn.map((pair) => pair.theirs)) / median(drawn.map((pair) => pair.ours)),
    );
    const times = (value: number): string => value.toFixed(0);
    const ms = median(pairs.map((pair) => pair.ours));
    const others = PEERS.filter((name) => name !== 'fuse.js').map((name): [string, string] => {
      const against = PEER[name](linesOf('000'));
      return [`${name}, against 000`, medianOf(() => lines.forEach((text) => against(text)), 5).toFixed(1)];
    });
    return {
      rows: [
        {
          measure: 'time of a whole trace, 60 paragraphs against 000, times as fast as fuse.js',
          n: `${PAIRS} pairs`,
          ours: {
            balanced: `${times(ratio.value)} × (${times(ratio.low)}–${times(ratio.high)}), ${ms.toFixed(1)} ms`,
          },
          peers: { 'fuse.js': `${median(pairs.map((pair) => pair.theirs)).toFixed(0)} ms` },
          goal: '≥ 100 ×',
          beside: 'best before ~80 ×',
        },
      ],
      sections: [
        {
          heading: 'Time',
          text: `Medians, ours and fuse.js by turns in one process, ${PAIRS} pairs; the interval draws pairs anew. Ours is the whole trace (reading, matching, added, altered, dropped, lineage), the others search alone.\n\n${table(
            ['engine', 'ms for 60 paragraphs'],
            [
              ['Headwater, whole trace, against 000', ms.toFixed(1)],
              [
                'Headwater, whole trace, against the five seeds',
                medianOf(() => traceArticle(five, article), 15).toFixed(1),
              ],
              ['fuse.js, ignoreLocation, against 000', median(pairs.map((pair) => pair.theirs)).toFixed(0)],
              ...others,
            ],
          )}`,
        },
      ],
    };
  },
};
