/**
 * `npm run bench -- library [--sizes 1000,10000] [--large] [--write]`: what a library costs as it grows, beside
 * MiniSearch. `--large` adds 100,000 articles; `--write` puts the tables into docs/performance.md.
 */
import { stdout } from 'node:process';
import { parseArgs } from 'node:util';
import { InputError } from '../../tools/decode';
import { progressBar } from '../../tools/eval/progress';
import { news } from '../corpora/articles';
import { write } from '../page';
import { measure, type Measured } from './measure';
import { growth, heading, sizeTable } from './report';

const SIZES = [1_000, 10_000];
const LARGE = 100_000;
const COMMAND = 'npm run bench -- library --large --write';

function sizesOf(given: string | undefined, isLarge: boolean): readonly number[] {
  const sizes = given === undefined ? SIZES : given.split(',').map(Number);
  const wrong = sizes.find((size) => !Number.isInteger(size) || size < 100 || size > 1_000_000);
  if (wrong !== undefined)
    throw new InputError('--sizes takes whole numbers from 100 to 1,000,000, like 1000,10000.');
  return isLarge ? [...sizes, LARGE] : sizes;
}

export async function library(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { sizes: { type: 'string' }, large: { type: 'boolean' }, write: { type: 'boolean' } },
  });
  const sizes = sizesOf(values.sizes, values.large === true);
  const texts = news();
  const bar = progressBar(sizes.length);
  if (texts.real === 0) {
    bar.say(
      'No research sets are here, so the articles are generated. For real news set HEADWATER_RESEARCH to a folder with them.',
    );
  }
  const measured: Measured[] = [];
  for (const [at, size] of sizes.entries())
    measured.push(await measure(texts, size, bar.begin(`${size.toLocaleString('en')} articles`, at)));
  bar.end();
  const tables = [
    ...(measured.length > 1 ? [`### How it grows\n\n${growth(measured)}`] : []),
    ...measured.map((one) => `### ${heading(one)}\n\n${sizeTable(one)}`),
  ].join('\n\n');
  stdout.write(`${tables}\n`);
  if (values.write === true) await write(COMMAND, tables);
}
