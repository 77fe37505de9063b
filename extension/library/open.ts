/** The library as it is compared: bundled sources, the reader's own segments and imported packs, joined. */
import { joinCorpora, type Corpus } from '../../src/index';
import { openBundled } from './bundled';
import { entriesOf } from './entries';
import { hiddenIn, openParts, readBundledOff, type OpenParts } from './parts';
import { StoreError, type LibraryEntry, type StoreProblem } from './types';

/** A part of the library that cannot be read. The rest of it is there. */
export interface Damage {
  readonly articles: number;
  /** Name of the imported pack; absent: articles of the reader's own, which are still listed. */
  readonly pack?: string;
}

export interface OpenLibrary {
  readonly revision: number;
  readonly bundled: Corpus;
  /** All that is compared, with the bundled sources or without. The same object as long as nothing changed. */
  corpus(options: { readonly bundled: boolean }): Corpus;
  /** What is known of sources, by their ids in `corpus`; those that are no longer held are absent. */
  entries(articleIds: readonly string[]): Promise<ReadonlyMap<string, LibraryEntry>>;
  /** Parts that are left out because they cannot be read. */
  readonly damaged: readonly Damage[];
  /** The reader's own library cannot be opened at all: there are the bundled sources alone. */
  readonly problem?: StoreProblem;
}

/** Whether a source is not one of those that come with the extension. */
export const isOwn = (articleId: string): boolean => /^(?:own|pack)-/u.test(articleId);

const last: { parts: OpenParts | null; library: OpenLibrary | null } = { parts: null, library: null };

function join(bundled: Corpus, { segments, bundledOff }: OpenParts, withBundled: boolean): Corpus {
  return joinCorpora([
    withBundled
      ? { corpus: bundled, ...(bundledOff.size === 0 ? {} : { isHidden: (id) => bundledOff.has(id) }) }
      : { corpus: bundled, countsOnly: true },
    ...segments.flatMap((segment) => {
      if (segment.corpus === null) return [];
      const hidden = hiddenIn(segment);
      const { pack, corpus } = segment;
      return [
        {
          corpus,
          ...(hidden.size === 0 ? {} : { isHidden: (id: string) => hidden.has(id) }),
          ...(pack === undefined ? {} : { prefix: `${pack.id}/` }),
        },
      ];
    }),
  ]);
}

function libraryOf(bundled: Corpus, parts: OpenParts, problem?: StoreProblem): OpenLibrary {
  const joined = new Map<boolean, Corpus>();
  return {
    revision: parts.revision,
    bundled,
    corpus({ bundled: withBundled }) {
      const corpus = joined.get(withBundled) ?? join(bundled, parts, withBundled);
      joined.set(withBundled, corpus);
      return corpus;
    },
    entries: (articleIds) => entriesOf(bundled, parts, articleIds),
    damaged: parts.segments.flatMap(({ row, corpus, pack }) =>
      corpus === null ? [{ articles: row.articles, ...(pack === undefined ? {} : { pack: pack.name }) }] : [],
    ),
    ...(problem === undefined ? {} : { problem }),
  };
}

/**
 * Opens the library, or gives the one that is open where nothing changed. `isDoubted`: every byte of it is checked,
 * as after a failure that nothing else explains. Rejects only where the extension's own file cannot be read.
 */
export async function openLibrary(options: { readonly isDoubted?: boolean } = {}): Promise<OpenLibrary> {
  const bundled = await openBundled();
  try {
    const parts = await openParts(options);
    if (last.library === null || parts !== last.parts || bundled !== last.library.bundled) {
      last.library = libraryOf(bundled, parts);
      last.parts = parts;
    }
    return last.library;
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    return libraryOf(bundled, partsWithout(new Set()), error.problem);
  }
}

const openly: { key: string; of: Corpus | null; corpus: Corpus | null } = { key: '', of: null, corpus: null };

/**
 * The bundled sources that are compared, alone: of the reader's own library one short row is read and nothing opened.
 * `bundled`: whether they are compared at all. Rejects only where the extension's own file cannot be read.
 */
export async function openBundledSources({ bundled }: { readonly bundled: boolean }): Promise<Corpus> {
  const of = await openBundled();
  const off = await readBundledOff().catch((error: unknown) => {
    if (error instanceof StoreError) return [];
    throw error;
  });
  const key = JSON.stringify([bundled, ...off]);
  if (openly.of !== of || openly.key !== key || openly.corpus === null) {
    const corpus = bundled && off.length === 0 ? of : join(of, partsWithout(new Set(off)), bundled);
    Object.assign(openly, { key, of, corpus });
    return corpus;
  }
  return openly.corpus;
}

const partsWithout = (bundledOff: ReadonlySet<string>): OpenParts => ({
  revision: 0,
  segments: [],
  bundledOff,
});
