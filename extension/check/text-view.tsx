/** The text as it was given, with its marks, and after each paragraph what it follows, or why there is nothing. */
import type { ComponentChildren, JSX } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import { t } from '../i18n';
import type { Trace, TracedParagraph } from '../messages';
import type { PagePlace } from '../trace/change-list';
import { Comparison, Nearest } from '../trace/comparison';
import { nearestText } from '../trace/why-nothing';
import { skippedText } from '../trace/read-text';
import { Icon, RelationGlyph } from '../ui/glyphs';
import { Marked, MarkedText } from '../ui/marked-text';
import { pageMarks } from '../ui/marks';
import { matchedParagraphs, matchTitle, type MatchedParagraph } from '../ui/matched';
import {
  articleOf,
  countsText,
  firstWords,
  isHeldOriginal,
  matchCounts,
  relationWord,
  sourceLabel,
} from '../ui/words';

const idOf = (index: number): string => `text-${index}`;

/** Brings a place of the text before the reader and selects its words. Throws when there is none. */
export function goToText({ paragraph, start = 0, end }: PagePlace): void {
  const block = document.getElementById(idOf(paragraph));
  const words = block?.querySelector('.words');
  if (!block || !words) throw new Error(`no paragraph ${paragraph}`);
  block.scrollIntoView({ block: 'center' });
  block.focus({ preventScroll: true });
  const range = document.createRange();
  range.selectNodeContents(words);
  const texts = document.createTreeWalker(words, NodeFilter.SHOW_TEXT);
  for (let at = 0, node = texts.nextNode(); node !== null && end !== undefined; node = texts.nextNode()) {
    const { length } = node.nodeValue ?? '';
    if (start >= at && start < at + length) range.setStart(node, start - at);
    if (end > at && end <= at + length) range.setEnd(node, end - at);
    at += length;
  }
  getSelection()?.removeAllRanges();
  getSelection()?.addRange(range);
}

interface PartProps {
  readonly trace: Trace;
  readonly language: string | undefined;
}

/** Shows what its button stands for beneath the paragraph. Escape closes it and leads back to the button. */
const Disclosure = ({
  words,
  button,
  title,
  note,
  glyph,
  children,
}: {
  /** The paragraph's text. */
  readonly words: ComponentChildren;
  readonly button: { readonly class: string; readonly name: string; readonly content: ComponentChildren };
  readonly title: string;
  readonly note: string | null;
  readonly glyph: ComponentChildren;
  readonly children: () => ComponentChildren;
}): JSX.Element => {
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const id = useId();
  const close = (): void => {
    setOpen(false);
    opener.current?.focus();
  };
  return (
    <div
      onKeyDown={(event) => {
        if (event.key === 'Escape' && open) close();
      }}
    >
      <p dir="auto">
        {words}{' '}
        <button
          ref={opener}
          type="button"
          class={button.class}
          aria-label={button.name}
          aria-expanded={open}
          {...(open ? { 'aria-controls': id } : {})}
          onClick={() => setOpen(!open)}
        >
          {button.content}
        </button>
      </p>
      {open && (
        <div id={id} class="panel" role="group" aria-labelledby={`${id}-title`}>
          <div class="panel-head">
            {glyph}
            <h3 id={`${id}-title`}>{title}</h3>
            {note !== null && <p class="note">{note}</p>}
            <button type="button" class="go" aria-label={t('cardClose')} onClick={close}>
              <Icon name="close" />
            </button>
          </div>
          {children()}
        </div>
      )}
    </div>
  );
};

/** Words of a paragraph that name it to screen readers. */
const NAME_WORDS = 6;

const Matched = ({ trace, language, paragraph }: PartProps & { paragraph: MatchedParagraph }) => {
  const { match, text } = paragraph;
  const title = matchTitle(trace, match);
  const { added, changed } = matchCounts(match);
  const relation = relationWord(match.relation, trace.lineage.directionUnknown);
  const source = sourceLabel(articleOf(trace, match.source.articleId), 4);
  const counts = countsText({ added, changed });
  return (
    <Disclosure
      words={
        <span class="words" lang={language ?? ''}>
          <MarkedText text={text} spans={pageMarks(match)} />
        </span>
      }
      button={{
        class: 'text-badge',
        // Begins with the words on the button, so that it can be called by them.
        name: t('badgeName', `${relation} ${source}`, counts, firstWords(text, NAME_WORDS).text),
        content: (
          <>
            <RelationGlyph relation={match.relation} />
            <span>
              <span>{relation}</span> <span class="next">{source}</span>{' '}
              {match.relation !== 'identical' && <span class="next">{counts}</span>}
            </span>
          </>
        ),
      }}
      title={title}
      note={countsText(matchCounts(match))}
      glyph={<RelationGlyph relation={match.relation} size={20} />}
    >
      {() => <Comparison trace={trace} paragraph={paragraph} language={language} />}
    </Disclosure>
  );
};

const Unmatched = ({ trace, language, paragraph }: PartProps & { paragraph: TracedParagraph }) => (
  <Disclosure
    words={
      <span class="words" lang={language ?? ''}>
        {paragraph.text}
      </span>
    }
    button={{
      class: 'text-why',
      name: t('whyNothingNamed', firstWords(paragraph.text, NAME_WORDS).text),
      content: t('whyNothing'),
    }}
    title={t('whyNothing')}
    note={nearestText(paragraph, trace)}
    glyph={null}
  >
    {() => <Nearest trace={trace} paragraph={paragraph} language={language} />}
  </Disclosure>
);

const Plain = ({ language, paragraph }: { language: string | undefined; paragraph: TracedParagraph }) => (
  <p dir="auto">
    <span class="words" lang={language ?? ''}>
      {paragraph.text}
    </span>
    {paragraph.skipped !== undefined && (
      <span class="small text-skipped"> {skippedText(paragraph.skipped)}</span>
    )}
  </p>
);

const LEGEND = [
  ['added', 'legendAdded', 'legendAddedNote'],
  ['altered', 'legendAltered', 'legendAlteredNote'],
  ['same', 'legendSame', null],
] as const;

/** More paragraphs than any article has: drawn as they come into sight. */
const MANY = 400;

export const TextView = ({ trace, language }: PartProps): JSX.Element => {
  const matched = new Map(matchedParagraphs(trace).map((paragraph) => [paragraph.index, paragraph]));
  const isOriginal = isHeldOriginal(trace);
  return (
    <section
      class={trace.paragraphs.length > MANY ? 'text-pane long' : 'text-pane'}
      aria-labelledby="text-heading"
    >
      <h2 id="text-heading" tabIndex={-1}>
        {t('checkTextHeading')}
      </h2>
      {matched.size > 0 && (
        <ul class="legend">
          {LEGEND.map(([kind, words, note]) => (
            <li key={kind}>
              <Marked kind={kind}>{t(words)}</Marked>
              {note !== null && ` ${t(note)}`}
            </li>
          ))}
        </ul>
      )}
      {trace.paragraphs.map((paragraph) => {
        const { index, kind, skipped } = paragraph;
        const found = matched.get(index);
        return (
          <div key={index} id={idOf(index)} class={`text-block text-${kind}`} tabIndex={-1}>
            {found !== undefined && <Matched trace={trace} language={language} paragraph={found} />}
            {found === undefined && (skipped !== undefined || isOriginal) && (
              <Plain language={language} paragraph={paragraph} />
            )}
            {found === undefined && skipped === undefined && !isOriginal && (
              <Unmatched trace={trace} language={language} paragraph={paragraph} />
            )}
          </div>
        );
      })}
    </section>
  );
};
