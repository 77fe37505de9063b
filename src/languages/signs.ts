/**
 * What a text must have for a pattern to be met at all: a pattern of words holds pieces of them, of which each of its
 * matches has one (as in Cox, "Regular Expression Matching with a Trigram Index", 2012). Most texts have no such
 * piece, and which pieces a word has is worked out once, so that most patterns are never asked.
 */
import type { Language } from './language';
import { bitsOf, type Bits, type Part, type Wording } from './wording';

/** Shorter pieces are in too many words. */
const LEAST = 3;
const LETTERS = /^[A-Za-z]$/;

/** Pieces in lower case, of which each match has one; null where there are none. */
export type Signs = readonly string[] | null;

const least = (pieces: readonly string[]): number => Math.min(...pieces.map((piece) => piece.length));

/** The better of two: the shortest piece tells most how rare they are. */
function better(one: Signs, other: Signs): Signs {
  if (one === null || other === null) return one ?? other;
  const difference = least(other) - least(one);
  return difference > 0 || (difference === 0 && other.length < one.length) ? other : one;
}

/** Reads the syntax that patterns of words are written in. */
class Reader {
  private at = 0;

  constructor(private readonly source: string) {}

  alternatives(): { readonly source: string; readonly signs: Signs }[] {
    const found: { readonly source: string; readonly signs: Signs }[] = [];
    for (;;) {
      const from = this.at;
      const signs = this.sequence();
      found.push({ source: this.source.slice(from, this.at), signs });
      if (this.source[this.at] !== '|') return found;
      this.at += 1;
    }
  }

  private sequence(): Signs {
    let best: Signs = null;
    let run = '';
    const close = (): void => {
      if (run.length >= LEAST) best = better(best, [run.toLowerCase()]);
      run = '';
    };
    while (this.at < this.source.length && !/[|)]/.test(this.source[this.at]!)) {
      const char = this.source[this.at]!;
      if (char === '(') {
        close();
        const signs = this.group();
        if (!this.mayBeNone()) best = better(best, signs);
        continue;
      }
      this.skipOne();
      const optional = this.mayBeNone();
      if (!LETTERS.test(char) || optional) close();
      else {
        run += char;
        // What is repeated goes on with itself.
        if (/[+}]/.test(this.source[this.at - 1]!)) close();
      }
    }
    close();
    return best;
  }

  /** The signs of a group; none of one that only looks around. */
  private group(): Signs {
    const opening = /^\((?:\?(?:[:=!]|<[=!]))?/.exec(this.source.slice(this.at))![0];
    this.at += opening.length;
    const found = this.alternatives();
    this.at += 1;
    if (/[=!]$/.test(opening) || found.some(({ signs }) => signs === null)) return null;
    return found.flatMap(({ signs }) => signs ?? []);
  }

  /** Past one character, escape or class. */
  private skipOne(): void {
    const rest = this.source.slice(this.at);
    const one =
      /^(?:\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|.)|\[(?:\\.|[^\]\\])*\]|.)/su.exec(
        rest,
      )!;
    this.at += one[0].length;
  }

  /** Past how often it stands, if that is told: whether it may stand nowhere. */
  private mayBeNone(): boolean {
    const told = /^(?:[?*+]|\{(\d+)(?:,\d*)?\})\??/.exec(this.source.slice(this.at));
    if (told === null) return false;
    this.at += told[0].length;
    return /^[?*]/.test(told[0]) || told[1] === '0';
  }
}

/** The alternatives of a pattern's source, each with its signs. */
export const alternativesOf = (
  source: string,
): readonly { readonly source: string; readonly signs: Signs }[] => new Reader(source).alternatives();

const LETTER_BITS = 5;
const SMALL_A = 0x61;
const SMALL_Z = 0x7a;

/** The first letters of a piece as one number; −1 where not all of them are letters of the alphabet. */
function keyAt(lower: string, at: number): number {
  let key = 0;
  for (let i = at; i < at + LEAST; i += 1) {
    const code = lower.charCodeAt(i);
    if (!(code >= SMALL_A && code <= SMALL_Z)) return -1;
    key = (key << LETTER_BITS) | (code - SMALL_A);
  }
  return key;
}

interface Piece {
  readonly piece: string;
  readonly parts: Part[];
}

/** Words to the parts of a language's wordings that they are signs of. */
export class SignTable {
  /** Numbers of `pieces`, from 1, by the first letters; 0 for most. */
  private readonly keys = new Uint16Array(1 << (LETTER_BITS * LEAST));
  private readonly pieces: Piece[][] = [];

  constructor({ furniture, captions }: Pick<Language, 'furniture' | 'captions'>) {
    const { appeals, ...others } = furniture;
    const wordings = [
      ...appeals.map(([, wording]) => wording),
      ...[...Object.values(others), ...Object.values(captions)].filter(
        (one): one is Wording => typeof one === 'function',
      ),
    ];
    for (const part of wordings.flatMap((wording) => wording.parts()))
      for (const piece of part.signs ?? []) this.add(piece, part);
  }

  private add(piece: string, part: Part): void {
    const key = keyAt(piece, 0);
    this.keys[key] ||= this.pieces.push([]);
    const list = this.pieces[this.keys[key]! - 1]!;
    const known = list.find((one) => one.piece === piece);
    if (known === undefined) list.push({ piece, parts: [part] });
    else known.parts.push(part);
  }

  of(word: string): Bits {
    const lower = word.toLowerCase();
    let found: Part[] | undefined;
    for (let at = 0; at + LEAST <= lower.length; at += 1) {
      const key = keyAt(lower, at);
      const list = key < 0 ? 0 : this.keys[key]!;
      if (list === 0) continue;
      for (const { piece, parts } of this.pieces[list - 1]!)
        if (lower.startsWith(piece, at)) (found ??= []).push(...parts);
    }
    return found === undefined ? NONE : bitsOf(found);
  }
}

const NONE: Bits = [];

/** A cache, not state. */
const tables = new WeakMap<Language, SignTable>();

export function signTable(language: Language): SignTable {
  const known = tables.get(language);
  if (known !== undefined) return known;
  const made = new SignTable(language);
  tables.set(language, made);
  return made;
}
