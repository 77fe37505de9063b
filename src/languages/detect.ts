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

/** Words are told apart at a glance by their first and last letter and their length: most are no function words. */
const SHAPES = 2 ** 15;
const shapeOf = (text: string, start: number, end: number): number =>
  (text.charCodeAt(start) & 31) | ((text.charCodeAt(end - 1) & 31) << 5) | (Math.min(end - start, 31) << 10);

/** Which of the lists a function word is in, by their numbers: those of our languages, then their neighbours'. */
const listed = once(() => {
  const lists = new Map<string, number[]>();
  [...LANGUAGES.map(({ stopWords }) => stopWords), ...NEIGHBOURS].forEach((list, number) => {
    for (const word of list) lists.set(word, [...(lists.get(word) ?? []), number]);
  });
  const shapes = new Uint8Array(SHAPES);
  for (const word of lists.keys()) shapes[shapeOf(word, 0, word.length)] = 1;
  return { lists, shapes };
});

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
  const { lists, shapes } = listed();
  const vote: Vote = { found: new Float64Array(LISTS), words: 0 };
  const count = (text: string, start: number, end: number): void => {
    vote.words += 1;
    if (shapes[shapeOf(text, start, end)] === 0) return;
    for (const list of lists.get(text.slice(start, end)) ?? []) vote.found[list]! += 1;
  };
  const lower = sample.toLowerCase();
  if (!PLAIN.test(lower)) {
    const plain = lower
      .normalize('NFD')
      .replace(/\p{M}+/gu, '')
      .replaceAll('ß', 'ss');
    for (const word of plain.match(/\p{L}+/gu) ?? []) count(word, 0, word.length);
    return vote;
  }
  for (let at = 0; at < lower.length; at += 1) {
    if (!isLetter(lower.charCodeAt(at))) continue;
    const start = at;
    while (at < lower.length && isLetter(lower.charCodeAt(at))) at += 1;
    count(lower, start, at);
  }
  return vote;
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
