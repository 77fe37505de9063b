/**
 * The words of a folded text, as they are found: by their characters where these are Latin letters and digits, else by
 * an expression. What a word is: text.ts.
 */
import { isForeignWord, straighten } from './fold';
import { ownCopy, type Form, type Forms } from './forms';
import type { Language, Numerals } from './languages/index';
import type { PlainReader } from './plain-words';
import { clustersOf, hasUnspaced, UNSPACED_LETTER } from './unspaced';

const WORD =
  /\p{L}(?:\.\p{L})+(?![\p{L}\p{M}\p{Nd}])\.?|\p{Nd}+(?:[.,:]\p{Nd}+)*(?:(?!\p{Nd})[\p{L}\p{M}]+)?|[\p{L}\p{M}\p{Nl}][\p{L}\p{M}\p{Nd}\p{Nl}]*(?:'[\p{L}\p{M}]+)*|%/gu;
/** The same where a text has letters of a script without spaces: a run of these, or a word without any of them. */
const MIXED = ((letter: string): RegExp =>
  new RegExp(
    `${UNSPACED_LETTER}[${UNSPACED_LETTER}\\p{M}]*|` +
      WORD.source
        .replaceAll('\\p{L}\\p{M}', `${letter}\\p{M}`)
        .replace('\\p{L}(?:\\.\\p{L})', `${letter}(?:\\.${letter})`),
    'gv',
  ))(`[\\p{L}--${UNSPACED_LETTER}]`);
const PLAIN = /^[A-Za-z]+$/;
const HYPHEN = 0x2d;
const LETTERS = /\p{L}[\p{L}\p{M}]*$/u;
const MARKS = /\p{M}+/gu;
const UNITED_STATES = /^(?:US|USA|U\.S\.?|U\.S\.A\.?)(?:'s?)?$/;
const SCALES: ReadonlyMap<string, string> = new Map([
  ['m', 'million'],
  ['mn', 'million'],
  ['bn', 'billion'],
  ['tn', 'trillion'],
  ['k', 'thousand'],
]);
const CURRENCY_BEFORE = /[\p{Sc}]\s?$/u;

/** A run of a script without spaces in pieces. */
function addPieces(reading: Reading, run: string, at: number): void {
  let start = at;
  for (const text of clustersOf(run)) {
    reading.add(start, start + text.length, text, PIECE);
    start += text.length;
  }
}

/** Digits that go on with a number after a space or an apostrophe: "1 900". A row of a table is no number without end. */
const GROUPED = /^\p{Nd}{1,3}(?:[ ']\p{Nd}{3}){0,6}$/u;
const GROUP = /^\p{Nd}{3}(?:,\p{Nd}+)?$/u;

/** Whether the word from `at` to `end`, right behind a hyphen, is one with the word before. */
function isJoined({ folded, lastText }: Reading, at: number, end: number, language: Language): boolean {
  const text = folded.slice(at, end);
  return /^\p{Ll}/u.test(text) && language.joinsHyphen(lastText.toLowerCase(), text);
}

/** Finds the words of the folded text, one after another. `unspaced`: it has letters of a script without spaces. */
export function readWords(language: Language, unspaced: boolean, reading: Reading): void {
  const word = unspaced ? MIXED : WORD;
  const { plain } = reading;
  const { groups } = language.numerals;
  let at = 0;
  while ((at = plain.nextWordy(at)) < plain.length) {
    const end = plain.wordEnd(at);
    const isNear = reading.lastEnd === at - 1 && at > 0;
    if (end > at && !(isNear && groups !== '' && plain.isDigit(at))) {
      if (isNear && plain.codes[at - 1] === HYPHEN && isJoined(reading, at, end, language))
        reading.join(end, reading.folded.slice(at, end));
      else reading.addPlain(at, end);
      at = end;
      continue;
    }
    const { folded } = reading;
    word.lastIndex = at;
    const match = word.exec(folded);
    if (match === null) break;
    const text = match[0];
    const start = match.index;
    at = start + text.length;
    const unit = /^\p{Nd}/u.test(text) ? LETTERS.exec(text)?.[0] : undefined;
    const { lastEnd, lastText } = reading;
    const gap = lastEnd >= 0 && lastEnd === start - 1 ? folded[lastEnd]! : '';
    if (unspaced && hasUnspaced(text)) addPieces(reading, text, start);
    else if (gap !== '' && groups.includes(gap) && GROUPED.test(lastText) && GROUP.test(text)) {
      reading.join(start + text.length, gap + text);
    } else if (unit !== undefined && language.units.test(unit)) {
      const middle = start + text.length - unit.length;
      reading.add(start, middle, text.slice(0, -unit.length));
      // £22m are millions, 22m may be metres.
      const scale = SCALES.get(unit.toLowerCase());
      const money = CURRENCY_BEFORE.test(folded.slice(Math.max(0, start - 2), start));
      const norm = scale !== undefined && (money || unit.length > 1) ? { norm: scale } : {};
      reading.add(middle, start + text.length, unit, norm);
    } else if (gap === '-' && /^\p{Ll}/u.test(text) && language.joinsHyphen(lastText.toLowerCase(), text)) {
      reading.join(start + text.length, text);
    } else reading.add(start, start + text.length, text);
  }
}

/** A number without grouping marks and with a decimal point, as the language writes it. */
function numberNorm(text: string, { decimal }: Numerals): string {
  const joined = text.replace(/[ ']/g, '');
  const grouping =
    decimal === '.' ? /,(?=\p{Nd}{3}(?!\p{Nd}))/gu : decimal === ',' ? /\.(?=\p{Nd}{3}(?!\p{Nd}))/gu : EITHER;
  // "0.125" has no thousands.
  const plain = decimal !== '.' && joined.startsWith('0') ? joined : joined.replace(grouping, '');
  const pointed = decimal === '.' ? plain : plain.replace(/,(?=\p{Nd}+$)/u, '.');
  return pointed.replace(/^(\p{Nd}{1,2}):(\p{Nd}{2})$/u, '$1.$2').toLowerCase();
}

const EITHER = /[.,](?=\p{Nd}{3}(?!\p{Nd}))/gu;
/** Scripts whose marks are vowels and no accents: without them words fall together. */
const VOWEL_SIGNS = /[\u0900-\u109f\u1780-\u17ff\u3040-\u30ff]/;

/** The norm of a word, and what the stemmer wants: the same, or the word with its accents. */
function formsOf(text: string, shouting: boolean, language: Language): readonly [norm: string, full: string] {
  // Most words of most pages: nothing to fold but the case.
  if (PLAIN.test(text) && text !== 'US' && text !== 'USA') {
    const lower = language.fold(text.toLowerCase());
    return [lower, lower];
  }
  if (UNITED_STATES.test(text) && !(shouting && text.startsWith('US'))) return ['u.s', 'u.s'];
  if (/^\p{Nd}/u.test(text)) {
    const number = numberNorm(text, language.numerals);
    return [number, number];
  }
  const straight = straighten(text);
  const accented = straight.normalize('NFC').toLowerCase();
  if (VOWEL_SIGNS.test(accented)) return [accented, accented];
  const lower = straight.normalize('NFD').replace(MARKS, '').normalize('NFC').toLowerCase();
  const plain = language.fold(lower).replaceAll('.', '');
  return [plain, language.stemsAccents ? language.fold(accented).replaceAll('.', '') : plain];
}

const withoutMarks = (word: string): string => word.normalize('NFD').replace(MARKS, '').normalize('NFC');

/** No word of any language: rules of suffixes take time that grows with the square of it. */
const LONGEST_STEMMED = 100;

function stemOf(norm: string, full: string, language: Language): string {
  if (isForeignWord(norm) || full.length > LONGEST_STEMMED) return norm;
  const stem = language.stem(full);
  return language.alias(language.stemsAccents ? withoutMarks(stem) : stem);
}

/** What the characters of a word do not tell. */
interface Told {
  readonly norm?: string;
  /** A piece of a run in a script without spaces. */
  readonly isPiece?: boolean;
}
const NOTHING_TOLD: Told = {};
const PIECE: Told = { isPiece: true };

const CAPITAL_U = 0x55;
const CAPITAL_S = 0x53;

/** The words of a text as they are found; what becomes of them is told by who goes on with it. */
export abstract class Reading {
  /** End of what was found last, be it a word or not; −1 before anything. */
  lastEnd = -1;
  private lastStart = -1;
  /** Its characters, where they are others than those of its place. */
  private joined: string | undefined;
  readonly plain: PlainReader;
  private isShouting: boolean | undefined;

  constructor(
    private readonly language: Language,
    private readonly forms: Forms,
  ) {
    this.plain = forms.plain;
  }

  /** The folded text, which `plain` has. */
  abstract get folded(): string;

  /** A word from `start` to `end` of the folded text; one of no meaning has no norm. */
  protected abstract take(start: number, end: number, form: Form, isPiece: boolean): void;

  /** The same for a form by its number. */
  protected takeKnown(start: number, end: number, number: number): void {
    this.take(start, end, this.forms.at(number), false);
  }

  /** The word that was taken last goes on, and comes again. */
  protected abstract untake(): void;

  protected begin(): void {
    this.lastEnd = -1;
    this.lastStart = -1;
    this.joined = undefined;
    this.isShouting = undefined;
  }

  get lastText(): string {
    return this.joined ?? this.folded.slice(this.lastStart, this.lastEnd);
  }

  /** The word that `plain` found last. */
  addPlain(start: number, end: number): void {
    const number = this.mayShout(start) ? 0 : this.forms.numberOfPlain(start, end);
    if (number === 0) {
      this.add(start, end, this.folded.slice(start, end));
      return;
    }
    this.lastStart = start;
    this.lastEnd = end;
    this.joined = undefined;
    this.takeKnown(start, end, number);
  }

  add(start: number, end: number, text: string, told = NOTHING_TOLD): void {
    this.lastStart = start;
    this.lastEnd = end;
    this.joined = text;
    this.take(start, end, this.formOf(text, told.norm), told.isPiece === true);
  }

  /** What was found last goes on to `end` with `text`. */
  join(end: number, text: string): void {
    this.untake();
    this.add(this.lastStart, end, this.lastText + text);
  }

  /** "US", which in a line of capitals is as well the pronoun. */
  private mayShout(start: number): boolean {
    const { codes, length } = this.plain;
    return (
      codes[start] === CAPITAL_U && start + 1 < length && codes[start + 1] === CAPITAL_S && this.shouting
    );
  }

  private get shouting(): boolean {
    return (this.isShouting ??= !/\p{Ll}/u.test(this.folded));
  }

  private formOf(given: string, told: string | undefined): Form {
    const { language, forms } = this;
    const keeps = told === undefined && !(given.startsWith('US') && this.shouting);
    const before = keeps ? forms.of(given) : undefined;
    if (before !== undefined) return before;
    const text = ownCopy(given);
    const [norm, full] =
      told === undefined ? formsOf(text, text.startsWith('US') && this.shouting, language) : [told, told];
    // "The" stems as "the".
    const lower = norm === full ? forms.of(norm) : undefined;
    const stem = lower?.norm === norm ? lower.stem : norm && forms.same(stemOf(norm, full, language));
    const form: Form = { text, norm, stem, stop: language.stopWords.has(norm) };
    if (keeps) forms.add(form);
    return form;
  }
}
