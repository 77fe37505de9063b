/**
 * Builds the extension for both browsers (dist/chrome, dist/firefox) and makes the test copies
 * (dist/test-chrome, dist/test-firefox), whose only change is that the sample hosts are granted.
 */
import { spawn } from 'node:child_process';
import { cp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { argv, env, execPath } from 'node:process';
import { FEED_HOST, SAMPLE_HOSTS } from '../tests/site/hosts';
import { loadSources } from './seeds';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

export type BuildTarget = 'chrome' | 'firefox';
export const TARGETS: readonly BuildTarget[] = ['chrome', 'firefox'];

/** Folder of a build as it ships. */
export const buildFolder = (target: BuildTarget): string => join(ROOT, 'dist', target);
/** Folder of its test copy. */
export const testFolder = (target: BuildTarget): string => join(ROOT, 'dist', `test-${target}`);

/** The sample hosts and the wire as match patterns, of the shape in which the first page asks for sites. */
export const GRANTED: readonly string[] = [...SAMPLE_HOSTS, FEED_HOST].map((host) => `*://${host}/*`);

/** Copies a shipping build to `to` and grants it the sample hosts, or those given; nothing else differs. */
export async function makeTestCopy(
  target: BuildTarget,
  to: string,
  granted: readonly string[] = GRANTED,
): Promise<void> {
  await rm(to, { recursive: true, force: true });
  await cp(buildFolder(target), to, { recursive: true });
  const file = join(to, 'manifest.json');
  const manifest = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
  await writeFile(file, JSON.stringify({ ...manifest, host_permissions: granted }, null, 2));
}

/**
 * Runs vite in a process of its own: under vitest the same configuration describes the test tiers. `options`: further
 * ones of its command line.
 */
export function runVite(target: BuildTarget, ...options: readonly string[]): Promise<void> {
  const { VITEST: _, ...rest } = env;
  const mode = target === 'firefox' ? 'firefox' : 'production';
  const child = spawn(
    execPath,
    [join(ROOT, 'node_modules/vite/bin/vite.js'), 'build', '--mode', mode, '--logLevel', 'warn', ...options],
    {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      // Vite asks for file extensions in everything that vite.config.ts imports, the engine included.
      env: { ...rest, NODE_ENV: 'production', VITE_CONFIG_NATIVE_IGNORE_WARNING: 'true' },
    },
  );
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => void output.push(text));
  }
  return new Promise((done, failed) => {
    child.on('error', failed);
    child.on('close', (code) =>
      code === 0 ? done() : failed(new Error(`the ${target} build failed:\n${output.join('')}`)),
    );
  });
}

/** Builds everything anew. */
export async function buildAll(): Promise<void> {
  // A bad source is said in one line, before vite would wrap it in its own trace.
  await loadSources(join(ROOT, 'seeds'));
  await Promise.all(
    TARGETS.map(async (target) => {
      await runVite(target);
      await makeTestCopy(target, testFolder(target));
    }),
  );
}

/** What a build is made from, as paths below the root. */
const INPUTS = [
  'src',
  'extension',
  'seeds',
  'manifest.json',
  'vite.config.ts',
  'package-lock.json',
  'tools',
  'tests/site/hosts.ts',
];

/** When the newest file at or below `path` was written, in milliseconds. */
export async function newest(path: string): Promise<number> {
  const info = await stat(path);
  if (!info.isDirectory()) return info.mtimeMs;
  const entries = await readdir(path);
  return Math.max(info.mtimeMs, ...(await Promise.all(entries.map((entry) => newest(join(path, entry))))));
}

/** Whether the build in `folder` is newer than all that it was made from. */
export async function isFresh(folder: string): Promise<boolean> {
  const built = await stat(join(folder, 'manifest.json')).catch(() => undefined);
  if (built === undefined) return false;
  const changed = await Promise.all(INPUTS.map((input) => newest(join(ROOT, input))));
  return built.mtimeMs > Math.max(...changed);
}

/** Builds when something that the build is made from is newer than the last one. */
export async function buildIfStale(): Promise<boolean> {
  if (await isFresh(testFolder('firefox'))) return false;
  await buildAll();
  return true;
}

if (import.meta.url === pathToFileURL(argv[1] ?? '').href) {
  try {
    await buildAll();
    console.error(`Built ${TARGETS.map((target) => `dist/${target}`).join(' and ')}.`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
