import { once } from './lists';
import { alternativesOf, type Signs } from './signs';

/** What a pattern is asked. */
export type Pattern = Pick<RegExp, 'test' | 'exec' | 'source' | 'flags'>;

/** One alternative of a pattern. */
export interface Part {
  readonly pattern: Pattern;
  readonly signs: Signs;
  /** Its own among all parts of all wordings: a name, from 0 in the order in which they are first asked for. */
  readonly number: number;
}

/** Numbers of parts as bits, sixteen a piece: small numbers for every engine. */
export type Bits = readonly number[];
const SHIFT = 4;
const MASK = (1 << SHIFT) - 1;

export function bitsOf(parts: readonly Part[]): Bits {
  const bits: number[] = [];
  for (const { number } of parts) {
    while (bits.length <= number >> SHIFT) bits.push(0);
    bits[number >> SHIFT]! |= 1 << (number & MASK);
  }
  return bits;
}

/** The parts that a text has signs of. */
export class Seen {
  private readonly bits: number[] = [];

  add(bits: Bits): void {
    while (this.bits.length < bits.length) this.bits.push(0);
    for (let i = 0; i < bits.length; i += 1) this.bits[i]! |= bits[i]!;
  }

  has({ number }: Part): boolean {
    const at = number >> SHIFT;
    return at < this.bits.length && (this.bits[at]! & (1 << (number & MASK))) !== 0;
  }
}

/** Whether a block, or a part of one, is worded so. `seen`: the signs of its words (signs.ts), if it was looked at for them. */
export interface Wording {
  (text: string, seen?: Seen): boolean;
  /** All alternatives of all its patterns. */
  readonly parts: () => readonly Part[];
}

let named = 0;

/** Any of the patterns. One without the flag i minds capitals. */
export function any(...patterns: readonly Pattern[]): Wording {
  const parts = once(() =>
    patterns.flatMap(({ source, flags }) =>
      alternativesOf(source).map((one): Part => ({
        pattern: compiledLate([one.source], flags),
        signs: one.signs,
        number: named++,
      })),
    ),
  );
  const isMet = (text: string, seen?: Seen): boolean => {
    if (seen === undefined) return patterns.some((pattern) => pattern.test(text));
    const all = parts();
    for (let i = 0; i < all.length; i += 1) {
      const part = all[i]!;
      if ((part.signs === null || seen.has(part)) && part.pattern.test(text)) return true;
    }
    return false;
  };
  return Object.assign(isMet, { parts });
}

/** Any of the patterns, of which none is met by a text without `sign`: most texts are done with it. */
export function given(sign: Pattern, ...patterns: readonly Pattern[]): Wording {
  const [first, then] = [any(sign), any(...patterns)];
  return Object.assign((text: string, seen?: Seen): boolean => first(text, seen) && then(text, seen), {
    parts: () => [...first.parts(), ...then.parts()],
  });
}

export const either = (...wordings: readonly Wording[]): Wording =>
  Object.assign((text: string, seen?: Seen): boolean => wordings.some((wording) => wording(text, seen)), {
    parts: () => wordings.flatMap((wording) => wording.parts()),
  });

/** Compiled when it is first asked: a page is in one language, and the engine starts with all of them. */
function compiledLate(pieces: readonly string[], flags: string): Pattern {
  const source = pieces.join('');
  const pattern = once(() => new RegExp(source, flags));
  return { source, flags, test: (text) => pattern().test(text), exec: (text) => pattern().exec(text) };
}

/** Pieces of one pattern, written on several lines; case does not matter. */
export const loose = (...pieces: readonly string[]): Pattern => compiledLate(pieces, 'iu');
/** The same, minding capitals. */
export const exact = (...pieces: readonly string[]): Pattern => compiledLate(pieces, 'u');

/** `a|b|c` of a list of alternatives divided by white space; `_` stands for a space inside one. */
export const oneOf = (list: string): string =>
  `(?:${list.trim().split(/\s+/).join('|').replaceAll('_', ' ')})`;
