/**
 * `npm run bench -- browser [--pairs 30] [--only chromium] [--pages article,form] [--write]`: what Headwater costs in a
 * real browser, beside an extension that does nothing and a Readability parse of the same page. `--write` puts the
 * tables into docs/performance.md.
 */
import { stdout } from 'node:process';
import { parseArgs } from 'node:util';
import { buildFolder, buildIfStale } from '../../tools/build';
import { InputError } from '../../tools/decode';
import { progressBar, type Bar } from '../../tools/eval/progress';
import { CEILINGS, shippedFiles } from '../../tools/sizes';
import { BROWSERS, type BrowserName } from '../../tests/e2e/harness/launch';
import { write } from '../page';
import { openArena } from './arena';
import { measureCold, measureHeld } from './background';
import { measureLoads, type Loads } from './loads';
import { benchPages, type BenchPage } from './pages';
import { tables, type Measured, type Shipped } from './report';
import { measureWire } from './wire';

const COMMAND = 'npm run bench -- browser --write';
const PAIRS = 30;
const COLD_ROUNDS = 12;

interface Wanted {
  readonly pairs: number;
  readonly browsers: readonly BrowserName[];
  readonly pages: readonly BenchPage[];
  readonly isWritten: boolean;
}

function wantedOf(args: readonly string[]): Wanted {
  const { values } = parseArgs({
    args: [...args],
    options: {
      pairs: { type: 'string' },
      only: { type: 'string' },
      pages: { type: 'string' },
      write: { type: 'boolean' },
    },
  });
  const pairs = Number(values.pairs ?? PAIRS);
  if (!Number.isInteger(pairs) || pairs < 2 || pairs > 1_000)
    throw new InputError('--pairs takes a whole number from 2 to 1,000.');
  const browsers = BROWSERS.filter((name) => values.only === undefined || name === values.only);
  if (browsers.length === 0) throw new InputError(`--only takes one of ${BROWSERS.join(', ')}.`);
  const all = benchPages();
  const names = values.pages?.split(',') ?? all.map(({ id }) => id);
  const unknown = names.find((name) => all.every(({ id }) => id !== name));
  if (unknown !== undefined)
    throw new InputError(`--pages takes some of ${all.map(({ id }) => id).join(',')}.`);
  const pages = all.filter(({ id }) => names.includes(id));
  if (
    values.write === true &&
    (pages.length < all.length || browsers.length < BROWSERS.length || pairs < PAIRS)
  )
    throw new InputError(`--write takes all pages, both browsers and at least ${PAIRS} pairs.`);
  return { pairs, browsers, pages, isWritten: values.write === true };
}

async function measureIn(
  name: BrowserName,
  { pages, pairs }: Wanted,
  begin: (what: string) => ReturnType<Bar['begin']>,
): Promise<Measured> {
  const arena = await openArena(name, pages);
  try {
    const loads: Loads[] = [];
    for (const page of pages) {
      // Firefox, whose turns take longer, is the second opinion.
      const isThird = page.isSlow === true || name === 'firefox';
      const count = isThird ? Math.ceil(pairs / 3) : pairs;
      loads.push(await measureLoads(arena, page, count, begin(`${name}: ${page.name}`)));
    }
    const cold = await measureCold(arena, COLD_ROUNDS, begin(`${name}: cold starts`));
    return { name, version: arena.version, loads, cold, held: await measureHeld(arena) };
  } finally {
    await arena.close();
  }
}

async function shipped(): Promise<readonly Shipped[]> {
  const files = await shippedFiles(buildFolder('chrome'));
  const sum = (counts: (path: string) => boolean): number =>
    files.reduce((all, { path, gzip }) => all + (counts(path) ? gzip : 0), 0);
  return [
    ...CEILINGS.map(({ name, counts, goal }) => ({ name, bytes: sum(counts), goal })),
    { name: 'draw.js, where something matches', bytes: sum((path) => path === 'draw.js') },
    { name: 'card.js, where a badge is pointed at', bytes: sum((path) => path === 'card.js') },
    {
      name: 'take.js and extract.js, where a page is kept',
      bytes: sum((path) => /^(?:take|extract)\.js$/.test(path)),
    },
  ];
}

export async function browser(args: readonly string[]): Promise<void> {
  const wanted = wantedOf(args);
  await buildIfStale();
  const bar = progressBar(wanted.browsers.length * (wanted.pages.length + 1) + 1);
  let set = 0;
  const begin = (what: string): ReturnType<Bar['begin']> => bar.begin(what, set++);
  const measured: Measured[] = [];
  for (const name of wanted.browsers) measured.push(await measureIn(name, wanted, begin));
  begin('messages');
  const wires = await measureWire(wanted.pages);
  bar.end();
  const text = tables(measured, wires, await shipped());
  stdout.write(`${text}\n`);
  if (wanted.isWritten) await write(COMMAND, text);
}
