/** The page from top to bottom: a strip to go along, and the list of all that was read and left aside. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { formatNumber, t, tn } from '../i18n';
import type { Trace, TracedParagraph } from '../messages';
import { Icon, RelationGlyph } from '../ui/glyphs';
import { countsText, firstWords, matchCounts, relationWord } from '../ui/words';
import type { Jump } from './changes';
import { placeText } from './change-list';
import { partialText, readText, skippedText } from './read-text';
import { Strip } from './strip';
import { WhyNothing } from './why-nothing';

const isHidden = ({ passedOver }: Trace, { index }: TracedParagraph): boolean =>
  passedOver?.paragraphs.includes(index) === true;

function stateText(paragraph: TracedParagraph, trace: Trace): string {
  const { match, skipped } = paragraph;
  if (skipped !== undefined) return skippedText(skipped);
  if (match !== null) {
    const relation = relationWord(match.relation, trace.lineage.directionUnknown);
    return `${relation} · ${countsText(matchCounts(match))}`;
  }
  if (isHidden(trace, paragraph)) return t('hiddenMark');
  return t(trace.summary.derivedParagraphs > 0 ? 'orderNotFound' : 'orderNoneMatched');
}

/** "Retold · 2 added · paragraph 5". */
function noteText(paragraph: TracedParagraph, trace: Trace): string {
  const { index, kind, skipped } = paragraph;
  const place = skipped === undefined || kind === 'paragraph' ? placeText(trace, index) : null;
  return [stateText(paragraph, trace), place].filter((part) => part !== null).join(' · ');
}

const opening = (text: string): string => {
  const { text: words, cut } = firstWords(text, 9);
  return cut ? `${words}…` : words;
};

interface BlockProps {
  readonly paragraph: TracedParagraph;
  readonly trace: Trace;
  readonly jump: Jump;
}

/** Whether a block has no mark for a reason that the reader may ask for. */
const isAskable = (trace: Trace, paragraph: TracedParagraph): boolean =>
  paragraph.match === null && paragraph.skipped === undefined && !isHidden(trace, paragraph);

const Block = ({ paragraph, trace, jump }: BlockProps): JSX.Element => {
  const { index, text, match } = paragraph;
  const note = noteText(paragraph, trace);
  return (
    <>
      <span class="block-sign">{match !== null && <RelationGlyph relation={match.relation} />}</span>
      <span class="entry">
        <span class="phrase" lang="" dir="auto">
          {opening(text)}
        </span>
        {isAskable(trace, paragraph) ? (
          <details class="ask" key={index}>
            <summary class="small">
              {note} · <span class="ask-word">{t('orderWhy')}</span>
            </summary>
            <WhyNothing paragraph={paragraph} trace={trace} />
          </details>
        ) : (
          <span class="small">{note}</span>
        )}
      </span>
      <button
        type="button"
        class="go"
        aria-label={t('actionShowOnPage', firstWords(text, 8).text)}
        onClick={() => jump({ paragraph: index })}
      >
        <Icon name="down" />
      </button>
    </>
  );
};

/** Drawn once it is opened: a page may have thousands of passages. */
const All = ({ trace, jump }: Omit<BlockProps, 'paragraph'>): JSX.Element => {
  const [open, setOpen] = useState(false);
  return (
    <details class="order-all" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        {tn('orderAll', trace.paragraphs.length)}
        <Icon name="chevron-end" class="order-sign" />
      </summary>
      {open && (
        <ul class="entries blocks">
          {trace.paragraphs.map((paragraph) => (
            <li key={paragraph.index} class={paragraph.skipped === undefined ? '' : 'skipped'}>
              <Block paragraph={paragraph} trace={trace} jump={jump} />
            </li>
          ))}
        </ul>
      )}
    </details>
  );
};

export const ReadingOrder = ({ trace, jump }: Omit<BlockProps, 'paragraph'>): JSX.Element => {
  const compared = trace.paragraphs.filter(({ skipped }) => skipped === undefined);
  const matches = compared.filter(({ match }) => match !== null).length;
  const partial = partialText(trace);
  return (
    <section class="part order">
      <div class="order-head">
        <h2>{t('orderHeading')}</h2>
        {matches > 0 && (
          <span class="beside">{t('orderCount', formatNumber(matches), formatNumber(compared.length))}</span>
        )}
      </div>
      {matches > 0 && (
        <Strip
          trace={trace}
          wordsOf={(paragraph) => `${noteText(paragraph, trace)}: ${opening(paragraph.text)}`}
        >
          {(chosen) => <Block paragraph={chosen} trace={trace} jump={jump} />}
        </Strip>
      )}
      <All trace={trace} jump={jump} />
      <p class="read">{readText(trace)}</p>
      {partial !== null && <p class="read">{partial}</p>}
    </section>
  );
};
