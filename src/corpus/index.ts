export { buildCorpus } from './build';
export { PackError, type PackErrorCode } from './format';
export { openCorpus, type Corpus } from './open';
