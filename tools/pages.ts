/**
 * Tries the built extension on saved real pages: `npm run pages`. Prints the result and writes docs/pages.md.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { argv, exit, stderr, stdout, version } from 'node:process';
import { parseArgs } from 'node:util';
import packageJson from '../package.json' with { type: 'json' };
import { ROOT } from './build';
import { progressBar } from './eval/progress';
import { findChromium } from './find-browsers.mjs';
import { ARCHIVE, savedPages, type SavedPage } from './pages/archive';
import { pagesDocument, summary } from './pages/document';
import { startWith } from './pages/extension';
import { outcomeOf, type Outcome } from './pages/outcome';
import { heldArticle, plantedOf } from './pages/plant';

const TARGET = path.join(ROOT, 'docs/pages.md');

const USAGE = `Tries the built extension on saved real pages, in Chromium.

  npm run pages                    all of them: prints the table and writes docs/pages.md
  npm run pages -- --only ID,ID    some of them (the names of their folders): prints what was found, writes nothing
  npm run pages -- --json FILE     writes all that was found to FILE as well

The pages (${ARCHIVE}, texts of others, never needed to build or test) are looked for in the folder that
HEADWATER_RESEARCH names, else beside the project.
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
      options: { only: { type: 'string' }, json: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    }).values;
  } catch (error) {
    return complain(`${(error as Error).message.split('. ')[0]}. See "npm run pages -- --help".`);
  }
}

function chosen(pages: readonly SavedPage[], only: string | undefined): readonly SavedPage[] {
  if (only === undefined) return pages;
  const ids = only.split(',').map((id) => id.trim());
  const unknown = ids.find((id) => !pages.some((page) => page.id === id));
  if (unknown !== undefined) complain(`There is no saved page "${unknown}".`);
  return pages.filter(({ id }) => ids.includes(id));
}

async function tryAll(pages: readonly SavedPage[], all: readonly SavedPage[]) {
  const bar = progressBar(pages.length);
  // The library is the whole one for some of the pages as well: fewer sources are an easier task.
  const planted = plantedOf(all);
  const articles = all.flatMap(({ id }) => {
    const own = planted.filter(({ page }) => page === id);
    return own.length > 0 ? [heldArticle(id, own)] : [];
  });
  const { driver, stop } = await startWith(articles);
  try {
    const outcomes: Outcome[] = [];
    const failed: string[] = [];
    for (const [at, page] of pages.entries()) {
      bar.begin(page.id, at);
      try {
        outcomes.push(await outcomeOf(driver, page, planted));
      } catch (error) {
        // One page that cannot be tried must not cost the others.
        failed.push(`${page.id}: ${error instanceof Error ? error.message : String(error)}`);
        bar.say(failed.at(-1)!);
      }
    }
    return { outcomes, failed, browser: await driver.browserVersion() };
  } finally {
    bar.end();
    await stop();
  }
}

async function main(): Promise<void> {
  const { only, json, help } = options();
  if (help === true) {
    stdout.write(USAGE);
    return;
  }
  const all = savedPages();
  if (all === null) {
    stderr.write(
      `The saved pages (${ARCHIVE}) are not here, so there is nothing to try. HEADWATER_RESEARCH names the folder that holds them.\n`,
    );
    return;
  }
  if (findChromium() === undefined) complain('Chromium was not found: "npm test" sets one up.');
  const { outcomes, failed, browser } = await tryAll(chosen(all, only), all);
  if (json !== undefined) writeFileSync(json, `${JSON.stringify(outcomes, null, 1)}\n`);
  const text = await pagesDocument(outcomes, failed, {
    browser,
    node: version,
    headwater: packageJson.version,
  });
  if (only === undefined) {
    writeFileSync(TARGET, text);
    stdout.write(await summary(outcomes));
  } else stdout.write(text);
  if (failed.length > 0) exit(1);
}

try {
  await main();
} catch (error) {
  stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  exit(1);
}
