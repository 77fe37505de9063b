/** The corpora that a command line names: articles, folders of articles and packs, as one corpus. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  buildCorpus,
  joinCorpora,
  openCorpus,
  PackError,
  type Corpus,
  type SourceArticle,
} from '../src/index';
import { isPackFile, readPackFile } from './cli/pack-file';
import { InputError, nameOf, readArticleFile } from './read-article';
import { loadSources } from './seeds';

const SEEDS = join(fileURLToPath(new URL('..', import.meta.url)), 'seeds');

/** A pack that was checked, in memory that threads can share. */
export interface PackBytes {
  readonly bytes: SharedArrayBuffer;
}

/** The engine only reads: to its typed arrays one buffer is as good as the other. */
const asBuffer = ({ bytes }: PackBytes): ArrayBuffer => bytes as unknown as ArrayBuffer;

/** Opens packs that `packsAt` gave as one corpus, whatever their size: nothing is read or copied. */
export function openPacks(packs: readonly PackBytes[]): Corpus {
  const [first, ...others] = packs.map((pack) => openCorpus(asBuffer(pack), { isTrusted: true }));
  if (first === undefined) throw new RangeError('There is no pack to open.');
  return others.length === 0 ? first : joinCorpora([first, ...others].map((corpus) => ({ corpus })));
}

/** @throws InputError naming `file` where it is no pack that holds. */
export async function readPack(file: string): Promise<PackBytes> {
  const pack = { bytes: await readPackFile(file) };
  try {
    openCorpus(asBuffer(pack));
  } catch (error) {
    if (error instanceof PackError) throw new InputError(`${file}: ${error.message}`);
    throw error;
  }
  return pack;
}

async function statOf(path: string) {
  try {
    return await stat(path);
  } catch {
    throw new InputError(`${path}: does not exist. Check the path.`);
  }
}

/** Articles one by one are built into a pack of their own. */
function built(articles: readonly SourceArticle[]): PackBytes {
  const pack = buildCorpus(articles);
  const bytes = new SharedArrayBuffer(pack.byteLength);
  new Uint8Array(bytes).set(new Uint8Array(pack));
  return { bytes };
}

const doubled = (path: string, id: string, other: string): InputError =>
  new InputError(
    `${path}: an article ${JSON.stringify(id)} is also in ${other}. Rename one of them or give it an id in sources.json.`,
  );

/**
 * Reads and checks what `paths` name; without any, the bundled seeds.
 *
 * @throws InputError with one line that names the file and says what to do.
 */
export async function packsAt(paths: readonly string[]): Promise<readonly PackBytes[]> {
  const loose = new Map<string, { readonly article: SourceArticle; readonly from: string }>();
  const packs: { readonly pack: PackBytes; readonly corpus: Corpus; readonly from: string }[] = [];
  for (const path of paths.length === 0 ? [SEEDS] : paths) {
    const info = await statOf(path);
    if (!info.isDirectory() && (await isPackFile(path))) {
      const pack = await readPack(path);
      packs.push({ pack, corpus: openPacks([pack]), from: path });
      continue;
    }
    const articles = info.isDirectory()
      ? await loadSources(path, { unlisted: 'take' })
      : [{ id: nameOf(path), ...(await readArticleFile(path)) }];
    for (const article of articles) {
      const other = loose.get(article.id);
      if (other !== undefined) throw doubled(path, article.id, other.from);
      loose.set(article.id, { article, from: path });
    }
  }
  for (const [at, { corpus, from }] of packs.entries()) {
    for (const [id, one] of loose) if (corpus.articleIndex(id) >= 0) throw doubled(one.from, id, from);
    for (const other of packs.slice(0, at)) {
      const [few, many] =
        corpus.articleCount < other.corpus.articleCount ? [corpus, other.corpus] : [other.corpus, corpus];
      for (let index = 0; index < few.articleCount; index += 1) {
        const articleId = few.articleId(index);
        if (many.articleIndex(articleId) >= 0) throw doubled(from, articleId, other.from);
      }
    }
  }
  const articles = [...loose.values()].map(({ article }) => article);
  return [...packs.map(({ pack }) => pack), ...(articles.length === 0 ? [] : [built(articles)])];
}

/**
 * Opens what `paths` name as one corpus; without any, the bundled seeds.
 *
 * @throws InputError as `packsAt`.
 */
export const loadCorpus = async (paths: readonly string[]): Promise<Corpus> =>
  openPacks(await packsAt(paths));
