/**
 * Real passages for settings and first page: a held article that follows another one, traced by the
 * engine as if it were a page on screen.
 */
import type { Preview, TracedParagraph } from '../messages';
import {
  traceArticle,
  type Article,
  type Corpus,
  type InputBlock,
  type Strictness,
  type Trace,
} from '../../src/index';

const STEPS: readonly Strictness[] = ['strict', 'balanced', 'loose'];

/** A passage that fits a settings row and a first page without scrolling, in UTF-16 units. */
const SHORT = { min: 60, max: 320 };

function heldAsPage(corpus: Corpus, article: number): Article {
  const { first, end } = corpus.paragraphsOf(article);
  const blocks: InputBlock[] = [];
  let text = '';
  for (let pid = first; pid < end; pid++) {
    const start = text.length;
    text += corpus.text(pid);
    blocks.push({ start, end: text.length, kind: corpus.kind(pid) });
    text += '\n\n';
  }
  const {
    articleId: _id,
    paragraphs: _p,
    words: _w,
    opening: _o,
    copyrightYear: _c,
    ...meta
  } = corpus.article(article);
  return { text, blocks, meta };
}

/** How much a passage shows: each kind of mark counts once, then how many there are. */
function richness({ match }: TracedParagraph): number {
  if (match === null || match.relation === 'partial') return 0;
  const kinds = [match.same.length, match.added.length, match.altered.length];
  return (
    kinds.filter((count) => count > 0).length * 10 + Math.min(4, match.added.length + match.altered.length)
  );
}

const isShort = ({ text }: TracedParagraph): boolean => text.length >= SHORT.min && text.length <= SHORT.max;

/** A step teaches best by a passage that is told in other words, not by one that is half its own; then by the surest. */
function clearest(passages: readonly TracedParagraph[]): TracedParagraph | undefined {
  const whole = passages.filter((one) => one.match?.relation !== 'partial');
  return [...(whole.length > 0 ? whole : passages)].sort((one, other) => other.score - one.score)[0];
}

const isMatched = (trace: Trace | undefined, index: number): boolean =>
  trace !== undefined && trace.paragraphs[index]?.match !== null;

/** Null when no held article follows another one. */
export function makePreview(corpus: Corpus): Preview | null {
  const loose = Array.from({ length: corpus.articleCount }, (_, article) => {
    const page = heldAsPage(corpus, article);
    return { page, trace: traceArticle(corpus, page, { strictness: 'loose' }) };
  });
  const best = loose.reduce((a, b) =>
    b.trace.summary.derivedParagraphs > a.trace.summary.derivedParagraphs ? b : a,
  );
  const passages = best.trace.paragraphs.filter(
    (one) => one.match !== null && one.kind === 'paragraph' && isShort(one),
  );
  const sample = passages.reduce<TracedParagraph | null>(
    (a, b) => (a === null || richness(b) > richness(a) ? b : a),
    null,
  );
  if (sample === null) return null;
  const [strict, balanced] = STEPS.map((strictness) => traceArticle(corpus, best.page, { strictness }));
  const inStrict = passages.filter((one) => isMatched(strict, one.index));
  const inBalanced = passages.filter(
    (one) => isMatched(balanced, one.index) && !isMatched(strict, one.index),
  );
  const inLoose = passages.filter((one) => !isMatched(balanced, one.index));
  const steps = [
    { paragraph: clearest(inStrict.filter((one) => one !== sample)), marked: STEPS },
    { paragraph: clearest(inBalanced), marked: STEPS.slice(1) },
    { paragraph: clearest(inLoose), marked: STEPS.slice(2) },
  ];
  return {
    articles: best.trace.articles,
    sample,
    steps: steps.flatMap(({ paragraph, marked }) => (paragraph === undefined ? [] : [{ paragraph, marked }])),
  };
}
