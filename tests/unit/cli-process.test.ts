/** The command line as a program: pipes that close, signals. */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ROOT } from '../../tools/build';
import { until } from '../e2e/harness/until';

const folder = { path: '' };
beforeAll(async () => {
  folder.path = await mkdtemp(join(tmpdir(), 'headwater-process-'));
});
afterAll(() => rm(folder.path, { recursive: true, force: true }));

const start = (...args: readonly string[]): ChildProcess =>
  spawn(process.execPath, ['--import', 'tsx', 'tools/headwater.ts', ...args], { cwd: ROOT });

interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly err: string;
}

function ended(child: ChildProcess): Promise<Ended> {
  let err = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (err += text));
  return once(child, 'close').then(([code, signal]) => ({
    code: code as number | null,
    signal: signal as NodeJS.Signals | null,
    err,
  }));
}

it('ends quietly when the reader of the results has had enough', async () => {
  const child = start('trace', '--jsonl', '--jobs', '1');
  const end = ended(child);
  const { stdin, stdout } = child;
  if (stdin === null || stdout === null) throw new Error('the program has no pipes');
  let isOpen = true;
  stdin.on('error', () => (isOpen = false));
  child.on('exit', () => (isOpen = false));
  const line = `${JSON.stringify({ id: 1, text: 'A page about nothing that is held. '.repeat(50) })}\n`;
  stdin.write(line);
  const [first] = (await once(stdout, 'data')) as [Buffer];
  // Answered although the input goes on.
  expect(JSON.parse(first.toString().split('\n')[0] ?? '')).toMatchObject({ id: 1, schema: 1 });
  stdout.destroy();
  while (isOpen) {
    stdin.write(line);
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(await end).toEqual({ code: 0, signal: null, err: '' });
});

it.each(['SIGINT', 'SIGTERM'] as const)('leaves nothing behind when it is stopped by %s', async (signal) => {
  const pipe = join(folder.path, `endless-${signal}.jsonl`);
  await promisify(execFile)('mkfifo', [pipe]);
  const before = await readdir(folder.path);
  const child = start('pack', pipe, '-o', join(folder.path, 'out.hwpack'));
  const end = ended(child);
  const input = createWriteStream(pipe);
  const others = async (): Promise<string[]> =>
    (await readdir(folder.path)).filter((name) => !before.includes(name));
  for (let i = 0; i < 2500; i += 1) input.write(`${JSON.stringify({ id: i, text: 'One article more.' })}\n`);
  // It is in the middle of its work: a first part is written.
  await until('a part in the work folder', async () => {
    const [work] = await others();
    return work !== undefined && (await readdir(join(folder.path, work))).length > 0;
  });
  child.kill(signal);
  expect(await end).toMatchObject({ code: null, signal });
  expect(await others()).toEqual([]);
  input.destroy();
});
