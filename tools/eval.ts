/**
 * Measures the engine, and engines of others beside it, on the labelled articles of tests/gold and, where
 * they are, on research sets: `npm run eval`. Prints one table and writes docs/quality.md.
 */
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { argv, exit, stderr, stdout } from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { constantsPage, oneTable, pretty, qualityPage, sectionsText } from './eval/page';
import { progressBar } from './eval/progress';
import type { EvalSet, Section, TableRow } from './eval/set';
import { SETS } from './eval/sets';
import { researchFolder } from './learn/research';

const TARGET = fileURLToPath(new URL('../docs/quality.md', import.meta.url));

const CONSTANTS = fileURLToPath(new URL('../docs/constants.md', import.meta.url));

const NAMES = SETS.map(({ name, about }) => `  ${name.padEnd(14)}${about}`).join('\n');
const USAGE = `Measures Headwater and engines of others on labelled articles.

  npm run eval                    everything: prints the table and writes docs/quality.md
  npm run eval -- --only NAME     one set: prints its rows and sections, writes nothing
  npm run eval -- --floors        the floors of "npm test" beside what is measured now;
                                  with --raise what got better becomes the new floor
  npm run eval -- --vary NAME     seeds and stories with a constant of the engine at other values, every
                                  coefficient fitted anew (names: docs/quality.md, "Constants"; the
                                  beginning of a name takes several); --values 1,2,3 in place of the
                                  usual ones; "--vary all" takes an hour and writes docs/constants.md

Sets:
${NAMES}

Research sets (texts of others, never needed to build or test) are looked for in the folder that
HEADWATER_RESEARCH names, else beside the project; without them their rows are left out.
`;

/** A command line that cannot be followed. */
function complain(line: string): never {
  stderr.write(`${line}\n`);
  exit(2);
}

function options() {
  try {
    return parseArgs({
      args: argv.slice(2),
      options: {
        only: { type: 'string' },
        floors: { type: 'boolean' },
        raise: { type: 'boolean' },
        vary: { type: 'string' },
        values: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    return complain(`${(error as Error).message.split('. ')[0]}. See "npm run eval -- --help".`);
  }
}

function chosen(only: string | undefined): readonly EvalSet[] {
  if (only === undefined) return SETS;
  const found = SETS.filter(({ name }) => name === only);
  return found.length > 0 ? found : complain(`There is no set "${only}". The sets:\n${NAMES}`);
}

const lacking = ({ needs }: EvalSet): string[] =>
  needs.filter((file) => !existsSync(path.join(researchFolder() ?? '', file)));

async function measure(sets: readonly EvalSet[]) {
  const rows: TableRow[] = [];
  const sections: Section[] = [];
  const missing: string[] = [];
  const bar = progressBar(sets.length);
  if (researchFolder() === undefined)
    bar.say(
      'The research sets are not here; what needs them is left out (HEADWATER_RESEARCH names their folder).',
    );
  for (const [at, set] of sets.entries()) {
    const files = lacking(set);
    if (files.length > 0) {
      missing.push(set.name);
      if (researchFolder() !== undefined) bar.say(`Without ${files.join(', ')}: ${set.name} is left out.`);
      continue;
    }
    const found = await set.run(bar.begin(set.name, at));
    rows.push(...found.rows);
    sections.push(...found.sections);
  }
  bar.end();
  return { rows, sections, missing };
}

const { only, floors, raise, vary, values, help } = options();
if (help) stdout.write(USAGE);
else if (floors) {
  const { floorsTable } = await import('./eval/floors');
  stdout.write(await pretty(floorsTable(raise ?? false)));
} else if (vary !== undefined) {
  const { varied } = await import('./eval/vary');
  const found = await pretty(await varied(vary, values?.split(','), complain));
  if (vary === 'all') writeFileSync(CONSTANTS, await constantsPage(found));
  stdout.write(found);
} else {
  const { rows, sections, missing } = await measure(chosen(only));
  const printed = rows.length > 0 ? oneTable(rows) : '';
  if (only === undefined) {
    writeFileSync(TARGET, await qualityPage(rows, sections, missing));
    stdout.write(await pretty(printed));
  } else stdout.write(await pretty(`${printed}\n\n${sectionsText(sections)}`));
}
