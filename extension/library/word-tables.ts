/**
 * How rare words are, for packs that are built here. These tables are data: code that holds them would be parsed at each
 * start of the background. English is in the bundled pack, the others are files, read when an article asks for one.
 */
import { browser } from '../browser';
import {
  mergePacksWith,
  tablesForPacks,
  wordTable,
  wordTableIn,
  type BuildOptions,
  type PackPart,
  type WordTable,
  type WordTables,
} from '../../src/index';
import { openBundledBytes } from './bundled';

const tables = new Map<string, Promise<WordTable>>();

async function readTable(tag: string): Promise<WordTable> {
  if (tag === 'en') return wordTableIn(await openBundledBytes());
  const response = await fetch(browser.runtime.getURL(`words/${tag}.txt`));
  return wordTable(await response.text());
}

function tableOf(tag: string): Promise<WordTable> {
  const table = tables.get(tag) ?? readTable(tag);
  tables.set(tag, table);
  // Tried anew with the next use.
  table.catch(() => tables.delete(tag));
  return table;
}

/** The tables of these languages (`tablesForArticles`, `tablesForPacks`). Rejects where a file of the extension is missing. */
export const readTables = async (tags: readonly string[]): Promise<WordTables> =>
  new Map(await Promise.all(tags.map(async (tag) => [tag, await tableOf(tag)] as const)));

/** The kept articles of several packs as one; `own`: without the table of English, which the library has once. */
export async function mergedPack(
  parts: readonly PackPart[],
  background: NonNullable<BuildOptions['background']>,
): Promise<ArrayBuffer> {
  const bytes = parts.map((part) => part.bytes);
  return mergePacksWith(await readTables(tablesForPacks(bytes, background)), parts, { background });
}
