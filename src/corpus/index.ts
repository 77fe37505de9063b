export { buildCorpus, type BuildOptions } from './build';
export type { Corpus } from './corpus';
export { PackError, type PackErrorCode } from './format';
export { joinCorpora, type CorpusPart } from './join';
export { openCorpus, type OpenOptions } from './open';
export { textKeyOf } from './text-key';
