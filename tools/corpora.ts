/** The corpora that a command line names: articles, folders of articles and packs, as one corpus. */
import { open, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildCorpus, openCorpus, PackError, type Corpus, type SourceArticle } from '../src/index';
import { InputError, nameOf, readArticleFile } from './read-article';
import { loadSources } from './seeds';

const SEEDS = join(fileURLToPath(new URL('..', import.meta.url)), 'seeds');

/** Far above any real library: 100,000 articles make about 300 MB. */
const MAX_PACK_BYTES = 500_000_000;
/** What every pack begins with, short of its line-end check (docs/pack-format.md). */
const PACK_BEGINS = Buffer.from([0x89, 0x48, 0x57, 0x50]);

async function isPack(file: string): Promise<boolean> {
  if (file.endsWith('.hwpack')) return true;
  const handle = await open(file);
  try {
    const { buffer } = await handle.read(Buffer.alloc(PACK_BEGINS.length), 0, PACK_BEGINS.length, 0);
    return buffer.equals(PACK_BEGINS);
  } finally {
    await handle.close();
  }
}

async function openPack(file: string): Promise<Corpus> {
  const bytes = await readFile(file);
  try {
    return openCorpus(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  } catch (error) {
    if (error instanceof PackError) throw new InputError(`${file}: ${error.message}`);
    throw error;
  }
}

/** The articles of a pack, to be held together with others. */
function articlesOf(corpus: Corpus): SourceArticle[] {
  return Array.from({ length: corpus.articleCount }, (_, index) => {
    const {
      articleId,
      paragraphs: _p,
      words: _w,
      opening: _o,
      copyrightYear: _c,
      ...meta
    } = corpus.article(index);
    const { first, end } = corpus.paragraphsOf(index);
    const blocks = [];
    let text = '';
    for (let pid = first; pid < end; pid += 1) {
      const start = text.length;
      text += corpus.text(pid);
      blocks.push({ start, end: text.length, kind: corpus.kind(pid) });
      text += '\n';
    }
    return { id: articleId, text, blocks, meta };
  });
}

async function statOf(path: string) {
  try {
    return await stat(path);
  } catch {
    throw new InputError(`${path}: does not exist. Check the path.`);
  }
}

async function articlesAt(path: string): Promise<readonly SourceArticle[]> {
  const info = await statOf(path);
  if (info.isDirectory()) return loadSources(path, { unlisted: 'take' });
  if (await isPack(path)) {
    if (info.size > MAX_PACK_BYTES) throw new InputError(`${path}: has more than 500 MB. Split the pack.`);
    return articlesOf(await openPack(path));
  }
  return [{ id: nameOf(path), ...(await readArticleFile(path)) }];
}

/**
 * Opens what `paths` name as one corpus; without any, the bundled seeds.
 *
 * @throws InputError with one line that names the file and says what to do.
 */
export async function loadCorpus(paths: readonly string[]): Promise<Corpus> {
  const [only, ...others] = paths.length === 0 ? [SEEDS] : paths;
  if (
    only !== undefined &&
    others.length === 0 &&
    !(await statOf(only)).isDirectory() &&
    (await isPack(only))
  ) {
    return openPack(only);
  }
  const held = new Map<string, { article: SourceArticle; from: string }>();
  for (const path of paths.length === 0 ? [SEEDS] : paths) {
    for (const article of await articlesAt(path)) {
      const other = held.get(article.id);
      if (other !== undefined) {
        throw new InputError(
          `${path}: an article ${JSON.stringify(article.id)} is also in ${other.from}. Rename one of them or give it an id in sources.json.`,
        );
      }
      held.set(article.id, { article, from: path });
    }
  }
  return openCorpus(buildCorpus([...held.values()].map(({ article }) => article)));
}
