/** News rewritten by a machine: the right original among all. */
import { rewriteRows, rewriteSet } from '../learn/rewrites';
import { decisionTable, shareOf } from './decisions';
import { cell, share } from './estimate';
import { PEER, PEERS, type PeerName } from './peer-engines';
import type { EvalSet, Progress, TableRow } from './set';

/** fuse.js would take a quarter of an hour for all of them: it gets every so many. */
const FUSE_STEP = 40;

/** The best of all originals is the right one. */
function peerCell(name: PeerName, progress: (part: number) => void): string {
  const set = rewriteSet();
  if (!set) return '';
  const against = PEER[name](set.originals);
  const step = name === 'fuse.js' ? FUSE_STEP : 1;
  const pages = set.pages.filter((_, at) => at % step === 0);
  const rights = pages.map(({ text, original }, at) => {
    if (at % 50 === 0) progress(at / pages.length);
    const scores = against(text);
    let best = 0;
    scores.forEach((score, index) => {
      if (score > scores[best]!) best = index;
    });
    return scores[best]! > 0 && set.isRight(best, original);
  });
  return cell(share(rights));
}

export const REWRITES: EvalSet = {
  name: 'rewrites',
  about: 'machine-rewritten news: the right original among all',
  needs: ['llm-news-rewrites.pairs.jsonl.gz'],
  run: (progress: Progress) => {
    const parts = PEERS.length + 1;
    const found = rewriteRows((done, all) => progress(done / all, parts));
    const peers = Object.fromEntries(
      PEERS.map((name, at) => [name, peerCell(name, (part) => progress(at + 1 + part, parts))]),
    );
    // The first is the measure; the others say how much of it a reader would be shown.
    const rows = found.slice(0, 1).map(({ name, n, right }): TableRow => ({
      measure: name,
      n: `${n.toLocaleString('en')} rewrites`,
      ours: { balanced: cell(shareOf(right, n)) },
      peers,
      goal: '≥ .99',
      beside: 'best before .98–.99',
    }));
    return {
      rows,
      sections: [
        {
          heading: 'Machine-rewritten news',
          text: `Every distinct original is an article of one library, every rewrite a page. Originals under six words and refusals are left out; near-duplicate originals share credit. fuse.js was asked for every ${FUSE_STEP}th rewrite only. Intervals draw rewrites anew.\n\n${decisionTable(found)}`,
        },
      ],
    };
  },
};
