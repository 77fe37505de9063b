/** The engine's one door. */
export type * from './types';
export { classifyBlocks } from './blocks';
export { buildCorpus, openCorpus, PackError, type Corpus, type PackErrorCode } from './corpus/index';
export { languageOf, type Language } from './languages/index';
export { splitBlocks } from './text';
