/** The seeds 001, 002 and 003 against 000, labelled by hand. */
import { table } from '../learn/report';
import { ADDED_HEAD, addedRows, articleRows, DETAIL_HEAD, detailRows } from './articles';
import { honest, seeds, shipped } from './cases';
import type { EvalSet } from './set';

export const SEEDS: EvalSet = {
  name: 'seeds',
  about: 'the seeds 001, 002 and 003 against 000: derived or not, from where, added words',
  needs: [],
  run: () => ({
    rows: articleRows('seeds', seeds(), honest, 'paragraphs', {
      'derived or not, F1': ['≥ .92 balanced', 'people .97; best before .85–.89'],
      'derived or not, precision': ['≥ .98 strict', 'best before .95 strict'],
      'derived or not, recall': ['≥ .80 strict', 'best before .76 strict'],
      '`nearest` is a labelled source': ['≥ .88', 'people .99; best before .77–.81'],
      'main source in `nearest` and `others`': ['≥ .92', 'best before .84'],
      'added words inside matched paragraphs, F1': ['≥ .75', 'people .94; best before .69'],
      'added words, whole article, F1': ['≥ .92', 'people .98; best before .90'],
    }),
    sections: [
      {
        heading: 'Seeds: derived or not, and from where',
        text: `Intervals draw paragraphs anew: three articles are too few to draw from.\n\n${table(
          DETAIL_HEAD,
          [
            ...detailRows('family left out', seeds(), honest, 'paragraphs'),
            ...detailRows('shipped', seeds(), shipped, 'paragraphs'),
          ],
        )}`,
      },
      {
        heading: 'Seeds: added words',
        text: table(ADDED_HEAD, [
          ...addedRows('family left out', seeds(), honest, 'paragraphs'),
          ...addedRows('shipped', seeds(), shipped, 'paragraphs'),
        ]),
      },
    ],
  }),
};
