/** What is known of an article, as files state it: read and checked field by field. */
import * as v from 'valibot';
import type { ArticleMeta } from '../src/index';
import { InputError } from './decode';

/** "2026-02-30" is no day. */
function isRealDate(value: string): boolean {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(value)?.[0] ?? '';
  const parsed = new Date(`${day}T00:00:00Z`);
  return (
    !Number.isNaN(parsed.getTime()) &&
    parsed.toISOString().startsWith(day) &&
    !Number.isNaN(Date.parse(value))
  );
}

const ISO_DATE = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2}))?$/;

/** The mend for a date: the day that was most likely meant, where it can be told. */
function dateMend(value: string): string {
  const parsed = /[a-z]{3}/i.test(value) ? new Date(`${value} UTC`) : new Date(Number.NaN);
  const meant = Number.isNaN(parsed.getTime()) ? '2026-01-28' : parsed.toISOString().slice(0, 10);
  return Number.isNaN(parsed.getTime())
    ? `write it as year-month-day, like ${meant}`
    : `write it as ${meant}`;
}

function isWebAddress(value: string): boolean {
  try {
    return /^https?:$/.test(new URL(value).protocol);
  } catch {
    return false;
  }
}

const line = (what: string) =>
  v.pipe(
    v.string(`must be ${what} in quotes`),
    v.check(
      (text) => text.trim() !== '' && text === text.trim(),
      `must be ${what} without spaces around it; leave the field out when it is not known`,
    ),
    v.maxLength(1000, 'is longer than 1,000 characters; shorten it'),
  );

/** The fields of an article's metadata, each optional; the messages say what to write. */
export const metaFields = {
  outlet: v.optional(line("the outlet's name")),
  headline: v.optional(line('the headline')),
  author: v.optional(line("the author's name")),
  datePublished: v.optional(
    v.pipe(
      v.string('must be a date in quotes, like "2026-01-28"'),
      v.check(
        (date) => ISO_DATE.test(date) && isRealDate(date),
        ({ input }) => `${JSON.stringify(input)} is not an ISO 8601 date; ${dateMend(input)}`,
      ),
    ),
  ),
  inLanguage: v.optional(
    v.pipe(
      v.string('must be a language tag in quotes, like "en"'),
      v.regex(
        /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/,
        ({ input }) => `${JSON.stringify(input)} is not a language tag; write it as "en" or "en-GB"`,
      ),
    ),
  ),
  url: v.optional(
    v.pipe(
      v.string('must be a web address in quotes'),
      v.check(
        isWebAddress,
        ({ input }) => `${JSON.stringify(input)} is not a web address; write it whole, from https://`,
      ),
    ),
  ),
};

const FIELDS = Object.keys(metaFields) as readonly (keyof ArticleMeta)[];
const Meta = v.strictObject(metaFields);
type Fields = { readonly [K in keyof ArticleMeta]: ArticleMeta[K] | undefined };

/** One line for the first fault: which field, what is wrong, what to write. `like`: the shape of the whole. */
export function faultOf(issue: v.BaseIssue<unknown>, fields: readonly string[], like: string): string {
  const field = v.getDotPath(issue);
  if (field === null) return `must be an object in braces, like ${like}`;
  if (issue.type === 'strict_object') {
    return issue.expected === 'never'
      ? `field ${field}: is not known; the fields are ${fields.join(', ')}`
      : `field ${field}: is missing; add it`;
  }
  return `field ${field}: ${issue.message}`;
}

/** The metadata among checked fields. */
export function metaOf(fields: Fields): ArticleMeta {
  const stated = FIELDS.flatMap((name) => (fields[name] === undefined ? [] : [[name, fields[name]]]));
  return Object.fromEntries(stated) as ArticleMeta;
}

/** Metadata as a record states it; null is the same as absent. @throws InputError naming the field and its mend. */
export function checkMeta(value: unknown, where: string): ArticleMeta {
  const given =
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).filter(([, one]) => one !== null))
      : value;
  const parsed = v.safeParse(Meta, given);
  if (parsed.success) return metaOf(parsed.output);
  throw new InputError(`${where}: ${faultOf(parsed.issues[0], FIELDS, '{"outlet": "The Outlet"}')}`);
}
