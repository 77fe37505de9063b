import { create, insertMultiple, load, save, search, type RawData, type Results } from '@orama/orama';
import type { Engine, Index } from './engine';

const SCHEMA = { text: 'string' } as const;
const database = () => create({ schema: SCHEMA });
type Database = ReturnType<typeof database>;

const first = ({ hits }: Results<unknown>): number => Number(hits[0]?.id ?? -1);

const indexOf = (db: Database): Index => ({
  find({ text, rare }, ask) {
    const found = search(db, { term: ask === 'rare' ? rare : text, limit: 10 });
    return found instanceof Promise ? found.then(first) : first(found);
  },
  keep: () => JSON.stringify(save(db)),
});

export const orama: Engine = {
  name: '@orama/orama',
  options: 'its defaults (BM25, threshold 1), limit 10',
  asks: ['text', 'rare'],
  isFullText: true,
  async build({ texts }) {
    const db = database();
    await insertMultiple(
      db,
      texts.map((text, id) => ({ id: String(id), text })),
    );
    return indexOf(db);
  },
  open(kept) {
    const db = database();
    load(db, JSON.parse(kept as string) as RawData);
    return indexOf(db);
  },
};
