/** How much of the page follows its source: a bar of three parts, told by their filling, and the same in words. */
import type { JSX } from 'preact';
import { formatNumber, formatShare, t, tn } from '../i18n';
import type { Trace } from '../messages';
import { shareParts } from './share-parts';

export const Shares = ({ trace }: { readonly trace: Trace }): JSX.Element => {
  const parts = shareParts(trace).filter(({ words }) => words > 0);
  const inside = trace.summary.addedInsideWords;
  return (
    <>
      <div class="bar" aria-hidden="true">
        {parts.map(({ filling, words }) => (
          <span key={filling} class={`bar-part ${filling}`} style={{ flexGrow: words }} />
        ))}
      </div>
      <h2 class="hw-sr">{t('sharesHeading')}</h2>
      <ul class="shares">
        {parts.map(({ filling, label, words, percent }) => (
          <li key={filling}>
            <span class={`swatch ${filling}`} aria-hidden="true" />
            <span>{label}</span>
            <span class="amount">{tn('shareWords', words, formatShare(percent / 100))}</span>
          </li>
        ))}
      </ul>
      {inside > 0 && inside < trace.summary.addedWords && (
        <p class="small">{tn('shareInside', inside, formatNumber(trace.summary.addedWords))}</p>
      )}
    </>
  );
};
