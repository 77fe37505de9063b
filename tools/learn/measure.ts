/** The measures of docs/quality.md: derived or not, from where, added words; units and words pooled. */
import { traceWith } from '../../src/trace/index';
import { WEIGHTS, type Weights } from '../../src/match/weights';
import {
  buildCorpus,
  languageOf,
  openCorpus,
  type Corpus,
  type Strictness,
  type Trace,
} from '../../src/index';
import { analyse } from '../../src/text';
import type { GoldCase } from './gold';

export interface Counts {
  hit: number;
  false: number;
  missed: number;
}
export const counts = (): Counts => ({ hit: 0, false: 0, missed: 0 });
export const precision = ({ hit, false: wrong }: Counts): number =>
  hit + wrong > 0 ? hit / (hit + wrong) : 1;
export const recall = ({ hit, missed }: Counts): number => (hit + missed > 0 ? hit / (hit + missed) : 1);
export const f1 = (one: Counts): number =>
  one.hit > 0 ? (2 * one.hit) / (2 * one.hit + one.false + one.missed) : 0;

export interface Measured {
  /** Labelled headlines and paragraphs that count. */
  labelled: number;
  readonly derived: Counts;
  /** Of the derived paragraphs that are matched: how often the first source is a labelled one. */
  first: number;
  matched: number;
  /** The same for the relation; same, light and paraphrase are one class, since the sets divide them differently. */
  relation: number;
  /** Over all derived paragraphs: `nearest` is a labelled source; the main one is in nearest and others. */
  nearest: number;
  main: number;
  all: number;
  /** Words: inside derived paragraphs that are matched. */
  readonly inside: Counts;
  /** Inside all derived paragraphs; one that is not matched counts as marked whole. */
  readonly insideAll: Counts;
  readonly whole: Counts;
  /** The same if every word were marked. */
  readonly everything: Counts;
  /** Words of altered details, of all labelled paragraphs: what a reader is shown, so a missed match is a miss. */
  readonly altered: Counts;
  /** Badges on captions, furniture and pages from which nothing derives. */
  badges: number;
  blocks: number;
}

export const measured = (): Measured => ({
  labelled: 0,
  derived: counts(),
  first: 0,
  matched: 0,
  relation: 0,
  nearest: 0,
  main: 0,
  all: 0,
  inside: counts(),
  insideAll: counts(),
  whole: counts(),
  everything: counts(),
  altered: counts(),
  badges: 0,
  blocks: 0,
});

const corpora = new Map<string, Corpus>();
function corpusOf(gold: GoldCase): Corpus {
  const known = corpora.get(gold.source.text);
  if (known) return known;
  const corpus = openCorpus(buildCorpus([gold.source]));
  corpora.set(gold.source.text, corpus);
  return corpus;
}

export const traceCase = (gold: GoldCase, strictness: Strictness, weights: Weights = WEIGHTS): Trace =>
  traceWith(corpusOf(gold), gold.page, { strictness }, weights);

function tally(into: Counts, truth: boolean, said: boolean): void {
  if (truth && said) into.hit++;
  else if (said) into.false++;
  else if (truth) into.missed++;
}

const classOf = (relation: string): string =>
  /^(?:verbatim|identical|light|paraphrase)$/u.test(relation) ? 'one source' : relation;

const LANGUAGE = languageOf('en');

/** Adds one page's figures. Definitions: docs/quality.md, "Measures". */
export function add(into: Measured, gold: GoldCase, trace: Trace): void {
  for (const paragraph of trace.paragraphs) {
    const label = gold.labels.get(paragraph.index);
    const { match, nearest } = paragraph;
    into.blocks++;
    if (!label || (label.kind !== 'paragraph' && label.kind !== 'headline')) {
      if (match) into.badges++;
      continue;
    }
    if (label.echo) continue;
    const isDerived = label.relation !== 'none';
    into.labelled++;
    tally(into.derived, isDerived, match !== null);
    if (isDerived) {
      into.all++;
      if (nearest && label.sources.includes(nearest.paragraph)) into.nearest++;
      const named = [...(nearest ? [nearest] : []), ...(match?.others ?? [])];
      if (named.some((source) => source.paragraph === label.primary)) into.main++;
      if (match) {
        into.matched++;
        if (classOf(label.relation) === classOf(match.relation)) into.relation++;
        if (label.sources.includes(match.source.paragraph)) into.first++;
      }
    }
    const firm = match?.added.filter((span) => span.grade !== 'possible') ?? [];
    for (const word of analyse(paragraph.text, LANGUAGE).words) {
      const inSpan = (span: { start: number; end: number }): boolean =>
        word.start >= span.start && word.end <= span.end;
      const truth = !isDerived || label.added.some(inSpan);
      const said = !match || firm.some(inSpan);
      tally(into.whole, truth, said);
      tally(into.everything, truth, true);
      if (isDerived) tally(into.insideAll, truth, said);
      if (isDerived && match) tally(into.inside, truth, said);
      const touches = (span: { start: number; end: number }): boolean =>
        word.start < span.end && word.end > span.start;
      tally(into.altered, label.altered?.some(touches) ?? false, match?.altered.some(touches) ?? false);
    }
  }
}

/** The same figures a paragraph each: what intervals draw from. */
export const paragraphsOf = (gold: GoldCase, trace: Trace): Measured[] =>
  trace.paragraphs.map((paragraph) => {
    const one = measured();
    add(one, gold, { ...trace, paragraphs: [paragraph] });
    return one;
  });
