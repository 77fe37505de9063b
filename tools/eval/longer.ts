/** The longer invented stories, made after seed 002: long, abstract rewrites with much of their own. */
import { table } from '../learn/report';
import { ADDED_HEAD, addedRows, articleRows, DETAIL_HEAD, detailRows } from './articles';
import { honest, longer, shipped } from './cases';
import type { EvalSet } from './set';

export const LONGER: EvalSet = {
  name: 'longer',
  about: 'longer invented stories, of the kind of seed 002',
  needs: [],
  run: () => ({
    rows: articleRows('longer stories', longer(), honest, 'articles', {
      'derived or not, F1': ['≥ .92 balanced', ''],
      'derived or not, precision': ['≥ .98 strict', ''],
      'derived or not, recall': ['≥ .80 strict', ''],
      '`nearest` is a labelled source': ['≥ .88', ''],
      'main source in `nearest` and `others`': ['≥ .92', ''],
      'added words inside matched paragraphs, F1': ['≥ .75', ''],
      'added words, whole article, F1': ['≥ .92', ''],
    }),
    sections: [
      {
        heading: 'Longer stories',
        text: `Goals as for the seeds, whose kind they are. Where no fit sees them, "family left out" is the shipped one. Intervals draw articles anew.\n\n${table(
          DETAIL_HEAD,
          [
            ...detailRows('family left out', longer(), honest, 'articles'),
            ...detailRows('shipped', longer(), shipped, 'articles'),
          ],
        )}\n\n${table(ADDED_HEAD, [
          ...addedRows('family left out', longer(), honest, 'articles'),
          ...addedRows('shipped', longer(), shipped, 'articles'),
        ])}`,
      },
    ],
  }),
};
