/** What the reader hid is passed over, and nothing else changes. */
import { expect, it } from 'vitest';
import { buildCorpus, openCorpus, traceArticle, type Trace } from '../../../src/index';
import { articleOf, storyText } from '../../../tools/learn/gold';

const corpus = openCorpus(
  buildCorpus([
    articleOf('first-report', storyText('flood', 'original')),
    articleOf('copy', storyText('flood', 'copy')),
  ]),
);
const page = articleOf('page', storyText('flood', 'paraphrase'));

const sourcesOf = (trace: Trace): ReadonlySet<string> =>
  new Set(
    trace.paragraphs.flatMap(({ match }) =>
      match === null ? [] : [match.source, ...match.others].map(({ articleId }) => articleId),
    ),
  );

it('a hidden source is not named anywhere', () => {
  const whole = traceArticle(corpus, page);
  expect(sourcesOf(whole)).toContain('first-report');
  const trace = traceArticle(corpus, page, { without: { articles: ['first-report'] } });
  expect(sourcesOf(trace)).toEqual(new Set(['copy']));
  expect(JSON.stringify(trace)).not.toContain('"first-report"');
  const nothing = traceArticle(corpus, page, { without: { articles: ['first-report', 'copy'] } });
  expect(nothing.summary.derivedParagraphs).toBe(0);
});

it('a hidden match leaves its paragraph without one, and all others as they were', () => {
  const whole = traceArticle(corpus, page);
  const matched = whole.paragraphs.filter(({ match }) => match !== null);
  const hidden = matched[2]!.index;
  const without = { pairs: [{ paragraph: hidden, articleIds: ['first-report', 'copy'] }] };
  const trace = traceArticle(corpus, page, { without });
  expect(trace.paragraphs[hidden]!.match).toBeNull();
  expect(trace.paragraphs.filter(({ match }) => match !== null).map(({ index }) => index)).toEqual(
    matched.map(({ index }) => index).filter((index) => index !== hidden),
  );
  expect(trace.lineage.original).toEqual(whole.lineage.original);
});

it('a match hidden for one source may be found in another', () => {
  const hidden = traceArticle(corpus, page).paragraphs.find(({ match }) => match !== null)!;
  const { articleId } = hidden.match!.source;
  const trace = traceArticle(corpus, page, {
    without: { pairs: [{ paragraph: hidden.index, articleIds: [articleId] }] },
  });
  expect(trace.paragraphs[hidden.index]!.match?.source.articleId).not.toBe(articleId);
});
