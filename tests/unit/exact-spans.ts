import { expect } from 'vitest';
import type { Trace } from '../../src/index';

/** Every span of a trace lies in its paragraph, in order, and says what it claims to say, there and in its source. */
export function expectExact(trace: Trace, text: string): void {
  for (const { start, end, text: own, match, score } of trace.paragraphs) {
    expect(own).toBe(text.slice(start, end));
    expect(score).toBeGreaterThanOrEqual(0);
    expect(score).toBeLessThanOrEqual(1);
    if (match === null) continue;
    expect(match.passages.length).toBeGreaterThan(0);
    const sources = [match.source, ...match.others];
    for (const spans of [match.passages, match.same, match.added, match.altered]) {
      let last = 0;
      for (const span of spans) {
        expect(span.start).toBeGreaterThanOrEqual(last);
        expect(span.end).toBeGreaterThan(span.start);
        expect(span.end).toBeLessThanOrEqual(own.length);
        last = span.end;
      }
    }
    for (const span of [...match.altered, ...match.dropped]) {
      expect(span.sourceText).not.toBe('');
      expect(sources[span.sourceIndex ?? 0]!.text.slice(span.sourceStart, span.sourceEnd)).toBe(
        span.sourceText,
      );
    }
    for (const span of [...match.passages, ...match.same]) {
      expect(span.sourceStart).toBeGreaterThanOrEqual(0);
      expect(span.sourceStart).toBeLessThan(span.sourceEnd);
      expect(span.sourceEnd).toBeLessThanOrEqual(sources[span.sourceIndex ?? 0]!.text.length);
    }
  }
  const runs = trace.paragraphs.flatMap(({ text: own, match }) =>
    (match?.same ?? []).map(({ start, end }) => own.slice(start, end)),
  );
  for (const run of runs) expect(run.split(/\s+/u).length).toBeGreaterThan(1);
  const { credit, evidence } = trace.lineage;
  for (const place of [credit, ...evidence]) {
    if (place.start === undefined || place.end === undefined) continue;
    expect(place.end).toBeGreaterThan(place.start);
    expect(text.slice(place.start, place.end)).toContain(place.text?.trim().slice(0, 12) ?? '');
  }
}
