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
  const kept: number[] = [];
  const alone = { ...tiny(30, 0), alone: 'as this is a test' };
  const results = await measureWhole(
    { corpora: [tiny(5, 5), tiny(20, 0), alone], pairs: 2 },
    (what) => told.push(what),
    async ({ corpora }) => void kept.push(corpora.length),
  );

  expect(kept).toEqual([3]);
  for (const { ours, peers, recall } of results.corpora.slice(0, 2)) {
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
  const [, , last] = results.corpora;
  expect(last!.peers.flatMap(({ failed }) => failed)).toEqual(
    PEERS.map(() => 'was not asked, as this is a test'),
  );
  expect(last!.alone?.map(({ prints, both }) => [prints.length, both.length])).toEqual([
    [2, 2],
    [2, 2],
    [2, 2],
  ]);
  for (const { prints } of last!.recall) expect(prints[0]).toBeGreaterThan(0.9 * prints[1]);
  expect(results.growth.map(({ what }) => what)).toEqual([
    ...['trace, held', 'trace, not held'],
    ...['trace, held', 'trace, not held', 'prints', 'prints', 'prints', 'both', 'both', 'both'],
  ]);
  expect(results.machine.passes.every(({ ms }) => ms.length === 2)).toBe(true);
  expect(told.some((what) => what.includes('flexsearch'))).toBe(true);

  const page = render(results);
  for (const name of [OURS, ...PEERS.map((peer) => peer.name)]) expect(page).toContain(titled(name));
  const beside = { ...results, corpora: results.corpora.slice(0, 2) };
  const measured = goalsOf(beside).filter(({ isReached }) => isReached !== undefined);
  // All but what is of large corpora and, on so few articles, of a memory that is next to nothing.
  expect(measured.length).toBeGreaterThanOrEqual(10);
});
