/** A name for an article's words, by which the same text is known again. */
import { INVISIBLE } from '../fold';

/** A number with its inner points and commas is one word: "3.1" must not read as "31". */
const TOKEN = /\p{N}+(?:[.,:]\p{N}+)*|[\p{L}\p{M}\p{N}]+/gu;

/**
 * Hash of an article's words, 16 hexadecimal digits: the same for the same words in the same order, whatever their
 * spacing, punctuation, case and division into paragraphs. Two hashes of 32 bits side by side (after Bryc's cyrb53),
 * so that among a million articles two different ones with one key are not to be expected.
 */
export function textKeyOf(texts: readonly string[]): string {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  const add = (unit: number): void => {
    a = Math.imul(a ^ unit, 0x9e3779b1);
    b = Math.imul(b ^ unit, 0x5f356495);
    // Each half is stirred, or its high bits would never reach its low ones.
    a ^= a >>> 15;
    b ^= b >>> 13;
  };
  for (const text of texts) {
    const plain = text.replace(INVISIBLE, '').normalize('NFKC').toLowerCase();
    for (const [token] of plain.matchAll(TOKEN)) {
      for (let at = 0; at < token.length; at += 1) add(token.charCodeAt(at));
      add(0x20);
    }
  }
  const first = finished(a, b, 0x85ebca6b);
  const second = finished(b, a, 0xc2b2ae35);
  return first.toString(16).padStart(8, '0') + second.toString(16).padStart(8, '0');
}

/** The finaliser of MurmurHash3 over one half and its fellow. */
function finished(half: number, other: number, factor: number): number {
  let h = Math.imul(half ^ (half >>> 16), factor) ^ Math.imul(other ^ (other >>> 13), 0x27d4eb2f);
  h = Math.imul(h ^ (h >>> 13), 0x165667b1);
  return (h ^ (h >>> 16)) >>> 0;
}
