/**
 * Machine-rewritten news: whether the engine names the right original among all of them. Every distinct
 * original of the research set is an article of one corpus, every rewrite is traced as a page.
 */
import { buildCorpus, openCorpus, traceArticle, type Trace } from '../../src/index';
import type { DecisionRow, Progress } from './direction';
import { articleOf } from './gold';
import { rewritePairs } from './research';

/** Shorter originals are telephone numbers and sign-offs. */
const LEAST_WORDS = 6;
/** Part of the words of either that two originals share, from which they are one. */
const NEAR_DUPLICATE = 0.7;
/** The model asks for a text, or speaks of the one given, in place of a rewrite. */
const REFUSAL =
  /\b(?:(?:more|any|additional|further) (?:context|information|details?)\b.{0,80}\b(?:you|me|I|so|about|rewrit\w+|revis\w+)|specify what|how would you like|(?:provide|paste|share) (?:me with )?the (?:text|sentence|content)|as an AI)\b/iu;

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

function alike(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  let both = 0;
  for (const word of a) if (b.has(word)) both++;
  return both >= NEAR_DUPLICATE * Math.max(a.size, b.size);
}

/** The held article that the engine would name for a page, whatever the threshold. */
function namedBy({ lineage, paragraphs }: Trace): string | undefined {
  if (lineage.nearest) return lineage.nearest.articleId;
  // Without a match no paragraph has a score; the longest has most to tell.
  const told = paragraphs.filter(({ nearest }) => nearest !== null);
  return told.sort((a, b) => b.text.length - a.text.length)[0]?.nearest?.articleId;
}

export interface Missed {
  readonly original: string;
  readonly rewrite: string;
  readonly named: string | undefined;
}

/** The distinct originals and the rewrites that count. Near-duplicate originals share credit. */
export interface RewriteSet {
  readonly originals: readonly string[];
  readonly pages: readonly { readonly text: string; readonly original: string }[];
  /** Whether the original with this number is right for a page of that original. */
  readonly isRight: (index: number, original: string) => boolean;
}

/** Undefined where the research sets are not there. */
export function rewriteSet(): RewriteSet | undefined {
  const all = rewritePairs();
  if (all.length === 0) return undefined;
  const originals = [...new Set(all.map(({ text1 }) => text1))];
  const number = new Map(originals.map((text, index) => [text, index]));
  const words = originals.map((text) => new Set(wordsOf(text)));
  return {
    originals,
    pages: all
      .filter(({ text1, text2 }) => wordsOf(text1).length >= LEAST_WORDS && !REFUSAL.test(text2))
      .map(({ text1, text2 }) => ({ text: text2, original: text1 })),
    isRight: (index, original) =>
      originals[index] === original || alike(words[index]!, words[number.get(original)!]!),
  };
}

/**
 * Rows: the right original named, whatever the score; matched at balanced (decided) and rightly so.
 * Near-duplicate originals share credit. Empty where the research sets are not there.
 */
export function rewriteRows(progress: Progress = () => {}, missed: Missed[] = []): DecisionRow[] {
  const set = rewriteSet();
  if (!set) return [];
  const { originals, pages } = set;
  const corpus = openCorpus(buildCorpus(originals.map((text, index) => articleOf(String(index), text))));
  const named = { decided: 0, right: 0 };
  const matched = { decided: 0, right: 0 };
  pages.forEach(({ text, original }, at) => {
    if (at % 50 === 0) progress(at, pages.length);
    const isRight = (id: string | undefined): boolean =>
      id !== undefined && set.isRight(Number(id), original);
    const trace = traceArticle(corpus, articleOf('page', text));
    const name = namedBy(trace);
    if (name !== undefined) named.decided++;
    if (isRight(name)) named.right++;
    else
      missed.push({
        original,
        rewrite: text,
        named: name === undefined ? undefined : originals[Number(name)],
      });
    const sources = trace.paragraphs.flatMap(({ match }) => (match ? [match.source.articleId] : []));
    if (sources.length > 0) matched.decided++;
    if (sources.some(isRight)) matched.right++;
  });
  progress(pages.length, pages.length);
  return [
    { name: 'machine-rewritten news: right original named, whatever the score', n: pages.length, ...named },
    { name: 'machine-rewritten news: matched at balanced', n: pages.length, ...matched },
  ];
}
