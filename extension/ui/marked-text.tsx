/** A text with its added, changed, same and left-out words marked by the shape of their line. */
import type { JSX } from 'preact';
import type { Span } from '../messages';
import { segments, type MarkedSpan, type MarkKind } from './marks';
import { shortened } from './words';

/** One marked phrase, as lists show it. */
export const Marked = ({
  kind,
  children,
}: {
  readonly kind: MarkKind;
  readonly children: string;
}): JSX.Element => <mark class={`hw-mark hw-mark-${kind}`}>{children}</mark>;

/** `text` with `spans` (UTF-16 offsets into it) marked. */
export const MarkedText = ({
  text,
  spans,
}: {
  readonly text: string;
  readonly spans: readonly MarkedSpan[];
}): JSX.Element => (
  <>
    {segments(text, spans).map(({ start, end, kind }) => {
      const words = text.slice(start, end);
      if (kind === null) return words;
      return (
        <Marked key={start} kind={kind}>
          {words}
        </Marked>
      );
    })}
  </>
);

/** A quoted phrase in its own direction, marked, at most `words` words of it. */
export const Phrase = ({
  kind,
  text,
  words,
  parts = [{ start: 0, end: text.length }],
}: {
  readonly kind: MarkKind;
  readonly text: string;
  readonly words?: number;
  /** Where only parts of it are marked: offsets into `text`. */
  readonly parts?: readonly Span[];
}): JSX.Element => (
  <bdi lang="">
    <MarkedText
      text={words === undefined ? text : shortened(text, words)}
      spans={parts.map(({ start, end }) => ({ start, end, kind }))}
    />
  </bdi>
);
