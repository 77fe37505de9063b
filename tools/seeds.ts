/** A folder of articles with its metadata file sources.json: read and checked. */
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import type { ArticleMeta, SourceArticle } from '../src/index';
import { ARTICLE_FILE, InputError, nameOf, readArticle, readBytes } from './read-article';
import { faultOf, metaFields, metaOf } from './source-meta';

export const METADATA_FILE = 'sources.json';

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
const fault = (issue: v.BaseIssue<unknown>): string =>
  faultOf(issue, FIELDS, '{"id": "005", "file": "005.txt"}');

function parseJson(bytes: Uint8Array, name: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch (error) {
    const where = error instanceof Error ? error.message.replace(/\s+/g, ' ') : '';
    throw new InputError(`${name}: is not JSON (${where}). Mend it at that place.`);
  }
}

/** The entries that hold, and what is wrong with the others. */
interface Entries {
  readonly entries: readonly { readonly entry: Entry; readonly at: number }[];
  readonly faults: readonly InputError[];
  /** Files that an entry names, good or bad. */
  readonly files: ReadonlySet<string>;
}

const stringIn = (raw: unknown, key: 'id' | 'file'): string | undefined => {
  const value = typeof raw === 'object' && raw !== null ? (raw as Record<string, unknown>)[key] : undefined;
  return typeof value === 'string' ? value : undefined;
};

const entryName = (name: string, at: number, given: string | undefined): string =>
  `${name}: entry ${at + 1}${given === undefined ? '' : ` (id ${JSON.stringify(given)})`}`;

function checkEntries(json: unknown, name: string): Entries {
  if (!Array.isArray(json)) throw new InputError(`${name}: must be a JSON array with one object an article.`);
  const seen = { id: new Set<string>(), file: new Set<string>() };
  const files = new Set<string>();
  const entries: { entry: Entry; at: number }[] = [];
  const faults: InputError[] = [];
  json.forEach((raw: unknown, at) => {
    const where = entryName(name, at, stringIn(raw, 'id'));
    const given = stringIn(raw, 'file');
    if (given !== undefined) files.add(given);
    const parsed = v.safeParse(Entry, raw);
    if (!parsed.success) {
      faults.push(new InputError(`${where}: ${fault(parsed.issues[0])}`));
      return;
    }
    const entry = parsed.output;
    for (const key of ['id', 'file'] as const) {
      if (!seen[key].has(entry[key])) continue;
      faults.push(
        new InputError(
          `${where}: field ${key}: ${JSON.stringify(entry[key])} stands in an earlier entry too; give each article its own`,
        ),
      );
      return;
    }
    seen.id.add(entry.id);
    seen.file.add(entry.file);
    entries.push({ entry, at });
  });
  return { entries, faults, files };
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

/** Names of what a folder holds, sorted; README, licence and hidden files are none of it. */
export async function namesIn(directory: string): Promise<{ files: string[]; folders: string[] }> {
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
  const shown = entries.filter(({ name }) => !/^(?:\.|readme\b|licen[cs]e\b)/i.test(name));
  const names = (isFolder: boolean): string[] =>
    shown
      .filter((entry) => entry.isDirectory() === isFolder)
      .map(({ name }) => name)
      .sort();
  return { files: names(false), folders: names(true) };
}

/** An article of a folder that can be read now, or a fault. */
export type Listed = { readonly id: string; readonly read: () => Promise<SourceArticle> } | InputError;

/**
 * The articles of `directory` itself among its `files`: those of its sources.json in that order, then any others by
 * name. None is read before it is asked for.
 *
 * @throws InputError where sources.json cannot be read at all.
 */
export async function listSources(
  directory: string,
  files: readonly string[],
  options: LoadOptions = {},
): Promise<Listed[]> {
  const articles = files.filter((name) => ARTICLE_FILE.test(name));
  const present = new Set(articles);
  const hasMetadata = files.includes(METADATA_FILE);
  const metadata = path.join(directory, METADATA_FILE);
  const known: Entries = hasMetadata
    ? checkEntries(parseJson(await readBytes(metadata), metadata), metadata)
    : { entries: [], faults: [], files: new Set() };
  const listed: Listed[] = [...known.faults];
  const ids = new Map<string, string>();
  for (const { entry, at } of known.entries) {
    const where = entryName(metadata, at, entry.id);
    ids.set(entry.id, entry.file);
    listed.push(
      present.has(entry.file)
        ? { id: entry.id, read: () => readSource(directory, entry, where) }
        : new InputError(
            `${where}: field file: ${JSON.stringify(entry.file)} is not in ${directory}; put it there or mend the name`,
          ),
    );
  }
  for (const name of articles) {
    if (known.files.has(name)) continue;
    const own = nameOf(name);
    const other = ids.get(own);
    if (hasMetadata && options.unlisted !== 'take') {
      listed.push(
        new InputError(
          `${path.join(directory, name)}: has no entry in ${metadata}; add {"id": ${JSON.stringify(own)}, "file": ${JSON.stringify(name)}} there`,
        ),
      );
    } else if (other !== undefined) {
      listed.push(
        new InputError(
          `${path.join(directory, name)}: its id ${JSON.stringify(own)} is that of ${other}; rename one of them`,
        ),
      );
    } else {
      ids.set(own, name);
      listed.push({ id: own, read: () => readSource(directory, { id: own, file: name }) });
    }
  }
  return listed;
}

/** `where`: the entry of sources.json that names it, if one does. */
async function readSource(directory: string, entry: Entry, where?: string): Promise<SourceArticle> {
  const file = path.join(directory, entry.file);
  try {
    const { text, blocks, meta } = readArticle(await readBytes(file), file, metaOf(entry));
    return { id: entry.id, text, blocks, meta };
  } catch (error) {
    if (!(error instanceof InputError) || where === undefined) throw error;
    throw new InputError(`${where}: field file: ${error.message}`);
  }
}

/**
 * Reads the articles of `directory`: those of its sources.json in that order, then any others by name.
 *
 * @throws InputError with one line that names the file, the field and the mend.
 */
export async function loadSources(directory: string, options: LoadOptions = {}): Promise<SourceArticle[]> {
  const listed = await listSources(directory, (await namesIn(directory)).files, options);
  const fault = listed.find((one) => one instanceof InputError);
  if (fault !== undefined) throw fault;
  const articles: SourceArticle[] = [];
  for (const one of listed) if (!(one instanceof InputError)) articles.push(await one.read());
  if (articles.length === 0)
    throw new InputError(`${directory}: holds no .txt, .md or .html file. Put an article in it.`);
  return articles;
}
