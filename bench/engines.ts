/**
 * `npm run bench`: Headwater's index beside the engines that a developer would pick, by turns in one run.
 *
 *     --quick     the seeds and 1,000 articles, in a few minutes; writes nothing
 *     --million   a million articles as well, ours alone: an hour more
 *     --sizes     the seeds and these corpora only, like 1000,10000; writes nothing
 *     --write     writes docs/performance.md, as it does of a whole run
 *     --again     the tables once more from what was measured last, up to where it ended
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { stdout } from 'node:process';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { ROOT } from '../tools/build';
import { InputError } from '../tools/decode';
import { progressBar } from '../tools/eval/progress';
import { news } from './corpora/articles';
import { PAGE, write } from './page';
import { render } from './report/render';
import type { CorpusPlan } from './run/corpus';
import type { Results } from './run/results';
import { measureWhole, type WholePlan } from './run/whole';

export const COMMAND = 'npm run bench';
const MEASURED = path.join(ROOT, '.cache', 'bench.json');

const SEEDS = 5;
const PAIRS = 10;
/** Of a peer in any one thing, so that the whole ends within half an hour. */
const LIMITS = { seconds: 120, heapMb: 6_000 };

const plan = (articles: number, turn: number, rebuild: number): CorpusPlan => ({
  articles,
  pace: { pairs: PAIRS, turn, row: 40_000 },
  limits: LIMITS,
  rebuild,
});

const FULL: readonly CorpusPlan[] = [
  plan(SEEDS, 800, 0),
  plan(1_000, 250, 1_000),
  plan(10_000, 1_000, 0),
  plan(100_000, 1_000, 0),
];
const MILLION: CorpusPlan = {
  ...plan(1_000_000, 1_000, 0),
  alone: 'as 100,000 articles are the most whose texts stand in memory for it',
};

const quick = (articles: number, rebuild: number): CorpusPlan => ({
  articles,
  pace: { pairs: 10, turn: 100, row: 8_000 },
  limits: { ...LIMITS, seconds: 60 },
  rebuild,
});
const QUICK: readonly CorpusPlan[] = [quick(SEEDS, 0), quick(1_000, 200)];

interface Options {
  readonly quick: boolean;
  readonly million: boolean;
  readonly sizes?: string | undefined;
}

function planOf({ quick: isQuick, million, sizes }: Options): WholePlan {
  const corpora = isQuick ? QUICK : million || sizes !== undefined ? [...FULL, MILLION] : FULL;
  const pairs = isQuick ? 10 : 30;
  if (sizes === undefined) return { corpora, pairs };
  const wanted = sizes.split(',').map(Number);
  const some = corpora.filter(({ articles }) => articles === SEEDS || wanted.includes(articles));
  if (!wanted.every((size) => some.some(({ articles }) => articles === size)))
    throw new InputError(`--sizes takes some of ${corpora.map(({ articles }) => articles).join(', ')}.`);
  return { corpora: some, pairs };
}

async function measured(plan: WholePlan): Promise<Results> {
  const bar = progressBar(100);
  if (news().real === 0) {
    bar.say(
      'No research sets are here, so the articles are generated. For real news set HEADWATER_RESEARCH to a folder with them.',
    );
  }
  let last = '';
  await mkdir(path.dirname(MEASURED), { recursive: true });
  const results = await measureWhole(
    plan,
    (what, part) => {
      if (what !== last) bar.begin(what, Math.floor(part * 100));
      last = what;
    },
    (yet) => writeFile(MEASURED, JSON.stringify(yet)),
  );
  bar.end();
  return results;
}

async function measuredLast(): Promise<Results> {
  try {
    return JSON.parse(await readFile(MEASURED, 'utf8')) as Results;
  } catch {
    throw new InputError(`${MEASURED}: there is nothing measured. Run ${COMMAND} first.`);
  }
}

export async function engines(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      million: { type: 'boolean', default: false },
      sizes: { type: 'string' },
      write: { type: 'boolean', default: false },
      again: { type: 'boolean', default: false },
    },
  });
  const results = values.again ? await measuredLast() : await measured(planOf(values));
  const text = render(results);
  stdout.write(`${text}\n`);
  if ((values.quick || values.sizes !== undefined) && !values.write) return;
  const options = { ...(await resolveConfig(PAGE)), parser: 'markdown' };
  await write(COMMAND, (await format(text, options)).trim());
}
