/** The measurement runs: every engine in its own process, on as few articles as there can be. */
import { expect, it } from 'vitest';
import { OURS, PEERS, titled } from '../../bench/engines/index';
import { goalsOf } from '../../bench/report/goals';
import { render } from '../../bench/report/render';
import type { CorpusPlan } from '../../bench/run/corpus';
import { measureWhole } from '../../bench/run/whole';

const tiny = (articles: number, rebuild: number): CorpusPlan => ({
  articles,
  pace: { pairs: 2, turn: 1, row: 20_000 },
  limits: { seconds: 60, heapMb: 1_000 },
  rebuild,
});

it('measures every engine and tells of it', async () => {
  const told: string[] = [];
  const results = await measureWhole({ corpora: [tiny(5, 5), tiny(20, 0)], pairs: 2 }, (what) =>
    told.push(what),
  );

  for (const { ours, peers, recall } of results.corpora) {
    expect(ours.failed).toEqual([]);
    expect(ours.tiers?.prints.bytes).toBeGreaterThan(0);
    expect(recall.map(({ edit }) => edit)).toEqual(['verbatim', 'light', 'heavy']);
    expect(peers.map(({ engine }) => engine)).toEqual(PEERS.map(({ name }) => name));
    for (const peer of peers) {
      expect(peer.failed, peer.engine).toEqual([]);
      const { asks } = PEERS.find(({ name }) => name === peer.engine)!;
      expect(peer.compared).toHaveLength(asks.length * 3);
      for (const row of peer.compared) {
        expect(row.peer).toHaveLength(2);
        expect(Math.min(...row.peer, ...row.prints, ...row.both)).toBeGreaterThan(0);
      }
    }
  }
  expect(results.growth.map(({ what }) => what)).toEqual(['trace, held', 'trace, not held']);
  expect(results.machine.passes.every(({ ms }) => ms.length === 2)).toBe(true);
  expect(told.some((what) => what.includes('flexsearch'))).toBe(true);

  const page = render(results);
  for (const name of [OURS, ...PEERS.map((peer) => peer.name)]) expect(page).toContain(titled(name));
  const measured = goalsOf(results).filter(({ isReached }) => isReached !== undefined);
  // All but what is of large corpora and, on so few articles, of a memory that is next to nothing.
  expect(measured.length).toBeGreaterThanOrEqual(10);
});
