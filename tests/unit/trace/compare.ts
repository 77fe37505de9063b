import { expect } from 'vitest';
import { languageOf } from '../../../src/languages/index';
import { analyse } from '../../../src/text';
import { compareDetails } from '../../../src/trace/altered';
import type { AlteredSpan, DroppedSpan, Passage } from '../../../src/types';

export const english = languageOf('en');

export interface Compared {
  readonly altered: readonly AlteredSpan[];
  readonly dropped: readonly DroppedSpan[];
}

/** Compares and checks that every span points at the source's own words. */
export function compare(
  page: string,
  sources: string | readonly string[],
  passages: readonly Passage[] = [],
): Compared {
  const texts = typeof sources === 'string' ? [sources] : sources;
  const details = compareDetails(
    analyse(page, english),
    texts.map((text) => analyse(text, english)),
    passages,
    'en',
  );
  for (const span of details.altered)
    expect(texts[span.sourceIndex ?? 0]?.slice(span.sourceStart, span.sourceEnd)).toBe(span.sourceText);
  for (const span of details.dropped)
    expect(texts[span.sourceIndex ?? 0]?.slice(span.sourceStart, span.sourceEnd)).toBe(span.sourceText);
  return details;
}

/** "kind: page words <- source words", one a span. */
export function changes(page: string, sources: string | readonly string[]): string[] {
  return compare(page, sources).altered.map(
    (span) => `${span.kind}: ${page.slice(span.start, span.end)} <- ${span.sourceText}`,
  );
}
