/** The same text in other characters: what a reader cannot tell apart, or hardly. */

/** A small generator of pseudo-random numbers in 0..1 (mulberry32). */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const TWINS: Readonly<Record<string, string>> = {
  a: 'а',
  c: 'с',
  e: 'е',
  o: 'о',
  p: 'р',
  x: 'х',
  A: 'А',
  B: 'В',
  C: 'С',
  E: 'Е',
  H: 'Н',
  K: 'К',
  M: 'М',
  O: 'О',
  P: 'Р',
  T: 'Т',
};

/** Puts `mark` between some letters. */
const sprinkled =
  (mark: string, share: number) =>
  (text: string, seed: number): string => {
    const chance = random(seed);
    return text.replace(/(?<=\p{L})(?=\p{L})/gu, () => (chance() < share ? mark : ''));
  };

export type Noise = (text: string, seed: number) => string;

export const NOISES: Readonly<Record<string, Noise>> = {
  'zero-width spaces': sprinkled('\u200b', 0.1),
  'zero-width joiners and byte order marks': (text, seed) =>
    sprinkled('\ufeff', 0.04)(sprinkled('\u200d', 0.04)(text, seed), seed + 1),
  'soft hyphens': sprinkled('\u00ad', 0.1),
  ligatures: (text) =>
    text.replaceAll('ffi', 'ﬃ').replaceAll('fi', 'ﬁ').replaceAll('fl', 'ﬂ').replaceAll('ff', 'ﬀ'),
  'look-alike letters': (text, seed) => {
    const chance = random(seed);
    return text.replace(/[aceopxABCEHKMOPT]/gu, (letter) =>
      chance() < 0.15 ? (TWINS[letter] ?? letter) : letter,
    );
  },
  'composed letters': (text) => text.normalize('NFC'),
  'decomposed letters': (text) => text.normalize('NFD'),
  'no-break spaces': (text, seed) => {
    const chance = random(seed);
    return text.replace(/ /gu, () => (chance() < 0.2 ? '\u00a0' : ' '));
  },
  'full-width letters': (text, seed) => {
    const chance = random(seed);
    return text.replace(/[A-Za-z]/gu, (letter) =>
      chance() < 0.05 ? String.fromCharCode(letter.charCodeAt(0) + 0xfee0) : letter,
    );
  },
  'everything at once': (text, seed) =>
    sprinkled('\u200b', 0.03)(
      sprinkled('\u00ad', 0.03)(
        NOISES['look-alike letters']!(NOISES['ligatures']!(text, seed), seed),
        seed + 1,
      ),
      seed + 2,
    ).normalize('NFD'),
};

const MARKS: readonly (readonly [RegExp, string])[] = [
  [/[‘’ʼ]/gu, "'"],
  [/[“”]/gu, '"'],
];

/** Quotation marks and apostrophes as on a typewriter. */
export const straight: Noise = (text) => MARKS.reduce((all, [from, to]) => all.replace(from, to), text);

/** The letters of a text, with nothing that noise may change. */
export const letters = (text: string): string =>
  straight(
    text
      .replace(/[\u00ad\u200b-\u200d\ufeff]/gu, '')
      .normalize('NFKC')
      .replace(/[аceоpхАВСЕНКМОРТсер]/gu, (letter) => {
        const twin = Object.entries(TWINS).find(([, other]) => other === letter);
        return twin === undefined ? letter : twin[0];
      }),
    0,
  );
