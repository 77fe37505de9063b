/** A folder of articles with its metadata file sources.json: read and checked. */
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import type { ArticleMeta, SourceArticle } from '../src/index';
import { ARTICLE_FILE, InputError, nameOf, readArticle, readBytes } from './read-article';

export const METADATA_FILE = 'sources.json';

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

const metaFields = {
  outlet: v.optional(line("the outlet's name")),
  headline: v.optional(line('the headline')),
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

const id = v.pipe(
  v.string('must be a name in quotes, like "005"'),
  v.regex(
    /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,99}$/u,
    ({ input }) => `${JSON.stringify(input)} is not a name; use letters, digits, points and hyphens`,
  ),
);
const file = v.pipe(
  v.string('must be a file name in quotes'),
  v.check(
    (name) => !/[\\/]/.test(name),
    ({ input }) =>
      `${JSON.stringify(input)} is a path; put the file beside sources.json and give its name alone`,
  ),
  v.regex(
    ARTICLE_FILE,
    ({ input }) => `${JSON.stringify(input)} is not a .txt, .md or .html file; save the article as one`,
  ),
);

const Entry = v.strictObject({ id, file, ...metaFields });
const PageMeta = v.strictObject({ id: v.optional(id), file: v.optional(v.string()), ...metaFields });
type Entry = v.InferOutput<typeof Entry>;

const FIELDS = Object.keys(Entry.entries);

/** One line for the first fault: which field, what is wrong, what to write. */
function fault(issue: v.BaseIssue<unknown>): string {
  const field = v.getDotPath(issue);
  if (field === null) return 'must be an object in braces, like {"id": "005", "file": "005.txt"}';
  if (issue.type === 'strict_object') {
    return issue.expected === 'never'
      ? `field ${field}: is not known; the fields are ${FIELDS.join(', ')}`
      : `field ${field}: is missing; add it`;
  }
  return `field ${field}: ${issue.message}`;
}

function parseJson(bytes: Uint8Array, name: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch (error) {
    const where = error instanceof Error ? error.message.replace(/\s+/g, ' ') : '';
    throw new InputError(`${name}: is not JSON (${where}). Mend it at that place.`);
  }
}

/** The metadata fields alone. */
function metaOf({
  outlet,
  headline,
  datePublished,
  inLanguage,
  url,
}: v.InferOutput<typeof PageMeta>): ArticleMeta {
  const fields = { outlet, headline, datePublished, inLanguage, url };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function checkEntries(json: unknown, name: string): Entry[] {
  if (!Array.isArray(json)) throw new InputError(`${name}: must be a JSON array with one object an article.`);
  const seen = { id: new Set<string>(), file: new Set<string>() };
  return json.map((raw: unknown, i) => {
    const given = typeof raw === 'object' && raw !== null ? (raw as { id?: unknown }).id : undefined;
    const where = `${name}: entry ${i + 1}${typeof given === 'string' ? ` (id ${JSON.stringify(given)})` : ''}`;
    const parsed = v.safeParse(Entry, raw);
    if (!parsed.success) throw new InputError(`${where}: ${fault(parsed.issues[0])}`);
    for (const key of ['id', 'file'] as const) {
      const value = parsed.output[key];
      if (seen[key].has(value)) {
        throw new InputError(
          `${where}: field ${key}: ${JSON.stringify(value)} stands in an earlier entry too; give each article its own`,
        );
      }
      seen[key].add(value);
    }
    return parsed.output;
  });
}

/** One entry of the schema (id and file not needed) as a page's metadata. @throws InputError naming file, field and mend. */
export async function readPageMeta(path: string): Promise<ArticleMeta> {
  const parsed = v.safeParse(PageMeta, parseJson(await readBytes(path), path));
  if (!parsed.success) throw new InputError(`${path}: ${fault(parsed.issues[0])}`);
  return metaOf(parsed.output);
}

export interface LoadOptions {
  /**
   * What to do with an article file that sources.json does not list. `refuse` (the default where there is
   * a sources.json): a file dropped in and forgotten there is the likeliest mistake. `take`: its id is its
   * file name without the ending.
   */
  readonly unlisted?: 'refuse' | 'take';
}

/** Article files of a folder by name; README, licence and hidden files are none. */
async function articleFiles(directory: string): Promise<{ files: string[]; hasMetadata: boolean }> {
  let entries;
  try {
    entries = await readdir(directory, { withFileTypes: true });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOTDIR') throw new InputError(`${directory}: is not a folder.`);
    throw new InputError(
      `${directory}: ${code === 'ENOENT' ? 'does not exist. Check the path.' : `cannot be read (${code ?? '?'}).`}`,
    );
  }
  const names = entries.filter((entry) => !entry.isDirectory()).map((entry) => entry.name);
  const files = names.filter(
    (name) => ARTICLE_FILE.test(name) && !/^(?:\.|readme\b|licen[cs]e\b)/i.test(name),
  );
  return { files: files.sort(), hasMetadata: names.includes(METADATA_FILE) };
}

/**
 * Reads the articles of `directory`: those of its sources.json in that order, then any others by name.
 *
 * @throws InputError with one line that names the file, the field and the mend.
 */
export async function loadSources(directory: string, options: LoadOptions = {}): Promise<SourceArticle[]> {
  const { files, hasMetadata } = await articleFiles(directory);
  const metadata = path.join(directory, METADATA_FILE);
  const entries = hasMetadata ? checkEntries(parseJson(await readBytes(metadata), metadata), metadata) : [];
  const listed = new Set(entries.map((entry) => entry.file));
  for (const [i, { id, file: name }] of entries.entries()) {
    if (files.includes(name)) continue;
    throw new InputError(
      `${metadata}: entry ${i + 1} (id ${JSON.stringify(id)}): field file: ${JSON.stringify(name)} is not in ${directory}; put it there or mend the name`,
    );
  }
  const ids = new Map(entries.map((entry) => [entry.id, entry.file]));
  const others: Entry[] = [];
  for (const name of files) {
    if (listed.has(name)) continue;
    if (hasMetadata && options.unlisted !== 'take') {
      throw new InputError(
        `${path.join(directory, name)}: has no entry in ${metadata}; add {"id": ${JSON.stringify(nameOf(name))}, "file": ${JSON.stringify(name)}} there`,
      );
    }
    const other = ids.get(nameOf(name));
    if (other !== undefined) {
      throw new InputError(
        `${path.join(directory, name)}: its id ${JSON.stringify(nameOf(name))} is that of ${other}; rename one of them`,
      );
    }
    ids.set(nameOf(name), name);
    others.push({ id: nameOf(name), file: name });
  }
  const articles: SourceArticle[] = [];
  for (const [i, entry] of [...entries, ...others].entries()) {
    const where = path.join(directory, entry.file);
    try {
      const { text, blocks, meta } = readArticle(await readBytes(where), where, metaOf(entry));
      articles.push({ id: entry.id, text, blocks, meta });
    } catch (error) {
      if (!(error instanceof InputError) || i >= entries.length) throw error;
      throw new InputError(
        `${metadata}: entry ${i + 1} (id ${JSON.stringify(entry.id)}): field file: ${error.message}`,
      );
    }
  }
  if (articles.length === 0)
    throw new InputError(`${directory}: holds no .txt, .md or .html file. Put an article in it.`);
  return articles;
}
