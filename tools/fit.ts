/**
 * Remakes src/match/weights.ts from the labelled articles of tests/gold and, as texts from which nothing
 * derives, the research sets when they are present:  npx tsx tools/fit.ts
 * Without the research sets the file is left as it is, and the command says so.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { FEATURES } from '../src/match/features';
import { ALONE, EVIDENCE } from '../src/match/judge';
import { LINKS, TURNS } from '../src/trace/claims';
import { CLAUSE_FEATURES } from '../src/trace/coverage';
import { fitWeights, prepare, trainingCases } from './learn/fitting';
import { researchFolder } from './learn/research';

const TARGET = fileURLToPath(new URL('../src/match/weights.ts', import.meta.url));

const list = (names: readonly string[], values: readonly number[]): string =>
  values.map((value, k) => `    ${value.toFixed(4)}, // ${names[k] ?? 'constant'}`).join('\n');

if (researchFolder() === undefined) {
  console.log(
    'The research sets are not here (HEADWATER_RESEARCH names their folder): weights left as they are.',
  );
} else {
  const data = prepare(trainingCases());
  const weights = fitWeights(data);
  const code = `/**
 * Coefficients of the matching, each a log odds. Made by \`npx tsx tools/fit.ts\` from the seeds, stories and longer
 * stories of tests/gold and, as texts from which nothing derives, same-topic news and 60 BBC pages
 * (docs/quality.md says what each fit reaches with the tested family left out). Not edited by hand.
 */
export interface Weights {
  /** That a page stretch derives from a source paragraph: FEATURES, then the constant. */
  readonly pair: readonly number[];
  /** The same of a paragraph and the whole source, its page apart: ALONE, then the constant. */
  readonly row: readonly number[];
  /** That a paragraph derives from the source, given its page: EVIDENCE, then the constant. */
  readonly page: readonly number[];
  /** That a clause of a derived paragraph is new: CLAUSE_FEATURES, the constant, then how it follows the one before. */
  readonly added: readonly number[];
}

export const WEIGHTS: Weights = {
  pair: [
${list(FEATURES, weights.pair)}
  ],
  row: [
${list(ALONE, weights.row)}
  ],
  page: [
${list(EVIDENCE, weights.page)}
  ],
  added: [
${list([...CLAUSE_FEATURES, 'constant', ...LINKS.flatMap((link) => TURNS.map((turn) => `${link}: ${turn}`))], weights.added)}
  ],
};
`;
  const style = (await resolveConfig(TARGET)) ?? {};
  writeFileSync(TARGET, await format(code, { ...style, parser: 'typescript' }));
  console.log(`Wrote ${TARGET}`);
}
