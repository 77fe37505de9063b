import { Index as FlexIndex, type IndexOptions } from 'flexsearch';
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

const engineWith = (name: string, options: IndexOptions, told: string, asks: Engine['asks']): Engine => ({
  name,
  options: told,
  asks,
  isFullText: true,
  build({ texts }) {
    const index = new FlexIndex(options);
    texts.forEach((text, id) => index.add(id, text));
    return indexOf(index);
  },
  open(kept) {
    const index = new FlexIndex(options);
    for (const [key, data] of kept as ReadonlyMap<string, string>) index.import(key, data);
    return indexOf(index);
  },
});

/** Numbers as ids and whole words, as its documentation has it for what is not typed letter by letter. */
export const flexSearch = engineWith(
  'flexsearch',
  { tokenize: 'strict' },
  'tokenize "strict", suggest, limit 10',
  ['text', 'rare'],
);

/**
 * Its own setting for speed, which indexes pairs of neighbours: on whole paragraphs several times as fast and as good. Of
 * rare words, which are no neighbours, it finds two in three. What makes updates fast cannot be exported.
 */
export const fastFlexSearch = engineWith(
  'flexsearch (performance)',
  { preset: 'performance', fastupdate: false },
  'preset "performance" without fastupdate, suggest, limit 10',
  ['text'],
);
