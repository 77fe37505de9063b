/**
 * Copies of a paragraph with exactly one detail changed. Every place that a simple pattern finds is changed
 * once; the patterns are independent of the engine's own, and what is put in its place is drawn with a fixed
 * seed. A kind of mutation is named for what a forger would call it; `kinds` are the answers that count.
 */
import type { AlteredKind } from '../../../src/types';
import { random } from '../properties/noise';

export interface Mutation {
  readonly name: string;
  readonly kinds: readonly AlteredKind[];
  readonly text: string;
  /** The changed words in the new text; empty where words are gone. */
  readonly start: number;
  readonly end: number;
  /** The words changed, in the text as it was. */
  readonly sourceStart: number;
  readonly sourceEnd: number;
  readonly what: string;
}

type Chance = () => number;
type Replace = (found: readonly string[], chance: Chance) => string | undefined;
type Change = readonly [pattern: RegExp, replace: Replace];

interface Way {
  readonly kinds: readonly AlteredKind[];
  readonly changes: readonly Change[];
  /** Inside quotation marks only, or outside only: there a change is one of the speaker's words. */
  readonly quoted?: boolean;
}

const words = (list: string): readonly string[] => list.split(' ');
const NUMBERS = words('two three four five six seven eight nine ten twelve fifteen twenty thirty forty');
const WEEKDAYS = words('Monday Tuesday Wednesday Thursday Friday Saturday Sunday');
const MONTHS = words('January February March April May June July August September October November December');
const NAMES = words('Kettering Voss Adeyemi Lindqvist Marlborough Tanaka Ferreira Osterholm');
const OTHERS = words('harbour winter ladder silver journey garden market window');
const SPAN = words('day week month year');

/** Another entry of a list, up to `most` places on. */
const other =
  (list: readonly string[]): Replace =>
  ([found = ''], chance) => {
    const at = list.indexOf(found);
    return at < 0 ? undefined : list[(at + 1 + Math.floor(chance() * (list.length - 1))) % list.length];
  };
const swap =
  (pairs: Readonly<Record<string, string>>): Replace =>
  ([found = '']) =>
    pairs[found];
const either = (list: readonly string[]): string => list.join('|');
/** Not the beginning of a word already capital, no calendar word, not "I". */
const isName = (found: string): boolean =>
  !found.split(' ').some((word) => [...WEEKDAYS, ...MONTHS].includes(word));

function digits([found = '']: readonly string[], chance: Chance): string | undefined {
  const value = Number(found.replaceAll(',', ''));
  // Years are dates.
  if (value >= 1500 && value < 2100 && !found.includes(',')) return undefined;
  const changed =
    value >= 100 ? Math.round(value * (1.2 + chance() / 2)) : value + 2 + Math.floor(chance() * 4);
  if (found.includes(',')) return changed.toLocaleString('en-US');
  return found.includes('.') ? changed.toFixed(1) : String(changed);
}

export const WAYS: Readonly<Record<string, Way>> = {
  'a number in digits': {
    kinds: ['number'],
    changes: [
      [
        new RegExp(
          String.raw`(?<![\d.,:/A-Za-z-]|(?:${either(MONTHS)}|Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.) )\d+(?:,\d{3})*(?:\.\d+)?(?=%|[a-z]{0,2}\b)(?![.:/]\d| ?[ap]m| ?[ap]\.m|-|(?:st|nd|rd|th)\b| (?:${either(MONTHS)}))`,
          'gu',
        ),
        digits,
      ],
    ],
  },
  'a number in words': {
    kinds: ['number'],
    changes: [[new RegExp(String.raw`\b(?:${either(NUMBERS)})\b(?!-)`, 'gu'), other(NUMBERS)]],
  },
  'its order of magnitude': {
    kinds: ['number'],
    changes: [
      [
        /(?<=\d )(?:hundred|thousand|million|billion)\b/gu,
        swap({ hundred: 'thousand', thousand: 'million', million: 'billion', billion: 'million' }),
      ],
    ],
  },
  'a weekday': {
    kinds: ['date'],
    changes: [[new RegExp(String.raw`\b(?:${either(WEEKDAYS)})\b`, 'gu'), other(WEEKDAYS)]],
  },
  'a month': {
    kinds: ['date'],
    changes: [
      [
        new RegExp(
          String.raw`\b(?:${either(MONTHS)})\b(?! (?:have|be|not|also|well)\b)(?<![.”"] (?:March|May))`,
          'gu',
        ),
        other(MONTHS),
      ],
    ],
  },
  'a day of the month': {
    kinds: ['date'],
    changes: [
      [
        new RegExp(String.raw`(?<=\b(?:${either(MONTHS)}) )(?:[1-9]|[12]\d)\b(?!\d)`, 'gu'),
        ([found = '']) => String((Number(found) % 28) + 1),
      ],
      [
        new RegExp(String.raw`(?<![\d.,:-])\b(?:[1-9]|[12]\d)(?= (?:${either(MONTHS)})\b)`, 'gu'),
        ([found = '']) => String((Number(found) % 28) + 1),
      ],
    ],
  },
  'a year': {
    kinds: ['date'],
    changes: [
      [
        /(?<![\d.,:$£€-])(?:19|20)\d\d\b(?![.,]\d|-)(?!\s*(?:people|men|women|%))/gu,
        ([found = ''], chance) => String(Number(found) - 1 - Math.floor(chance() * 9)),
      ],
    ],
  },
  'a time told from today': {
    kinds: ['date', 'number'],
    changes: [
      [new RegExp(String.raw`(?<=\b(?:last|next|this|past) )(?:${either(SPAN)})\b`, 'gu'), other(SPAN)],
      [/\b(?:yesterday|today|tomorrow)\b(?!['’])/gu, other(words('yesterday today tomorrow'))],
    ],
  },
  'a name': {
    kinds: ['entity', 'attribution'],
    changes: [
      [
        /(?<=[a-z,]\s(?:Mr |Mrs |Ms |Dr )?)\p{Lu}\p{Ll}{3,}(?:\s\p{Lu}\p{Ll}{3,})?(?=[\s,.;’'])/gu,
        ([found = ''], chance) => (isName(found) ? NAMES[Math.floor(chance() * NAMES.length)] : undefined),
      ],
    ],
  },
  'a surname': {
    kinds: ['entity', 'attribution'],
    changes: [
      [
        /(?<=[a-z,]\s\p{Lu}\p{Ll}{2,}\s)\p{Lu}\p{Ll}{3,}(?=[\s,.;’'])(?! \p{Lu})/gu,
        ([found = ''], chance) => (isName(found) ? NAMES[Math.floor(chance() * NAMES.length)] : undefined),
      ],
    ],
  },
  'a modal made sure': {
    kinds: ['certainty'],
    changes: [
      [/\b(?:may|might|could)\b(?= (?:be |have |well |also )?[a-z]+)(?<!\bMay\b)/gu, () => 'will'],
      // In reported speech "would" is the past of "will".
      [
        /(?<!\b(?:sa(?:id|y|ys|ying)|told|add(?:ed|ing)|argued?|show|promis(?:ed|es|e)|suggest(?:ed|s)|repeatedly|declined|whether|expect|warned|fears|unclear|stated|adding|wanted)\b[^.]*)\bwould\b(?= (?:be |also )?[a-z]+)(?! have| rather| like)/gu,
        () => 'will',
      ],
    ],
    quoted: false,
  },
  'a modal made doubtful': {
    kinds: ['certainty'],
    changes: [[/\bwill\b(?= (?:be |have |also )?[a-z]+)/gu, () => 'may']],
    quoted: false,
  },
  'a hedge dropped': {
    kinds: ['certainty'],
    changes: [
      [
        /\b(?:likely|reportedly|allegedly|alleged|probably|possibly|apparently|perhaps|suspected|presumably|seemingly|potentially|potential|possible) /gu,
        () => '',
      ],
    ],
    quoted: false,
  },
  'an expectation made a fact': {
    kinds: ['certainty'],
    changes: [
      [/\b(?:is|are) (?:expected|likely|thought|believed|said|understood) to(?= [a-z]+)/gu, () => 'will'],
      [/\b(?:was|were) (?:expected|likely|thought|believed|said|understood) to(?= [a-z]+)/gu, () => 'would'],
      [/\b(?:seems|appears|seemed|appeared) to(?= [a-z]+)/gu, () => 'will'],
    ],
    quoted: false,
  },
  'a claim made a finding': {
    kinds: ['certainty'],
    changes: [
      [/\b(?:claimed|alleged|suggested|argued)(?= (?:that|the|it|he|she|they)\b)/gu, () => 'confirmed'],
      [/\b(?:claims|alleges|suggests|argues)(?= (?:that|the|it|he|she|they)\b)/gu, () => 'confirms'],
      [/\b(?:believe|think|suspect|fear)(?= (?:that|the|it|he|she|they)\b)/gu, () => 'know'],
    ],
    quoted: false,
  },
  'a not put in': {
    kinds: ['negation'],
    changes: [
      [
        /\b(?:is|are|was|were|has|have|had|will|would|could|can|should)(?= [a-z]+(?:ed|en|ing|e)\b)(?! (?:not|never|been|one|the|some|those|more|made of)\b)/gu,
        ([found = '']) => `${found} not`,
      ],
    ],
  },
  'a not taken out': {
    kinds: ['negation'],
    changes: [
      [/\b(?:not|never) (?!only|just|even)/gu, () => ''],
      [/\b(is|was|are|were|has|had|would|could|did|does|do)n[’']t\b/gu, ([, verb]) => verb],
    ],
  },
  'a no, without or denial turned': {
    kinds: ['negation', 'certainty'],
    changes: [
      [/(?<=\s)no (?=[a-z]+)(?!no (?:longer|one|more|less|fewer|doubt)\b)/gu, () => 'the '],
      [/\bwithout\b(?= (?:a|an|the|any)\b)/gu, () => 'with'],
      [/\bdenied\b/gu, () => 'confirmed'],
      [/\b(?:refused|declined) to\b/gu, () => 'agreed to'],
      [/\brejected\b/gu, () => 'accepted'],
    ],
  },
  'a quoted word': {
    kinds: ['quote', 'number', 'date', 'entity', 'negation', 'certainty'],
    changes: [
      [/(?<=\b[a-z’']+ )[a-z]{5,}(?= [a-z]+)/gu, (_, chance) => OTHERS[Math.floor(chance() * OTHERS.length)]],
    ],
    quoted: true,
  },
  'one speaker become many, or many one': {
    kinds: ['attribution'],
    changes: [
      [
        /\b[Aa]n? (?:\w+ )?(official|source|expert|analyst|spokesman|diplomat|resident|critic|researcher|engineer|lawyer|witness)(?= (?:\w+ ){0,5}(?:said|told|says|added|warned)\b)/gu,
        ([whole = '', noun = '']) => {
          const rest = whole.replace(/^[Aa]n? /u, '').slice(0, -noun.length);
          const many = `${rest}${noun.replace(/man$/u, 'men').replace(/(?<!men)$/u, noun.endsWith('s') ? 'es' : 's')}`;
          return whole.startsWith('A') ? many.charAt(0).toUpperCase() + many.slice(1) : many;
        },
      ],
      [
        /\b(official|expert|analyst|diplomat|resident|critic|researcher|engineer|lawyer)s(?= (?:\w+ ){0,4}(?:said|told|added|warned)\b)/gu,
        ([, noun]) => noun,
      ],
    ],
    quoted: false,
  },
  'who said it': {
    kinds: ['attribution', 'entity'],
    changes: [
      [
        /(?<=\b(?:said|told|added|according to|says) (?:Mr |Mrs |Ms |Dr )?)\p{Lu}\p{Ll}{2,}(?: \p{Lu}\p{Ll}{2,})?(?=[,.;])/gu,
        ([found = ''], chance) => (isName(found) ? NAMES[Math.floor(chance() * NAMES.length)] : undefined),
      ],
      [
        /(?<=[.”"] (?:Mr |Mrs |Ms |Dr )?)\p{Lu}\p{Ll}{2,}(?: \p{Lu}\p{Ll}{2,})(?= (?:said|told|added|says)\b)/gu,
        ([found = ''], chance) => (isName(found) ? NAMES[Math.floor(chance() * NAMES.length)] : undefined),
      ],
    ],
    quoted: false,
  },
};

/** Offsets between quotation marks; a paragraph that opens one and does not close it is quoted to its end. */
function quotedRanges(text: string): readonly (readonly [number, number])[] {
  return [...text.matchAll(/“[^”]*(?:”|$)|"[^"]*(?:"|$)/gu)].map((found) => [
    found.index,
    found.index + found[0].length,
  ]);
}

/** Every single-detail mutation of `text`, the same for the same seed. */
export function mutationsOf(text: string, seed = 1): readonly Mutation[] {
  const chance = random(seed);
  const quoted = quotedRanges(text);
  const found: Mutation[] = [];
  for (const [name, way] of Object.entries(WAYS))
    for (const [pattern, replace] of way.changes)
      for (const match of text.matchAll(pattern)) {
        const start = match.index;
        const inside = quoted.some(([from, to]) => start >= from && start < to);
        if (way.quoted !== undefined && way.quoted !== inside) continue;
        const put = replace(match, chance);
        if (put === undefined || put === match[0]) continue;
        found.push({
          name,
          // Inside quotation marks any change is also one of the speaker's words.
          kinds: inside ? [...way.kinds, 'quote'] : way.kinds,
          text: text.slice(0, start) + put + text.slice(start + match[0].length),
          start,
          end: start + put.length,
          sourceStart: start,
          sourceEnd: start + match[0].length,
          what: `${match[0]} -> ${put}`,
        });
      }
  return found;
}

const SYNONYMS: Readonly<Record<string, string>> = {
  said: 'stated',
  told: 'informed',
  also: 'moreover',
  after: 'following',
  before: 'prior to',
  about: 'around',
  because: 'since',
  but: 'yet',
  new: 'fresh',
  large: 'big',
  small: 'little',
  many: 'numerous',
  people: 'persons',
  began: 'started',
  begin: 'start',
  ended: 'finished',
  plan: 'scheme',
  plans: 'schemes',
  money: 'funds',
  house: 'home',
  houses: 'homes',
  help: 'aid',
  buy: 'purchase',
  bought: 'purchased',
  need: 'require',
  needs: 'requires',
  show: 'indicate',
  whole: 'entire',
  near: 'close to',
  often: 'frequently',
  quickly: 'rapidly',
  used: 'employed',
  given: 'handed',
  made: 'produced',
  work: 'labour',
  part: 'portion',
  meeting: 'gathering',
  deal: 'accord',
  agreement: 'accord',
  war: 'conflict',
  country: 'nation',
  leaders: 'chiefs',
  talks: 'negotiations',
  water: 'fluid',
  town: 'community',
  company: 'firm',
  workers: 'staff',
  children: 'kids',
  report: 'study',
  during: 'throughout',
  against: 'versus',
  between: 'among',
  including: 'among them',
  trying: 'seeking',
  asked: 'requested',
  called: 'termed',
};

/**
 * A copy as an editor leaves it: of the words outside quotation marks that have a plain synonym so many are
 * exchanged, but never those of `keep`. With the place of `keep` in the new text.
 */
export function lightly(
  text: string,
  share: number,
  seed: number,
  keep = { start: text.length, end: text.length },
): { readonly text: string; readonly start: number; readonly end: number } {
  const chance = random(seed);
  const quoted = quotedRanges(text);
  let { start, end } = keep;
  const changed = text.replace(/\p{Ll}+/gu, (word, at: number) => {
    const synonym = SYNONYMS[word];
    const inside = quoted.some(([from, to]) => at >= from && at < to);
    const touches = at < keep.end + 1 && at + word.length > keep.start - 1;
    if (synonym === undefined || inside || touches || chance() >= share) return word;
    if (/\p{L}/u.test(text.charAt(at - 1)) || /['’-]/u.test(text.charAt(at - 1))) return word;
    if (at < keep.start) {
      start += synonym.length - word.length;
      end += synonym.length - word.length;
    }
    return synonym;
  });
  return { text: changed, start, end };
}
