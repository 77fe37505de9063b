import type { Corpus } from '../corpus/index';
import type { Analysed } from '../text';
import type { Article, Evidence, Span, TracedParagraph } from '../types';
import { stagesOf } from './direction';
import { naming, type Facts } from './facts';
import type { Standing } from './lineage';
import { sameRuns } from './passages';
import { quotationSpans } from './quotations';

/** What the lineage rests on, as places and words that a reader can check. */
export interface EvidenceInput {
  readonly corpus: Corpus;
  readonly article: Article;
  readonly facts: Facts;
  readonly factsOf: (index: number) => Facts;
  readonly standing: Standing;
  readonly paragraphs: readonly TracedParagraph[];
  /** Analysed texts of the compared paragraphs, by block. */
  readonly texts: ReadonlyMap<number, Analysed>;
  readonly heldTexts: (index: number) => readonly Analysed[];
}

/** With the common runs found so far, by article. */
interface Search extends EvidenceInput {
  readonly seen: Map<number, readonly Place[]>;
}

/** Shorter common runs do not convince anybody; a quotation needs as many words. */
const LEAST = 5;
/** Runs that the page shares with one article only, shown for each. */
const MOST_UNIQUE = 2;

export function evidenceOf(given: EvidenceInput): Evidence[] {
  const input: Search = { ...given, seen: new Map() };
  const { corpus, standing, facts, factsOf, paragraphs } = input;
  const { original, nearest } = standing;
  if (original === null || nearest === null) return followersEvidence(input);
  const id = (index: number): string => corpus.article(index).articleId;
  const out: Evidence[] = [];
  const credit = naming(facts, factsOf(original).own.outlet);
  if (credit)
    out.push({
      kind: 'credit',
      text: credit.text,
      articleId: id(original),
      start: credit.start,
      end: credit.end,
    });
  const passedOn = nearest === original ? undefined : naming(factsOf(nearest), factsOf(original).own.outlet);
  if (passedOn) out.push({ kind: 'credit', text: passedOn.text, articleId: id(nearest) });
  const line = factsOf(original).own.copyright;
  if (line) out.push({ kind: 'copyright', text: line.text, articleId: id(original) });
  const date = factsOf(original).date;
  if (date !== undefined && facts.date !== undefined)
    out.push({ kind: 'date', text: date, articleId: id(original) });
  const quotation = sharedQuotation(input, original);
  if (quotation) out.push(quotation);
  const stage = stageSentence(input, nearest);
  if (stage) out.push(stage);
  for (const index of nearest === original ? standing.siblings : [nearest, ...standing.siblings]) {
    out.push(...uniqueRuns(input, index, original));
  }
  for (const index of standing.explainers) {
    const count = paragraphs.filter(({ match }) => match?.source.articleId === id(index)).length;
    const [run] = runsWith(input, index);
    if (count > 0 && run) out.push({ ...run, kind: 'overlap', articleId: id(index), count });
  }
  return out;
}

/** A sentence that the nearest article tells as ahead and the page as over, where that is what orders the two. */
function stageSentence(
  { corpus, article, facts, factsOf, standing }: Search,
  nearest: number,
): Evidence | undefined {
  if (standing.byNearest?.by !== 'stage') return undefined;
  const later = stagesOf(factsOf(nearest), facts)?.changed.find(({ ahead }) => ahead > 0);
  if (!later) return undefined;
  const start = article.text.indexOf(later.second);
  const place = start < 0 ? {} : { start, end: start + later.second.length };
  return { kind: 'stage', text: later.second, articleId: corpus.article(nearest).articleId, ...place };
}

/** For a held original: who says so. */
function followersEvidence({ corpus, standing, facts, factsOf }: EvidenceInput): Evidence[] {
  const out: Evidence[] = [];
  const line = facts.own.copyright;
  if (standing.followers.length > 0 && line) {
    out.push({ kind: 'copyright', text: line.text, start: line.start, end: line.end });
  }
  for (const index of standing.followers) {
    const credit = naming(factsOf(index), facts.own.outlet ?? ownOutletOfSelf(standing, factsOf));
    if (credit) out.push({ kind: 'credit', text: credit.text, articleId: corpus.article(index).articleId });
  }
  return out;
}

const ownOutletOfSelf = (standing: Standing, factsOf: (index: number) => Facts): string | undefined =>
  standing.self === null ? undefined : factsOf(standing.self).own.outlet;

interface Place {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly words: number;
}

/** How many of the words, which are in order, lie in a span. */
function wordsWithin(words: readonly Span[], { start, end }: Span): number {
  const from = (offset: number, edge: 'start' | 'end'): number => {
    let low = 0;
    let high = words.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (words[middle]![edge] < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return from(end + 1, 'end') - from(start, 'start');
}

/** The longest common runs of the page's matched paragraphs and a held article, longest first. */
function placesWith(input: Search, index: number): readonly Place[] {
  const known = input.seen.get(index);
  if (known) return known;
  const { article, paragraphs, texts, heldTexts } = input;
  const held = heldTexts(index);
  const out: Place[] = [];
  for (const { index: block, start, match } of paragraphs) {
    const text = texts.get(block);
    if (!match || !text) continue;
    for (const run of sameRuns(text, held)) {
      const words = wordsWithin(text.words, run);
      if (words < LEAST) continue;
      out.push({
        text: article.text.slice(start + run.start, start + run.end),
        start: start + run.start,
        end: start + run.end,
        words,
      });
    }
  }
  out.sort((a, b) => b.words - a.words || a.start - b.start);
  input.seen.set(index, out);
  return out;
}

const runsWith = (input: Search, index: number): Omit<Place, 'words'>[] =>
  placesWith(input, index).map(({ text, start, end }) => ({ text, start, end }));

/** Runs that the page shares with `index` and the original does not have. */
function uniqueRuns(input: Search, index: number, original: number): Evidence[] {
  const known = placesWith(input, original);
  return placesWith(input, index)
    .filter((place) => !known.some((other) => other.start < place.end && other.end > place.start))
    .slice(0, MOST_UNIQUE)
    .map(({ text, start, end }) => ({
      kind: 'unique-text',
      text,
      articleId: input.corpus.article(index).articleId,
      start,
      end,
    }));
}

/** The longest quotation of the page that stands in the original as well. */
function sharedQuotation(input: Search, original: number): Evidence | undefined {
  const runs = placesWith(input, original);
  let best: Evidence | undefined;
  for (const { start, text, match } of input.paragraphs) {
    if (!match) continue;
    for (const { inner } of quotationSpans(text)) {
      const span = { start: start + inner.start, end: start + inner.end };
      const shared = runs.some((run) => run.start <= span.start + 2 && run.end >= span.end - 2);
      const longer = span.end - span.start > (best ? best.end! - best.start! : 0);
      if (shared && longer) {
        best = {
          kind: 'quotation',
          text: text.slice(inner.start, inner.end),
          articleId: input.corpus.article(original).articleId,
          ...span,
        };
      }
    }
  }
  return best;
}
