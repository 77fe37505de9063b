/**
 * What each room and library has of the code that ships: `npx tsx tools/module-sizes.ts [part of a path]`. With a part of
 * a path each of its modules. Chunks of the Chrome build, gzipped; a chunk's bytes are shared out as its modules would
 * take them alone. The scripts in pages have no source maps and are told whole by tools/sizes.ts.
 */
import { readdir, readFile } from 'node:fs/promises';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { join } from 'node:path';
import { argv } from 'node:process';
import { gzipSync } from 'node:zlib';
import { ROOT, runVite } from './build';

const FOLDER = join(ROOT, '.cache', 'sizes', 'maps');
const gzip = (text: string): number => gzipSync(text, { level: 9 }).length;

/** The code of each module of a chunk, by the module's path. */
function modulesOf(code: string, payload: SourceMapPayload): ReadonlyMap<string, string> {
  const map = new SourceMap(payload);
  const pieces = new Map<string, string[]>();
  code.split('\n').forEach((line, row) => {
    for (let column = 0; column < line.length; column += 1) {
      const entry = map.findEntry(row, column);
      // Not every piece is of a module, whatever the types say.
      const { originalSource } = entry as { originalSource?: string };
      const source = originalSource?.replace(/^(?:\.\.\/)+/, '') ?? 'glue';
      const known = pieces.get(source);
      if (known) known.push(line[column]!);
      else pieces.set(source, [line[column]!]);
    }
  });
  return new Map([...pieces].map(([source, all]) => [source, all.join('')]));
}

/** A library by its name, our own code by its room. */
function roomOf(source: string): string {
  const [, library] = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source) ?? [];
  if (library !== undefined) return library;
  const [, own = source] = /((?:src|extension)\/.*)$/.exec(source) ?? [];
  if (/^src\/languages\/(?:data|en-|de|fr|es)/.test(own)) return 'src/languages: lists of words';
  return own
    .split('/')
    .slice(0, own.startsWith('src/trace/details') ? 3 : 2)
    .join('/');
}

const wanted = argv[2];
await runVite('chrome', '--outDir', FOLDER, '--sourcemap');
const sizes = new Map<string, number>();
const assets = join(FOLDER, 'assets');
for (const file of (await readdir(assets)).filter((name) => name.endsWith('.js'))) {
  const code = await readFile(join(assets, file), 'utf8');
  const payload = await readFile(join(assets, `${file}.map`), 'utf8').catch(() => null);
  if (payload === null) continue;
  const modules = modulesOf(code, JSON.parse(payload) as SourceMapPayload);
  const alone = new Map([...modules].map(([source, text]) => [source, gzip(text)]));
  const all = [...alone.values()].reduce((sum, size) => sum + size, 0);
  for (const [source, size] of alone) {
    if (wanted !== undefined && !source.includes(wanted)) continue;
    const name = wanted === undefined ? roomOf(source) : source;
    sizes.set(name, (sizes.get(name) ?? 0) + (size / all) * gzip(code));
  }
}
for (const [name, size] of [...sizes].sort((a, b) => b[1] - a[1]))
  console.log(`${(size / 1000).toFixed(1).padStart(7)} KB  ${name}`);
