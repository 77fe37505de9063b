/** The invented stories that the fit sees, each told with itself left out. */
import { table } from '../learn/report';
import { RECALL } from './estimate';
import { ADDED_HEAD, addedRows, articleRows, atPresets, DETAIL_HEAD, detailRows, ourCells } from './articles';
import { derivedStories, honest, shipped } from './cases';
import { PEER_RECALL, peerCells, peerTally } from './peer-figures';
import type { EvalSet } from './set';
import { ofCounts, total } from './traced';

export const STORIES: EvalSet = {
  name: 'stories',
  about: 'invented stories and their rewrites: derived or not, from where, added words',
  needs: [],
  run: () => {
    const cases = derivedStories();
    const hard = cases.filter((gold) => /paraphrase|summary/u.test(gold.name));
    const hardTraces = atPresets(hard, honest);
    return {
      rows: [
        ...articleRows('stories', cases, honest, 'articles', {
          'derived or not, F1': ['≥ .96 balanced', 'best before .92–.96'],
          'derived or not, precision': ['≥ .97 strict', 'best before .93 strict'],
          'derived or not, recall': ['≥ .95 strict', 'best before .98 strict'],
          'added words inside matched paragraphs, F1': ['≥ .78', 'best before .73'],
          'added words, whole article, F1': ['≥ .86', 'best before .82'],
        }),
        {
          measure: 'stories: recall of the paraphrase and summary articles',
          n: `${total(hardTraces.balanced, (one) => one.all)} derived`,
          ours: ourCells(hardTraces, (ofCase) => ofCounts(ofCase, 'articles', (one) => one.derived, RECALL)),
          peers: peerCells((name) => peerTally(name, hard, 'articles', PEER_RECALL)),
          goal: '≥ .97 balanced',
        },
      ],
      sections: [
        {
          heading: 'Stories: derived or not, and from where',
          text: `Intervals draw articles anew.\n\n${table(DETAIL_HEAD, [
            ...detailRows('family left out', cases, honest, 'articles'),
            ...detailRows('shipped', cases, shipped, 'articles'),
            ...detailRows('family left out; paraphrase and summary only', hard, honest, 'articles'),
          ])}`,
        },
        {
          heading: 'Stories: added words',
          text: table(ADDED_HEAD, [
            ...addedRows('family left out', cases, honest, 'articles'),
            ...addedRows('shipped', cases, shipped, 'articles'),
            ...addedRows('family left out; paraphrase and summary only', hard, honest, 'articles'),
          ]),
        },
      ],
    };
  },
};
