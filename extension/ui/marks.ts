/** Which words of a text are added, changed, the same or left out; drawn by components (marked-text.tsx), and in pages. */
import type { Match, Span } from '../messages';

/** `found`: matched by the library search. */
export type MarkKind = 'added' | 'altered' | 'dropped' | 'same' | 'found';

export interface MarkedSpan extends Span {
  readonly kind: MarkKind;
}

export interface Segment extends Span {
  readonly kind: MarkKind | null;
}

/** What says most comes first: where marks overlap, only the first of them is drawn. */
const PRECEDENCE: readonly MarkKind[] = ['altered', 'added', 'dropped', 'found', 'same'];

/**
 * Cuts `text` into stretches with at most one mark each. Spans may nest, overlap, come in any order
 * or reach past the text; the stretches cover the text exactly once, in order.
 */
export function segments(text: string, spans: readonly MarkedSpan[]): readonly Segment[] {
  const kept = spans
    .map(({ start, end, kind }) => ({ start: Math.max(0, start), end: Math.min(text.length, end), kind }))
    .filter(({ start, end }) => start < end);
  const cuts = [...new Set([0, text.length, ...kept.flatMap(({ start, end }) => [start, end])])].sort(
    (a, b) => a - b,
  );
  const result: { start: number; end: number; kind: MarkKind | null }[] = [];
  for (let i = 0; i + 1 < cuts.length; i += 1) {
    const start = cuts[i]!;
    const end = cuts[i + 1]!;
    const here = kept.filter((span) => span.start <= start && end <= span.end).map((span) => span.kind);
    const kind = PRECEDENCE.find((candidate) => here.includes(candidate)) ?? null;
    const last = result.at(-1);
    if (last?.kind === kind) last.end = end;
    else result.push({ start, end, kind });
  }
  return result;
}

/** The marks of a matched paragraph on the page's side. `possible` additions stay unmarked: too unsure to draw. */
export const pageMarks = (match: Match): readonly MarkedSpan[] => [
  ...match.same.map(({ start, end }) => ({ start, end, kind: 'same' as const })),
  ...match.added
    .filter(({ grade }) => grade !== 'possible')
    .map(({ start, end }) => ({ start, end, kind: 'added' as const })),
  ...match.altered.map(({ start, end }) => ({ start, end, kind: 'altered' as const })),
];

/**
 * The marks in a source paragraph of a match; `sourceIndex` counts into [match.source, ...match.others].
 */
export function sourceMarks(match: Match, sourceIndex = 0): readonly MarkedSpan[] {
  const mark = (
    spans: readonly {
      readonly sourceStart: number;
      readonly sourceEnd: number;
      readonly sourceIndex?: number;
    }[],
    kind: MarkKind,
  ): readonly MarkedSpan[] =>
    spans
      .filter((span) => (span.sourceIndex ?? 0) === sourceIndex)
      .map((span) => ({ start: span.sourceStart, end: span.sourceEnd, kind }));
  return [...mark(match.same, 'same'), ...mark(match.dropped, 'dropped'), ...mark(match.altered, 'altered')];
}

export interface Excerpt {
  readonly text: string;
  readonly spans: readonly MarkedSpan[];
}

/** How much of the text stands before the first mark of an excerpt, in UTF-16 units. */
const LEAD = 70;

/**
 * At most about `length` UTF-16 units of `text` around its most telling mark, cut between words and
 * with "…" where something is left away.
 */
export function excerpt(text: string, spans: readonly MarkedSpan[], length: number): Excerpt {
  if (text.length <= length) return { text, spans };
  const first = PRECEDENCE.flatMap((kind) => spans.filter((span) => span.kind === kind))[0];
  const wish = Math.min(Math.max(0, (first?.start ?? 0) - LEAD), text.length - length);
  const start = wish === 0 ? 0 : text.indexOf(' ', wish) + 1 || wish;
  const cut = text.lastIndexOf(' ', start + length);
  const end = start + length >= text.length || cut <= start ? Math.min(text.length, start + length) : cut;
  const before = start > 0 ? '… ' : '';
  const shift = before.length - start;
  return {
    text: `${before}${text.slice(start, end)}${end < text.length ? '…' : ''}`,
    spans: spans
      .filter((span) => span.end > start && span.start < end)
      .map(({ kind, ...span }) => ({
        kind,
        start: Math.max(span.start, start) + shift,
        end: Math.min(span.end, end) + shift,
      })),
  };
}
