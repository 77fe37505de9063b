/** Traces as the engine gives them, without anything found. */
import type { Trace } from '../../../extension/messages';

export const NOTHING: Trace = {
  schema: 1,
  strictness: 'balanced',
  lineage: {
    self: null,
    original: null,
    nearest: null,
    siblings: [],
    chain: [],
    followers: [],
    directionUnknown: false,
    credit: { kind: 'names-none', paragraphs: [] },
    evidence: [],
  },
  summary: {
    words: 2,
    derivedWords: 0,
    addedWords: 0,
    sameWords: 0,
    addedInsideWords: 0,
    paragraphs: 1,
    derivedParagraphs: 0,
  },
  paragraphs: [],
  articles: [],
  omissions: [],
  librarySize: 5,
  partial: null,
};

/** A library of five bundled articles and nothing of the reader's own, as the engine's host gives it. */
export const LIBRARY = {
  open: { revision: 1, damaged: [], entries: async () => new Map() },
  corpus: { articleCount: 5 },
};
