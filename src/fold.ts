/**
 * Unicode folding with a map back: NFKC without the numerals that it would glue to the digits beside
 * them ("5½"), invisible characters out, typographic quotes and hyphens straight. Case and accents stay.
 */

export interface Folded {
  readonly folded: string;
  /** For each UTF-16 unit of `folded`: where its character starts and ends in the text. Absent: the same offsets. */
  readonly starts?: Uint32Array;
  readonly ends?: Uint32Array;
}

/** Characters whose folding keeps every offset: Latin, general punctuation, currencies. */
const SIMPLE =
  /^[\u0000-\u00ac\u00ae-\u0131\u0134-\u013e\u0141-\u0148\u014a-\u017e\u0180-\u01c3\u01cd-\u01f0\u01f4-\u02af\u2010-\u2027\u2030-\u203a\u20a0-\u20cf\u2122]*$/;
export const INVISIBLE =
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0]|\p{Variation_Selector}|[\u{e0000}-\u{e007f}]/gu;
/**
 * A character with the marks, the Korean vowels and final consonants, and the invisible characters that belong to
 * it; more than 32 are nobody's spelling.
 */
export const CLUSTER = /[\s\S][\p{M}\u1160-\u11ff\u00ad\u200b-\u200d\u2060\ufe00-\ufe0f\ufeff]{0,32}/gu;

const oneToOne = (text: string): string =>
  text
    .replace(/[\u2018\u2019\u201a\u201b\u2032\u02bc\u02b9\uff07`\u00b4]/g, "'")
    .replace(/[\u201c-\u201f\u2033\u00ab\u00bb\uff02]/g, '"')
    .replace(/[\u2010-\u2012\u2043\ufe63\uff0d]/g, '-')
    .replace(/[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g, ' ');

function foldCluster(cluster: string): string {
  const visible = cluster.replace(INVISIBLE, '');
  return /\p{No}/u.test(visible) ? visible : oneToOne(oneToOne(visible).normalize('NFKC'));
}

/** Nothing to fold: the letters, digits and marks of a keyboard, but for its backtick. */
const PLAIN = /^[\u0000-\u005f\u0061-\u007f]*$/;

export function fold(text: string): Folded {
  if (PLAIN.test(text)) return { folded: text };
  if (SIMPLE.test(text)) return { folded: oneToOne(text) };
  const starts: number[] = [];
  const ends: number[] = [];
  let folded = '';
  for (const match of text.matchAll(CLUSTER)) {
    const piece = foldCluster(match[0]);
    // An invisible character alone leaves nothing; trailing ones do not stretch the character before them.
    const end =
      match.index + match[0].replace(/[\u00ad\u200b-\u200d\u2060\ufe00-\ufe0f\ufeff]+$/u, '').length;
    for (let unit = 0; unit < piece.length; unit += 1) {
      starts.push(match.index);
      ends.push(end);
    }
    folded += piece;
  }
  return { folded, starts: Uint32Array.from(starts), ends: Uint32Array.from(ends) };
}

/** Cyrillic and Greek letters that look like Latin ones (Unicode TR 39 confusables, the common part). */
export const LOOK_ALIKES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    а: 'a',
    в: 'b',
    с: 'c',
    ԁ: 'd',
    е: 'e',
    һ: 'h',
    і: 'i',
    ј: 'j',
    к: 'k',
    ӏ: 'l',
    м: 'm',
    о: 'o',
    р: 'p',
    ԛ: 'q',
    ѕ: 's',
    т: 't',
    у: 'y',
    х: 'x',
    ѵ: 'v',
    ԝ: 'w',
    А: 'A',
    В: 'B',
    С: 'C',
    Е: 'E',
    Н: 'H',
    І: 'I',
    Ј: 'J',
    К: 'K',
    М: 'M',
    О: 'O',
    Р: 'P',
    Ѕ: 'S',
    Т: 'T',
    У: 'Y',
    Х: 'X',
    α: 'a',
    ο: 'o',
    ρ: 'p',
    ν: 'v',
    ι: 'i',
    κ: 'k',
    υ: 'u',
    Α: 'A',
    Β: 'B',
    Ε: 'E',
    Ζ: 'Z',
    Η: 'H',
    Ι: 'I',
    Κ: 'K',
    Μ: 'M',
    Ν: 'N',
    Ο: 'O',
    Ρ: 'P',
    Τ: 'T',
    Υ: 'Y',
    Χ: 'X',
  }),
);

/** A word that mixes Latin with look-alike letters, all Latin. A wholly Cyrillic or Greek word stays. */
export function straighten(word: string): string {
  if (!/[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(word) || !/\p{Script=Latin}/u.test(word)) return word;
  return Array.from(word, (letter) => LOOK_ALIKES.get(letter) ?? letter).join('');
}

/** Whether a norm has letters of a script that no Latin-script stemmer should touch. */
export const isForeignWord = (norm: string): boolean => /[^\u0000-\u024f]/.test(norm);
