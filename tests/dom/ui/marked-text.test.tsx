import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MarkedText } from '../../../extension/ui/marked-text';
import { excerpt, segments, type MarkedSpan, type MarkKind } from '../../../extension/ui/marks';
import { draw } from './render';

const KINDS: readonly MarkKind[] = ['added', 'altered', 'dropped', 'same', 'found'];

const spansFor = (text: string): fc.Arbitrary<MarkedSpan[]> =>
  fc.array(
    fc.record({
      start: fc.integer({ min: -3, max: text.length + 3 }),
      end: fc.integer({ min: -3, max: text.length + 3 }),
      kind: fc.constantFrom(...KINDS),
    }),
    { maxLength: 8 },
  );

const textAndSpans = fc
  .string({ maxLength: 40 })
  .chain((text) => fc.tuple(fc.constant(text), spansFor(text)));

describe('segments', () => {
  it('cover the text once, in order, whatever the spans', () => {
    fc.assert(
      fc.property(textAndSpans, ([text, spans]) => {
        const parts = segments(text, spans);
        expect(parts.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
        parts.forEach((part, index) => {
          expect(part.start).toBe(index === 0 ? 0 : parts[index - 1]!.end);
          expect(part.kind).not.toBe(parts[index + 1]?.kind);
        });
      }),
    );
  });

  it('mark a character exactly where a span holds it', () => {
    fc.assert(
      fc.property(textAndSpans, ([text, spans]) => {
        for (const { start, end, kind } of segments(text, spans)) {
          for (let at = start; at < end; at += 1) {
            const kinds = spans.filter((span) => span.start <= at && at < span.end).map((span) => span.kind);
            expect(kind === null ? kinds.length === 0 : kinds.includes(kind)).toBe(true);
          }
        }
      }),
    );
  });

  it('draw the change, not the addition around it', () => {
    const spans: MarkedSpan[] = [
      { start: 0, end: 10, kind: 'added' },
      { start: 3, end: 6, kind: 'altered' },
    ];
    expect(segments('0123456789', spans).map(({ kind }) => kind)).toEqual(['added', 'altered', 'added']);
  });
});

describe('excerpt', () => {
  it('marks the same words as in the whole text', () => {
    const text = `${'before '.repeat(40)}the changed words${' after'.repeat(40)}`;
    const start = text.indexOf('the changed');
    const short = excerpt(text, [{ start, end: start + 'the changed words'.length, kind: 'altered' }], 120);
    expect(short.text.length).toBeLessThan(130);
    expect(short.text).toMatch(/^… before .*after…$/u);
    const [span] = short.spans;
    expect(short.text.slice(span!.start, span!.end)).toBe('the changed words');
  });

  it('leaves a short text alone', () => {
    expect(excerpt('short', [], 120)).toEqual({ text: 'short', spans: [] });
  });
});

it('shows hostile text as text', async () => {
  const hostile = '<img src=x onerror=alert(1)> & more';
  const place = await draw(<MarkedText text={hostile} spans={[{ start: 0, end: 28, kind: 'added' }]} />);
  expect(place.querySelector('img')).toBeNull();
  expect(place.textContent).toBe(hostile);
  expect(place.querySelector('mark')?.textContent).toBe('<img src=x onerror=alert(1)>');
});
