/** `npm run check`: types, lint, format and sizes. Each check is also a test (tests/build/check.test.ts). */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { argv, execPath } from 'node:process';
import { pathToFileURL } from 'node:url';
import { ROOT } from './build';

export interface Check {
  readonly name: string;
  /** A program of node_modules and its arguments. */
  readonly program: string;
  readonly args: readonly string[];
}

export const CHECKS: readonly Check[] = [
  { name: 'types', program: 'typescript/bin/tsc', args: ['-b', 'src', 'extension', 'tools'] },
  {
    name: 'lint',
    program: 'eslint/bin/eslint.js',
    args: ['--max-warnings=0', '--cache', '--cache-location=.cache/eslint', '.'],
  },
  {
    name: 'format',
    program: 'prettier/bin/prettier.cjs',
    args: ['--check', '--log-level=warn', '--cache', '--cache-location=.cache/prettier', '.'],
  },
  { name: 'sizes', program: 'tsx/dist/cli.mjs', args: ['tools/sizes.ts'] },
];

/** Runs a check and gives what it complained about: an empty text when all is well. */
export const runCheck = ({ program, args }: Check): Promise<string> =>
  new Promise((done, failed) => {
    const child = spawn(execPath, [join(ROOT, 'node_modules', program), ...args], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output: string[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => void output.push(text));
    }
    child.on('error', failed);
    child.on('close', (code) => done(code === 0 ? '' : output.join('').trim() || `exit code ${code}`));
  });

if (import.meta.url === pathToFileURL(argv[1] ?? '').href) {
  const complaints = await Promise.all(CHECKS.map(runCheck));
  for (const [at, { name }] of CHECKS.entries()) {
    const complaint = complaints[at] ?? '';
    console.log(complaint === '' ? `${name}: in order` : `${name}:\n${complaint}\n`);
  }
  process.exitCode = complaints.some((complaint) => complaint !== '') ? 1 : 0;
}
