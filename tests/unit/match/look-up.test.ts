import { describe, expect, it } from 'vitest';
import {
  buildCorpus,
  createLookUp,
  joinCorpora,
  languageOf,
  openCorpus,
  type Corpus,
} from '../../../src/index';
import { PostingLists, Postings } from '../../../src/corpus/index';
import { hashOf } from '../../../src/fingerprint';
import { Counters } from '../../../src/match/counters';
import { articleOf, storyNames, storyText } from '../../../tools/learn/gold';
import { fingerprintsOf } from '../../../src/print-reader';
import { withReplacedWords } from '../../../tools/seeded-words';

const pack = (stories: readonly string[]): Corpus =>
  openCorpus(buildCorpus(stories.map((story) => articleOf(story, storyText(story, 'original')))));
const CORPUS = pack(storyNames());
const texts = Array.from({ length: CORPUS.paragraphCount }, (_, paragraph) => CORPUS.text(paragraph));
/** Long enough to be found again with other words in it. */
const LONG = texts.flatMap((text, paragraph) =>
  CORPUS.kind(paragraph) === 'paragraph' && text.length > 200 ? [{ text, paragraph }] : [],
);

describe('a look-up', () => {
  it('finds every held paragraph by its own text, whole', () => {
    const { prints, both } = createLookUp(CORPUS);
    expect(LONG.length).toBeGreaterThan(30);
    for (const { text, paragraph } of LONG) {
      expect(prints(text)[0]).toEqual({ paragraph, share: 1 });
      expect(both(text)).toEqual(prints(text));
    }
  });

  it('finds lightly and heavily edited paragraphs by both tiers', () => {
    const { both } = createLookUp(CORPUS);
    const found = (share: number): number =>
      LONG.filter(({ text, paragraph }, i) => {
        const edited = withReplacedWords(text, ['ferry', 'stone', 'winter', 'parish'], String(i), share);
        return both(edited)[0]?.paragraph === paragraph;
      }).length;
    expect(found(0.1)).toBe(LONG.length);
    expect(found(0.3)).toBeGreaterThan(0.97 * LONG.length);
  });

  it('tells at most ten hits, best first, none twice, and none for what nobody holds', () => {
    const { prints, both } = createLookUp(CORPUS);
    for (const text of [...texts, 'qwfp zxcv bkjh arst neio luy', '', '%', 'one two']) {
      for (const hits of [prints(text), both(text)]) {
        expect(hits.length).toBeLessThanOrEqual(10);
        expect(new Set(hits.map(({ paragraph }) => paragraph)).size).toBe(hits.length);
        hits.forEach(({ share, paragraph }, i) => {
          expect(share).toBeGreaterThan(0);
          expect(share).toBeLessThanOrEqual(1);
          expect(paragraph).toBeLessThan(CORPUS.paragraphCount);
          if (i > 0) expect(share).toBeLessThanOrEqual(hits[i - 1]!.share);
        });
      }
    }
    expect(both('qwfp zxcv bkjh arst neio luy')).toEqual([]);
  });

  it('tells the same of a joined corpus, by its numbers, and nothing of what is hidden in it', () => {
    const stories = storyNames();
    const [hidden] = stories;
    const joined = joinCorpora([
      { corpus: pack(stories.slice(0, 3)), isHidden: (id) => id === hidden },
      { corpus: pack(stories.slice(3)) },
    ]);
    const whole = createLookUp(CORPUS);
    const parts = createLookUp(joined);
    for (const { text, paragraph } of LONG) {
      const isHidden = CORPUS.articleId(CORPUS.paragraphArticle(paragraph)) === hidden;
      const hits = parts.prints(text);
      if (!isHidden) expect(hits[0]).toEqual(whole.prints(text)[0]);
      for (const hit of [...hits, ...parts.both(text)])
        expect(joined.articleId(joined.paragraphArticle(hit.paragraph))).not.toBe(hidden);
    }
  });
});

it('a look-up in a script without spaces does not mistake a word for one that began alike before', () => {
  const held = openCorpus(
    buildCorpus(
      ['東京都知事は新しい橋の建設を発表した。', '都会の人口は減少している。東北の人口も減少。'].map(
        (text, i) => articleOf(String(i), text),
      ),
    ),
  );
  const { both } = createLookUp(held, undefined, languageOf('und'));
  for (const [text, paragraph] of [
    ['東北', 1],
    ['東京', 0],
    ['都会', 1],
    ['都知', 0],
  ] as const)
    expect(both(text), text).toEqual([{ paragraph, share: 1 }]);
});

const corpusOf = (...held: readonly string[]): Corpus =>
  openCorpus(buildCorpus(held.map((text, i) => articleOf(String(i), text))));
/** The n-th of many words of no language. */
const wordOf = (n: number, first = 'q'): string =>
  first +
  [n, n / 26, n / 676, n / 17_576].map((i) => String.fromCharCode(97 + (Math.floor(i) % 26))).join('');
const OTHERS = [
  'The minister said on Monday that the plan would go ahead in the spring of next year.',
  'Officials in the north have asked for more time to study the numbers.',
  'A second vote is due in June after the committee meets again.',
];

it('a word is not answered for by one of the same hash that another text had', () => {
  expect(hashOf('monufib')).toBe(hashOf('netemaling'));
  const corpus = corpusOf(...OTHERS, 'Nobody had ever seen the netemal before they came.');
  const cold = createLookUp(corpus).both('Was it netemaling?');
  expect(cold[0]?.paragraph).toBe(3);
  const warm = createLookUp(corpus);
  warm.both('They call it monufib.');
  expect(warm.both('Was it netemaling?')).toEqual(cold);
});

it('what is told once a text is not forgotten within it, however many words came before', () => {
  const corpus = corpusOf(...OTHERS, 'It is a matter of a million and no less.');
  const warm = createLookUp(corpus);
  for (let first = 0; first < 32_700; first += 100)
    warm.both(Array.from({ length: 100 }, (_, i) => wordOf(first + i)).join(' '));
  for (let n = 0; n < 100; n += 1) {
    const text = `${wordOf(n, 'z')} £22m`;
    expect(warm.both(text), text).toEqual(createLookUp(corpus).both(text));
    expect(warm.both(text)[0]?.paragraph).toBe(3);
  }
});

it('three fingerprints that nobody else has convince, of however many', () => {
  const seen = new Set<number>();
  for (const shared of [4, 5, 6, 7, 8])
    for (let own = 5; own < 90; own += 1) {
      const words = Array.from({ length: shared }, (_, i) => wordOf(i, 'x')).join(' ');
      const text = `${words} ${Array.from({ length: own }, (_, i) => wordOf(i, 'y')).join(' ')}`;
      const { prints, both } = createLookUp(
        corpusOf(`${words} ${Array.from({ length: 40 }, (_, i) => wordOf(i, 'z')).join(' ')}`),
      );
      const hits = prints(text);
      const asked = fingerprintsOf(text).length;
      if (hits.length !== 1 || Math.round(hits[0]!.share * asked) !== 3) continue;
      seen.add(asked);
      expect(both(text), String(asked)).toEqual(hits);
    }
  expect([...seen]).toContain(47);
});

it('counters keep every weight while they grow, and none of the text before', () => {
  const counters = new Counters();
  for (let round = 0; round < 3; round += 1) {
    counters.clear();
    expect(counters.weight(7)).toBe(0);
    expect(counters.leader).toBe(0);
    const lists = new PostingLists();
    const postings = new Postings();
    postings.paragraphs = Uint32Array.from({ length: 5_000 }, (_, i) => i * 7);
    lists.use(postings);
    lists.push(0, 5_000);
    lists.push(0, 2_500);
    lists.push(9, 10);
    counters.add(lists, 0, 3, [1, 0.5, 0.25]);
    expect(counters.leader).toBe(9);
    expect(counters.size).toBe(5_000);
    expect(counters.weight(7)).toBe(1.5);
    expect(counters.weight(7 * 4_999)).toBe(1);
    expect(counters.weight(8)).toBe(0);
  }
});
