/** Our look-ups, as everything that is measured asks for them. */
import { createLookUp, languageOf, type Corpus, type Hit } from '../../src/index';
import { PrintReader } from '../../src/print-reader';

const bestOf = (hits: readonly Hit[]): number => hits[0]?.paragraph ?? -1;

/** The best paragraph by the first tier, or by both; −1 where there is none. */
export function lookUpIn(corpus: Corpus): (text: string, tiers: 'prints' | 'both') => number {
  const lookUp = createLookUp(corpus);
  return (text, tiers) => bestOf(lookUp[tiers](text));
}

const reader = new PrintReader(languageOf('en'));

/** Fingerprints a text as look-ups do; gives how many there are, so that nothing is left undone. */
export function fingerprintCount(text: string): number {
  reader.read(text);
  return reader.printCount;
}
