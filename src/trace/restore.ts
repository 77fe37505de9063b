import type { Cleaned } from '../clean';
import type { Article, Match, Span, Trace } from '../types';

/** The trace of a cleaned article, told in the offsets and characters of the article given. */
export function restored(trace: Trace, given: Article, { article, back }: Cleaned): Trace {
  const place = <T extends Partial<Span> & { readonly text?: string }>(one: T): T => {
    if (one.start === undefined || one.end === undefined) return one;
    const span = back({ start: one.start, end: one.end });
    // Words of the page are shown as they stand there; another text's words stay.
    const quoted = one.text === article.text.slice(one.start, one.end);
    return { ...one, ...span, ...(quoted ? { text: given.text.slice(span.start, span.end) } : {}) };
  };
  const { lineage } = trace;
  return {
    ...trace,
    lineage: {
      ...lineage,
      ...(lineage.license && { license: place(lineage.license) }),
      credit: place(lineage.credit),
      evidence: lineage.evidence.map(place),
    },
    paragraphs: trace.paragraphs.map((paragraph, index) => {
      const { start, end } = given.blocks[index]!;
      const within = <T extends Span>(span: T): T => {
        const there = back({ start: paragraph.start + span.start, end: paragraph.start + span.end });
        return { ...span, start: there.start - start, end: there.end - start };
      };
      const match: Match | null = paragraph.match && {
        ...paragraph.match,
        passages: paragraph.match.passages.map(within),
        same: paragraph.match.same.map(within),
        added: paragraph.match.added.map(within),
        altered: paragraph.match.altered.map(within),
      };
      return { ...paragraph, start, end, text: given.text.slice(start, end), match };
    }),
  };
}
