/** docs/performance.md: what each command measured stands between two lines of its own. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ROOT } from '../tools/build';
import { InputError } from '../tools/decode';

export const PAGE = path.join(ROOT, 'docs', 'performance.md');
const END = '<!-- end -->';

/** `page` with `text` where `command` puts what it measured. @throws InputError where the page has no such place. */
export function replaced(page: string, command: string, text: string): string {
  const line = `<!-- measured: ${command} -->`;
  const begin = page.indexOf(line);
  const end = page.indexOf(END, begin);
  if (begin < 0 || end < 0) throw new InputError(`${PAGE}: lacks the lines "${line}" and "${END}".`);
  return `${page.slice(0, begin + line.length)}\n\n${text}\n\n${page.slice(end)}`;
}

export async function write(command: string, text: string): Promise<void> {
  await writeFile(PAGE, replaced(await readFile(PAGE, 'utf8'), command, text));
}
