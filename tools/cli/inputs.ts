/** What `headwater pack` is given, article by article: folders, files, JSON lines, feeds, packs. */
import { open, stat } from 'node:fs/promises';
import path from 'node:path';
import type { SourceArticle } from '../../src/index';
import { InputError } from '../decode';
import { ARTICLE_FILE, nameOf, readArticleFile, readBytes } from '../read-article';
import { listSources, METADATA_FILE, namesIn } from '../seeds';
import { articlesOfFeed, looksLikeFeed } from './feed-file';
import { linesOf } from './lines';
import { isPackFile } from './pack-file';
import { fileFault, readStream } from './read-stream';
import { MAX_LINE, readRecord } from './record';

/** One thing found in the input. `from` names its place. */
export type Found =
  | { readonly kind: 'article'; readonly from: string; readonly article: SourceArticle }
  | { readonly kind: 'pack'; readonly from: string }
  /** Items of a feed that have no text, or stand in it twice. */
  | { readonly kind: 'passed'; readonly count: number }
  | { readonly kind: 'fault'; readonly error: InputError };

const LINES_FILE = /\.(?:jsonl|ndjson)(?:\.gz)?$/i;
/** Endings that feeds have, and other files too: these are looked into. */
const FEED_FILE = /\.(?:rss|atom|rdf|xml|json)$/i;
const PEEK = 4096;

const fault = (error: unknown): Found => {
  if (error instanceof InputError) return { kind: 'fault', error };
  throw error;
};

async function peek(file: string): Promise<Uint8Array> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(new Uint8Array(PEEK), 0, PEEK, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** Each article of a file of JSON lines. A file that cannot be read on is one fault; so is each line. */
async function* fromLines(file: string, onRead: (bytes: number) => void): AsyncGenerator<Found> {
  try {
    for await (const line of linesOf(readStream(file, onRead), MAX_LINE)) {
      try {
        const record = readRecord(line, file);
        if (record === undefined) continue;
        const { text, blocks, meta } = record.article;
        const article = { id: String(record.id), text, blocks, meta };
        yield { kind: 'article', from: `${file}, line ${line.number}`, article };
      } catch (error) {
        yield fault(error);
      }
    }
  } catch (error) {
    yield fault(error);
  }
}

async function* fromFeed(file: string, prefix: string): AsyncGenerator<Found> {
  try {
    const name = prefix + path.basename(file).replace(FEED_FILE, '');
    const { articles, passed } = articlesOfFeed(await readBytes(file), file, name);
    for (const article of articles) yield { kind: 'article', from: file, article };
    if (passed > 0) yield { kind: 'passed', count: passed };
  } catch (error) {
    yield fault(error);
  }
}

/** A folder's own articles, then its JSON lines and feeds, then the folders in it, each by name. */
async function* fromFolder(
  folder: string,
  prefix: string,
  onRead: (bytes: number) => void,
): AsyncGenerator<Found> {
  let names;
  let listed;
  try {
    names = await namesIn(folder);
    listed = await listSources(folder, names.files, { unlisted: 'take' });
  } catch (error) {
    yield fault(error);
    return;
  }
  for (const one of listed) {
    onRead(NOMINAL);
    if (one instanceof InputError) {
      yield { kind: 'fault', error: one };
      continue;
    }
    try {
      const article = await one.read();
      yield { kind: 'article', from: folder, article: { ...article, id: prefix + one.id } };
    } catch (error) {
      yield fault(error);
    }
  }
  for (const name of names.files) {
    const file = path.join(folder, name);
    if (LINES_FILE.test(name)) yield* fromLines(file, onRead);
    else if (FEED_FILE.test(name) && name !== METADATA_FILE && looksLikeFeed(await peek(file)))
      yield* fromFeed(file, prefix);
  }
  for (const name of names.folders) yield* fromFolder(path.join(folder, name), `${prefix}${name}/`, onRead);
}

/**
 * Everything that `input` holds, one article in memory at a time. What cannot be read is told as a fault, and the rest
 * goes on. An article in a folder inside the given one has the folders' names in its id.
 *
 * @param onRead Called with what has been read since the last call, in the units of `weightOf`.
 */
export async function* articlesAt(input: string, onRead: (bytes: number) => void): AsyncGenerator<Found> {
  let info;
  try {
    info = await stat(input);
  } catch (error) {
    yield fault(fileFault(input, error));
    return;
  }
  if (info.isDirectory()) {
    yield* fromFolder(input, '', onRead);
    return;
  }
  if (LINES_FILE.test(input)) {
    yield* fromLines(input, onRead);
    return;
  }
  try {
    if (await isPackFile(input)) yield { kind: 'pack', from: input };
    else if (!ARTICLE_FILE.test(input) && (FEED_FILE.test(input) || looksLikeFeed(await peek(input))))
      yield* fromFeed(input, '');
    else {
      const { text, blocks, meta } = await readArticleFile(input);
      yield { kind: 'article', from: input, article: { id: nameOf(input), text, blocks, meta } };
    }
  } catch (error) {
    yield fault(error);
  }
  onRead(info.size);
}

/** What an article's file in a folder counts for the progress bar: to ask for each size would take long. */
const NOMINAL = 4_000;

/** How much there is to read, about: bytes of the files named, and of files of lines. */
export async function weightOf(input: string): Promise<number> {
  const info = await stat(input).catch(() => undefined);
  if (info === undefined) return 0;
  if (!info.isDirectory()) return info.size;
  const names = await namesIn(input).catch(() => ({ files: [], folders: [] }));
  let weight = 0;
  for (const name of names.files) {
    if (ARTICLE_FILE.test(name)) weight += NOMINAL;
    else if (LINES_FILE.test(name)) weight += await weightOf(path.join(input, name));
  }
  for (const name of names.folders) weight += await weightOf(path.join(input, name));
  return weight;
}
