/**
 * Articles to one pack file, whatever their number: packs of a few thousand are built and written, then merged. What
 * stays in memory is one such stretch of articles, then the articles' names and the vocabulary (src/corpus/merge.ts).
 */
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import {
  buildCorpus,
  checkContents,
  openCorpus,
  PackError,
  tidyMeta,
  type SourceArticle,
} from '../../src/index';
import { openPacks, readPack } from '../corpora';
import { InputError } from '../decode';
import type { MergeStart, MergeTold } from './merge-worker';
import { ID_RULE, isId } from './record';
import { startWorker } from './start-worker';
import { OutputError, unwritable } from './work-folder';

/** Articles a stretch, and UTF-16 units: whichever is reached first. */
const MOST_ARTICLES = 2_000;
const MOST_CHARS = 8_000_000;

/** An article of more characters, or of more blocks, may be more than a library takes. */
const LONG = 100_000;
const MANY = 1_000;

/** @throws InputError where a library would not take the article. */
function checkLong(article: SourceArticle, from: string): void {
  try {
    checkContents(openCorpus(buildCorpus([article]), { isTrusted: true }));
  } catch (error) {
    if (error instanceof PackError)
      throw new InputError(`${from}: is too long for one article (${error.detail}). Divide it.`);
    throw error;
  }
}

export class PackWriter {
  readonly #folder: string;
  readonly #output: string;
  readonly #ids = new Set<string>();
  readonly #parts: string[] = [];
  #articles: SourceArticle[] = [];
  #chars = 0;

  /** `folder`: for what is not finished, on the disk of `output`. */
  constructor(folder: string, output: string) {
    this.#folder = folder;
    this.#output = output;
  }

  get count(): number {
    return this.#ids.size;
  }

  /** @throws InputError naming `from` where the article's id is taken or none. */
  async add(article: SourceArticle, from: string): Promise<void> {
    if (!isId(article.id)) throw new InputError(`${from}: its id ${JSON.stringify(article.id)} ${ID_RULE}.`);
    const tidy = { ...article, meta: tidyMeta(article.meta) };
    if (article.text.length > LONG || article.blocks.length > MANY) checkLong(tidy, from);
    this.#take(article.id, from);
    this.#articles.push(tidy);
    this.#chars += article.text.length;
    if (this.#articles.length >= MOST_ARTICLES || this.#chars >= MOST_CHARS) await this.#flush();
  }

  /** Takes a pack as it is. @throws InputError naming it where it is none that holds, or has an id that is taken. */
  async addPack(file: string): Promise<void> {
    await this.#flush();
    const pack = await readPack(file);
    const corpus = openPacks([pack]);
    const ids = Array.from({ length: corpus.articleCount }, (_, index) => corpus.articleId(index));
    const taken = ids.find((id) => this.#ids.has(id));
    if (taken !== undefined) this.#take(taken, file);
    for (const id of ids) this.#ids.add(id);
    await this.#write(new Uint8Array(pack.bytes));
  }

  /** Merges all into the output, which stands under its name only when it is whole. Gives its bytes. */
  async finish(onPart: (part: number) => void): Promise<number> {
    await this.#flush();
    const [only, ...others] = this.#parts;
    if (only === undefined) throw new RangeError('There is nothing to pack.');
    let whole = only;
    if (others.length > 0) {
      whole = path.join(this.#folder, 'whole');
      await this.#merge(whole, onPart);
    }
    try {
      if (/\.gz$/i.test(this.#output)) {
        const packed = path.join(this.#folder, 'packed');
        await pipeline(createReadStream(whole), createGzip(), createWriteStream(packed));
        whole = packed;
      }
      const handle = await open(whole);
      await handle.sync().finally(() => handle.close());
      await rename(whole, this.#output);
      return (await stat(this.#output)).size;
    } catch (error) {
      throw unwritable(this.#output, error);
    }
  }

  #take(id: string, from: string): void {
    if (this.#ids.has(id)) {
      throw new InputError(
        `${from}: an article ${JSON.stringify(id)} stands earlier in the input. Give each its own id.`,
      );
    }
    this.#ids.add(id);
  }

  async #flush(): Promise<void> {
    if (this.#articles.length === 0) return;
    const articles = this.#articles;
    this.#articles = [];
    this.#chars = 0;
    await this.#write(new Uint8Array(buildCorpus(articles)));
  }

  async #write(bytes: Uint8Array): Promise<void> {
    const part = path.join(this.#folder, `part-${this.#parts.length}`);
    this.#parts.push(part);
    try {
      await writeFile(part, bytes);
    } catch (error) {
      throw unwritable(this.#output, error);
    }
  }

  #merge(output: string, onPart: (part: number) => void): Promise<void> {
    const start: MergeStart = { parts: this.#parts, output };
    const worker = startWorker(new URL('./merge-worker.ts', import.meta.url), start);
    return new Promise((resolve, reject) => {
      worker.on('message', (told: MergeTold) => {
        if (told.kind === 'part') onPart(told.part);
        else if (told.kind === 'done') resolve();
        else reject(new OutputError(`${this.#output}: ${told.message} Make several packs.`));
      });
      worker.on('error', (error) =>
        reject('code' in error && typeof error.code === 'string' ? unwritable(this.#output, error) : error),
      );
      worker.on('exit', () => reject(new Error('the merge ended by itself')));
    });
  }
}
