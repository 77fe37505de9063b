/** The labelled cases and the coefficients that fit them, each made once a run. */
import { WEIGHTS, type Weights } from '../../src/match/weights';
import { fitWeights, prepare, trainingCases, type Prepared } from '../learn/fitting';
import { foreignCases, seedCases, storyCases, type GoldCase } from '../learn/gold';
import { inserted } from '../learn/splice';

/** Calls `make` the first time only. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

export const seeds = once(seedCases);
const stories = once(() => storyCases());
const heldOut = once(() => storyCases('held-out'));
export const derivedStories = once(() => stories().filter(({ set }) => set === 'stories'));
export const independentStories = once(() => stories().filter(({ set }) => set === 'independent'));
export const derivedHeldOut = once(() => heldOut().filter(({ set }) => set === 'stories'));
export const independentHeldOut = once(() => heldOut().filter(({ set }) => set === 'independent'));
/** The longer stories: long, abstract rewrites with conclusions of their own. */
const allLonger = once(() => storyCases('longer'));
export const longer = once(() => allLonger().filter(({ set }) => set === 'stories'));
export const independentLonger = once(() => allLonger().filter(({ set }) => set === 'independent'));
export const foreignHeldOut = once(() => foreignCases());
/** Everything labelled that the fit may see. */
export const labelled = once((): GoldCase[] => [...seeds(), ...stories()]);
/** The same pages, each eleven times, with an unrelated paragraph set in. */
export const withForeign = once(() => inserted(labelled(), 11));

const prepared = once((): Prepared[] => prepare(trainingCases()));
const fits = new Map<string, Weights>();

/** Coefficients fitted without the case's family: a story, or one of the seeds. */
export function honest({ family }: GoldCase): Weights {
  const known = fits.get(family);
  if (known) return known;
  const rest = prepared().filter((one) => one.gold.family !== family);
  const weights = rest.length === prepared().length ? WEIGHTS : fitWeights(rest);
  fits.set(family, weights);
  return weights;
}

/** The committed coefficients. */
export const shipped = (): Weights => WEIGHTS;

export type WeightsOf = (gold: GoldCase) => Weights;
