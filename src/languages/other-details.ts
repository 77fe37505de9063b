/** The few details that German, French and Spanish need no grammar for: calendar, small numbers, titles, small words in names. */
import type { DetailWords } from './details';
import { words } from './lists';

type Some = Partial<DetailWords>;

/** Norms in order; names of one month stand together, divided by a comma. */
const calendar = (list: string): ReadonlyMap<string, number> =>
  new Map(words(list).flatMap((names, at) => names.split(',').map((name) => [name, at + 1] as const)));

/** Number words from `first` on. */
const cardinals = (first: number, list: string): ReadonlyMap<string, number> =>
  new Map(words(list).map((word, at) => [word, first + at] as const));

export const germanDetails: Some = {
  cardinals: cardinals(2, 'zwei drei vier funf sechs sieben acht neun zehn elf zwolf'),
  nounCapitals: true,
  months: calendar(
    'januar,janner februar marz april mai juni juli august september oktober november dezember',
  ),
  weekdays: calendar('montag dienstag mittwoch donnerstag freitag samstag,sonnabend sonntag'),
};

export const frenchDetails: Some = {
  cardinals: cardinals(
    2,
    'deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize',
  ),
  titles: new Set(words('m mm mme mmes mlle dr me pr')),
  nameJoiners: new Set(words('de du des la le l d')),
};

export const spanishDetails: Some = {
  cardinals: cardinals(2, 'dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince'),
  titles: new Set(words('sr sra srta dr dra don dona')),
  nameJoiners: new Set(words('de del la las los y')),
};
