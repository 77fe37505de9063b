import { File, FingerprintIndex, Region, TokenizedFile, WinnowFilter } from '@dodona/dolos-core';
import { mostVoted, wordsOf, type Engine } from './engine';

/** As many words a gram and grams a window as ours. Its own 23 and 17 are for the tokens of programs. */
const GRAM = 3;
const WINDOW = 2;

/** Where a word stands is never asked for: one place serves all. */
const PLACE = new Region(0, 0, 0, 1);

/**
 * A paragraph is a file. It compares files that are in the index; a query that is to leave no trace is cut by its own
 * winnowing and looked up in the map that `addFiles` gives.
 */
export const dolos: Engine = {
  name: '@dodona/dolos-core',
  options: `k ${GRAM}, window ${WINDOW} words, a file a paragraph`,
  asks: ['text'],
  build({ texts }) {
    const index = new FingerprintIndex(GRAM, WINDOW);
    const files = texts.map((text, paragraph) => {
      const words = wordsOf(text);
      const file = new File(String(paragraph), '');
      return new TokenizedFile(
        file,
        words,
        words.map(() => PLACE),
      );
    });
    const shared = index.addFiles(files);
    const filter = new WinnowFilter(GRAM, WINDOW);
    return {
      find({ text }) {
        const votes = new Map<number, number>();
        for (const { hash } of filter.fingerprints(wordsOf(text)))
          for (const file of shared.get(hash)?.files() ?? []) {
            const paragraph = Number(file.path);
            votes.set(paragraph, (votes.get(paragraph) ?? 0) + 1);
          }
        return mostVoted(votes);
      },
    };
  },
};
