/** Real traces: the engine's answers for the held articles opened as pages. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
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
  return {
    corpus,
    held: (id) => {
      const source = sources.find((one) => one.id === id);
      if (source === undefined) throw new Error(`no seed ${id}`);
      return traceArticle(corpus, source);
    },
    text: (text) => traceArticle(corpus, asPage(text)),
  };
}

/** An article that none of the held ones is a source of. */
export const unrelatedText = (): string => readFileSync(join('tests/site/texts/unrelated.txt'), 'utf8');
