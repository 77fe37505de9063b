/** Which planted paragraphs were found, which were missed and why, and which badges are wrong. */
import type { Trace, TracedParagraph } from '../../extension/messages';
import { plain, type Planted } from './plant';
import type { Whereabouts } from './where';

export type MissCause =
  | 'not in the page'
  | 'not shown by the page'
  | 'page taken for no article'
  | 'not read'
  | 'read in pieces'
  | 'left out by the engine'
  | 'under the cut'
  | 'no badge drawn';

export interface Missed {
  readonly planted: Planted;
  readonly cause: MissCause;
  /** Where it stands on the page, or what the engine said. */
  readonly detail: string;
}

export interface Wrong {
  readonly page: string;
  /** Index of the block in the trace. */
  readonly block: number;
  readonly score: number;
  readonly source: string;
}

/** Two readings of one text: the same but for what a link or a line break parts. */
const sameText = (one: string, other: string): boolean =>
  one !== '' && other !== '' && (one.includes(other) || other.includes(one));

/** A block shorter than this says nothing by being part of a paragraph. */
const PART_CHARS = 40;

/** Letters and numbers without what stands between: pages and reader modes part words differently. */
const tight = (text: string): string => plain(text).replaceAll(' ', '');

const matched = (trace: Trace | null): readonly TracedParagraph[] =>
  trace?.paragraphs.filter(({ match }) => match !== null) ?? [];

/** The planted paragraphs of a page that no matched block of it holds. */
export function notFound(
  planted: readonly Planted[],
  trace: Trace | null,
  drawn?: ReadonlySet<number>,
): readonly Planted[] {
  const found = matched(trace)
    .filter(({ index }) => drawn?.has(index) ?? true)
    .map(({ text }) => tight(text));
  const holds = (text: string, original: string): boolean =>
    text.includes(original) || (text.length >= PART_CHARS && original.includes(text));
  return planted.filter(({ original }) => !found.some((text) => holds(text, tight(original))));
}

/** Matched blocks whose text is not that of a planted paragraph, of this page or another. */
export function wrongOnes(page: string, trace: Trace | null, all: readonly Planted[]): readonly Wrong[] {
  const texts = all.map(({ original }) => tight(original));
  return matched(trace)
    .filter(({ text }) => !texts.some((original) => sameText(tight(text), original)))
    .map(({ index, score, match }) => ({
      page,
      block: index,
      score,
      source: `${match?.source.articleId ?? '?'}:${match?.source.paragraph ?? '?'}`,
    }));
}

function causeOf(
  { original }: Planted,
  trace: Trace | null,
  isArticle: boolean,
  { state, path }: Whereabouts,
): Pick<Missed, 'cause' | 'detail'> {
  const wanted = tight(original);
  const blocks = trace?.paragraphs ?? [];
  const whole = blocks.filter(({ text }) => tight(text).includes(wanted));
  const [block] = whole.toSorted((a, b) => b.score - a.score);
  if (block?.match) return { cause: 'no badge drawn', detail: path };
  if (block?.skipped !== undefined)
    return { cause: 'left out by the engine', detail: `${block.skipped}, ${block.kind}` };
  if (block) {
    const { score, nearest } = block;
    return {
      cause: 'under the cut',
      detail: `score ${score.toFixed(2)}, nearest ${nearest?.articleId ?? 'none'}; ${block.text.length} characters read, ${original.length} planted`,
    };
  }
  if (state === 'absent') return { cause: 'not in the page', detail: '' };
  if (state === 'hidden') return { cause: 'not shown by the page', detail: path };
  if (!isArticle) return { cause: 'page taken for no article', detail: path };
  const parts = blocks.filter(({ text }) => tight(text).length >= 20 && wanted.includes(tight(text)));
  return parts.length > 0
    ? { cause: 'read in pieces', detail: `${parts.length} blocks; ${path}` }
    : { cause: 'not read', detail: path };
}

export const missedOnes = (
  missing: readonly Planted[],
  trace: Trace | null,
  isArticle: boolean,
  where: readonly Whereabouts[],
): readonly Missed[] =>
  missing.map((planted, i) => ({ planted, ...causeOf(planted, trace, isArticle, where[i]!) }));
