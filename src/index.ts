/** The engine's one door. */
export type * from './types';
export { alignTexts, type AlignOptions } from './align/index';
export { classifyBlocks } from './blocks';
export {
  buildCorpus,
  checkContents,
  joinCorpora,
  mergePacks,
  mergePacksTo,
  openCorpus,
  PackError,
  textKeyOf,
  tidyMeta,
  type BuildOptions,
  type Corpus,
  type CorpusPart,
  type OpenOptions,
  type PackErrorCode,
  type PackPart,
  type PackReader,
  type PackSink,
  type PackSource,
} from './corpus/index';
export { languageOf, type Language } from './languages/index';
export { createListSearch, type Listed, type ListHits, type ListSearch } from './list-search';
export { createSearch, searchSources, type SearchField, type SearchHit } from './search';
export { splitBlocks } from './text';
export { traceArticle } from './trace/index';
