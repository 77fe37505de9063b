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
import { Counters } from '../../../src/match/counters';
import { articleOf, storyNames, storyText } from '../../../tools/learn/gold';
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

it('counters keep every weight while they grow, and none of the text before', () => {
  const counters = new Counters();
  for (let round = 0; round < 3; round += 1) {
    counters.clear();
    expect(counters.weight(7)).toBe(0);
    const lists = new PostingLists();
    const postings = new Postings();
    postings.paragraphs = Uint32Array.from({ length: 5_000 }, (_, i) => i * 7);
    lists.use(postings);
    lists.push(0, 5_000);
    lists.push(0, 2_500);
    counters.add(lists, 0, 2, [1, 0.5]);
    expect(counters.size).toBe(5_000);
    expect(counters.weight(7)).toBe(1.5);
    expect(counters.weight(7 * 4_999)).toBe(1);
    expect(counters.weight(8)).toBe(0);
  }
});
