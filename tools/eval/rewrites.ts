/** News rewritten by a machine: the right original among all. */
import { rewriteRows } from '../learn/rewrites';
import { decisionTable, shareOf } from './decisions';
import { cell } from './estimate';
import type { EvalSet, Progress, TableRow } from './set';

export const REWRITES: EvalSet = {
  name: 'rewrites',
  about: 'machine-rewritten news: the right original among all',
  needs: ['llm-news-rewrites.pairs.jsonl.gz'],
  run: (progress: Progress) => {
    const found = rewriteRows(progress);
    const rows = found.map(({ name, n, right }): TableRow => ({
      measure: name,
      n: `${n.toLocaleString('en')} rewrites`,
      ours: { balanced: cell(shareOf(right, n)) },
      goal: '≥ .99',
      beside: 'best before .98–.99',
    }));
    return {
      // The first row is the measure; the others say how much of it a reader would be shown.
      rows: rows.slice(0, 1),
      sections: [
        {
          heading: 'Machine-rewritten news',
          text: `Every distinct original is an article of one library, every rewrite a page. Originals under six words and refusals are left out; near-duplicate originals share credit. Intervals draw rewrites anew.\n\n${decisionTable(found)}`,
        },
      ],
    };
  },
};
