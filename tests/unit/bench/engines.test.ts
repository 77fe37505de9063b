/** Each engine that is measured beside ours does what it is measured at, in one process and on few articles. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { generator } from '../../../bench/corpora/generate';
import { paragraphsOf } from '../../../bench/corpora/held';
import { queriesFrom, Rarity, rightAnswers, type Edit } from '../../../bench/corpora/queries';
import { keptBytes, wordsOf, type Held, type Index } from '../../../bench/engines/engine';
import { engineOf, OURS, PEERS, titled } from '../../../bench/engines/index';
import { tiersOf, type OurIndex } from '../../../bench/engines/ours';
import { fingerprintCount } from '../../../bench/engines/look-up';

const article = generator('engines');
const articles = Array.from({ length: 12 }, (_, number) => article(number));
const texts = articles.flatMap(paragraphsOf);
const folder = mkdtempSync(path.join(tmpdir(), 'headwater-bench-test-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
const held: Held = { articles, texts, articleCount: articles.length, folder };
const { targets, edits } = queriesFrom(articles, 1);
const rarity = new Rarity(texts);
/** Enough for a share, few enough for fuse.js. */
const ASKED = 15;

const NAMES = [OURS, ...PEERS.map(({ name }) => name)];

describe.each(NAMES)('%s', (name) => {
  const engine = engineOf(name);
  const built = Promise.resolve(engine.build(held));

  async function found(index: Index, edit: Edit): Promise<number> {
    let right = 0;
    for (const ask of engine.asks)
      for (const [i, query] of edits[edit].slice(0, ASKED).entries())
        if ((await index.find(query, ask)) === targets[i]) right += 1;
    return right / (ASKED * engine.asks.length);
  }

  it('finds the paragraphs that a page takes over', async () => {
    expect(await found(await built, 'verbatim')).toBeGreaterThan(0.9);
    expect(await found(await built, 'light')).toBeGreaterThan(0.9);
    expect(await found(await built, 'heavy')).toBeGreaterThan(0.5);
  });

  it('is kept and opened as the same, where it can be kept', async () => {
    const index = await built;
    if (engine.open === undefined) {
      expect(index.keep).toBeUndefined();
      return;
    }
    const kept = await index.keep!();
    expect(keptBytes(kept)).toBeGreaterThan(1000);
    const opened = await engine.open(kept);
    expect(await found(opened, 'light')).toBe(await found(index, 'light'));
  });

  it('is named with the version that ran', () => {
    if (name === 'Map of shingles') expect(titled(name)).toBe(name);
    else expect(titled(name)).toMatch(/ \d+\.\d+\.\d+( \(\w+\))?$/);
  });
});

describe('ours', () => {
  it('has two tiers, each near what it takes at the least', async () => {
    const index = (await engineOf(OURS).build(held)) as OurIndex;
    const { prints, stems, texts: bytes, paragraphs } = tiersOf(index.pack);
    expect(paragraphs).toBe(texts.length);
    expect(bytes).toBe(texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0));
    for (const { postings, bytes, least } of [prints, stems]) {
      expect(postings).toBeGreaterThan(1000);
      expect(bytes).toBeGreaterThan(least);
      // Twelve articles have nearly as many stems as paragraphs of them, and a stem has eight bytes of its own.
      expect(bytes).toBeLessThan(least * 8);
    }
    let postings = 0;
    for (const word of new Set(texts.flatMap(wordsOf).map((one) => rarity.stemOf(one) ?? '')))
      postings += word === '' ? 0 : index.corpus.stemSize(word);
    expect(stems.postings).toBe(postings);
  });

  it('fingerprints every text that is long enough', () => {
    expect(fingerprintCount('three words here')).toBe(1);
    expect(fingerprintCount('two words')).toBe(0);
    expect(fingerprintCount(texts.join(' '))).toBeGreaterThan(texts.join(' ').split(' ').length / 2);
  });
});

describe('look-ups', () => {
  it('are the same each time, of paragraphs that have enough words', () => {
    expect(queriesFrom(articles, 1)).toEqual({ targets, edits });
    expect(targets).toHaveLength(60);
    for (const target of targets) expect(texts[target]!.split(' ').length).toBeGreaterThanOrEqual(20);
  });

  it('are edited as they say', () => {
    targets.forEach((target, i) => {
      const words = texts[target]!.split(' ');
      expect(edits.verbatim[i]!.text).toBe(texts[target]);
      const light = edits.light[i]!.text.split(' ');
      const same = light.filter((word, at) => word === words[at]).length;
      expect(same).toBeLessThan(words.length);
      expect(same / words.length).toBeGreaterThanOrEqual(0.87);
      const heavy = edits.heavy[i]!.text.split(' ');
      const middle = words.length >> 1;
      const swapped = [...words.slice(middle), ...words.slice(0, middle)];
      const kept = heavy.filter((word, at) => word === swapped[at]).length;
      expect(kept / words.length).toBeLessThan(0.8);
      expect(kept / words.length).toBeGreaterThanOrEqual(0.65);
    });
  });

  it('have their twelve rarest words, each once', () => {
    const rarity = new Rarity(['ministers met', 'a minister of the crown', 'the minister met an ombudsman']);
    expect(rarity.rarest('The minister met the Ombudsman; an ombudsman and the ministers of it')).toBe(
      'ombudsman met minister',
    );
    for (const { rare } of edits.verbatim) {
      expect(rare.split(' ').length).toBeLessThanOrEqual(12);
      expect(new Set(rare.split(' ')).size).toBe(rare.split(' ').length);
    }
  });

  it('are answered as rightly with a copy as with the paragraph itself', () => {
    const text = 'one two three four five six seven eight nine ten eleven twelve thirteen fourteen';
    const corpus = [
      'other words altogether',
      text,
      `${text} and more`,
      'one two three four',
      `${text} x`.replace('seven', 'y'),
    ];
    expect(rightAnswers(new Map([[1, text]]), corpus).get(1)).toEqual(new Set([1, 2]));
  });
});
