/** How an article of the reader's own library came in, in a sentence. */
import { formatDay, formatMoment, t } from '../i18n';
import type { HeldAs } from '../messages';

export function cameIn({ origin, at, fromName }: HeldAs): string {
  switch (origin) {
    case 'kept':
      return at === undefined ? t('cameKeptOnce') : t('cameKept', formatDay(at));
    case 'remembered':
      return at === undefined ? t('cameReadOnce') : t('cameRead', formatMoment(at));
    case 'feed':
      return fromName === undefined ? t('cameFeedGone') : t('cameFeed', fromName);
    case 'pack':
      return fromName === undefined ? t('camePackGone') : t('camePack', fromName);
  }
}
