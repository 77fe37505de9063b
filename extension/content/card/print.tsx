/** What is printed after a page where the reader has marks printed: badges cannot follow a layout on paper. */
import { render, type JSX } from 'preact';
import { t } from '../../i18n';
import type { Trace } from '../../messages';
import { matchTitle, type MatchedParagraph } from '../../ui/matched';
import { countsText, firstWords, headingPlace, matchCounts, paragraphPlace } from '../../ui/words';
import type { Host } from '../host';
import styles from './print.css?inline';

/** Words of a paragraph that it is found by on paper. */
const OPENING_WORDS = 12;

const Entry = ({
  trace,
  paragraph: { index, text, match },
}: {
  readonly trace: Trace;
  readonly paragraph: MatchedParagraph;
}): JSX.Element => {
  const opening = firstWords(text, OPENING_WORDS);
  const about = [
    paragraphPlace(trace, index) ?? headingPlace(trace, index),
    matchTitle(trace, match),
    countsText(matchCounts(match)),
  ];
  return (
    <li>
      <p class="hw-quote" dir="auto">
        {t(opening.cut ? 'quotedOpening' : 'quotedTitle', opening.text)}
      </p>
      <p class="about">{about.join(' · ')}</p>
    </li>
  );
};

export interface Printed {
  /** Prints these after the page; none: prints nothing of ours. */
  set(trace: Trace, paragraphs: readonly MatchedParagraph[]): void;
  clear(): void;
}

export function createPrinted(document: Document, host: Host): Printed {
  const holder = document.createElement('div');
  holder.className = 'print hw-light';
  host.root.append(holder);
  const clear = (): void => render(null, holder);
  return {
    set(trace, paragraphs) {
      if (paragraphs.length === 0) return clear();
      render(
        <>
          <style>{styles}</style>
          <h2>{t('badgeRegion')}</h2>
          <ol>
            {paragraphs.map((paragraph) => (
              <Entry key={paragraph.index} trace={trace} paragraph={paragraph} />
            ))}
          </ol>
          <p class="about">{t('heldNote')}</p>
        </>,
        holder,
      );
    },
    clear,
  };
}
