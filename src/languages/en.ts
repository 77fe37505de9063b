import { stemmer } from 'stemmer';
import {
  ABBREVIATIONS,
  CLOSING_ABBREVIATIONS,
  NATIONS,
  PREFIXES,
  STOP_WORDS,
  TEENS,
  TENS,
  UNITS,
  VARIANTS,
} from './en-tables';
import { englishCaptions } from './en-captions';
import { englishFurniture } from './en-furniture';
import type { Language } from './language';

/**
 * British to American spelling. A rule that also hits words without a variant ("promise" becomes
 * "promize") does no harm: it hits them on both sides, and no two different words fall together.
 */
const SPELLING_RULES: readonly (readonly [RegExp, string])[] = [
  [/^([a-z]{3,})is(e|es|ed|ing|er|ers|ation|ations)$/, '$1iz$2'],
  [/^([a-z]*[aeiou]l)ys(e|es|ed|ing|er|ers)$/, '$1yz$2'],
  [/^([a-z]{2,})our(s|ed|ing|able|ite|ites|ful|less|er|ers|ist|y|al)?$/, '$1or$2'],
  [/(cent|theat|met|lit|fib|calib|lust|meag|somb|spect|sab)re(s?)$/, '$1er$2'],
  [/(cent)red$/, '$1ered'],
  [/^([a-z]{2,})ogue(s?)$/, '$1og$2'],
  [/^(def|off|lic|pret)ence(s|d)?$/, '$1ense$2'],
  // Slavic names: Zelenskiy, Zelenskyy, Zelenskyi, Zelenski.
  [/^([a-z]{3,})sk(?:iy|yy|yi|ij|i)$/, '$1sky'],
];

/** Each rule is of a word that has one of these; most words have none. */
const SPELT_TWO_WAYS = /is|ys|our|re|ogue|ence|sk/;

function spell(norm: string): string {
  const known = VARIANTS.get(norm);
  if (known !== undefined) return known;
  if (!SPELT_TWO_WAYS.test(norm)) return norm;
  for (const [shape, american] of SPELLING_RULES) {
    if (shape.test(norm)) return norm.replace(shape, american);
  }
  return norm;
}

/** "eight" is "8", "twenty-five" (joined by `joinsHyphen`) is "25". */
function digits(norm: string): string | undefined {
  const alone = UNITS.get(norm) ?? TEENS.get(norm) ?? TENS.get(norm);
  if (alone !== undefined) return String(alone);
  for (const [tens, value] of TENS) {
    const unit = norm.startsWith(tens) ? UNITS.get(norm.slice(tens.length)) : undefined;
    if (unit !== undefined) return String(value + unit);
  }
  return undefined;
}

function stem(norm: string): string {
  // "u.s" must not meet the pronoun, nor digits a suffix rule.
  if (norm === 'u.s' || /^\p{Nd}/u.test(norm)) return norm;
  return digits(norm) ?? stemmer(spell(norm));
}

const ALIASES: ReadonlyMap<string, string> = new Map(
  NATIONS.map(([people, country]) => [stem(people), stem(country)]),
);

/** English, British and American. Stems by Porter (1980), "An algorithm for suffix stripping". */
export const english: Language = {
  tag: 'en',
  stopWords: STOP_WORDS,
  abbreviations: ABBREVIATIONS,
  closingAbbreviations: CLOSING_ABBREVIATIONS,
  units:
    /^(?:km|kms|kmh|kph|mph|m|mm|cm|kg|g|mg|lb|lbs|oz|ft|l|ml|bn|mn|tn|k|p|pc|am|pm|kw|mw|gw|kwh|hz|ghz|mb|gb|tb|million|billion|trillion)$/i,
  furniture: englishFurniture,
  captions: englishCaptions,
  numerals: { decimal: '.', groups: '' },
  stemsAccents: false,
  joinsHyphen: (left, right) => PREFIXES.has(left) || (TENS.has(left) && UNITS.has(right)),
  fold: (word) => word.replace(/'s?$/, ''),
  stem,
  alias: (stemmed) => ALIASES.get(stemmed) ?? stemmed,
};
