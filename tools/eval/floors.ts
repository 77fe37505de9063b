/**
 * Figures that must not fall: what tests/gold alone can measure in seconds, with the committed coefficients
 * and, for matching, with ones fitted here without the tested family (and without the research sets, so that
 * every machine fits the same). tests/gold/floors.json holds what was last reached; `npm run eval -- --floors` prints both.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Strictness } from '../../src/index';
import { WEIGHTS, type Weights } from '../../src/match/weights';
import { prepare, trainingCases } from '../learn/fitting';
import { fitPage, fitPairs } from '../learn/matching';
import type { GoldCase } from '../learn/gold';
import { traceCase, type Measured } from '../learn/measure';
import { table } from '../learn/report';
import { inserted, splicedInto } from '../learn/splice';
import {
  derivedHeldOut,
  derivedStories,
  independentHeldOut,
  independentStories,
  labelled,
  longer,
  seeds,
  shipped,
  type WeightsOf,
} from './cases';
import { F1, PRECISION, RECALL } from './estimate';
import { seedLineage, storyLineage } from './lineage';
import { ofCounts, ofShare, total, tracedCases, type TracedCase } from './traced';

const FILE = fileURLToPath(new URL('../../tests/gold/floors.json', import.meta.url));

/** A share may fall by so much before a test fails; a count by nothing. */
export const MARGIN = 0.01;

export interface Figure {
  readonly name: string;
  readonly value: number;
  /** Errors, which must not rise. */
  readonly wrong?: boolean;
  readonly margin: number;
}

/** Coefficients of the matching fitted on tests/gold without the family; `negative` pages are research sets. */
function leftOut(): WeightsOf {
  const data = prepare(trainingCases().filter(({ set }) => set !== 'negative'));
  const fits = new Map<string, Weights>();
  return ({ family }) => {
    const known = fits.get(family);
    if (known) return known;
    const rest = data.filter((one) => one.gold.family !== family);
    const pair = fitPairs(rest);
    const weights = { ...WEIGHTS, pair, ...fitPage(rest, pair) };
    fits.set(family, weights);
    return weights;
  };
}

const part = (name: string, value: number): Figure => ({ name, value, margin: MARGIN });
const errors = (name: string, value: number): Figure => ({ name, value, wrong: true, margin: 0 });

function articleFigures(title: string, cases: readonly GoldCase[], weightsOf: WeightsOf): Figure[] {
  const at = (preset: Strictness): readonly TracedCase[] => tracedCases(cases, preset, weightsOf);
  const [strict, balanced, loose] = [at('strict'), at('balanced'), at('loose')];
  const derived = (one: Measured) => one.derived;
  const value = (...args: Parameters<typeof ofCounts>): number => ofCounts(...args).value;
  const found = (of: (one: Measured) => number, all: (one: Measured) => number): number =>
    ofShare(balanced, 'paragraphs', of, all).value;
  return [
    part(`${title}: derived, F1 balanced`, value(balanced, 'paragraphs', derived, F1)),
    part(`${title}: derived, precision strict`, value(strict, 'paragraphs', derived, PRECISION)),
    part(`${title}: derived, recall strict`, value(strict, 'paragraphs', derived, RECALL)),
    part(`${title}: derived, recall loose`, value(loose, 'paragraphs', derived, RECALL)),
    part(
      `${title}: nearest is labelled`,
      found(
        (one) => one.nearest,
        (one) => one.all,
      ),
    ),
    part(
      `${title}: main source in nearest and others`,
      found(
        (one) => one.main,
        (one) => one.all,
      ),
    ),
    part(
      `${title}: first source is labelled, of the matched`,
      found(
        (one) => one.first,
        (one) => one.matched,
      ),
    ),
    part(
      `${title}: relation as labelled, of the matched`,
      found(
        (one) => one.relation,
        (one) => one.matched,
      ),
    ),
    part(
      `${title}: added words inside, F1`,
      value(balanced, 'paragraphs', (one) => one.inside, F1),
    ),
    part(
      `${title}: added words, whole articles, F1`,
      value(balanced, 'paragraphs', (one) => one.whole, F1),
    ),
    part(
      `${title}: altered words, F1`,
      value(balanced, 'paragraphs', (one) => one.altered, F1),
    ),
    errors(
      `${title}: badges on captions and furniture`,
      total(balanced, (one) => one.badges),
    ),
  ];
}

/** What a fit on tests/gold alone reaches: less than the shipped one, which sees the research sets too. */
const fitFigure = (title: string, cases: readonly GoldCase[], weightsOf: WeightsOf): Figure =>
  part(
    `${title}, matching fitted on tests/gold without the family: derived, F1 balanced`,
    ofCounts(tracedCases(cases, 'balanced', weightsOf), 'paragraphs', (one) => one.derived, F1).value,
  );

function pageFigures(): Figure[] {
  const badges = (preset: Strictness): number =>
    total(tracedCases(independentStories(), preset, shipped), (one) => one.badges);
  const hard = derivedStories().filter(({ name }) => /paraphrase|summary/u.test(name));
  const foreign = inserted(labelled(), 6);
  const marked = foreign.filter((page) => {
    const [place] = page.labels.keys();
    return traceCase(page, 'balanced').paragraphs[place!]!.match !== null;
  });
  const alone = tracedCases(
    splicedInto([...derivedStories(), ...seeds()], independentStories(), 2),
    'strict',
    shipped,
  );
  return [
    part(
      'stories: recall of paraphrases and summaries, balanced',
      ofCounts(tracedCases(hard, 'balanced', shipped), 'paragraphs', (one) => one.derived, RECALL).value,
    ),
    errors('stories: badges on independent reports, strict', badges('strict')),
    errors('stories: badges on independent reports, balanced', badges('balanced')),
    {
      ...part(
        'unrelated paragraphs set into derived pages: badges, balanced',
        marked.length / foreign.length,
      ),
      wrong: true,
    },
    part(
      'one derived paragraph on a foreign page: recall, strict',
      ofCounts(alone, 'paragraphs', (one) => one.derived, RECALL).value,
    ),
    errors(
      'one derived paragraph on a foreign page: false badges, strict',
      total(alone, ({ derived }) => derived.false),
    ),
  ];
}

/** Everything that has a floor, measured now. */
export function floorFigures(): Figure[] {
  const alone = leftOut();
  const lineage = [seedLineage(), ...storyLineage('stories'), ...storyLineage('held-out')];
  return [
    ...articleFigures('seeds', seeds(), shipped),
    ...articleFigures('stories', derivedStories(), shipped),
    ...articleFigures('longer stories', longer(), shipped),
    ...pageFigures(),
    fitFigure('seeds', seeds(), alone),
    fitFigure('stories', derivedStories(), alone),
    ...articleFigures('stories held out', derivedHeldOut(), shipped),
    errors(
      'stories held out: badges on independent reports, balanced',
      total(tracedCases(independentHeldOut(), 'balanced', shipped), (one) => one.badges),
    ),
    ...lineage.map(({ name, rights }) =>
      errors(`lineage wrong: ${name}`, rights.filter((right) => !right).length),
    ),
  ];
}

/** What was last reached, by the figure's name. */
export const reached = (): Readonly<Record<string, number>> =>
  JSON.parse(readFileSync(FILE, 'utf8')) as Record<string, number>;

const better = ({ wrong }: Figure, one: number, other: number): boolean =>
  wrong ? one < other : one > other;
const round = (value: number): number => Math.round(value * 1000) / 1000;

/** The floor of a figure (or, of errors, its ceiling), given what was last reached. */
export const floorOf = ({ wrong, margin }: Figure, last: number): number =>
  round(wrong ? last + margin : last - margin);

export const holds = (figure: Figure, last: number): boolean =>
  !better(figure, floorOf(figure, last), round(figure.value));

/** Each figure beside its floor. With `raise`, what is better than before becomes what was last reached. */
export function floorsTable(raise: boolean): string {
  const figures = floorFigures();
  const before = reached();
  if (raise) {
    const now = figures.map((figure): [string, number] => {
      const last = before[figure.name];
      const value = round(figure.value);
      return [figure.name, last === undefined || better(figure, value, last) ? value : last];
    });
    writeFileSync(FILE, `${JSON.stringify(Object.fromEntries(now), null, 2)}\n`);
  }
  return table(
    ['figure', 'now', 'last reached', 'floor', ''],
    figures.map((figure) => {
      const last = before[figure.name];
      const now = round(figure.value);
      if (last === undefined) return [figure.name, now, '', '', 'new'];
      const verdict = holds(figure, last) ? (better(figure, now, last) ? 'better' : '') : '**below**';
      return [figure.name, now, last, floorOf(figure, last), verdict];
    }),
  );
}
