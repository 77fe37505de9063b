/** The sources that came with the extension: a file of it, opened once for each life of a page or background. */
import { browser } from '../browser';
import { openCorpus, type Corpus } from '../../src/index';

const bundled: { opening: Promise<Corpus> | null } = { opening: null };

export async function openBundledBytes(): Promise<ArrayBuffer> {
  const response = await fetch(browser.runtime.getURL('corpus.hwpack'));
  return response.arrayBuffer();
}

/** Rejects where the file is missing or damaged (PackError); tried anew with the next use. */
export function openBundled(): Promise<Corpus> {
  const opening = (bundled.opening ??= openBundledBytes().then((bytes) => openCorpus(bytes)));
  opening.catch(() => (bundled.opening = null));
  return opening;
}
