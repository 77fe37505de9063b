import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildCorpus, openCorpus, traceArticle, type Strictness } from '../../../src/index';
import { expectExact } from '../exact-spans';
import { articleOf, seedText, storyNames, storyText } from '../../../tools/learn/gold';

const original = articleOf('original', storyText('flood', 'original'));
const other = articleOf('other', storyText('court-ruling', 'independent'));
const corpus = openCorpus(buildCorpus([original]));
const PRESETS: readonly Strictness[] = ['strict', 'balanced', 'loose'];

/** Lines to make pages of: derived, foreign and odd ones. */
const POOL = [
  ...['copy', 'paraphrase', 'spin', 'summary', 'chain', 'independent'].flatMap((name) =>
    storyText('flood', name).split(/\n+/u),
  ),
  ...storyText('court-ruling', 'original').split(/\n+/u),
  '“No pump in the country would have stopped it,” he said.',
  'Ｆｕｌｌ ｗｉｄｔｈ and ze\u200bro wid\u00adth “quotes” 🙂 \ud83d lone',
  '洪水で二人が死亡し、千九百人が避難した。',
  '1 2 3 — … !!!',
].filter((line) => line.trim() !== '');

const pages = fc
  .array(fc.constantFrom(...POOL), { minLength: 1, maxLength: 14 })
  .map((lines) => lines.join('\n\n'));

const foreignLines = (count: number): string[] =>
  storyText('science-fungus', 'independent')
    .split(/\n+/u)
    .filter((line) => line.length > 150)
    .slice(0, count);

describe('any page made of derived, foreign and odd lines', () => {
  it('has spans inside their paragraphs, in order, and shares within bounds', () => {
    fc.assert(
      fc.property(pages, fc.constantFrom(...PRESETS), (text, strictness) => {
        const trace = traceArticle(corpus, articleOf('page', text), { strictness });
        expectExact(trace, text);
        const { words, derivedWords, addedWords, sameWords, addedInsideWords } = trace.summary;
        expect(derivedWords).toBeGreaterThanOrEqual(0);
        expect(derivedWords + addedWords).toBeLessThanOrEqual(words);
        expect(sameWords).toBeLessThanOrEqual(derivedWords);
        expect(addedInsideWords).toBeLessThanOrEqual(addedWords);
      }),
      { numRuns: 60, seed: 7 },
    );
  });

  it('says of each compared paragraph without a match how far it is from one, and which step would do', () => {
    fc.assert(
      fc.property(pages, fc.constantFrom(...PRESETS), (text, strictness) => {
        const at = (step: Strictness) => traceArticle(corpus, articleOf('page', text), { strictness: step });
        const traces = new Map(PRESETS.map((step) => [step, at(step)]));
        for (const { index, match, skipped, below } of traces.get(strictness)!.paragraphs) {
          expect(below === undefined).toBe(match !== null || skipped !== undefined);
          if (below === undefined) continue;
          const matching = PRESETS.filter((step) => traces.get(step)!.paragraphs[index]!.match !== null);
          expect(below.matchedAt).toBe(matching[0] ?? null);
          if (below.by === 'much') expect(matching).not.toContain('balanced');
        }
      }),
      { numRuns: 40, seed: 3 },
    );
  });

  it('shows less the stricter it is, with the same scores', () => {
    fc.assert(
      fc.property(pages, (text) => {
        const [strict, balanced, loose] = PRESETS.map((strictness) =>
          traceArticle(corpus, articleOf('page', text), { strictness }),
        );
        strict!.paragraphs.forEach((paragraph, i) => {
          if (paragraph.match) expect(balanced!.paragraphs[i]!.match).not.toBeNull();
          if (balanced!.paragraphs[i]!.match) expect(loose!.paragraphs[i]!.match).not.toBeNull();
          expect(loose!.paragraphs[i]!.score).toBe(paragraph.score);
        });
      }),
      { numRuns: 40, seed: 11 },
    );
  });

  it('keeps its sources when an unrelated article is held as well', () => {
    const both = openCorpus(buildCorpus([original, other]));
    fc.assert(
      fc.property(pages, (text) => {
        const alone = traceArticle(corpus, articleOf('page', text));
        const beside = traceArticle(both, articleOf('page', text));
        alone.paragraphs.forEach(({ match }, i) => {
          if (match) expect(beside.paragraphs[i]!.match?.source).toEqual(match.source);
        });
      }),
      { numRuns: 40, seed: 13 },
    );
  });
});

describe('a page against the same text under another id', () => {
  it.each(storyNames())('%s: every paragraph is identical, nothing is added', (story) => {
    const text = storyText(story, 'original');
    const held = openCorpus(buildCorpus([articleOf('held', text), articleOf('twin', text)]));
    const trace = traceArticle(held, articleOf('page', text));
    expect(trace.lineage.self).toBe('held');
    const compared = trace.paragraphs.filter(({ skipped }) => skipped === undefined);
    expect(compared.length).toBeGreaterThan(10);
    for (const { match } of compared) {
      expect(match?.relation).toBe('identical');
      expect(match?.added).toEqual([]);
      expect(match?.source.articleId).toBe('twin');
    }
  });

  it('is itself, and gets no badge, when nothing else is held', () => {
    const trace = traceArticle(corpus, articleOf('page', original.text));
    expect(trace.lineage).toMatchObject({ self: 'original', original: null, nearest: null });
    expect(trace.summary.derivedParagraphs).toBe(0);
  });
});

describe('a quotation that two reports share', () => {
  const quotation =
    '“The volume of water was beyond anything the scheme was built to handle. No pump in the country would have stopped it.”';
  const foreign = storyText('science-fungus', 'independent').split(/\n+/u).slice(0, 8);

  it('is no match alone', () => {
    const trace = traceArticle(
      corpus,
      articleOf('page', [...foreign.slice(0, 4), quotation, ...foreign.slice(4)].join('\n')),
    );
    expect(trace.summary.derivedParagraphs).toBe(0);
    expect(trace.lineage.original).toBeNull();
  });

  it('is part of a match where the page follows the report', () => {
    const trace = traceArticle(corpus, articleOf('page', storyText('flood', 'copy')));
    const quoting = trace.paragraphs.find(({ text }) => text.includes('It came under the door'));
    expect(quoting?.match?.same.length).toBeGreaterThan(0);
  });
});

describe('a page without paragraphs', () => {
  it('is traced in stretches of sentences', () => {
    const text = [
      ...foreignLines(6),
      ...storyText('flood', 'paraphrase').split(/\n+/u),
      ...foreignLines(4),
    ].join(' ');
    const trace = traceArticle(corpus, articleOf('page', text));
    expectExact(trace, text);
    const [paragraph] = trace.paragraphs;
    expect(paragraph?.match?.source.articleId).toBe('original');
    expect(paragraph?.match?.added[0]).toMatchObject({ start: 0, grade: 'sure' });
    expect(paragraph?.match?.added.at(-1)!.end).toBeGreaterThan(text.length - 5);
  });
});

describe('caps', () => {
  const page = articleOf('page', storyText('flood', 'copy'));

  it('reports what the text cap left out', () => {
    const trace = traceArticle(corpus, page, { maxChars: 1200 });
    expect(trace.partial?.reason).toBe('text');
    const from = trace.partial!.fromIndex;
    for (const { index, skipped, match } of trace.paragraphs) {
      if (index >= from) expect(match).toBeNull();
      else expect(skipped).not.toBe('limit');
    }
    expect(trace.summary.derivedParagraphs).toBeGreaterThan(0);
  });

  it('reports where the time ran out', () => {
    let clock = 0;
    const trace = traceArticle(corpus, page, { maxMs: 20, now: () => (clock += 3) });
    expect(trace.partial?.reason).toBe('time');
    expect(trace.paragraphs.slice(trace.partial!.fromIndex).every(({ match }) => match === null)).toBe(true);
  });

  it('is whole without caps', () => {
    expect(traceArticle(corpus, page).partial).toBeNull();
  });
});

describe('an unrelated page', () => {
  it('has nothing', () => {
    const trace = traceArticle(corpus, articleOf('page', seedText('000')));
    expect(trace.lineage).toMatchObject({
      self: null,
      original: null,
      nearest: null,
      siblings: [],
      chain: [],
      followers: [],
      directionUnknown: false,
      evidence: [],
    });
    expect(trace.omissions).toEqual([]);
    expect(trace.articles.every(({ articleId }) => articleId === 'original')).toBe(true);
  });

  it('may be empty', () => {
    expect(traceArticle(corpus, articleOf('page', '')).paragraphs).toEqual([]);
  });
});
