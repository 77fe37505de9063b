import MiniSearch from 'minisearch';
import type { Engine, Index } from './engine';

interface Document {
  readonly id: number;
  readonly text: string;
}

const OPTIONS = { fields: ['text'] };

const indexOf = (index: MiniSearch<Document>): Index => ({
  find: ({ text, rare }, ask) =>
    (index.search(ask === 'rare' ? rare : text)[0]?.id as number | undefined) ?? -1,
  keep: () => JSON.stringify(index),
});

export const miniSearch: Engine = {
  name: 'minisearch',
  options: 'its defaults (BM25+, words joined by OR)',
  asks: ['text', 'rare'],
  isFullText: true,
  build({ texts }) {
    const index = new MiniSearch<Document>(OPTIONS);
    index.addAll(texts.map((text, id) => ({ id, text })));
    return indexOf(index);
  },
  open: (kept) => indexOf(MiniSearch.loadJSON<Document>(kept as string, OPTIONS)),
};
