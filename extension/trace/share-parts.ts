/** How much of the page follows its source: three parts of its words. */
import { t } from '../i18n';
import type { Trace } from '../messages';
import { isUndirected, wholePercents } from '../ui/words';

export interface SharePart {
  readonly filling: 'solid' | 'hatched' | 'outlined';
  readonly label: string;
  readonly words: number;
  readonly percent: number;
}

/** In the order of the bar, empty ones among them; the per cents add up to 100. */
export function shareParts(trace: Trace): readonly SharePart[] {
  const { summary } = trace;
  const parts = [
    { filling: 'solid', label: t('shareSame'), words: summary.sameWords },
    {
      filling: 'hatched',
      label: t(isUndirected(trace) ? 'shareOtherWords' : 'shareRetold'),
      words: summary.derivedWords - summary.sameWords,
    },
    { filling: 'outlined', label: t('shareNotHeld'), words: summary.addedWords },
  ] as const;
  const percents = wholePercents(parts.map(({ words }) => words));
  return parts.map((part, index) => ({ ...part, percent: percents[index]! }));
}
