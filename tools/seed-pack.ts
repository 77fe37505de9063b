/** The bundled corpus: seeds/ and its metadata file as one pack. */
import { buildCorpus } from '../src/index';
import { loadSources } from './seeds';

/** Reads and checks every source of `directory` and builds the pack. Throws an error that names file, field and mend. */
export const buildSeedPack = async (directory: string): Promise<ArrayBuffer> =>
  buildCorpus(await loadSources(directory));
