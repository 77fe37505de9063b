/** How much of the page follows its source: a bar of three parts, told by their filling, and the same in words. */
import type { JSX } from 'preact';
import { formatNumber, formatShare, t, tn } from '../i18n';
import type { Trace } from '../messages';
import { isUndirected, wholePercents } from '../ui/words';

interface Part {
  readonly filling: 'solid' | 'hatched' | 'outlined';
  readonly label: string;
  readonly words: number;
}

export const Shares = ({ trace }: { readonly trace: Trace }): JSX.Element => {
  const { summary } = trace;
  const all: readonly Part[] = [
    { filling: 'solid', label: t('shareSame'), words: summary.sameWords },
    {
      filling: 'hatched',
      label: t(isUndirected(trace) ? 'shareOtherWords' : 'shareRetold'),
      words: summary.derivedWords - summary.sameWords,
    },
    { filling: 'outlined', label: t('shareNotHeld'), words: summary.addedWords },
  ];
  const percents = wholePercents(all.map(({ words }) => words));
  const parts = all
    .map((part, index) => ({ ...part, percent: percents[index]! }))
    .filter(({ words }) => words > 0);
  const inside = summary.addedInsideWords;
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
      {inside > 0 && inside < summary.addedWords && (
        <p class="small">{tn('shareInside', inside, formatNumber(summary.addedWords))}</p>
      )}
    </>
  );
};
