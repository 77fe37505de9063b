import { mostVoted, wordsOf, type Engine } from './engine';

/** Words a run: what one writes without a library. */
const RUN = 5;

function* runs(words: readonly string[]): Generator<string> {
  for (let at = 0; at + RUN <= words.length; at += 1) yield words.slice(at, at + RUN).join(' ');
}

export const shingles: Engine = {
  name: 'Map of shingles',
  options: `runs of ${RUN} words as strings`,
  asks: ['text'],
  build({ texts }) {
    const index = new Map<string, number[]>();
    texts.forEach((text, paragraph) => {
      for (const run of runs(wordsOf(text))) {
        const held = index.get(run);
        if (held === undefined) index.set(run, [paragraph]);
        else held.push(paragraph);
      }
    });
    return {
      find({ text }) {
        const votes = new Map<number, number>();
        for (const run of runs(wordsOf(text)))
          for (const paragraph of index.get(run) ?? []) votes.set(paragraph, (votes.get(paragraph) ?? 0) + 1);
        return mostVoted(votes);
      },
    };
  },
};
