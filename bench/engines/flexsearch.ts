import { Index as FlexIndex } from 'flexsearch';
import type { Engine, Index } from './engine';

const indexOf = (index: FlexIndex): Index => ({
  // Without `suggest` every word must be there; with it the best of the rest come, best first.
  find: ({ text, rare }, ask) =>
    (index.search(ask === 'rare' ? rare : text, { limit: 10, suggest: true })[0] as number | undefined) ?? -1,
  async keep() {
    const parts = new Map<string, string>();
    await index.export((key: string, data: string) => {
      parts.set(key, data);
      return Promise.resolve();
    });
    return parts;
  },
});

/** Numbers as ids and whole words, as its documentation has it for speed. */
export const flexSearch: Engine = {
  name: 'flexsearch',
  options: 'tokenize "strict", suggest, limit 10',
  asks: ['text', 'rare'],
  isFullText: true,
  build({ texts }) {
    const index = new FlexIndex({ tokenize: 'strict' });
    texts.forEach((text, id) => index.add(id, text));
    return indexOf(index);
  },
  open(kept) {
    const index = new FlexIndex({ tokenize: 'strict' });
    for (const [key, data] of kept as ReadonlyMap<string, string>) index.import(key, data);
    return indexOf(index);
  },
};
