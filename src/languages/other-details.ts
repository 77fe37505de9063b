/** The few details that German, French and Spanish need no grammar for: calendar, titles, small words in names. */
import type { DetailWords } from './details';
import { words } from './lists';

type Some = Partial<DetailWords>;

/** Norms in order; names of one month stand together, divided by a comma. */
const calendar = (list: string): ReadonlyMap<string, number> =>
  new Map(words(list).flatMap((names, at) => names.split(',').map((name) => [name, at + 1] as const)));

export const germanDetails: Some = {
  nounCapitals: true,
  months: calendar(
    'januar,janner februar marz april mai juni juli august september oktober november dezember',
  ),
  weekdays: calendar('montag dienstag mittwoch donnerstag freitag samstag,sonnabend sonntag'),
};

export const frenchDetails: Some = {
  titles: new Set(words('m mm mme mmes mlle dr me pr')),
  nameJoiners: new Set(words('de du des la le l d')),
};

export const spanishDetails: Some = {
  titles: new Set(words('sr sra srta dr dra don dona')),
  nameJoiners: new Set(words('de del la las los y')),
};
