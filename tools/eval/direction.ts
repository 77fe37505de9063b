/** Who came first, by the texts alone: outlets, copyright lines, credits and dates withheld. */
import { directionRows } from '../learn/direction';
import { decisionRow, decisionTable } from './decisions';
import type { EvalSet, Progress } from './set';

const AIM = { goal: '≥ .70, deciding ≥ .25', beside: 'best before .60' };

export const DIRECTION: EvalSet = {
  name: 'direction',
  about: 'who came first, by the texts alone',
  needs: [],
  run: (progress: Progress) => {
    const found = directionRows(progress);
    return {
      rows: found
        .filter(({ name }) => name.startsWith('Helsinki'))
        .map((one) => decisionRow({ ...one, name: `direction: ${one.name}` }, AIM)),
      sections: [
        {
          heading: 'Direction',
          text: `By the texts alone: outlets, copyright lines, credits and dates withheld. Of the wire pairs the time of scraping is the weak truth (different publishers, more than 30 minutes apart, at least .3 of one text in the other). "From other articles" and "from other publishers": by turns a sixth of them is left out of what the scales and the cut are taken from. Intervals draw pairs anew; since an article is in several pairs, they are somewhat too narrow.\n\n${decisionTable(found)}`,
        },
      ],
    };
  },
};
