/**
 * What another value of a constant would do: the project is copied, the number changed in the copy, every
 * coefficient fitted anew without the tested family, and the figures measured.
 */
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { env, execPath, stderr } from 'node:process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { percent, table, type Row } from '../learn/report';
import { researchFolder } from '../learn/research';
import { engineConstants, type Constant } from './constants';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const COPY = path.join(ROOT, '.cache', 'vary');
/** Factors on the present value: of a constant that is asked for, and where all are gone through. */
const FACTORS = [0.5, 0.8, 1.25, 2];
const FEW = [0.8, 1.25];

type Figures = Readonly<Record<string, number>>;

function copyProject(): void {
  rmSync(COPY, { recursive: true, force: true });
  mkdirSync(COPY, { recursive: true });
  for (const folder of ['src', 'tools'])
    cpSync(path.join(ROOT, folder), path.join(COPY, folder), { recursive: true });
  for (const other of ['seeds', 'tests', 'package.json', 'tsconfig.json'])
    symlinkSync(path.join(ROOT, other), path.join(COPY, other));
}

async function figures(): Promise<Figures> {
  const { stdout } = await promisify(execFile)(
    execPath,
    ['--import', 'tsx', path.join(COPY, 'tools/eval/vary-worker.ts')],
    { cwd: ROOT, env: { ...env, HEADWATER_RESEARCH: researchFolder() ?? '' } },
  );
  return JSON.parse(stdout) as Figures;
}

async function withValue({ file, start, end }: Constant, value: string): Promise<Figures> {
  const target = path.join(COPY, file);
  const text = readFileSync(target, 'utf8');
  writeFileSync(target, text.slice(0, start) + value + text.slice(end));
  try {
    return await figures();
  } finally {
    writeFileSync(target, text);
  }
}

/** A number as the source writes it: a literal, a quotient or a power. */
function numberOf(value: string): number {
  const [left, sign, right] = value.split(/\s*(\/|\*\*)\s*/u);
  if (sign === undefined) return Number(value);
  return sign === '/' ? Number(left) / Number(right) : Number(left) ** Number(right);
}

/** Values around the present one; a whole number moves by one at least. */
function neighbours(value: string, factors: readonly number[]): string[] {
  const now = numberOf(value);
  const near = factors.map((factor) => {
    if (!Number.isInteger(now)) return Number((now * factor).toPrecision(3));
    const moved = Math.round(now * factor);
    return moved === now ? now + Math.sign(factor - 1) : moved;
  });
  return [...new Set(near)].map(String);
}

/** `name`: a constant, the beginning of several names, or `all`. `values`: in place of the usual ones. */
export async function varied(
  name: string,
  values: readonly string[] | undefined,
  complain: (line: string) => never,
): Promise<string> {
  const all = engineConstants();
  const chosen = all.filter((one) => name === 'all' || one.name === name || one.name.startsWith(`${name}.`));
  const factors = name === 'all' ? FEW : FACTORS;
  if (chosen.length === 0)
    complain(
      `There is no constant "${name}". The constants:\n${all.map((one) => `  ${one.name}`).join('\n')}`,
    );
  copyProject();
  const present = await figures();
  const row = (label: string, value: string, found: Figures): Row => [
    label,
    value,
    ...Object.values(found).map((one) => (Number.isInteger(one) && one !== 1 ? one : percent(one))),
  ];
  const rows: Row[] = [row('as it is', '', present)];
  for (const constant of chosen) {
    for (const value of values ?? neighbours(constant.value, factors)) {
      stderr.write(`${constant.name} ${value} …\n`);
      rows.push(row(`\`${constant.name}\` (${constant.value})`, value, await withValue(constant, value)));
    }
  }
  rmSync(COPY, { recursive: true, force: true });
  return table(['constant (now)', 'value', ...Object.keys(present)], rows);
}
