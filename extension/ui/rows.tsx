/** What differs, phrase by phrase: changed as "source → here", added, left out. */
import type { ComponentChildren, JSX } from 'preact';
import { t } from '../i18n';
import type { DroppedSpan, Match, Trace } from '../messages';
import { Phrase } from './marked-text';
import { addedWords, changeWords, countedAdded, kindWords, leftOut } from './words';
import type { MatchedParagraph } from './matched';
import { takenUp } from './reasons';

/** Longer phrases are shown whole in the passages and shortened in the lists. */
const LIST_WORDS = 24;

interface RowsProps {
  readonly trace: Trace;
  readonly paragraph: MatchedParagraph;
}

const Note = ({ children }: { readonly children: string | null }): JSX.Element | null =>
  children === null ? null : <span class="note"> {children}</span>;

const Row = ({
  title,
  note,
  children,
}: {
  readonly title: string;
  readonly note: string | null;
  readonly children: ComponentChildren;
}): JSX.Element => (
  <div>
    <dt>{title}</dt>
    <dd>
      {children}
      <Note>{note}</Note>
    </dd>
  </div>
);

/** A hedge or a figure of so many words says nothing by itself: it is shown among the words around it. */
const QUALIFIER_WORDS = 3;
const AROUND_WORDS = 4;
const BEFORE = new RegExp(`(?:\\S+\\s+){0,${AROUND_WORDS}}$`, 'u');
const AFTER = new RegExp(`^(?:\\S*\\s+\\S+){0,${AROUND_WORDS}}`, 'u');

const isQualifier = ({ kind, sourceText }: DroppedSpan): boolean =>
  kind !== 'clause' && sourceText.trim().split(/\s+/u).length <= QUALIFIER_WORDS;

const Qualifier = ({
  match,
  dropped: { sourceIndex = 0, sourceStart, sourceEnd },
}: {
  readonly match: Match;
  readonly dropped: DroppedSpan;
}): JSX.Element => {
  const { text } = [match.source, ...match.others][sourceIndex] ?? match.source;
  const before = BEFORE.exec(text.slice(0, sourceStart))?.[0] ?? '';
  const after = AFTER.exec(text.slice(sourceEnd))?.[0] ?? '';
  const start = before.length;
  return (
    <Phrase
      kind="dropped"
      text={before + text.slice(sourceStart, sourceEnd) + after}
      parts={[{ start, end: start + sourceEnd - sourceStart }]}
    />
  );
};

function leftOutNote(trace: Trace, paragraph: MatchedParagraph, dropped: DroppedSpan): string | null {
  const where = takenUp(trace, paragraph, dropped);
  if (where !== null) return t(where === 'next' ? 'cardTakenNext' : 'cardTakenBefore');
  if (dropped.kind === 'clause') return null;
  const kind = kindWords(dropped.kind);
  return isQualifier(dropped) ? `${t('kindGone', dropped.sourceText.trim())} · ${kind}` : kind;
}

export const Rows = ({ trace, paragraph }: RowsProps): JSX.Element | null => {
  const { match, text } = paragraph;
  const added = countedAdded(match);
  const dropped = leftOut(match);
  if (added.length + match.altered.length + dropped.length === 0) return null;
  return (
    <dl class="rows hw-plain">
      {match.altered.map((one) => {
        const here = text.slice(one.start, one.end);
        return (
          <Row key={`a${one.start}`} title={t('cardChanged')} note={changeWords(one, here)}>
            <Phrase kind="altered" text={one.sourceText} />
            <span class="arrow" aria-label={t('cardBecomes')} role="img" />
            <Phrase kind="altered" text={here} />
          </Row>
        );
      })}
      {added.map(({ start, end }) => {
        const here = text.slice(start, end);
        return (
          <Row key={`n${start}`} title={t('cardAdded')} note={addedWords(here)}>
            <Phrase kind="added" text={here} words={LIST_WORDS} />
          </Row>
        );
      })}
      {dropped.map((one) => (
        <Row
          key={`d${one.sourceIndex ?? 0}.${one.sourceStart}`}
          title={t('cardLeftOut')}
          note={leftOutNote(trace, paragraph, one)}
        >
          {isQualifier(one) ? (
            <Qualifier match={match} dropped={one} />
          ) : (
            <Phrase kind="dropped" text={one.sourceText} words={LIST_WORDS} />
          )}
        </Row>
      ))}
    </dl>
  );
};
