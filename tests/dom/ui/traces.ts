/** Real traces: the engine's answers for the held articles opened as pages. */
import { readFileSync } from 'node:fs';
import { buildSeedPack } from '../../../tools/seed-pack';
import { loadSources } from '../../../tools/seeds';
import {
  openCorpus,
  splitBlocks,
  traceArticle,
  type Article,
  type Corpus,
  type Trace,
} from '../../../src/index';

const SEEDS = 'seeds';

/** Text as a page without a known outlet, headline or date. */
const asPage = (text: string): Article => ({ text, blocks: splitBlocks(text), meta: {} });

export interface Traces {
  readonly corpus: Corpus;
  /** A held article by its id, opened as a page. */
  readonly held: (id: string) => Trace;
  readonly text: (text: string) => Trace;
}

export async function realTraces(): Promise<Traces> {
  const corpus = openCorpus(await buildSeedPack(SEEDS));
  const sources = await loadSources(SEEDS);
  const known = new Map<string, Trace>();
  const traced = (key: string, page: () => Article): Trace => {
    const trace = known.get(key) ?? traceArticle(corpus, page());
    known.set(key, trace);
    return trace;
  };
  return {
    corpus,
    held: (id) =>
      traced(id, () => {
        const source = sources.find((one) => one.id === id);
        if (source === undefined) throw new Error(`no seed ${id}`);
        return source;
      }),
    text: (text) => traced(text, () => asPage(text)),
  };
}

/** An article that none of the held ones is a source of. */
export const unrelatedText = (): string => readFileSync('tests/site/texts/unrelated.txt', 'utf8');
