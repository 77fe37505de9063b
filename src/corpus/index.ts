export { buildCorpus, type BuildOptions } from './build';
export type { Corpus } from './corpus';
export { PackError, type PackErrorCode } from './format';
export { joinCorpora, type CorpusPart } from './join';
export { mergePacks, mergePacksTo, type PackPart, type PackSource } from './merge';
export { openCorpus, type OpenOptions } from './open';
export type { PackReader } from './sections';
export { textKeyOf } from './text-key';
export type { PackSink } from './write';
