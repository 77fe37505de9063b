/** Badges where nothing derives. */
import { THRESHOLDS } from '../../src/strictness';
import type { Strictness } from '../../src/index';
import type { GoldCase } from '../learn/gold';
import { table, type Row } from '../learn/report';
import { bbcCases, researchFolder, topicCases } from '../learn/research';
import {
  honest,
  independentHeldOut,
  independentLonger,
  independentStories,
  shipped,
  type WeightsOf,
  withForeign,
} from './cases';
import { cell, ratio, type Tally } from './estimate';
import { peerBadges, peerCells } from './peer-figures';
import { PRESETS, type EvalSet, type Progress, type TableRow } from './set';
import { total, tracedCases } from './traced';

/** Fits see the first 60. */
const BBC = { from: 60, to: 2225 };
/** As many the peers see: fuse.js would need minutes for all. */
const BBC_PEERS = 50;

/** Badges of a page among its counted blocks: all of it, or the labelled ones. */
function badges(gold: GoldCase, preset: Strictness, weightsOf: WeightsOf): Tally {
  const traces = tracedCases([gold], preset, weightsOf);
  return gold.labels.size === 0
    ? [total(traces, (one) => one.badges), total(traces, (one) => one.blocks)]
    : [total(traces, ({ derived }) => derived.false), total(traces, (one) => one.labelled)];
}

/** A stricter preset shows a subset of a looser one, so that a page without a badge needs no second look. */
function atPresets(gold: GoldCase, weightsOf: WeightsOf): Record<Strictness, Tally> {
  const loose = badges(gold, 'loose', weightsOf);
  const none: Tally = [0, loose[1]];
  const at = (preset: Strictness): Tally => (loose[0] === 0 ? none : badges(gold, preset, weightsOf));
  return { strict: at('strict'), balanced: at('balanced'), loose };
}

interface Group {
  readonly title: string;
  readonly cases: readonly GoldCase[];
  readonly weightsOf: WeightsOf;
  readonly goal: string;
  readonly beside: string;
  /** The peers would need minutes for the many. */
  readonly peersOn: readonly GoldCase[];
}

function groups(): Group[] {
  const independent = independentStories();
  const heldOut = independentHeldOut();
  const long = independentLonger();
  const here: Group[] = [
    {
      title: "stories' independent reports",
      cases: independent,
      weightsOf: honest,
      goal: '0 balanced',
      beside: 'best before 5 of 92 on like stories',
      peersOn: independent,
    },
    {
      title: "longer stories' independent reports",
      cases: long,
      weightsOf: honest,
      goal: '0 balanced',
      beside: '',
      peersOn: long,
    },
    {
      title: 'independent reports of the stories held out',
      cases: heldOut,
      weightsOf: shipped,
      goal: '0 balanced',
      beside: '',
      peersOn: heldOut,
    },
    {
      title: 'unrelated paragraphs set into derived pages',
      cases: withForeign(),
      weightsOf: honest,
      goal: '',
      beside: '',
      peersOn: [],
    },
  ];
  if (researchFolder() === undefined) return here;
  const topic = topicCases();
  const bbc = bbcCases(BBC.from, BBC.to);
  return [
    ...here,
    {
      title: 'same-topic news, 25 pages, against 000',
      cases: topic,
      weightsOf: honest,
      goal: '≤ .001 balanced',
      beside: 'best before 0 of 1,897 with BBC',
      peersOn: topic,
    },
    {
      title: `BBC pages, ${bbc.length}, against 000`,
      cases: bbc,
      weightsOf: shipped,
      goal: '≤ .001 balanced',
      beside: 'as above',
      peersOn: bbc.slice(0, BBC_PEERS),
    },
  ];
}

export const FALSE_BADGES: EvalSet = {
  name: 'false-badges',
  about: 'badges on independent reports, same-topic news and unrelated pages',
  needs: [],
  run: (progress: Progress) => {
    const all = groups();
    const pages = all.reduce((sum, { cases, peersOn }) => sum + cases.length + peersOn.length, 0);
    let done = 0;
    const rows: TableRow[] = [];
    const details: Row[] = [];
    for (const { title, cases, weightsOf, goal, beside, peersOn } of all) {
      if (cases.length === 0) continue;
      const tallies = cases.map((gold) => {
        progress(done++, pages);
        return atPresets(gold, weightsOf);
      });
      const count = (preset: Strictness, at: 0 | 1): number =>
        tallies.reduce((sum, tally) => sum + tally[preset][at], 0);
      const ours = Object.fromEntries(
        PRESETS.map((preset) => [
          preset,
          `${count(preset, 0)}: ${cell(ratio(tallies.map((one) => one[preset])))}`,
        ]),
      );
      rows.push({
        measure: `false badges: ${title}`,
        n: `${count('loose', 1).toLocaleString('en')} blocks`,
        ours,
        ...(peersOn.length > 0 ? { peers: peerCells((name) => peerBadges(name, peersOn)) } : {}),
        goal,
        beside,
      });
      done += peersOn.length;
      for (const preset of PRESETS)
        details.push([title, preset, cases.length, count(preset, 1), count(preset, 0)]);
    }
    return {
      rows,
      sections: [
        {
          heading: 'False badges',
          text: `Pages from which nothing derives; every block counts. Fitted without the story, or without same-topic news; BBC pages but the first 60 are not in the fit, and the stories held out are not either. Intervals draw pages anew; where there is no badge at all they are exact (Clopper and Pearson). The peers see headlines and paragraphs only, of the BBC pages the first ${BBC_PEERS}, at the cut that serves them best on other families (below, "Peers"). Cuts: ${PRESETS.map((preset) => `${preset} ${THRESHOLDS[preset]}`).join(', ')}.\n\n${table(
            ['set', 'preset', 'pages', 'blocks', 'badges'],
            details,
          )}`,
        },
      ],
    };
  },
};
