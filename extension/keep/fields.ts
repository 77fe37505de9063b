/** What is known of an article, as fields that the reader may put right before it is kept. */
import type { MessageKey } from '../i18n';
import type { ArticleMeta } from '../messages';
import { webAddress } from '../ui/web-address';

export const FIELDS = ['headline', 'outlet', 'author', 'datePublished', 'inLanguage', 'url'] as const;
export type Field = (typeof FIELDS)[number];
export type Fields = Readonly<Record<Field, string>>;

/** What is wrong with which field. */
export type Wrong = Readonly<Partial<Record<Field, MessageKey>>>;

const MOST_CHARS = 1_000;
const MOST_ADDRESS_CHARS = 2_000;

const DATE =
  /^\d{4}-\d{2}-\d{2}(?:T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/u;
const LANGUAGE = /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/iu;

/** A day of the calendar, with or without a time: 30 February is none. */
function isDate(text: string): boolean {
  const day = text.slice(0, 10);
  const at = DATE.test(text) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day) && !Number.isNaN(Date.parse(text));
}

/** As the page states it. A date in a form of the page's own is cut to its day. */
export function fieldsOf(meta: ArticleMeta): Fields {
  const stated = meta.datePublished ?? '';
  const day = stated.slice(0, 10);
  return {
    headline: meta.headline ?? '',
    outlet: meta.outlet ?? '',
    author: meta.author ?? '',
    datePublished: isDate(stated) ? stated : isDate(day) ? day : '',
    inLanguage: meta.inLanguage ?? '',
    url: meta.url ?? '',
  };
}

/** In one line, without marks that turn the order of what follows. */
const cleaned = (text: string): string =>
  text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(/[\u202a-\u202e\u2066-\u2069]/gu, '')
    .trim();

const WRONG: Readonly<Record<Field, (text: string) => MessageKey | null>> = {
  headline: (text) => (text.length > MOST_CHARS ? 'keepTooLong' : null),
  outlet: (text) => (text.length > MOST_CHARS ? 'keepTooLong' : null),
  author: (text) => (text.length > MOST_CHARS ? 'keepTooLong' : null),
  datePublished: (text) => (isDate(text) ? null : 'keepDateWrong'),
  inLanguage: (text) => (LANGUAGE.test(text) ? null : 'keepLanguageWrong'),
  url: (text) =>
    text.length > MOST_ADDRESS_CHARS ? 'keepTooLong' : webAddress(text) === null ? 'keepAddressWrong' : null,
};

/** The fields as they are kept, an empty one left out; or what is wrong with them. */
export function checked(fields: Fields): { readonly meta: ArticleMeta } | { readonly wrong: Wrong } {
  const given = FIELDS.map((field) => [field, cleaned(fields[field])] as const).filter(
    ([, text]) => text !== '',
  );
  const wrong = given.flatMap(([field, text]) => {
    const reason = WRONG[field](text);
    return reason === null ? [] : [[field, reason] as const];
  });
  if (wrong.length > 0) return { wrong: Object.fromEntries(wrong) };
  return { meta: Object.fromEntries(given) };
}
