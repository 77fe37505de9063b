/** Pages that take part of their text from the source nearly word for word; the rest is theirs, on the same subject. */
import { percent, table, type Row } from '../learn/report';
import { partialCases } from '../learn/partial';
import { ourCells, type Traces } from './articles';
import { shipped } from './cases';
import { RECALL } from './estimate';
import { PRESETS, type EvalSet, type TableRow } from './set';
import { ofCounts, total, tracedCases } from './traced';

/** Pages of the file's order; the manner's gain was read off the first 60 (src/match/context.ts). */
const FROM = 200;
const COUNT = 80;

export const PARTIAL_SET: EvalSet = {
  name: 'partial',
  about: 'pages of which a part stands in the source nearly word for word',
  needs: ['helsinki.docs.jsonl.gz'],
  run: (progress) => {
    const cases = partialCases(FROM, FROM + COUNT);
    const traces = Object.fromEntries(
      PRESETS.map((preset, at) => {
        const found = tracedCases(cases, preset, shipped);
        progress(at + 1, PRESETS.length);
        return [preset, found];
      }),
    ) as unknown as Traces;
    const recall = (preset: (typeof PRESETS)[number]) =>
      ofCounts(traces[preset], 'articles', (one) => one.derived, RECALL);
    const wrong = (preset: (typeof PRESETS)[number]): number =>
      total(traces[preset], ({ derived }) => derived.false);
    const own = total(traces.balanced, ({ labelled, all }) => labelled - all);
    const row: TableRow = {
      measure: 'partly taken pages: taken paragraphs found',
      n: `${total(traces.balanced, ({ all }) => all)} paragraphs of ${cases.length} pages`,
      ours: ourCells(traces, (ofCase) => ofCounts(ofCase, 'articles', (one) => one.derived, RECALL)),
      goal: '',
      beside: `badges on the pages' ${own} own paragraphs: ${PRESETS.map(wrong).join(' / ')}`,
    };
    const details = PRESETS.map((preset): Row => [preset, percent(recall(preset).value), wrong(preset), own]);
    return {
      rows: [row],
      sections: [
        {
          heading: 'Partly taken',
          text: `News pages of one week (Helsinki summit, ${cases.length} pages; none is in the fit), each against a part of itself: a sixth, a third or half of its paragraphs, 0, 10 or 20 % of their words replaced (seeded). The rest is the page's own, by the same hand on the very same subject, which is as near as text that derives from nothing can come. With the shipped coefficients.\n\n${table(
            ['preset', 'taken paragraphs found', 'badges on its own', 'own paragraphs'],
            details,
          )}`,
        },
      ],
    };
  },
};
