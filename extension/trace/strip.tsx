/**
 * The page as a strip of bars, one a passage. A slider lies over them: keys, a finger or the mouse go from
 * passage to passage, and the one that is chosen is told below in words, with the way to it.
 */
import type { ComponentChildren, JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { t } from '../i18n';
import type { Trace, TracedParagraph } from '../messages';

const HEIGHT = { follows: 22, part: 13, none: 5 } as const;

/** Per cent of the strip's width: a short page has a short strip, not wide blocks. */
const WIDEST_STEP = 3;
/** The part of a step that its bar takes; the rest is the gap to the next. */
const FILLED = 0.66;

const barOf = ({ match }: TracedParagraph): keyof typeof HEIGHT => {
  if (match === null) return 'none';
  return match.relation === 'partial' ? 'part' : 'follows';
};

const Bars = ({
  compared,
  step,
}: {
  readonly compared: readonly TracedParagraph[];
  readonly step: number;
}): JSX.Element => {
  const hatch = useId();
  return (
    <svg class="strip-bars" aria-hidden="true" focusable="false">
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
            width={`${step * FILLED}%`}
            y={HEIGHT.follows - HEIGHT[bar]}
            height={HEIGHT[bar]}
          />
        );
      })}
    </svg>
  );
};

export const Strip = ({
  trace,
  wordsOf,
  children,
}: {
  readonly trace: Trace;
  /** A passage in words, for those who do not see the bars. */
  readonly wordsOf: (paragraph: TracedParagraph) => string;
  /** Draws the passage that is chosen. */
  readonly children: (chosen: TracedParagraph) => ComponentChildren;
}): JSX.Element => {
  const compared = trace.paragraphs.filter(({ skipped }) => skipped === undefined);
  const firstMatch = compared.findIndex(({ match }) => match !== null);
  const [at, setAt] = useState(Math.max(0, firstMatch));
  const chosen = compared[Math.min(at, compared.length - 1)]!;
  const step = Math.min(100 / compared.length, WIDEST_STEP);
  const middle = (step * FILLED) / 2;
  return (
    <>
      <div
        class="strip"
        style={{ '--first': `${middle}%`, '--last': `${100 - middle - (compared.length - 1) * step}%` }}
      >
        <Bars compared={compared} step={step} />
        <input
          type="range"
          class="strip-slider"
          min={0}
          max={compared.length - 1}
          value={at}
          aria-label={t('orderStrip')}
          aria-valuetext={wordsOf(chosen)}
          onInput={({ currentTarget }) => setAt(Number(currentTarget.value))}
        />
      </div>
      <p class="small">{t('orderLegend')}</p>
      <div class="strip-chosen">{children(chosen)}</div>
    </>
  );
};
