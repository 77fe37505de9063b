/**
 * What the extension ships, gzipped, held below ceilings: a check of `npm run check`. `--table` prints what is in it
 * (docs/performance.md).
 */
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, posix, relative, sep } from 'node:path';
import { argv } from 'node:process';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { buildFolder, isFresh, ROOT, runVite, TARGETS, type BuildTarget } from './build';

export interface ShippedFile {
  /** Below the build's folder, with slashes. */
  readonly path: string;
  readonly gzip: number;
}

interface Ceiling {
  readonly name: string;
  readonly counts: (path: string) => boolean;
  /** Thousands of bytes. What is there now, rounded up a little. */
  readonly most: number;
  /** What it is to become. */
  readonly goal?: number;
}

const CODE = ['.js', '.css', '.html'];
const isCode = (path: string): boolean => CODE.includes(extname(path)) || path === 'manifest.json';
const isWords = (path: string): boolean => /^(?:words|_locales)\//.test(path);

/** Without the corpus, which is the reader's to grow, and icons. */
export const CEILINGS: readonly Ceiling[] = [
  {
    name: 'the content script',
    counts: (path) => /^(?:content|read|session)\.js$/.test(path),
    most: 20,
    goal: 20,
  },
  { name: 'all code', counts: isCode, most: 334, goal: 120 },
  { name: 'words of the interface and tables of words', counts: isWords, most: 120 },
  { name: 'what runs in every page', counts: (path) => path === 'content.js', most: 4.3 },
];

export async function shippedFiles(folder: string): Promise<readonly ShippedFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(
    files.sort().map(async (file) => ({
      path: relative(folder, file).split(sep).join('/'),
      gzip: gzipSync(await readFile(file), { level: 9 }).length,
    })),
  );
}

const sum = (files: readonly ShippedFile[]): number => files.reduce((all, { gzip }) => all + gzip, 0);
const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(1);

/** What is above its ceiling, in words. */
export const tooLarge = (target: string, files: readonly ShippedFile[]): readonly string[] =>
  CEILINGS.flatMap(({ name, counts, most, goal }) => {
    const size = sum(files.filter(({ path }) => counts(path)));
    if (size === 0) return [`${target}: ${name} is not there`];
    const aim = goal === undefined ? '' : `, the goal ${goal}`;
    return size <= most * 1000
      ? []
      : [`${target}: ${name} has ${kilobytes(size)} KB, gzipped; the ceiling is ${most}${aim}`];
  });

/** A build of the present sources: the one in dist where it is fresh, else one that disturbs nobody who uses that. */
async function freshBuild(target: BuildTarget): Promise<string> {
  const beside = join(ROOT, '.cache', 'sizes', target);
  for (const folder of [buildFolder(target), beside]) if (await isFresh(folder)) return folder;
  await runVite(target, '--outDir', beside);
  return beside;
}

/** What the files are for. The first that fits. */
const GROUPS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['in every page: looks whether there may be an article (content.js)', /^content\.js$/],
  ['in pages: reads the page, where there may be one (read.js, session.js)', /^(?:read|session)\.js$/],
  ['in pages: draws badges, when there are some (draw.js)', /^draw\.js$/],
  ['in pages: draws a card, when a badge is pointed at (card.js)', /^card\.js$/],
  ['in pages and in documents: components (preact.js)', /^preact\.js$/],
  ['in pages and for feeds: takes an article (take.js, extract.js)', /^(?:take|extract)\.js$/],
  ['feeds: asked and read, when a round begins', /^assets\/(?:offscreen|visit)-.*\.js$/],
  ['pages of the extension, beside what the background has too', /^assets\/.*\.js$/],
  ['style sheets', /\.css$/],
  ['documents and manifest', /\.html$|^manifest\.json$/],
  ['words of the interface, six languages', /^_locales\//],
  ['tables of words: German, French, Spanish', /^words\//],
  ['bundled sources, with the table of English', /^corpus\.hwpack$/],
  ['icons', /^icons\//],
];

/** The files that the background loads when it starts. */
export async function loadedByBackground(folder: string): Promise<ReadonlySet<string>> {
  const loaded = new Set<string>();
  const load = async (path: string): Promise<void> => {
    if (loaded.has(path)) return;
    loaded.add(path);
    const code = await readFile(join(folder, path), 'utf8');
    for (const [, name = ''] of code.matchAll(/(?:from|import)\s*["'`]\.\/([\w./-]+)["'`]/g))
      await load(posix.join(posix.dirname(path), name));
  };
  await load('service-worker-loader.js');
  return loaded;
}

async function table(target: string, folder: string, files: readonly ShippedFile[]): Promise<string> {
  const background = await loadedByBackground(folder);
  const groups = new Map<string, number>();
  for (const { path, gzip } of files) {
    const name = background.has(path)
      ? 'background: engine, library, listeners'
      : (GROUPS.find(([, pattern]) => pattern.test(path))?.[0] ?? path);
    groups.set(name, (groups.get(name) ?? 0) + gzip);
  }
  const rows = [...groups]
    .sort((a, b) => b[1] - a[1])
    .map(([name, size]) => `| ${name} | ${kilobytes(size)} |`);
  const sums = CEILINGS.map(
    ({ name, counts }) => `${name} ${kilobytes(sum(files.filter(({ path }) => counts(path))))} KB`,
  );
  return [`${target}: ${sums.join(', ')}`, '', '| what | KB |', '| --- | --- |', ...rows, ''].join('\n');
}

if (import.meta.url === pathToFileURL(argv[1] ?? '').href) {
  const wantsTable = argv.includes('--table');
  const complaints = await Promise.all(
    TARGETS.map(async (target) => {
      const folder = await freshBuild(target);
      const files = await shippedFiles(folder);
      if (wantsTable) console.log(await table(target, folder, files));
      return tooLarge(target, files);
    }),
  );
  for (const line of complaints.flat()) console.log(line);
  process.exitCode = complaints.flat().length > 0 ? 1 : 0;
}
