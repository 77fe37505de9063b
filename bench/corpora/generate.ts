/**
 * Articles for measuring, as many as wanted, the same ones each time. They are not to be read, but repeat each other
 * as news does: words are as frequent as in English news, follow each other by habit, belong to a subject, and among
 * them are names that few articles have. How new an article's runs of words are to those before it is what makes an
 * index grow (generate.test.ts holds it to what news sets show).
 */
import type { SourceArticle } from '../../src/index';
import { backgroundOf } from '../../src/languages/background';
import { seeded } from '../../tools/seeded-words';

/** Between the words that carry meaning; a sentence of news is half of them. */
const FUNCTION_WORDS =
  'the of to in a and on that for said is was by with at from it as be has have are an its which not would were but this after will had up or their more been over out than'.split(
    ' ',
  );
/** A word that carries meaning follows one of these by habit, else by its own frequency. */
const HABIT = 0.52;
/** Words that a word is followed by, by habit. */
const HABITS = 40;
/** Words that belong to a subject, and how often one of them stands where any word could. */
const SUBJECT_WORDS = 120;
const SUBJECT = 0.35;
const SUBJECTS = 400;
/** Of the words that carry meaning. */
const NAMES = 0.1;
const SYLLABLES =
  'ba be bi bo da de di do ka ke ki ko la le li lo ma me mi mo na ne ni no ra re ri ro sa se si so ta te ti to va ve vi vo'.split(
    ' ',
  );
const OUTLETS = [
  'The Harbour Post',
  'Northern Wire',
  'The Daily Ledger',
  'Plainsman Dispatch',
  'City Chronicle',
];
const FIRST_DAY = Date.UTC(2020, 0, 1);
const DAY = 86_400_000;

type Random = () => number;

/** Words by how often they stand in news. */
function drawer(): (random: Random) => string {
  const words = [...backgroundOf('en').idf].filter(([word]) => /^[a-z]{3,}$/.test(word));
  const sums = new Float64Array(words.length);
  let sum = 0;
  words.forEach(([, idf], i) => (sums[i] = sum += Math.exp(-idf)));
  return (random) => {
    const wanted = random() * sum;
    let low = 0;
    let high = sums.length - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (sums[middle]! < wanted) low = middle + 1;
      else high = middle;
    }
    return words[low]![0];
  };
}

/** Small ranks are the likelier, as in language: Zipf's law. */
const rank = (random: Random, most: number): number => Math.floor(most ** random()) - 1;

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

const nameOf = (random: Random): string =>
  capital(
    Array.from(
      { length: 2 + Math.floor(random() * 2) },
      () => SYLLABLES[Math.floor(random() * SYLLABLES.length)],
    ).join(''),
  );

/** A generator of articles by number; each is the same whatever was asked before. */
export function generator(seed: string): (number: number) => SourceArticle {
  const draw = drawer();
  const remembered = new Map<string, readonly string[]>();
  /** Drawn once, from a seed of their own: the same in every article. */
  const list = (name: string, length: number, one: (random: Random) => string): readonly string[] => {
    const known = remembered.get(name);
    if (known !== undefined) return known;
    const random = seeded(`${seed} ${name}`);
    const drawn = Array.from({ length }, () => one(random));
    remembered.set(name, drawn);
    return drawn;
  };
  const habits = (word: string): readonly string[] =>
    list(`after ${word}`, HABITS, (random) =>
      random() < 0.5 ? FUNCTION_WORDS[rank(random, FUNCTION_WORDS.length)]! : draw(random),
    );

  return (number) => {
    const random = seeded(`${seed} article ${number}`);
    const subject = rank(random, SUBJECTS);
    const words = list(`subject ${subject}`, SUBJECT_WORDS, draw);
    const known = list(`names ${subject}`, 30, nameOf);
    const own = Array.from({ length: 6 }, () => nameOf(random));

    const meaning = (): string => {
      if (random() < NAMES)
        return random() < 0.5 ? own[rank(random, own.length)]! : known[rank(random, known.length)]!;
      return random() < SUBJECT ? words[rank(random, words.length)]! : draw(random);
    };
    const sentence = (): string => {
      const out: string[] = [];
      const length = 9 + Math.floor(random() * 22);
      let last = '';
      while (out.length < length) {
        if (last !== '' && random() < HABIT) last = habits(last)[rank(random, HABITS)]!;
        else last = random() < 0.45 ? FUNCTION_WORDS[rank(random, FUNCTION_WORDS.length)]! : meaning();
        out.push(last);
      }
      return `${capital(out.join(' '))}.`;
    };
    const paragraph = (): string => Array.from({ length: 1 + Math.floor(random() * 3) }, sentence).join(' ');
    const headline = capital(Array.from({ length: 7 }, meaning).join(' '));
    const texts = [headline, ...Array.from({ length: 4 + rank(random, 16) }, paragraph)];
    const blocks = [];
    let text = '';
    for (const one of texts) {
      blocks.push({ start: text.length, end: text.length + one.length });
      text += `${one}\n`;
    }
    return {
      id: `generated-${number}`,
      text,
      blocks,
      meta: {
        headline,
        outlet: OUTLETS[number % OUTLETS.length]!,
        datePublished: new Date(FIRST_DAY + (number % 2000) * DAY).toISOString().slice(0, 10),
      },
    };
  };
}
