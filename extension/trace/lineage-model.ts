/** The lineage as a list for drawing and reading: who stands where, in what role, and why. */
import { formatDate, formatList, formatNumber, t, tn } from '../i18n';
import type { ArticleInfo, Evidence, HeldAsById, Ref, Trace } from '../messages';
import { cameIn } from './came-in';
import {
  articleOf,
  isHeldOriginal,
  isUndirected,
  shortened,
  sourceInSentence,
  sourceLabel,
} from '../ui/words';

/**
 * `original`, `nearest`: on the stream. `sibling`, `unknown`, `followers`: on a branch of it.
 * `relative`: shares text, direction unknown. `earliest`: the earliest text that is held, and nothing else of these.
 * `page`: this page; `self`: this page as the held original.
 */
export type Place =
  'original' | 'nearest' | 'earliest' | 'relative' | 'sibling' | 'unknown' | 'page' | 'self' | 'followers';

export interface LineageItem {
  readonly place: Place;
  readonly title: string;
  readonly role: string | null;
  /** How the reader came to hold it: "You read this on …"; absent of what came with the extension. */
  readonly held?: string;
  /** Evidence in words, the strongest first. */
  readonly reasons: readonly string[];
  /** The held article to open from here. */
  readonly articleId: string | null;
  /** Further held articles that the item stands for. */
  readonly articles?: readonly ArticleInfo[];
}

/**
 * From this many words on, and from this share of the page, what is not in the source is worth a place
 * in the chain. Below, every rewrite would have one: the shortest seed that follows another adds 63
 * words, 22 %.
 */
const UNKNOWN_FROM = { words: 40, share: 0.15 };

const roleText = (role: string, ref: Ref): string => {
  const parts = [role];
  if (ref.outlet === undefined) parts.push(t('outletUnknown'));
  if (ref.confidence !== 'high') {
    parts.push(t(ref.confidence === 'medium' ? 'confidenceMedium' : 'confidenceLow'));
  }
  return parts.join(`${t('listJoiner')} `);
};

function reason(evidence: Evidence, trace: Trace): string | null {
  switch (evidence.kind) {
    case 'credit':
      return evidence.start === undefined ? null : t('whyNamedHere');
    case 'copyright':
      // Copyright lines often stand behind a dash that ends the text before them.
      return t('whyCopyright', evidence.text.replace(/^[\p{Pd}\s]+/u, ''));
    case 'date':
      return t('whyDate', formatDate(evidence.text));
    case 'quotation':
      return t('whyQuotation', phrase(evidence.text));
    case 'unique-text':
      return t('whyUnique', phrase(evidence.text));
    case 'stage':
      return t('whyStage', phrase(evidence.text));
    case 'overlap':
      return tn(
        isUndirected(trace) ? 'whyOverlapShares' : 'whyOverlap',
        evidence.count ?? trace.summary.derivedParagraphs,
      );
  }
}

/** Longest phrase that stands as evidence, in words: enough to find it by. */
const PHRASE_WORDS = 18;
/** Where a sentence names two sources beside it, an example and a headline are kept shorter. */
const EXAMPLE_WORDS = 7;
const SHORT_WORDS = 3;

/** A phrase for our own quotation marks: without its own, without what hangs on its end, and not too long. */
const phrase = (text: string, words = PHRASE_WORDS): string =>
  shortened(text.trim().replace(/^["“„«]\s*|[,;:]?\s*["”»]?[,;:]?$/gu, ''), words);

/** What a reader can check, each kind of it once: a second phrase of the same kind adds nothing. */
function reasonsFor(articleId: string, trace: Trace): readonly string[] {
  const byKind = new Map<Evidence['kind'], string>();
  for (const evidence of trace.lineage.evidence.filter((one) => one.articleId === articleId)) {
    const words = reason(evidence, trace);
    if (words !== null && !byKind.has(evidence.kind)) byKind.set(evidence.kind, words);
  }
  return [...new Set(byKind.values())];
}

const named = (ref: Ref, trace: Trace): ArticleInfo | Ref => articleOf(trace, ref.articleId) ?? ref;

/** "We hold 2 other versions of it, dated 12 and 14 November 2026." Empty where there are none. */
function versionWords(versions: readonly Ref[]): readonly string[] {
  if (versions.length === 0) return [];
  const dates = [...new Set(versions.map(({ datePublished }) => datePublished))];
  const isDated = dates.every((date) => date !== undefined);
  return [
    isDated
      ? tn('whyVersionsDated', versions.length, formatList(dates.map(formatDate)))
      : tn('whyVersions', versions.length),
  ];
}

const versionsOf = (url: string | undefined, { lineage: { versions = [] } }: Trace): readonly Ref[] =>
  url === undefined ? [] : versions.filter((one) => one.url === url);

/** What is to be said of a held article beside its role: that it is the earliest, and in which versions it is held. */
const standing = (ref: Ref, trace: Trace): readonly string[] => {
  const { earliest } = trace.lineage;
  const isEarliest = earliest?.articleId === ref.articleId && earliest.datePublished !== undefined;
  return [
    ...(isEarliest ? [t('whyEarliest', formatDate(earliest.datePublished))] : []),
    ...versionWords(versionsOf(ref.url, trace)),
  ];
};

const heldWords = (articleId: string | null, held: HeldAsById): { readonly held?: string } => {
  const how = articleId === null ? undefined : held[articleId];
  return how === undefined ? {} : { held: cameIn(how) };
};

const item = (
  place: Place,
  role: string,
  ref: Ref,
  trace: Trace,
  more: readonly string[] = [],
): LineageItem => ({
  place,
  title: sourceLabel(named(ref, trace)),
  role: roleText(role, ref),
  reasons: [...more, ...reasonsFor(ref.articleId, trace), ...standing(ref, trace)],
  articleId: ref.articleId,
});

const noDirection = (ref: Ref): string =>
  t(ref.datePublished === undefined ? 'whyNoDirectionNoDates' : 'whyNoDirection');

function originalItem(original: Ref, trace: Trace): LineageItem {
  const { kind } = trace.lineage.credit;
  // That the page names no source is said in the verdict and under Credit: a third time would be noise.
  const credit = kind === 'names-source' ? [t('whyNamedHere')] : [];
  const found = item('original', t('roleOriginal'), original, trace);
  return { ...found, reasons: [...new Set([...credit, ...found.reasons])] };
}

/** What may come from elsewhere: text shared with a sibling alone, else simply much that is not held. */
function unknownItem(trace: Trace): LineageItem | null {
  const { lineage, summary } = trace;
  if (lineage.original === null || isUndirected(trace) || summary.words === 0) return null;
  const much =
    summary.addedWords >= UNKNOWN_FROM.words && summary.addedWords / summary.words >= UNKNOWN_FROM.share;
  if (!much) return null;
  const siblings = lineage.siblings.map(({ articleId }) => articleId);
  const shared = lineage.evidence.find(
    ({ kind, articleId }) =>
      kind === 'unique-text' && articleId !== undefined && siblings.includes(articleId),
  );
  const sibling = lineage.siblings.find(({ articleId }) => articleId === shared?.articleId);
  const why =
    shared === undefined || sibling === undefined
      ? tn('whyNotHeld', summary.addedWords)
      : t(
          'whyNotHeldShared',
          sibling.outlet === undefined
            ? sourceLabel(named(sibling, trace), SHORT_WORDS)
            : sourceInSentence(named(sibling, trace)),
          sourceInSentence(named(lineage.original, trace)),
          phrase(shared.text, EXAMPLE_WORDS),
        );
  return {
    place: 'unknown',
    title: t('roleNotHeld'),
    role: t('roleUnknown'),
    reasons: [why],
    articleId: null,
  };
}

/** What the page's own lines and the library say of it as a text of its outlet. */
function pageReasons(trace: Trace): readonly string[] {
  const { license, versionOf, self, original, nearest, siblings, earliest, versions = [] } = trace.lineage;
  const others = [original, nearest, earliest, ...siblings].map((one) => one?.url);
  const own = versions.filter(
    ({ articleId, url }) =>
      articleId !== self &&
      articleId !== versionOf?.articleId &&
      !(url !== undefined && others.includes(url)),
  );
  return [
    ...versionWords(own),
    ...(license === undefined ? [] : [t('whyAgency', phrase(license.text))]),
    ...(versionOf === undefined
      ? []
      : [
          versionOf.datePublished === undefined
            ? t('whyVersion')
            : t('whyVersionDated', formatDate(versionOf.datePublished)),
        ]),
  ];
}

function selfItems(trace: Trace): readonly LineageItem[] {
  const { self, followers } = trace.lineage;
  const held = self === null ? undefined : articleOf(trace, self);
  const items: LineageItem[] = [
    {
      place: 'self',
      title: t('rolePage'),
      role: held === undefined ? t('rolePageHeld') : `${sourceLabel(held)} · ${t('rolePageHeld')}`,
      reasons: [...pageReasons(trace), ...(self === null ? [] : reasonsFor(self, trace))],
      articleId: self,
    },
  ];
  if (followers.length > 0) {
    items.push({
      place: 'followers',
      title: tn('roleFollowers', followers.length),
      role: null,
      reasons: [],
      articleId: null,
      articles: followers.flatMap(({ articleId }) => articleOf(trace, articleId) ?? []),
    });
  }
  return items;
}

/** The page and what shares text with it, in no order; what the engine found first comes first. */
function undirectedItems(trace: Trace): readonly LineageItem[] {
  const { lineage } = trace;
  const known = new Map(
    [lineage.original, lineage.nearest, ...lineage.siblings].flatMap((ref) =>
      ref === null ? [] : [[ref.articleId, ref] as const],
    ),
  );
  return [...known.values()].map((ref) => item('relative', t('roleShares'), ref, trace, [noDirection(ref)]));
}

/** The earliest text, where it has no other place. */
function earliestItem(trace: Trace): LineageItem | null {
  const { earliest, original, nearest, siblings } = trace.lineage;
  const others = [original, nearest, ...siblings].map((one) => one?.articleId);
  if (earliest?.datePublished === undefined || others.includes(earliest.articleId)) return null;
  const role = original?.datePublished === undefined ? 'roleEarliestDated' : 'roleEarliest';
  return {
    place: 'earliest',
    title: sourceLabel(named(earliest, trace)),
    role: t(role, formatDate(earliest.datePublished)),
    reasons: versionWords(versionsOf(earliest.url, trace)),
    articleId: earliest.articleId,
  };
}

function directedItems(trace: Trace): readonly LineageItem[] {
  const { original, nearest, siblings } = trace.lineage;
  const items: LineageItem[] = [];
  const first = earliestItem(trace);
  if (first !== null) items.push(first);
  if (original !== null) items.push(originalItem(original, trace));
  if (nearest !== null && nearest.articleId !== original?.articleId)
    items.push(item('nearest', t('roleNearest'), nearest, trace));
  const known = items.map(({ articleId }) => articleId);
  for (const sibling of siblings.filter(({ articleId }) => !known.includes(articleId)))
    items.push(item('sibling', t('roleSibling'), sibling, trace, [t('whyNoDirection')]));
  const unknown = unknownItem(trace);
  return unknown === null ? items : [...items, unknown];
}

/**
 * From the probable original down to this page; empty where there is nothing to tell. `held`: how the reader's own
 * sources came in, for the reader's own eyes alone.
 */
export const lineageItems = (trace: Trace, held: HeldAsById = {}): readonly LineageItem[] =>
  itemsOf(trace).map((one) => ({ ...one, ...heldWords(one.articleId, held) }));

/** From so many held articles on, those that are no step of the way are folded. */
const MANY = 6;

/** What of a long lineage is shown at once, and what on request. */
export function foldedItems(items: readonly LineageItem[]): {
  readonly shown: readonly LineageItem[];
  readonly folded: readonly LineageItem[];
} {
  const count = items.filter(({ articleId }) => articleId !== null).length;
  if (count < MANY) return { shown: items, folded: [] };
  // Of those that share text in no order the first two are the engine's own choice: what it would call original and nearest.
  const relatives = items.filter(({ place }) => place === 'relative').slice(2);
  const folded = items.filter((one) => one.place === 'sibling' || relatives.includes(one));
  return { shown: items.filter((one) => !folded.includes(one)), folded };
}

function itemsOf(trace: Trace): readonly LineageItem[] {
  const { lineage } = trace;
  if (isHeldOriginal(trace)) return selfItems(trace);
  const items = isUndirected(trace) ? undirectedItems(trace) : directedItems(trace);
  if (items.length === 0) return [];
  return [
    ...items,
    {
      place: 'page',
      title: t('rolePage'),
      role: lineage.self === null ? null : t('rolePageHeld'),
      reasons: pageReasons(trace),
      articleId: null,
    },
  ];
}

/** Whom the page credits, in a sentence; null where no source was found that could be credited. */
export function creditText(trace: Trace): string | null {
  const { credit, original, nearest } = trace.lineage;
  const source = original ?? nearest;
  if (source === null || isHeldOriginal(trace)) return null;
  const name = sourceInSentence(named(source, trace));
  if (credit.kind === 'names-none') return t('creditNamesNone');
  if (credit.kind === 'names-other') return t('creditNamesOther', name);
  const following = trace.paragraphs.filter(({ match }) => match !== null).map(({ index }) => index);
  const both = credit.paragraphs.filter((index) => following.includes(index)).length;
  return both === 0
    ? t('creditNamesElsewhere', name)
    : tn('creditNamesSource', both, name, formatNumber(following.length));
}
