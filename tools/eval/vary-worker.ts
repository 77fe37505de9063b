/** Started by vary.ts in a copy of the project in which one constant has another value: prints the figures. */
import { stdout } from 'node:process';
import type { GoldCase } from '../learn/gold';
import type { Counts, Measured } from '../learn/measure';
import { derivedStories, honest, independentStories, longer, seeds } from './cases';
import { F1 } from './estimate';
import { seedLineage, storyLineage } from './lineage';
import { ofCounts, ofShare, total, tracedCases } from './traced';

const f1 = (cases: readonly GoldCase[], counts: (one: Measured) => Counts): number =>
  ofCounts(tracedCases(cases, 'balanced', honest), 'paragraphs', counts, F1).value;
const nearest = (cases: readonly GoldCase[]): number =>
  ofShare(
    tracedCases(cases, 'balanced', honest),
    'paragraphs',
    (one) => one.nearest,
    (one) => one.all,
  ).value;
const lineage = [seedLineage(), ...storyLineage('stories')].flatMap(({ rights }) => rights);

const figures: Readonly<Record<string, number>> = {
  'seeds: derived': f1(seeds(), (one) => one.derived),
  'longer: derived': f1(longer(), (one) => one.derived),
  'stories: derived': f1(derivedStories(), (one) => one.derived),
  'seeds: nearest': nearest(seeds()),
  'longer: nearest': nearest(longer()),
  'seeds: added inside': f1(seeds(), (one) => one.inside),
  'longer: added inside': f1(longer(), (one) => one.inside),
  'stories: added inside': f1(derivedStories(), (one) => one.inside),
  'stories: altered': f1(derivedStories(), (one) => one.altered),
  'independent: badges': total(tracedCases(independentStories(), 'balanced', honest), (one) => one.badges),
  'lineage: wrong': lineage.filter((right) => !right).length,
};
stdout.write(JSON.stringify(figures));
