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
import {
  HAS_NO_NORM,
  HAS_SIGNS,
  isStop,
  Lexicon,
  PLAIN,
  stemEntry,
  stemIn,
  type StemNumbers,
} from './lexicon';

const ROOM = 1024;

function larger(numbers: Int32Array): Int32Array<ArrayBuffer> {
  const twice = new Int32Array(numbers.length * 2);
  twice.set(numbers);
  return twice;
}

/** The words of an article, one after another. */
class Columns {
  count = 0;
  /** The hash of a word's norm, its stem's entry, and where it begins in its block. */
  norms = new Int32Array(ROOM);
  stems = new Int32Array(ROOM);
  starts = new Int32Array(ROOM);

  add(norm: number, stem: number, start: number): void {
    const { count } = this;
    if (count === this.norms.length) {
      this.norms = larger(this.norms);
      this.stems = larger(this.stems);
      this.starts = larger(this.starts);
    }
    this.norms[count] = norm;
    this.stems[count] = stem;
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
    return isStop(this.columns.stems[this.first + word]!);
  }

  stemOf(word: number): number {
    return stemIn(this.columns.stems[this.first + word]!);
  }

  /** The hashes of their norms. */
  norms(): Int32Array {
    return this.columns.norms.subarray(this.first, this.first + this.count);
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
    private readonly stemNumbers: StemNumbers,
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
      this.columns.add(hashOf(norm), stemEntry(this.stemNumbers.of(stem), stop), start);
    return new ReadWords(text, this.columns, first, words.length, listener.seen, () => sentences);
  }

  get folded(): string {
    return (this.foldedSource ??= fold(this.source.slice(this.start, this.end)).folded);
  }

  protected take(start: number, _end: number, form: Form): void {
    const { lexicon } = this;
    const number = form.number ?? lexicon.numberOf(form);
    let marks = lexicon.marks[number];
    if (marks !== PLAIN) {
      marks ||= lexicon.learn(number, form);
      if (marks & HAS_SIGNS) {
        this.seen ??= new Seen();
        this.seen.add(lexicon.signsOf(number));
      }
      this.hasLast = (marks & HAS_NO_NORM) === 0;
      if (!this.hasLast) return;
    }
    this.hasLast = true;
    this.columns.add(lexicon.norms[number]!, lexicon.stems[number]!, start);
  }

  protected untake(): void {
    if (this.hasLast) this.columns.count -= 1;
  }
}
