import Fuse from 'fuse.js';
import type { Engine } from './engine';

/** Its documentation has `ignoreLocation` for texts longer than a title; the threshold is stricter than its .6. */
export const fuse: Engine = {
  name: 'fuse.js',
  options: 'threshold .4, ignoreLocation, limit 10',
  asks: ['text'],
  build({ texts }) {
    const index = new Fuse(texts, { threshold: 0.4, ignoreLocation: true });
    return {
      find: ({ text }) => index.search(text, { limit: 10 })[0]?.refIndex ?? -1,
    };
  },
};
