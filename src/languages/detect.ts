/**
 * Which of the languages with a file a text is written in, by a vote of function words (Grefenstette,
 * "Comparing two language identification schemes", 1995): on a paragraph of news as sure as trigram models
 * and, with the stop words at hand, almost free (docs/adr/0008-language-by-function-words.md; tools/measure-languages.ts).
 */
import { LANGUAGES, languageOf, type Language } from './index';
import { once, words } from './lists';
import { neutral } from './neutral';

/** Function words of languages near ours, so that Dutch is not taken for German nor Portuguese for Spanish. */
const NEIGHBOURS: readonly ReadonlySet<string>[] = [
  // Dutch, Afrikaans
  'de het een en van in is dat op te zijn met voor niet die aan er om ook als dan maar bij uit wordt naar door over hij werd deze nog wel geen heeft hebben tot of ze worden kan meer',
  // Italian
  'di il che la e in un per una non sono del della le con si da i al dei nel come alla ha anche piu gli ma dal delle lo della essere stato ogni nella degli dalla su questo suo sua l dell o ed',
  // Portuguese, Galician
  'o a e de do da em um uma para com nao os as no na dos das que por mais ao se foi sao como ou sua seu tambem pelo pela ser tem aos esta pelos todo toda ter mas ja ha unha na dun coa do polo',
  // Catalan
  'el la de i els les que a per en amb una un del al es no va ser com mes pel dels seva seu aquest aquesta tota o l d hi ha han son als sense altres aixo tambe',
  // Danish, Norwegian, Swedish
  'og i at er en den til det af av pa for med de som der ikke har et om ved fra var han vi kan blev eller skal men sig och att det som ett inte ar fran till vid hans hon man var och',
  // Romanian
  'de si in a la sa o cu care pe din ca un nu este se sau pentru ale orice are prin mai fi cel lui al sunt au ei lor ce fost',
  // Polish, Czech
  'i w z na do nie sie jest o ze po od za jak to dla ma jego oraz lub przez jako byc a v ve se je k s pro by nebo ktery ktere podle jeho jsou tak pri',
  // Hungarian
  'a az es hogy nem is egy van volt meg minden joga vagy ezt el csak de mint ha azt kell lesz szerint ki be',
  // Turkish
  've bir bu de da icin ile her olan veya gibi daha cok en ne olarak kadar sonra ya oldugu tarafindan yeni ise',
].map((list) => new Set(words(list)));

/** Letters that are enough to tell; a page's first paragraphs. */
const SAMPLE = 4000;
/** Fewer words have too few function words to vote. */
const LEAST_WORDS = 12;
/** Share of function words in running text: .43–.57 of its own language, .23–.35 of a near one, else under .1. */
const OWN = 0.22;
/** The winner's lead over the next. */
const LEAD = 1.25;
/** So many words, and hardly one of any list: none of our languages. */
const FOREIGN_WORDS = 40;
const FOREIGN = 0.15;

function sampleOf(texts: Iterable<string>): string {
  let sample = '';
  for (const text of texts) {
    sample += `${text.slice(0, SAMPLE)}\n`;
    if (sample.length >= SAMPLE) break;
  }
  return sample.slice(0, SAMPLE);
}

const LISTS = LANGUAGES.length + NEIGHBOURS.length;

/** Lower-case letters of a word to a number, one after another. */
const SEED = 0x811c9dc5 | 0;
const step = (hash: number, code: number): number => Math.imul(hash ^ code, 0x01000193);
/** Four times as many places as function words. */
const PLACES = 2 ** 13;
const placeOf = (hash: number): number => (hash ^ (hash >>> 15)) & (PLACES - 1);

interface Listed {
  readonly word: string;
  /** Which of the lists it is in, by their numbers: those of our languages, then their neighbours'. */
  readonly lists: number[];
}

/** Function words by their letters; in `places` their numbers, from 1 (open addressing). */
const listed = once(() => {
  const byWord = new Map<string, Listed>();
  [...LANGUAGES.map(({ stopWords }) => stopWords), ...NEIGHBOURS].forEach((list, number) => {
    for (const word of list) {
      const one = byWord.get(word) ?? { word, lists: [] };
      one.lists.push(number);
      byWord.set(word, one);
    }
  });
  const words = [...byWord.values()];
  const places = new Uint16Array(PLACES);
  words.forEach(({ word }, i) => {
    let hash = SEED;
    for (let at = 0; at < word.length; at += 1) hash = step(hash, word.charCodeAt(at));
    let place = placeOf(hash);
    while (places[place] !== 0) place = (place + 1) & (PLACES - 1);
    places[place] = i + 1;
  });
  return { words, places };
});

type Listing = ReturnType<typeof listed>;

/** The lists that have the word from `start` to `end`, whose letters come to `hash`. */
function listsOf(
  { words, places }: Listing,
  text: string,
  start: number,
  end: number,
  hash: number,
): readonly number[] {
  for (let place = placeOf(hash); places[place] !== 0; place = (place + 1) & (PLACES - 1)) {
    const { word, lists } = words[places[place]! - 1]!;
    if (word.length !== end - start) continue;
    let at = 0;
    while (at < word.length && word.charCodeAt(at) === text.charCodeAt(start + at)) at += 1;
    if (at === word.length) return lists;
  }
  return NONE;
}

const NONE: readonly number[] = [];

/** Words of a sample, and how many of them are in each of the lists. */
interface Vote {
  readonly found: Float64Array;
  words: number;
}

/** Letters without accents, and signs that are no letters. */
const PLAIN =
  /^[\u0000-\u007f\u00a0-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u2010-\u2027\u2030-\u203a\u20a0-\u20cf]*$/;
const isLetter = (code: number): boolean => code >= 97 && code <= 122;

function voteOf(sample: string): Vote {
  const vote: Vote = { found: new Float64Array(LISTS), words: 0 };
  const lower = sample.toLowerCase();
  if (PLAIN.test(lower)) countPlain(lower, vote);
  else {
    const listing = listed();
    const plain = lower
      .normalize('NFD')
      .replace(/\p{M}+/gu, '')
      .replaceAll('ß', 'ss');
    for (const word of plain.match(/\p{L}+/gu) ?? []) {
      let hash = SEED;
      for (let at = 0; at < word.length; at += 1) hash = step(hash, word.charCodeAt(at));
      count(listing, word, 0, word.length, hash, vote);
    }
  }
  return vote;
}

function countPlain(lower: string, vote: Vote): void {
  const listing = listed();
  const { length } = lower;
  for (let at = 0; at < length; at += 1) {
    let code = lower.charCodeAt(at);
    if (!isLetter(code)) continue;
    const start = at;
    let hash = SEED;
    do {
      hash = step(hash, code);
      at += 1;
      code = at < length ? lower.charCodeAt(at) : 0;
    } while (isLetter(code));
    count(listing, lower, start, at, hash, vote);
  }
}

function count(listing: Listing, text: string, start: number, end: number, hash: number, vote: Vote): void {
  vote.words += 1;
  const lists = listsOf(listing, text, start, end, hash);
  for (let i = 0; i < lists.length; i += 1) vote.found[lists[i]!]! += 1;
}

/** Latin letters and no others, told at a glance. */
const LATIN = /^[\u0000-\u00b4\u00b6-\u02af\u2010-\u203a\u20a0-\u20cf\u2122]*$/;

/** Whether at least half of the letters are Latin ones. */
function mostlyLatin(sample: string): boolean {
  if (LATIN.test(sample) || !/(?!\p{Script=Latin})\p{L}/u.test(sample)) return true;
  const latin = sample.match(/\p{Script=Latin}/gu)?.length ?? 0;
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  return latin >= letters / 2;
}

/** The language that the text clearly is in, `neutral` for clearly none of ours, null where it does not tell. */
export function detectLanguage(texts: Iterable<string>): Language | null {
  const sample = sampleOf(texts);
  if (!mostlyLatin(sample)) return neutral;
  const { found, words: total } = voteOf(sample);
  if (total < LEAST_WORDS) return null;
  const ours = LANGUAGES.map((language, i) => ({ language, share: found[i]! / total })).sort(
    (a, b) => b.share - a.share,
  );
  const [best, next] = ours;
  const near = Math.max(...found.subarray(LANGUAGES.length)) / total;
  if (best!.share >= OWN && best!.share >= LEAD * Math.max(next!.share, near)) return best!.language;
  const foreign = near >= OWN && near > best!.share;
  return foreign || (total >= FOREIGN_WORDS && best!.share < FOREIGN) ? neutral : null;
}

/**
 * The language to read a text in: what it clearly is written in, else what is stated of it, else English.
 * A statement alone is not enough: many pages in other languages come in a template that says "en".
 */
export const languageOfText = (stated: string | undefined, texts: Iterable<string>): Language =>
  detectLanguage(texts) ?? languageOf(stated);
