/** A library in memory (fake-indexeddb), and articles to put into it. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { vi } from 'vitest';
import { buildSeedPack } from '../../../tools/seed-pack';
import { openLibrary } from '../../../extension/library/index';
import { closeLibrary } from '../../../extension/library/store';
import { forgetParts } from '../../../extension/library/parts';
import { buildCorpus, traceArticle } from '../../../src/index';
import { tableText } from '../../../src/languages/background';
import { article, sourceOf, textOf } from '../../stories';

/** Locks are Node's own from version 24 on. */
class Locks {
  #last: Promise<unknown> = Promise.resolve();

  request<T>(_name: string, work: () => Promise<T>): Promise<T> {
    const next = this.#last.then(work);
    this.#last = next.catch(() => undefined);
    return next;
  }
}

const seeds: { pack?: Promise<ArrayBuffer> } = {};

const seedPack = (): Promise<ArrayBuffer> => (seeds.pack ??= buildSeedPack('seeds'));

/** A file of the extension, as the build makes it. */
async function fileOf(address: string): Promise<string | ArrayBuffer> {
  const tag = /words\/(\w+)\.txt$/u.exec(address)?.[1];
  return tag === undefined ? seedPack() : tableText(tag).trim();
}

/** What is kept outside of the database. */
export const local = new Map<string, unknown>();

/** An empty disk, and a page or background that knows nothing yet. */
export async function freshLibrary(factory: IDBFactory = new IDBFactory()): Promise<void> {
  await newLife();
  local.clear();
  vi.stubGlobal('indexedDB', factory);
  vi.stubGlobal('fetch', async (address: string) => new Response(await fileOf(address)));
  Object.assign((globalThis as unknown as { chrome: { storage: object } }).chrome.storage, {
    local: {
      get: async (key: string) => (local.has(key) ? { [key]: local.get(key) } : {}),
      set: async (items: object) => Object.entries(items).forEach(([key, value]) => local.set(key, value)),
    },
  });
}

/** As a background that was stopped begins again: nothing in memory, the disk as it was. */
export async function newLife(): Promise<void> {
  await closeLibrary();
  forgetParts();
  // What was stopped holds no lock any more.
  vi.stubGlobal('navigator', {
    locks: new Locks(),
    storage: {
      estimate: async () => ({ quota: 1_000_000_000, usage: 0 }),
      persisted: async () => false,
      persist: async () => true,
    },
  });
}

export { article, sourceOf, textOf };

/** A pack of these stories. */
export const packOf = (numbers: readonly number[]): Blob => new Blob([buildCorpus(numbers.map(sourceOf))]);

/** Ids of the sources that a page is traced to which retells a story between others that nobody holds. */
export async function tracedTo(number: number): Promise<readonly string[]> {
  const corpus = (await openLibrary()).corpus({ bundled: true });
  const blocks: { start: number; end: number }[] = [];
  let text = '';
  for (const story of [1_000_001, number, 1_000_002, 1_000_003]) {
    const start = text.length;
    text += textOf(story);
    blocks.push({ start, end: text.length });
    text += '\n\n';
  }
  const trace = traceArticle(corpus, { text, blocks, meta: {} });
  return trace.paragraphs.flatMap(({ match }) => (match === null ? [] : [match.source.articleId]));
}
