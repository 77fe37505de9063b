/** The page from top to bottom: a strip of bars to look at, and behind it the list of all blocks to use. */
import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { formatNumber, t } from '../i18n';
import type { Trace, TracedParagraph } from '../messages';
import { Icon, RelationGlyph } from '../ui/glyphs';
import { firstWords, relationWord } from '../ui/words';
import type { Jump } from './changes';
import { placeText } from './change-list';
import { partialText, readText, skippedText } from './read-text';

const STRIP_HEIGHT = 22;
const HEIGHT = { follows: STRIP_HEIGHT, part: 13, none: 5 } as const;

/** Per cent of the strip's width: a short page has a short strip, not wide blocks. */
const WIDEST_STEP = 3;

const barOf = ({ match }: TracedParagraph): keyof typeof HEIGHT => {
  if (match === null) return 'none';
  return match.relation === 'partial' ? 'part' : 'follows';
};

const Strip = ({ compared }: { readonly compared: readonly TracedParagraph[] }): JSX.Element => {
  const hatch = useId();
  const step = Math.min(100 / compared.length, WIDEST_STEP);
  return (
    <svg class="strip" aria-hidden="true" focusable="false">
      <defs>
        <pattern id={hatch} width="4" height="3" patternUnits="userSpaceOnUse">
          <path d="M0 1h4" class="strip-hatch" />
        </pattern>
      </defs>
      {compared.map((paragraph, index) => {
        const bar = barOf(paragraph);
        return (
          <rect
            key={paragraph.index}
            class={`strip-${bar}`}
            {...(bar === 'part' ? { fill: `url(#${hatch})` } : {})}
            x={`${index * step}%`}
            width={`${step * 0.66}%`}
            y={STRIP_HEIGHT - HEIGHT[bar]}
            height={HEIGHT[bar]}
          />
        );
      })}
    </svg>
  );
};

const stateText = ({ match, skipped }: TracedParagraph, trace: Trace): string => {
  if (skipped !== undefined) return skippedText(skipped);
  if (match !== null) return relationWord(match.relation, trace.lineage.directionUnknown);
  return t(trace.summary.derivedParagraphs > 0 ? 'orderNotFound' : 'orderNoneMatched');
};

const Block = ({
  paragraph,
  trace,
  jump,
}: {
  readonly paragraph: TracedParagraph;
  readonly trace: Trace;
  readonly jump: Jump;
}): JSX.Element => {
  const { index, text, kind, skipped, match } = paragraph;
  const opening = firstWords(text, 9);
  const place = skipped === undefined || kind === 'paragraph' ? placeText(trace, index) : null;
  return (
    <li class={skipped === undefined ? '' : 'skipped'}>
      <span class="entry">
        <span class="phrase" lang="" dir="auto">
          {opening.cut ? `${opening.text}…` : opening.text}
        </span>
        <span class="small">
          {match !== null && <RelationGlyph relation={match.relation} size={14} />}{' '}
          {[stateText(paragraph, trace), place].filter((part) => part !== null).join(' · ')}
        </span>
      </span>
      <button
        type="button"
        class="go"
        aria-label={t('actionShowOnPage', firstWords(text, 8).text)}
        onClick={() => jump({ paragraph: index })}
      >
        <Icon name="down" />
      </button>
    </li>
  );
};

export const ReadingOrder = ({
  trace,
  jump,
}: {
  readonly trace: Trace;
  readonly jump: Jump;
}): JSX.Element => {
  const compared = trace.paragraphs.filter(({ skipped }) => skipped === undefined);
  const matches = compared.filter(({ match }) => match !== null).length;
  const partial = partialText(trace);
  return (
    <section class="part order">
      <details>
        <summary>
          <span class="order-head">
            <h2>{t('orderHeading')}</h2>
            {matches > 0 && (
              <span class="beside">
                {t('orderCount', formatNumber(matches), formatNumber(compared.length))}
              </span>
            )}
            <Icon name="chevron-end" class="order-sign" />
          </span>
          {matches > 0 && <Strip compared={compared} />}
        </summary>
        <ul class="entries">
          {trace.paragraphs.map((paragraph) => (
            <Block key={paragraph.index} paragraph={paragraph} trace={trace} jump={jump} />
          ))}
        </ul>
      </details>
      {matches > 0 && <p class="small">{t('orderLegend')}</p>}
      <p class="read">{readText(trace)}</p>
      {partial !== null && <p class="read">{partial}</p>}
    </section>
  );
};
