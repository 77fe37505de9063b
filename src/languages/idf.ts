/** How tables of rare and common stems are written. The tables themselves: background.ts. */
import { EN_DOCUMENTS, EN_STEP } from './data/en-frequencies';

/** Of a stem that is in no table. */
export const UNKNOWN_IDF = Math.log(EN_DOCUMENTS);

/** Lines of a level and its stems, as inverse document frequencies. */
export function idfsOf(table: string): ReadonlyMap<string, number> {
  const idf = new Map<string, number>();
  for (const line of table.trim().split('\n')) {
    const [level, ...stems] = line.split(' ');
    for (const stem of stems) idf.set(stem, Number(level) * EN_STEP);
  }
  return idf;
}

/** The commonest stems of English news, as they were when packs did not yet say whether they hold its table. */
const COMMONEST_ENGLISH = `
6 year
8 new
9 2 make
10 take
11 last time
12 3 america first go peopl reuter tell
13 come percent report see
14 compani dai includ month us week
15 4 5 call find give know nation show state work world
16 accord ad britain end expect govern million old set think wai want well`;

/** A table that has them all as they are here was made from ours. */
export const commonestEnglish = (): ReadonlyMap<string, number> => idfsOf(COMMONEST_ENGLISH);
