/** The store as pages and background of the test extension have it, with articles to put into it. */
export * from '../../../extension/library/index';
export { lookAtLibrary } from '../../library-complaints';
export { article, sourceOf, textOf } from '../../stories';
export { buildCorpus } from '../../../src/index';
