/** How rare stems are, for the articles of one pack. */
import { hashOf } from '../fingerprint';
import { commonestEnglish, idfsOf, UNKNOWN_IDF } from '../languages/idf';
import { languageOf } from '../languages/index';
import { IDF_SCALE } from './format';

/** Its table is counted in news: a library's own counts add nothing to it. */
const COUNTED = 'en';
/** A language without a file of its own has none. */
const NO_TABLE = 'und';
/** A stem that every article of a large library has keeps a tenth of its weight. */
const DAMPING = 0.9;
/** A few articles do not tell what a language says often. */
const FEW = 20;

/** `own`: without the table of English, for a pack that is searched beside one that has it. */
export type BackgroundScope = 'whole' | 'own';

export interface BackgroundTable {
  /** Strictly ascending. */
  readonly hashes: Uint32Array;
  /** In 1/1000. */
  readonly idf: Uint16Array;
  readonly unknown: number;
  readonly hasGeneral: boolean;
}

/** Whether the table of a pack of version 1 holds that of English, told by the commonest of its stems. */
export function holdsGeneral(knownIdf: (stem: string) => number | undefined): boolean {
  for (const [stem, idf] of commonestEnglish()) if (knownIdf(stem) !== idf) return false;
  return true;
}

/** How rare the stems of one language are, by their hashes. */
export type WordTable = ReadonlyMap<number, number>;

/** Tables by the tags of their languages. They are data: whoever builds a pack brings those that it needs. */
export interface WordTables {
  get(tag: string): WordTable | undefined;
}

/** A table from its text (languages/idf.ts); of two stems that share a hash the commoner stands. */
export function wordTable(text: string): WordTable {
  const idfs = new Map<number, number>();
  for (const [stem, idf] of idfsOf(text)) {
    const hash = hashOf(stem);
    idfs.set(hash, Math.min(idf, idfs.get(hash) ?? idf));
  }
  return idfs;
}

/** The languages whose tables a pack may need that holds articles in these. */
export function tablesNeeded(readIn: Iterable<string>, scope: BackgroundScope): readonly string[] {
  const tags = new Set([...readIn].map((tag) => languageOf(tag).tag));
  if (scope === 'whole') tags.add(COUNTED);
  else tags.delete(COUNTED);
  tags.delete(NO_TABLE);
  return [...tags];
}

function tableOf(tables: WordTables, tag: string): WordTable {
  const table = tag === NO_TABLE ? new Map<number, number>() : tables.get(tag);
  if (table === undefined) throw new RangeError(`The table of stems of "${tag}" was not brought along.`);
  return table;
}

/**
 * Counts, stem by stem, in how many articles of each language it is. The table holds those of the languages that the
 * articles are in; stems of languages other than English lose weight as well with the share of the articles that
 * have them: a small library leaves them as they are. All by hashes, as the index of stems has them, so that
 * packs are merged without their texts.
 */
export class BackgroundCounts {
  private readonly tags: readonly string[];
  private readonly sizes = new Map<string, number>();
  private readonly idfs = new Map<number, number>();
  private readonly unknown = UNKNOWN_IDF;
  /** Of the stem that is being counted: articles, by language. */
  private readonly counts = new Map<string, number>();
  private hash = 0;
  private last = -1;

  /** `readIn`: the tag of each article's language. */
  constructor(
    readIn: readonly string[],
    private readonly tables: WordTables,
  ) {
    this.tags = readIn.map((tag) => languageOf(tag).tag);
    for (const tag of this.tags) this.sizes.set(tag, (this.sizes.get(tag) ?? 0) + 1);
    for (const tag of this.sizes.keys()) {
      if (tag === COUNTED) continue;
      for (const [hash, idf] of tableOf(tables, tag))
        this.idfs.set(hash, Math.min(idf, this.idfs.get(hash) ?? idf));
    }
  }

  /** Whether any article is in a language that is counted. */
  get isNeeded(): boolean {
    return this.sizes.size > (this.sizes.has(COUNTED) ? 1 : 0);
  }

  /** The next stem; `in` tells its articles. */
  stem(hash: number): void {
    this.close();
    this.hash = hash;
  }

  /** An article that has the stem; ascending, the same one as often as it likes. */
  in(article: number): void {
    const tag = this.tags[article]!;
    if (article === this.last || tag === COUNTED) return;
    this.last = article;
    this.counts.set(tag, (this.counts.get(tag) ?? 0) + 1);
  }

  table(scope: BackgroundScope): BackgroundTable {
    this.close();
    const hasGeneral = scope === 'whole' && (this.sizes.size === 0 || this.sizes.has(COUNTED));
    // English last: where two languages share a stem, its table knows more.
    if (hasGeneral) for (const [hash, idf] of tableOf(this.tables, COUNTED)) this.idfs.set(hash, idf);
    const hashes = Uint32Array.from(this.idfs.keys()).sort();
    const idf = Uint16Array.from(hashes, (hash) => Math.round(this.idfs.get(hash)! * IDF_SCALE));
    return { hashes, idf, unknown: this.unknown, hasGeneral };
  }

  private close(): void {
    for (const [tag, count] of this.counts) {
      const common = Math.log(count) / Math.log(this.sizes.get(tag)! + FEW);
      if (common === 0) continue;
      const known = this.idfs.get(this.hash) ?? this.unknown;
      this.idfs.set(this.hash, Math.min(known, this.unknown * (1 - DAMPING * common)));
    }
    this.counts.clear();
    this.last = -1;
  }
}
