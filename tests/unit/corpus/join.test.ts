import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  buildCorpus,
  joinCorpora,
  openCorpus,
  traceArticle,
  type Corpus,
  type CorpusPart,
  type SourceArticle,
} from '../../../src/index';
import { PostingLists } from '../../../src/corpus/index';
import { fingerprints } from '../../../src/fingerprint';
import { languageOf } from '../../../src/languages/index';
import { fingerprintsOf } from '../../../src/print-reader';
import { analyse, splitBlocks } from '../../../src/text';
import { articleOf, storyNames, storyText } from '../../../tools/learn/gold';

const english = languageOf('en');
const OUTLETS = [undefined, 'Harbour News', 'The Ellary Post'];
const STORIES = storyNames().flatMap((story) =>
  ['original', 'independent', 'copy', 'paraphrase'].map((name, at) =>
    articleOf(
      `${story}-${name}`,
      storyText(story, name),
      OUTLETS[at % 3] === undefined ? {} : { outlet: OUTLETS[at % 3]! },
    ),
  ),
);

/** Which articles hold a stem or fingerprint, by id and block: numbers of paragraphs differ from library to library. */
function found(corpus: Corpus, visit: (each: (paragraph: number) => void) => void): string[] {
  const places: string[] = [];
  visit((paragraph) => {
    const article = corpus.paragraphArticle(paragraph);
    places.push(`${corpus.articleId(article)}:${paragraph - corpus.paragraphsOf(article).first}`);
  });
  return places.sort();
}

/** All that a corpus tells, without its numbers. */
function told(corpus: Corpus, probes: readonly SourceArticle[]): unknown {
  const articles = Array.from({ length: corpus.articleCount }, (_, index) => {
    const { first, end } = corpus.paragraphsOf(index);
    const blocks = Array.from({ length: end - first }, (_, at) => [
      corpus.text(first + at),
      corpus.textBytes(first + at),
      corpus.kind(first + at),
      corpus.words(first + at),
      corpus.paragraphArticle(first + at) === index,
    ]);
    const info = corpus.article(index);
    return { info, blocks, isThere: corpus.articleIndex(info.articleId) === index };
  });
  const words = probes.slice(0, 3).flatMap(({ text }) => analyse(text.slice(0, 400), english).words);
  const prints = fingerprints(words).map(({ hash }) =>
    found(corpus, (each) => corpus.visitFingerprint(hash, each)),
  );
  const stems = words.map(({ stem }) => [
    found(corpus, (each) => corpus.visitStem(stem, each)),
    corpus.backgroundIdf(stem),
  ]);
  return { articles, prints, stems, outlets: [...corpus.outlets()].sort() };
}

const partOf = (articles: readonly SourceArticle[], rest: Omit<CorpusPart, 'corpus'> = {}): CorpusPart => ({
  corpus: openCorpus(buildCorpus(articles)),
  ...rest,
});

describe('a joined corpus', () => {
  it('tells what one corpus of the shown articles tells', () => {
    const cuts = fc.array(
      fc.record({
        size: fc.integer({ min: 0, max: 5 }),
        prefix: fc.constantFrom('', 'p-1/', 'p-2/'),
        hidden: fc.nat(31),
        hides: fc.boolean(),
      }),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(cuts, (parts) => {
        let taken = 0;
        const shown: SourceArticle[] = [];
        const joined = joinCorpora(
          parts.map(({ size, prefix, hidden, hides }) => {
            const articles = STORIES.slice(taken, (taken += size));
            const isHidden = (id: string): boolean => {
              const at = articles.findIndex((one) => one.id === id);
              return ((hidden >> at) & 1) === 1;
            };
            shown.push(
              ...articles
                .filter(({ id }) => !hides || !isHidden(id))
                .map((one) => ({ ...one, id: prefix + one.id })),
            );
            return partOf(articles, hides ? { prefix, isHidden } : { prefix });
          }),
        );
        const whole = openCorpus(buildCorpus(shown));
        expect(joined.articleCount).toBe(whole.articleCount);
        // Without any part there is no table of general English either.
        if (parts.length > 0) expect(told(joined, STORIES)).toEqual(told(whole, STORIES));
      }),
      { numRuns: 25 },
    );
  });

  it('traces as one corpus does', () => {
    const [page, ...held] = [storyText('flood', 'chain'), ...STORIES];
    const ids = STORIES.map(({ id }) => id);
    const whole = traceArticle(openCorpus(buildCorpus(held)), articleOf('page', page));
    const joined = traceArticle(
      joinCorpora([partOf(held.slice(0, 3)), partOf(held.slice(3, 4)), partOf(held.slice(4))]),
      articleOf('page', page),
    );
    expect(joined).toEqual(whole);
    expect(ids).toContain(joined.lineage.original?.articleId);
  });

  it('does not know a hidden article, nor its paragraphs', () => {
    const [first, second] = STORIES;
    const corpus = joinCorpora([
      partOf([first!, second!], { prefix: 'x/', isHidden: (id) => id === first!.id }),
    ]);
    expect(corpus.articleCount).toBe(1);
    expect(corpus.articleIndex(`x/${first!.id}`)).toBe(-1);
    expect(corpus.articleIndex(second!.id)).toBe(-1);
    expect(corpus.articleIndex(`x/${second!.id}`)).toBe(0);
    expect(corpus.outlets()).toEqual(['Harbour News']);
    for (const wrong of [0, -1, 0.5, Number.NaN, corpus.paragraphCount]) {
      expect(() => corpus.text(wrong)).toThrow(RangeError);
      expect(() => corpus.paragraphArticle(wrong)).toThrow(RangeError);
    }
    for (const wrong of [1, -1, 0.5, Number.NaN]) {
      expect(() => corpus.article(wrong)).toThrow(RangeError);
      expect(() => corpus.paragraphsOf(wrong)).toThrow(RangeError);
    }
  });

  it('of nothing is empty', () => {
    const corpus = joinCorpora([]);
    expect(corpus.articleCount).toBe(0);
    expect(() => corpus.text(0)).toThrow(RangeError);
    expect(traceArticle(corpus, STORIES[0]!).paragraphs.every(({ match }) => match === null)).toBe(true);
  });

  it('holds joined corpora', () => {
    const nested = joinCorpora([
      { corpus: joinCorpora([partOf(STORIES.slice(0, 2), { prefix: 'a/' })]), prefix: 'b/' },
      partOf(STORIES.slice(2, 3)),
    ]);
    const flat = STORIES.slice(0, 3).map((one, at) => (at < 2 ? { ...one, id: `b/a/${one.id}` } : one));
    expect(told(nested, STORIES)).toEqual(told(openCorpus(buildCorpus(flat)), STORIES));
  });
});

describe('how rare stems are', () => {
  const GERMAN = splitBlocks(
    'Die Fähre lief am Dienstag vor dem Kap auf Grund, wie die Küstenwache am Mittwoch mitteilte, und niemand wurde dabei verletzt.',
  );
  const german: SourceArticle = {
    id: 'de',
    text: 'Die Fähre lief am Dienstag vor dem Kap auf Grund, wie die Küstenwache am Mittwoch mitteilte, und niemand wurde dabei verletzt.',
    blocks: GERMAN,
    meta: {},
  };
  const own = (articles: readonly SourceArticle[]): Corpus =>
    openCorpus(buildCorpus(articles, { background: 'own' }));

  it('is told by general English wherever it is held, then by the other tables', () => {
    const bundled = openCorpus(buildCorpus(STORIES.slice(0, 2)));
    const corpus = joinCorpora([
      { corpus: own([german]) },
      { corpus: own(STORIES.slice(2, 4)) },
      { corpus: bundled, countsOnly: true },
    ]);
    const whole = openCorpus(buildCorpus([german, ...STORIES.slice(2, 4)]));
    expect(corpus.articleCount).toBe(3);
    expect(corpus.hasGeneral).toBe(true);
    for (const stem of ['year', 'die', 'fahr', 'ferri', 'mitteil', 'sagt', 'qqqq', 'man']) {
      expect(corpus.backgroundIdf(stem), stem).toBe(whole.backgroundIdf(stem));
    }
    expect(corpus.articleIndex(STORIES[0]!.id)).toBe(-1);
  });

  it('a pack without the table of English is smaller by it, and traces the same beside one that has it', () => {
    const held = STORIES.slice(0, 4);
    expect(own(held).hasGeneral).toBe(false);
    expect(buildCorpus(held, { background: 'own' }).byteLength).toBeLessThan(
      buildCorpus(held).byteLength - 100_000,
    );
    const table = openCorpus(buildCorpus([]));
    const page = articleOf('page', storyText(storyNames()[0]!, 'chain'));
    expect(
      traceArticle(joinCorpora([{ corpus: own(held) }, { corpus: table, countsOnly: true }]), page),
    ).toEqual(traceArticle(openCorpus(buildCorpus(held)), page));
  });
});

it('a look-up of very many leaves no room behind it', () => {
  const text = 'The ferry from the island was late';
  const many = Array.from({ length: 200 }, (_, i) => articleOf(String(i), text));
  const joined = joinCorpora([{ corpus: openCorpus(buildCorpus(many)) }]);
  const [hash] = fingerprintsOf(text);
  const lists = new PostingLists();
  const hashes = new Uint32Array(6_000).fill(hash!);
  joined.listFingerprints(hashes, hashes.length, 1_000, lists);
  expect(lists.count).toBe(1_200_000);
  expect(lists.paragraphs[lists.ends[5_999]! - 1]).toBe(199);
  joined.listFingerprints(hashes, 1, 1_000, lists);
  expect(lists.count).toBe(200);
  expect(lists.paragraphs.length).toBeLessThan(1 << 20);
});
