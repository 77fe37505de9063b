/** The engines of others in detail. */
import { percent, table, type Row } from '../learn/report';
import type { GoldCase } from '../learn/gold';
import { ourAveragePrecision } from './articles';
import { derivedStories, honest, independentStories, seeds } from './cases';
import { bestCut, cell, F1, ratio, told, type Estimate } from './estimate';
import { PEERS } from './peer-engines';
import {
  PEER_F1,
  PEER_MAIN,
  PEER_NEAREST,
  PEER_PRECISION,
  PEER_RECALL,
  peerAveragePrecision,
  peerCut,
  peerTally,
} from './peer-figures';
import type { EvalSet, Progress } from './set';
import { tracedCases, type Unit } from './traced';

/** Our scores with a cut chosen as the peers' is: on the other families, for the best F1. */
function ourF1(cases: readonly GoldCase[], unit: Unit): Estimate {
  const all = tracedCases([...seeds(), ...derivedStories(), ...independentStories()], 'balanced', honest);
  const cutFor = new Map<string, number>();
  const cutOf = (family: string): number => {
    const known = cutFor.get(family);
    if (known !== undefined) return known;
    const others = all.filter(({ gold }) => gold.family !== family);
    const cut = bestCut(others.flatMap(({ scored }) => scored));
    cutFor.set(family, cut);
    return cut;
  };
  const tallies = tracedCases(cases, 'balanced', honest).map(({ gold, scored }) =>
    scored.map(({ truth, score }) => F1(told(truth, score >= cutOf(gold.family)))),
  );
  return unit === 'paragraphs'
    ? ratio(tallies.flat())
    : ratio(tallies.map((one) => one.reduce(([a, b], [c, d]) => [a + c, b + d], [0, 0])));
}

export const PEERS_SET: EvalSet = {
  name: 'peers',
  about: 'fuse.js, MiniSearch, shingles, winnowing and TF-IDF on seeds and stories',
  needs: [],
  run: (progress: Progress) => {
    const rows: Row[] = [];
    const groups = [
      ['seeds', seeds(), 'paragraphs'],
      ['stories', derivedStories(), 'articles'],
    ] as const;
    for (const [title, cases, unit] of groups) {
      const ours = tracedCases(cases, 'balanced', honest);
      rows.push([
        title,
        'Headwater, cut chosen as the peers’',
        cell(ourAveragePrecision(ours, unit)),
        cell(ourF1(cases, unit)),
        '',
        '',
        '',
        '',
        '',
      ]);
      for (const name of PEERS) {
        progress(rows.length, groups.length * (PEERS.length + 1));
        const value = (figure: typeof PEER_F1): string => percent(peerTally(name, cases, unit, figure).value);
        rows.push([
          title,
          name,
          cell(peerAveragePrecision(name, cases, unit)),
          cell(peerTally(name, cases, unit, PEER_F1)),
          value(PEER_PRECISION),
          value(PEER_RECALL),
          value(PEER_NEAREST),
          value(PEER_MAIN),
          [...new Set(cases.map(({ family }) => percent(peerCut(name, family))))].join(', '),
        ]);
      }
    }
    return {
      rows: [],
      sections: [
        {
          heading: 'Peers',
          text: `The same task for all: a score for each paragraph of the page against each paragraph of the source, the best one counts. The cut is the one with the highest F1 on the labelled paragraphs and independent reports of all other families. fuse.js with \`ignoreLocation\`; MiniSearch's score divided by the words of the paragraph; shingles are the part of the paragraph's runs of three words that the source paragraph has; winnowing k = 6, w = 4 over letters; TF-IDF over stems with the source's own document frequencies. All of them read one paragraph at a time. Main source: among the best three.\n\n${table(
            [
              'set',
              'engine',
              'average precision',
              'F1',
              'precision',
              'recall',
              'best is a labelled source',
              'main source in the best three',
              'cuts',
            ],
            rows,
          )}`,
        },
      ],
    };
  },
};
