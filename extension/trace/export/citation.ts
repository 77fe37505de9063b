/** A held article as an editor cites it, and as schema.org writes it. A field that nobody states is absent. */
import { t } from '../../i18n';
import type { ArticleInfo } from '../../messages';
import { webAddress } from '../../ui/web-address';
import { sourceDate, sourceLabel } from '../../ui/words';
import type { Words } from './outline';

/** A schema.org NewsArticle; the names are schema.org's. */
export interface Citation {
  readonly '@context': 'https://schema.org';
  readonly '@type': 'NewsArticle';
  readonly headline?: string;
  readonly publisher?: { readonly '@type': 'Organization'; readonly name: string };
  readonly datePublished?: string;
  readonly copyrightYear?: number;
  readonly inLanguage?: string;
  readonly url?: string;
  readonly wordCount: number;
}

export function citationOf(article: ArticleInfo): Citation {
  const { outlet, headline, datePublished, copyrightYear, inLanguage, words } = article;
  const url = webAddress(article.url);
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    ...(headline === undefined ? {} : { headline }),
    ...(outlet === undefined ? {} : { publisher: { '@type': 'Organization', name: outlet } }),
    ...(datePublished === undefined ? {} : { datePublished }),
    ...(copyrightYear === undefined ? {} : { copyrightYear }),
    ...(inLanguage === undefined ? {} : { inLanguage }),
    ...(url === null ? {} : { url }),
    wordCount: words,
  };
}

/** Enough of an opening to find a text by that has no headline. */
const OPENING_WORDS = 12;

/** "Financial Times · “Headline” · 28 January 2026 · https://…", with the absence of each in words. */
export function citationWords(article: ArticleInfo): Words {
  const { outlet, headline, opening } = article;
  const url = webAddress(article.url);
  const title =
    headline === undefined
      ? t('exportNoHeadline', sourceLabel({ opening }, OPENING_WORDS))
      : t('quotedTitle', headline);
  const stated = [outlet ?? t('outletUnknown'), title, sourceDate(article)].join(' · ');
  return url === null ? `${stated} · ${t('exportNoAddress')}` : [`${stated} · `, { address: url }];
}
