/** The engine's one door. */
export type * from './types';
export { alignTexts, type AlignOptions } from './align/index';
export { classifyBlocks } from './blocks';
export {
  buildCorpus,
  buildCorpusWith,
  checkContents,
  joinCorpora,
  mergePacks,
  mergePacksTo,
  mergePacksWith,
  openCorpus,
  PackError,
  tablesForArticles,
  tablesForPacks,
  textKeyOf,
  tidyMeta,
  wordTable,
  wordTableIn,
  type BuildOptions,
  type Corpus,
  type CorpusPart,
  type OpenOptions,
  type PackErrorCode,
  type PackPart,
  type PackReader,
  type PackSink,
  type PackSource,
  type WordTable,
  type WordTables,
} from './corpus/index';
export { languageOf, type Language } from './languages/index';
export { createListSearch, type Listed, type ListHits, type ListSearch } from './list-search';
export { createSearch, searchSources, type SearchField, type SearchHit } from './search';
export { createLookUp, type Hit, type LookUp } from './match/look-up';
export { LIMITS, type Limits } from './match/tiers';
export { fingerprintsOf } from './print-reader';
export { splitBlocks } from './text';
export { traceArticle } from './trace/index';
