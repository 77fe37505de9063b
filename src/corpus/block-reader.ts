/** The blocks of articles for building: their words as numbers, in arrays that the articles of a language share. */
import { SignListener, type BlockWords } from '../blocks';
import { hashOf } from '../fingerprint';
import { fold } from '../fold';
import type { Form } from '../forms';
import type { Language } from '../languages/index';
import { signTable, type SignTable } from '../languages/signs';
import { Seen } from '../languages/wording';
import { analyse, type Sentence } from '../text';
import type { Article } from '../types';
import { readWords, Reading } from '../words';
import { HAS_NO_NORM, HAS_SIGNS, isOrdinary, isStop, Lexicon, stemIn, type StemNumbers } from './lexicon';

const ROOM = 1024;

function larger(numbers: Int32Array): Int32Array<ArrayBuffer> {
  const twice = new Int32Array(numbers.length * 2);
  twice.set(numbers);
  return twice;
}

/** The words of an article, one after another. */
class Columns {
  count = 0;
  /** The hash of a word's norm, its entry in the lexicon, and where it begins in its block. */
  norms = new Int32Array(ROOM);
  entries = new Int32Array(ROOM);
  starts = new Int32Array(ROOM);

  add(norm: number, entry: number, start: number): void {
    const { count } = this;
    if (count === this.norms.length) {
      this.norms = larger(this.norms);
      this.entries = larger(this.entries);
      this.starts = larger(this.starts);
    }
    this.norms[count] = norm;
    this.entries[count] = entry;
    this.starts[count] = start;
    this.count = count + 1;
  }
}

/** A block's words, until the next article is read. */
export class ReadWords implements BlockWords {
  constructor(
    readonly text: string,
    readonly columns: Columns,
    /** Its first word among the article's. */
    readonly first: number,
    readonly count: number,
    readonly seen: Seen | undefined,
    private readonly analysedSentences: () => readonly Sentence[],
  ) {}

  startOf(word: number): number {
    return this.columns.starts[this.first + word]!;
  }

  isStop(word: number): boolean {
    return isStop(this.columns.entries[this.first + word]!);
  }

  stemOf(word: number): number {
    return stemIn(this.columns.entries[this.first + word]!);
  }

  /** The hashes of their norms. */
  norms(): Int32Array {
    return this.columns.norms.subarray(this.first, this.first + this.count);
  }

  /** Their entries in the lexicon. */
  entries(): Int32Array {
    return this.columns.entries.subarray(this.first, this.first + this.count);
  }

  sentences(): readonly Sentence[] {
    return this.analysedSentences();
  }
}

const NOTHING_SEEN = new Seen();

/** Reads the articles of one language, one after another. */
export class BlockReader extends Reading {
  private readonly columns = new Columns();
  private readonly lexicon: Lexicon;
  private readonly table: SignTable;
  private source = '';
  private start = 0;
  private end = 0;
  private foldedSource: string | undefined;
  private hasLast = false;
  private seen: Seen | undefined;

  constructor(
    private readonly spoken: Language,
    stemNumbers: StemNumbers,
  ) {
    const lexicon = new Lexicon(spoken, stemNumbers);
    super(spoken, lexicon.forms);
    this.lexicon = lexicon;
    this.table = signTable(spoken);
  }

  /** The article's blocks; what was read before is gone. */
  read({ text, blocks }: Article): readonly ReadWords[] {
    this.columns.count = 0;
    return blocks.map(({ start, end }) => this.readBlock(text, start, end));
  }

  /** The same article, in which only some of the blocks have another text. */
  readAgain({ text, blocks }: Article, before: readonly ReadWords[]): readonly ReadWords[] {
    return blocks.map(({ start, end }, i) =>
      text.slice(start, end) === before[i]!.text ? before[i]! : this.readBlock(text, start, end),
    );
  }

  private readBlock(source: string, start: number, end: number): ReadWords {
    const text = source.slice(start, end);
    const first = this.columns.count;
    if (!this.plain.fold(source, start, end)) return this.analysed(text, first);
    this.source = source;
    this.start = start;
    this.end = end;
    this.foldedSource = undefined;
    this.seen = undefined;
    this.begin();
    readWords(this.spoken, false, this);
    return new ReadWords(
      text,
      this.columns,
      first,
      this.columns.count - first,
      this.seen ?? NOTHING_SEEN,
      () => analyse(text, this.spoken).sentences,
    );
  }

  /** A text that is not folded one character for one. */
  private analysed(text: string, first: number): ReadWords {
    const listener = new SignListener(this.table);
    const { words, sentences } = analyse(text, this.spoken, this.lexicon.forms, listener);
    for (const { norm, stem, stop, start } of words)
      this.columns.add(hashOf(norm), this.lexicon.entryOf(stem, stop), start);
    return new ReadWords(text, this.columns, first, words.length, listener.seen, () => sentences);
  }

  get folded(): string {
    return (this.foldedSource ??= fold(this.source.slice(this.start, this.end)).folded);
  }

  protected take(start: number, end: number, form: Form): void {
    this.takeKnown(start, end, this.lexicon.numberOf(form));
  }

  protected override takeKnown(start: number, _end: number, number: number): void {
    const { rows } = this.lexicon;
    const entry = 2 * number < rows.length ? rows[2 * number + 1]! : 0;
    if (isOrdinary(entry)) this.hasLast = true;
    else if (!this.takeMarked(entry, number)) return;
    this.columns.add(this.lexicon.rows[2 * number]!, this.lexicon.rows[2 * number + 1]!, start);
  }

  /** A word that is new here, has signs, or no meaning; whether it is one at all. */
  private takeMarked(given: number, number: number): boolean {
    const { lexicon } = this;
    const entry = given === 0 ? lexicon.learn(number, lexicon.forms.at(number)) : given;
    if ((entry & HAS_SIGNS) !== 0) {
      this.seen ??= new Seen();
      this.seen.add(lexicon.signsOf(number));
    }
    this.hasLast = (entry & HAS_NO_NORM) === 0;
    return this.hasLast;
  }

  protected untake(): void {
    if (this.hasLast) this.columns.count -= 1;
  }
}
