/** A quotation told in quite other words: nothing of the source's wording is left, but its place and speaker are. */
import type { Span } from '../../types';
import type { Quotation } from '../quotations';
import type { Alignment } from './align';
import { isCapital, type Change } from './change';
import { sameNameWord } from './names';
import { wordsIn, type QuotedPair } from './quotes';

/** Longest quotation, in words, that is taken for another wording of the only one at its place. */
const LONGEST = 12;
/** Few enough words to be another wording, whatever else the speaker is quoted with. */
const FEW = 4;
/** Longest quotation of the source that may be told so. */
const LONGEST_SOURCE = 30;

const spanOf = ({ start, end }: Quotation): Span => ({ start, end });

/** Whether page and source may name the same speaker: neither names another one. */
function mayBeOne(a: Quotation, b: Quotation): boolean {
  const [one, two] = [a.speaker, b.speaker];
  if (one?.kind !== 'name' || two?.kind !== 'name') return true;
  return sameNameWord(one.key ?? '', two.key ?? '');
}

/** Whether a name of the source text stands in the page as well. */
function shareName(alignment: Alignment, index: number): boolean {
  const source = alignment.sources[index];
  if (source === undefined) return false;
  const names = new Set(
    source.words.filter((word) => !word.stop && isCapital(source.text, word)).map(({ stem }) => stem),
  );
  return alignment.page.some(
    (word) => !word.stop && isCapital(alignment.pageText, word) && names.has(word.stem),
  );
}

/** Quotations of the page without a counterpart in words, and the source's quotations that they stand for. */
export function compareOtherWords(
  alignment: Alignment,
  pairs: readonly QuotedPair[],
  page: readonly Quotation[],
  sources: readonly (readonly Quotation[])[],
): readonly Change[] {
  const changes: Change[] = [];
  const sizeOf = (words: Alignment['page'], { inner }: Quotation): number => {
    const { from, to } = wordsIn(words, inner.start, inner.end);
    return to - from;
  };
  for (const quotation of page) {
    const size = sizeOf(alignment.page, quotation);
    if (size > LONGEST || size === 0 || pairs.some((pair) => pair.page === quotation)) continue;
    const key = quotation.speaker?.kind === 'pronoun' ? undefined : quotation.speaker?.key;
    for (const [index, quotations] of sources.entries()) {
      const used = (other: Quotation): boolean =>
        pairs.some((pair) => pair.sourceIndex === index && pair.source === other);
      if (quotations.some(used)) continue;
      const other =
        spokenBy(alignment, index, key, quotation, size > FEW ? page : [], quotations) ??
        // A word or two between marks may be anything: a name, a title, irony.
        (size >= FEW ? only(page, quotations, quotation) : undefined);
      if (other === undefined) continue;
      if (sizeOf(alignment.sources[index]?.words ?? [], other) > LONGEST_SOURCE) continue;
      if (other.speaker?.key !== key && !shareName(alignment, index)) continue;
      changes.push({ kind: 'quote', page: spanOf(quotation), source: spanOf(other), sourceIndex: index });
      break;
    }
  }
  return changes;
}

/** The speaker's own quotation in the source, the likest; of `rivals` none other may be the speaker's. */
function spokenBy(
  alignment: Alignment,
  index: number,
  key: string | undefined,
  quotation: Quotation,
  rivals: readonly Quotation[],
  quotations: readonly Quotation[],
): Quotation | undefined {
  const own = quotations.filter(({ speaker }) => key !== undefined && speaker?.key === key);
  if (
    rivals.length > 0 &&
    (own.length > 1 || rivals.filter(({ speaker }) => speaker?.key === key).length > 1)
  )
    return undefined;
  const { from, to } = wordsIn(alignment.page, quotation.inner.start, quotation.inner.end);
  const stems = new Set(alignment.page.slice(from, to).map((word) => word.stem));
  const words = alignment.sources[index]?.words ?? [];
  const shared = ({ inner }: Quotation): number => {
    const range = wordsIn(words, inner.start, inner.end);
    return words.slice(range.from, range.to).filter((word) => stems.has(word.stem)).length;
  };
  return own.toSorted((a, b) => shared(b) - shared(a))[0];
}

/** The source's only quotation, where the page has only this one and nobody else is named as its speaker. */
function only(
  page: readonly Quotation[],
  quotations: readonly Quotation[],
  quotation: Quotation,
): Quotation | undefined {
  const [other] = quotations;
  if (other === undefined || page.length > 1 || quotations.length > 1) return undefined;
  return mayBeOne(quotation, other) ? other : undefined;
}
