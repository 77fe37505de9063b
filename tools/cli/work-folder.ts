/** A folder for what is not finished, beside what it will become; gone at the end, whatever the end. */
import { rmSync } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { InputError } from '../decode';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** What goes wrong with the output: no input is to blame, and passing one over mends nothing. */
export class OutputError extends InputError {}

export const unwritable = (file: string, error: unknown): OutputError => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
  return new OutputError(
    code === 'ENOSPC'
      ? `${file}: the disk is full. Free some of it, or choose another place.`
      : `${file}: cannot be written (${code}). Choose another file.`,
  );
};

/**
 * Gives `use` a hidden folder beside `file`, on the same disk: what is finished in it takes its final name at once.
 * The folder is removed when `use` ends, when it fails, and on a signal that ends the program.
 *
 * @throws InputError where the place cannot be written to.
 */
export async function withWorkFolder<T>(file: string, use: (folder: string) => Promise<T>): Promise<T> {
  if ((await stat(file).catch(() => undefined))?.isDirectory() === true)
    throw new OutputError(`${file}: is a folder. Choose another file.`);
  let folder: string;
  try {
    folder = await mkdtemp(path.join(path.dirname(file), `.${path.basename(file)}-`));
  } catch (error) {
    throw unwritable(file, error);
  }
  const clear = (): void => rmSync(folder, { recursive: true, force: true });
  const stop = (signal: NodeJS.Signals): void => {
    clear();
    for (const one of SIGNALS) process.removeListener(one, stop);
    process.kill(process.pid, signal);
  };
  for (const signal of SIGNALS) process.on(signal, stop);
  process.on('exit', clear);
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
    for (const signal of SIGNALS) process.removeListener(signal, stop);
    process.removeListener('exit', clear);
  }
}
