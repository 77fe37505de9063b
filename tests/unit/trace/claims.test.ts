import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languageOf } from '../../../src/index';
import { clauseWordsOf } from '../../../src/languages/clauses';
import { analyse } from '../../../src/text';
import { chancesOf, LINKS, linksOf, step, TURNS, type Chain } from '../../../src/trace/claims';
import { clausesOf } from '../../../src/trace/clauses';
import { fitChain, type ChainSample } from '../../../tools/learn/chain';

const links = (text: string): string[] => {
  const analysed = analyse(text, languageOf('en'));
  const words = clauseWordsOf('en');
  return linksOf(analysed, clausesOf(analysed, words), words).map((link) => LINKS[link]!);
};

describe('how a clause follows the one before', () => {
  it('is told by punctuation and the word that opens it', () => {
    expect(
      links(
        'The mayor of the old town has closed the bridge, which stood since 1904, a step that surprised many.',
      ),
    ).toEqual(['sentence', 'predicate', 'aside', 'aside']);
    expect(links('The bridge was closed because engineers feared for it; the mill stays open.')).toEqual([
      'sentence',
      'flow',
      'pause',
    ]);
    expect(links('The mayor told the paper “we had no choice at all” on Monday evening.')).toContain(
      'quotation',
    );
  });
});

/** The same by trying every way. */
function slowly(chain: Chain): number[] {
  const n = chain.odds.length;
  const sums = new Array<number>(n).fill(0);
  let all = 0;
  for (let way = 0; way < 2 ** n; way++) {
    const state = (k: number): number => (way >> k) & 1;
    let log = 0;
    for (let k = 0; k < n; k++) {
      log += state(k) * chain.odds[k]! + (k > 0 ? step(chain, k, state(k - 1), state(k)) : 0);
    }
    all += Math.exp(log);
    for (let k = 0; k < n; k++) sums[k]! += state(k) * Math.exp(log);
  }
  return sums.map((sum) => sum / all);
}

describe('the chain of clauses', () => {
  const weight = fc.double({ min: -4, max: 4, noNaN: true });
  const link = fc.array(weight, {
    minLength: LINKS.length * TURNS.length,
    maxLength: LINKS.length * TURNS.length,
  });
  const clause = fc.tuple(weight, fc.nat(LINKS.length - 1));

  it('gives each clause its part of all ways', () => {
    fc.assert(
      fc.property(fc.array(clause, { maxLength: 7 }), link, (clauses, weights) => {
        const chain = {
          odds: clauses.map(([odds]) => odds),
          links: clauses.map(([, kind]) => kind),
          link: weights,
        };
        slowly(chain).forEach((chance, k) => expect(chancesOf(chain)[k]).toBeCloseTo(chance, 9));
      }),
    );
  });

  it('without links is a logistic score a clause', () => {
    const chain = {
      odds: [-1, 0, 2],
      links: [0, 1, 2],
      link: new Array<number>(LINKS.length * TURNS.length).fill(0),
    };
    expect([...chancesOf(chain)].map((chance) => Number(chance.toFixed(3)))).toEqual([0.269, 0.5, 0.881]);
  });

  it('is learned: a link over which both are alike binds, one over which they differ does not', () => {
    const samples = Array.from({ length: 400 }, (_, i): ChainSample => {
      const [a, b] = [i % 2, (i >> 1) % 2] as [0 | 1, 0 | 1];
      const kind = (i >> 2) % 2 === 0 ? 3 : 2;
      return { x: [[a], [kind === 3 ? 0.5 : b]], links: [0, kind], y: [a, kind === 3 ? a : b], weight: 1 };
    });
    const [feature, constant, ...link] = fitChain(samples) as [number, number, ...number[]];
    expect(feature).toBeGreaterThan(1);
    const after = (kind: number): number =>
      chancesOf({ odds: [feature + constant, feature / 2 + constant], links: [0, kind], link })[1]!;
    expect(after(3)).toBeGreaterThan(after(2));
  });
});
