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
  /** Each once, that of the articles that are counted in news first. */
  private readonly tags: readonly string[];
  /** By article, and by the number of a language: that of its language, and how many articles it has. */
  private readonly languages: Uint8Array;
  private readonly sizes: Uint32Array;
  private readonly idfs = new Map<number, number>();
  private readonly unknown = UNKNOWN_IDF;
  /** Of the stem that is being counted: articles, by language. */
  private readonly counts: Uint32Array;
  private isCounted = false;
  private hash = 0;
  private last = -1;

  /** `readIn`: the tag of each article's language. */
  constructor(
    readIn: readonly string[],
    private readonly tables: WordTables,
  ) {
    const tags = readIn.map((tag) => languageOf(tag).tag);
    this.tags = [...new Set([COUNTED, ...tags])];
    this.languages = Uint8Array.from(tags, (tag) => this.tags.indexOf(tag));
    this.sizes = new Uint32Array(this.tags.length);
    this.counts = new Uint32Array(this.tags.length);
    for (const language of this.languages) this.sizes[language]! += 1;
    for (const tag of this.tags.slice(1))
      for (const [hash, idf] of tableOf(tables, tag))
        this.idfs.set(hash, Math.min(idf, this.idfs.get(hash) ?? idf));
  }

  /** Whether any article is in a language that is counted. */
  get isNeeded(): boolean {
    return this.tags.length > 1;
  }

  /** The next stem; `in` tells its articles. */
  stem(hash: number): void {
    this.close();
    this.hash = hash;
  }

  /** An article that has the stem; ascending, the same one as often as it likes. */
  in(article: number): void {
    const language = this.languages[article]!;
    if (language === 0 || article === this.last) return;
    this.last = article;
    this.counts[language]! += 1;
    this.isCounted = true;
  }

  table(scope: BackgroundScope): BackgroundTable {
    this.close();
    const hasGeneral = scope === 'whole' && (this.languages.length === 0 || this.sizes[0]! > 0);
    const own = sorted([...this.idfs]);
    // English over the others: where two languages share a stem, its table knows more.
    const both = hasGeneral ? merged(own, sortedTable(tableOf(this.tables, COUNTED))) : own;
    return { ...both, unknown: this.unknown, hasGeneral };
  }

  private close(): void {
    this.last = -1;
    if (!this.isCounted) return;
    this.isCounted = false;
    for (let language = 1; language < this.tags.length; language += 1) {
      const count = this.counts[language]!;
      this.counts[language] = 0;
      const common = count === 0 ? 0 : Math.log(count) / Math.log(this.sizes[language]! + FEW);
      if (common === 0) continue;
      const known = this.idfs.get(this.hash) ?? this.unknown;
      this.idfs.set(this.hash, Math.min(known, this.unknown * (1 - DAMPING * common)));
    }
  }
}

interface Sorted {
  /** Strictly ascending. */
  readonly hashes: Uint32Array;
  /** In 1/1000. */
  readonly idf: Uint16Array;
}

function sorted(entries: [number, number][]): Sorted {
  entries.sort(([a], [b]) => a - b);
  return {
    hashes: Uint32Array.from(entries, ([hash]) => hash),
    idf: Uint16Array.from(entries, ([, idf]) => Math.round(idf * IDF_SCALE)),
  };
}

/** A cache, not state: a table is the same for all packs. */
const sortedTables = new WeakMap<WordTable, Sorted>();

function sortedTable(table: WordTable): Sorted {
  const known = sortedTables.get(table);
  if (known !== undefined) return known;
  const made = sorted([...table]);
  sortedTables.set(table, made);
  return made;
}

/** Both; of what both have, the second. */
function merged(one: Sorted, other: Sorted): Sorted {
  if (one.hashes.length === 0) return other;
  const hashes = new Uint32Array(one.hashes.length + other.hashes.length);
  const idf = new Uint16Array(hashes.length);
  let count = 0;
  for (let i = 0, j = 0; i < one.hashes.length || j < other.hashes.length; count += 1) {
    const a = i < one.hashes.length ? one.hashes[i]! : Infinity;
    const b = j < other.hashes.length ? other.hashes[j]! : Infinity;
    hashes[count] = Math.min(a, b);
    idf[count] = b <= a ? other.idf[j]! : one.idf[i]!;
    if (a <= b) i += 1;
    if (b <= a) j += 1;
  }
  return { hashes: hashes.subarray(0, count), idf: idf.subarray(0, count) };
}
