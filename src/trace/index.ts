import { cleaned } from '../clean';
import type { Corpus } from '../corpus/index';
import { languageOfText } from '../languages/detect';
import { contextAmong } from '../match/context';
import { withoutCommonplaces } from '../match/guard';
import { heldArticle, lexiconFor } from '../match/held';
import { comparePage, judge, profiled, type Judgement } from '../match/judge';
import { retrieve } from '../match/retrieve';
import { WEIGHTS, type Weights } from '../match/weights';
import { shortfall, THRESHOLDS } from '../strictness';
import type { Analysed } from '../text';
import type {
  AgencyLine,
  Article,
  ArticleInfo,
  Lineage,
  Match,
  Ref,
  Source,
  Span,
  Trace,
  TracedParagraph,
  TraceOptions,
} from '../types';
import { compareDetails } from './altered';
import { addedIn, type Traced } from './added';
import { creditOf } from './credit';
import type { Direction } from './direction';
import { evidenceOf } from './evidence';
import { byBlock, type BlockChoice } from './blocks';
import { insertedIn } from './inserted';
import { factsOf, heldFacts, outletsOf, pageBlocks, type Facts } from './facts';
import type { Standing } from './lineage';
import { omissionsOf } from './omissions';
import type { AgencyName, CreditBlock } from './own-outlet';
import { readPage } from './page';
import { passagesOf, sameRuns } from './passages';
import { relationOf } from './relation';
import { restored } from './restore';
import { settled } from './settle';
import { choose, sourceOf } from './sources';
import { stand } from './stand';
import { summaryOf } from './summary';
import { versionAmong } from './versions';
import { withoutPairs } from './without';

/**
 * Traces an article against a corpus: which of its paragraphs derive from which held ones, what they
 * add, and who comes before whom. Offsets are UTF-16. The same input gives the same trace.
 */
export const traceArticle = (corpus: Corpus, article: Article, options: TraceOptions = {}): Trace =>
  traceWith(corpus, article, options, WEIGHTS);

/** Part of the time that reading the page may take; comparing and telling details need the rest. */
const READING = 0.4;

/** The same with other coefficients: how fitting and measuring leave a family out. */
export function traceWith(corpus: Corpus, article: Article, options: TraceOptions, weights: Weights): Trace {
  const clean = cleaned(article);
  return clean === undefined
    ? traceClean(corpus, article, options, weights)
    : restored(traceClean(corpus, clean.article, options, weights), article, clean);
}

function traceClean(corpus: Corpus, stated: Article, options: TraceOptions, weights: Weights): Trace {
  const strictness = options.strictness ?? 'balanced';
  const cut = THRESHOLDS[strictness];
  const language = languageOfText(
    stated.meta.inLanguage,
    stated.blocks.map((block) => stated.text.slice(block.start, block.end)),
  );
  const article = { ...stated, meta: { ...stated.meta, inLanguage: language.tag } };
  const start = options.now?.() ?? 0;
  const spent = (): number => (options.now ? (options.now() - start) / (options.maxMs ?? Infinity) : 0);
  const page = readPage(article, language, options.maxChars ?? Infinity, () => spent() > READING);
  const candidates = retrieve(corpus, page.units)
    .map((index) => heldArticle(corpus, index))
    .filter(({ info }) => options.without?.articles?.includes(info.articleId) !== true);
  const lexicon = lexiconFor(corpus);
  const running = page.units.filter(({ block }) => page.kinds[block] === 'paragraph').map(({ text }) => text);
  const units = profiled(page.units, lexicon, candidates, running, language.tag);
  const context = contextAmong(corpus.articleCount);
  const judged = new Map<number, Judgement>(
    candidates.map((held) => {
      const compared = comparePage(units, held, lexicon);
      const judgement = judge(compared, held, weights, context);
      const cut = THRESHOLDS.loose;
      const own = withoutCommonplaces(judgement, compared, units, lexicon, weights, cut, language.tag);
      return [held.index, withoutPairs(own, units, options.without?.pairs ?? [])];
    }),
  );
  const blocks = pageBlocks(
    page.texts,
    article.blocks.map((block) => block.start),
    page.kinds,
  );
  const facts = factsOf(blocks, article.meta, outletsOf(corpus));
  const { standing, judgements, earliest, versions } = stand(
    { corpus, units, lexicon, facts, factsOf: (index) => heldFacts(corpus, index) },
    candidates,
    judged,
    article.meta.url,
  );
  const choices = choose(units, judgements, standing);
  const traced: Traced[] = [];
  units.forEach((unit, row) => {
    const choice = choices[row];
    if (!choice || choice.score < cut) return;
    traced.push({ unit, held: choice.held, ranked: choice.ranked });
  });
  const added = addedIn(traced, lexicon, weights.added, units.length, language.tag);
  const told = byBlock(units, choices, traced, added);
  let lateFrom: number | null = null;
  const paragraphs = page.texts.map((text, index): TracedParagraph => {
    const block = told.get(index);
    if (lateFrom === null && block?.matched && spent() > 1) lateFrom = index;
    const late = lateFrom !== null && page.skipped[index] === null;
    const skipped = late ? 'limit' : page.skipped[index];
    const score = block?.choice.score ?? 0;
    return {
      index,
      start: article.blocks[index]!.start,
      end: article.blocks[index]!.end,
      text,
      kind: page.kinds[index]!,
      score,
      ...(skipped ? { skipped } : block?.matched ? {} : { below: shortfall(score, strictness) }),
      nearest: block?.choice.nearest ?? null,
      match:
        block?.matched && !late
          ? matchOf(page.analysed.get(index)!, block, creditsIn(facts, blocks[index]!), language.tag)
          : null,
    };
  });
  const root =
    traced.length > 0 && standing.original !== null ? judgements.get(standing.original) : undefined;
  const version = versionAmong(units, candidates, facts, (index) => heldFacts(corpus, index), standing.self);
  const lineage = {
    ...lineageOf(corpus, standing, facts, traced.length > 0),
    ...(version === null ? {} : { versionOf: refOf(corpus, version, 'medium') }),
    ...(earliest === null || traced.length === 0 ? {} : { earliest: refOf(corpus, earliest, 'medium') }),
    ...(versions.length === 0 ? {} : { versions: versions.map((index) => refOf(corpus, index, 'medium')) }),
  };
  const evidence =
    traced.length > 0 || standing.self !== null
      ? evidenceOf({
          corpus,
          article,
          facts,
          factsOf: (index) => heldFacts(corpus, index),
          standing,
          paragraphs,
          texts: page.analysed,
          heldTexts: (index) => heldArticle(corpus, index).texts,
        })
      : [];
  return {
    schema: 1,
    strictness,
    lineage: { ...lineage, evidence },
    summary: summaryOf(paragraphs, page),
    paragraphs,
    articles: named(corpus, lineage, paragraphs),
    omissions: root ? omissionsOf(root, THRESHOLDS.loose, language.tag) : [],
    librarySize: corpus.articleCount,
    partial: lateFrom === null ? page.partial : { reason: 'time', fromIndex: lateFrom },
  };
}

/** Where a block names whose report it is; offsets in the block. */
const creditsIn = ({ mentions }: Facts, { index, start }: CreditBlock): Span[] =>
  mentions
    .filter((mention) => mention.paragraph === index)
    .map((mention) => ({ start: mention.start - start, end: mention.end - start }));

function matchOf(
  text: Analysed,
  { choice, others, added: found }: BlockChoice,
  credits: readonly Span[],
  tag: string,
): Match {
  const claims = settled(text, found, credits);
  const sources = [choice.main, ...others];
  const texts = sources.map(({ held, position }) => held.texts[position]!);
  const firm = claims.filter((span) => span.grade !== 'possible');
  const passages = passagesOf(text, texts, firm);
  const { altered, dropped } = compareDetails(text, texts, passages, tag);
  const everywhere = [...new Set(sources.map(({ held }) => held.blocks))];
  const figures = insertedIn(text, texts, everywhere, [...claims, ...altered], tag);
  const added = [...claims, ...figures].sort((a, b) => a.start - b.start);
  return {
    relation: relationOf(text, texts, added),
    source: sourceOf(choice.main),
    others: others.map(sourceOf),
    passages,
    same: sameRuns(text, texts),
    added,
    altered,
    dropped,
  };
}

/** What is held of an article; its own copyright line names the outlet where the metadata does not. */
function infoOf(corpus: Corpus, index: number): ArticleInfo {
  const info = corpus.article(index);
  const { own } = heldFacts(corpus, index);
  const stated = info.outlet === undefined && own.by === 'copyright' ? own.outlet : undefined;
  return stated === undefined ? info : { ...info, outlet: stated };
}

function refOf(corpus: Corpus, index: number, confidence: Ref['confidence']): Ref {
  const { articleId, outlet, headline, datePublished, url } = infoOf(corpus, index);
  return {
    articleId,
    ...(outlet === undefined ? {} : { outlet }),
    ...(headline === undefined ? {} : { headline }),
    ...(datePublished === undefined ? {} : { datePublished }),
    ...(url === undefined ? {} : { url }),
    confidence,
  };
}

function lineageOf(corpus: Corpus, standing: Standing, facts: Facts, matched: boolean): Lineage {
  const originalFacts = standing.original === null ? undefined : heldFacts(corpus, standing.original);
  const id = (index: number): string => corpus.article(index).articleId;
  const ref = (index: number | null, by: Direction | undefined): Ref | null =>
    index === null || !matched ? null : refOf(corpus, index, confidenceOf(by));
  return {
    self: standing.self === null ? null : id(standing.self),
    original: ref(
      standing.original,
      standing.byOriginal?.order === 'unknown' ? standing.byNearest : standing.byOriginal,
    ),
    nearest: ref(standing.nearest, standing.byNearest),
    siblings: matched ? standing.siblings.map((index) => refOf(corpus, index, 'medium')) : [],
    followers: standing.followers.map((index) => refOf(corpus, index, 'medium')),
    chain: matched
      ? standing.chain.map(({ from, to }) => ({
          articleId: from === null ? null : id(from),
          derivedFrom: id(to),
        }))
      : [],
    directionUnknown: matched && standing.directionUnknown,
    credit: creditOf(facts.mentions, {
      ...(originalFacts?.own.outlet === undefined ? {} : { original: originalFacts.own.outlet }),
      ...(originalFacts ? { originalMentions: originalFacts.mentions } : {}),
    }),
    evidence: [],
    ...(facts.own.wire === undefined ? {} : { license: agencyLine(facts.own.wire) }),
  };
}

const agencyLine = ({ outlet, text, start, end }: AgencyName): AgencyLine => ({
  agency: outlet,
  text,
  start,
  end,
});

function confidenceOf(by: Direction | undefined): Ref['confidence'] {
  if (!by || by.order === 'unknown' || by.by === 'quotation' || by.by === 'stage') return 'low';
  return by.by === 'credit' ? 'high' : 'medium';
}

/** Every held article that the trace names. */
function named(corpus: Corpus, lineage: Lineage, paragraphs: readonly TracedParagraph[]): Trace['articles'] {
  const ids = new Set<string>();
  const add = (one: Ref | Source | null): unknown => one && ids.add(one.articleId);
  if (lineage.self !== null) ids.add(lineage.self);
  [
    lineage.original,
    lineage.nearest,
    lineage.versionOf ?? null,
    lineage.earliest ?? null,
    ...(lineage.versions ?? []),
    ...lineage.siblings,
    ...lineage.followers,
  ].forEach(add);
  for (const { nearest, match } of paragraphs) {
    add(nearest);
    if (match) [match.source, ...match.others].forEach(add);
  }
  return [...ids].map((articleId) => infoOf(corpus, corpus.articleIndex(articleId)));
}
