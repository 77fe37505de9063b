/** What a language makes of words, remembered from text to text. */
import type { Language } from './languages/index';
import type { Bits } from './languages/wording';
import { PlainReader, plainHash } from './plain-words';
import type { Word } from './text';

/** What a language makes of a word, whatever text it is in. */
export interface Form extends Pick<Word, 'norm' | 'stem' | 'stop'> {
  /** The word's characters. */
  readonly text: string;
  /** Of which wordings it is a sign, once that was asked. */
  signs?: Bits;
  /** Its place among the forms that remember it, from 1; absent where none do. */
  number?: number;
}

/** Shorter pieces of a text are copies as they are (V8: under 13 units, SpiderMonkey: under 12). */
const LEAST_VIEW = 12;

/** A piece of a text that may be kept: engines make of a longer one a view, which keeps the whole text in memory. */
export const ownCopy = (piece: string): string => (piece.length < LEAST_VIEW ? piece : ` ${piece}`.slice(1));

const MOST_FORMS = 8192;
/** Longer words are rare. */
const LONGEST_FORM = 32;
/** Slots that are looked at for a word; more are filled between by nobody but who wants to (hash flooding). */
const MOST_STEPS = 128;
const NO_SLOT = -1;

/**
 * What words look like, worked out once: text repeats its words. They are found by their characters where they stand,
 * so that a known word costs neither a string nor an expression. Emptied when there are `most`; without a number they
 * grow with the words. A cache, not state.
 */
export class Forms {
  /** The text that is read at the time. */
  readonly plain = new PlainReader();
  private readonly forms: Form[] = [];
  /** Places by the hashes of characters, two numbers each: that of a form, from 1, or 0 for none, and its hash. */
  private slots: Int32Array;
  /** By number: where the characters begin. */
  private begins: Uint32Array;
  private characters = new Uint16Array(1 << 14);
  private readonly stems = new Map<string, string>();

  constructor(private readonly most = MOST_FORMS) {
    const room = Math.min(most, MOST_FORMS);
    this.slots = new Int32Array(2 ** Math.ceil(Math.log2(room * 4)));
    this.begins = new Uint32Array(room + 2);
  }

  /** Room for twice as many. */
  private grow(): void {
    const { begins, slots } = this;
    this.begins = new Uint32Array(begins.length * 2);
    this.begins.set(begins);
    this.slots = new Int32Array(slots.length * 2);
    for (let at = 0; at < slots.length; at += 2) {
      const number = slots[at]!;
      if (number === 0) continue;
      const slot = this.slotOf(this.forms[number - 1]!.text, slots[at + 1]!);
      if (slot === NO_SLOT) continue;
      this.slots[slot] = number;
      this.slots[slot + 1] = slots[at + 1]!;
    }
  }

  /** The number of the word that was found last, from `start` to `end`; 0 where it is not known. */
  numberOfPlain(start: number, end: number): number {
    const { slots, begins, characters } = this;
    const { hash, codes } = this.plain;
    const last = slots.length - 2;
    let slot = ((hash ^ (hash >>> 15)) << 1) & last;
    for (let left = MOST_STEPS; left > 0; left -= 1, slot = (slot + 2) & last) {
      const number = slots[slot]!;
      if (number === 0) return 0;
      if (slots[slot + 1] !== hash) continue;
      const begin = begins[number]!;
      if (begins[number + 1]! - begin !== end - start) continue;
      let at = start;
      for (let other = begin; at < end && codes[at] === characters[other]; other += 1) at += 1;
      if (at === end) return number;
    }
    return 0;
  }

  /** The form of a number from 1. */
  at(number: number): Form {
    return this.forms[number - 1]!;
  }

  /** The one string of a stem that several words have: those who count stems compare them by it. */
  same(stem: string): string {
    // Where forms have numbers, stems have too.
    if (stem.length > LONGEST_FORM || this.most === Infinity) return stem;
    const before = this.stems.get(stem);
    if (before !== undefined) return before;
    if (this.stems.size >= this.most) this.stems.clear();
    this.stems.set(stem, stem);
    return stem;
  }

  of(text: string): Form | undefined {
    const slot = this.slotOf(text, plainHash(text));
    const number = slot === NO_SLOT ? 0 : this.slots[slot]!;
    return number === 0 ? undefined : this.forms[number - 1];
  }

  add(form: Form): void {
    const { text } = form;
    if (text.length > LONGEST_FORM) return;
    if (this.forms.length >= this.most) {
      this.forms.length = 0;
      this.stems.clear();
      this.slots.fill(0);
    }
    if (this.forms.length + 2 === this.begins.length) this.grow();
    const hash = plainHash(text);
    const slot = this.slotOf(text, hash);
    if (slot === NO_SLOT || this.slots[slot] !== 0) return;
    const number = this.forms.push(form);
    form.number = number;
    const begin = this.begins[number]!;
    if (begin + text.length > this.characters.length) {
      const larger = new Uint16Array(this.characters.length * 2);
      larger.set(this.characters);
      this.characters = larger;
    }
    for (let at = 0; at < text.length; at += 1) this.characters[begin + at] = text.charCodeAt(at);
    this.begins[number + 1] = begin + text.length;
    this.slots[slot] = number;
    this.slots[slot + 1] = hash;
  }

  /** A number for a form that is not found by its characters. */
  keepApart(form: Form): number {
    if (this.forms.length + 2 === this.begins.length) this.grow();
    const number = this.forms.push(form);
    this.begins[number + 1] = this.begins[number]!;
    return number;
  }

  /** Where the word is, or would be; NO_SLOT where there is no room for it. */
  private slotOf(text: string, hash: number): number {
    const last = this.slots.length - 2;
    let slot = ((hash ^ (hash >>> 15)) << 1) & last;
    for (let left = MOST_STEPS; left > 0; left -= 1, slot = (slot + 2) & last) {
      const number = this.slots[slot]!;
      if (number === 0 || this.forms[number - 1]!.text === text) return slot;
    }
    return NO_SLOT;
  }
}

const known = new WeakMap<Language, Forms>();

/** The forms that the texts of a language share. */
export function formsFor(language: Language): Forms {
  const before = known.get(language);
  if (before !== undefined) return before;
  const made = new Forms();
  known.set(language, made);
  return made;
}
