/**
 * What each block of an article is, told from markup where there was any, else from its text by general
 * rules. A lost paragraph is worse than a kept caption: every rule asks for several signs at once.
 */
import type { Form, Forms } from './forms';
import { analyse, type Analysed, type WordListener } from './text';
import type { Captions, Furniture, Language } from './languages/index';
import { once } from './languages/lists';
import { signTable, type SignTable } from './languages/signs';
import { Seen } from './languages/wording';
import type { Article, BlockKind, Span } from './types';

/** The words of a block, however they were read. */
export interface BlockWords {
  /** The block's text as given; offsets are into it. */
  readonly text: string;
  readonly count: number;
  /** The signs of its words. */
  readonly seen: Seen | undefined;
  startOf(word: number): number;
  isStop(word: number): boolean;
  /** The same for all words of one stem in the article, and for no others. */
  stemOf(word: number): string | number;
  /** Told when they are asked for: few blocks need them. */
  sentences(): readonly Span[];
}

class AnalysedWords implements BlockWords {
  constructor(
    readonly analysed: Analysed,
    readonly seen: Seen | undefined,
  ) {}

  get text(): string {
    return this.analysed.text;
  }

  get count(): number {
    return this.analysed.words.length;
  }

  startOf(word: number): number {
    return this.analysed.words[word]!.start;
  }

  isStop(word: number): boolean {
    return this.analysed.words[word]!.stop;
  }

  stemOf(word: number): string {
    return this.analysed.words[word]!.stem;
  }

  sentences(): readonly Span[] {
    return this.analysed.sentences;
  }
}

interface Block {
  /** Trimmed. */
  readonly text: string;
  readonly words: BlockWords;
  /** How many words it has. */
  readonly count: number;
  /** Ends like a sentence; closing quotes and brackets aside. */
  readonly stopped: boolean;
  readonly index: number;
  readonly seen: Seen | undefined;
}

/** The signs of furniture and captions among the words of a block. */
export class SignListener implements WordListener {
  private found: Seen | undefined = new Seen();

  constructor(private readonly table: SignTable) {}

  hear(form: Form): void {
    form.signs ??= this.table.of(form.text);
    if (form.signs.length > 0) this.found?.add(form.signs);
  }

  beUnsure(): void {
    this.found = undefined;
  }

  get seen(): Seen | undefined {
    return this.found;
  }
}

const STOPPED = /[.!?…。！？।؟۔។။]["'”’»)\]」』】）]*$/u;
const POINTS = new Set('.!?…');
const isStopped = (text: string): boolean => POINTS.has(text.at(-1) ?? '') || STOPPED.test(text);
const QUOTED = /“[^”]*”?|"[^"]*"?|(?<![\p{L}\p{N}])‘[^’]{0,1000}’(?!\p{L})/gu;

/** Longer blocks are running text, whatever their end looks like; only a page's own appeal may go on so long. */
const MAX_CAPTION_WORDS = 70;
/** The same for texts that are not written in words; patterns never see more than this of a line. */
const MAX_LINE_LENGTH = 700;
const MAX_LINE_WORDS = 25;
const MAX_HEADLINE_WORDS = 30;
const MAX_SUBHEADING_WORDS = 12;

const SHORT_APPEAL_WORDS = 60;
/** Of a long block's sentences so many must appeal: a story about newspapers has one such sentence or two. */
const APPEAL_SHARE = 1 / 3;
/** No appeal goes on for so long: it is an article that was run together with one. */
const LONGEST_APPEAL_WORDS = 300;

function isAppeal({ text, words, count, seen }: Block, { plea, appeals }: Furniture): boolean {
  if (count > LONGEST_APPEAL_WORDS || !plea(text, seen)) return false;
  const weigh = (part: string): number =>
    appeals.reduce((sum, [weight, wording]) => sum + (wording(part, seen) ? weight : 0), 0);
  // What somebody is quoted to say is no appeal of the page, unless the block is nothing else.
  const unquoted = text.replace(QUOTED, ' ');
  const own = /\p{L}/u.test(unquoted) ? unquoted : text;
  const weight = weigh(own);
  if (count <= SHORT_APPEAL_WORDS) return weight >= 2;
  if (weight < 4) return false;
  const sentences = words.sentences().map(({ start, end }) => words.text.slice(start, end));
  return sentences.filter((sentence) => weigh(sentence) > 0).length >= sentences.length * APPEAL_SHARE;
}

const CAPITAL = /[\p{Lu}\p{Nd}]/u;

/** Share of capitalised words among those that a title writes with a capital. */
function capitals({ words, count }: Block): number {
  let telling = 0;
  let capital = 0;
  for (let word = 0; word < count; word += 1) {
    if (words.isStop(word)) continue;
    telling += 1;
    if (CAPITAL.test(words.text[words.startOf(word)] ?? '')) capital += 1;
  }
  return telling === 0 ? 0 : capital / telling;
}

/** A rights line, a byline, a date, a link to elsewhere. `untitled`: no headline or text came before. */
function isLine(block: Block, furniture: Furniture, untitled: boolean): boolean {
  const { text, count, stopped, seen } = block;
  if (text.length > MAX_LINE_LENGTH) return false;
  if (count <= 40 && furniture.copyright(text, seen)) return true;
  if (count <= 50 && furniture.reporters(text, seen)) return true;
  if (count > MAX_LINE_WORDS) return false;
  if (furniture.stamp(text, seen) || furniture.address(text, seen)) return true;
  const on = furniture.readOn.exec(text)?.[0];
  if (on !== undefined && (!stopped || /^\s*[:|»›>→]/u.test(text.slice(on.length)))) return true;
  // "Analysis: …" and "Editor" may also open or close the article's own headline.
  if (untitled) return furniture.author(text, seen) && capitals(block) > 0.6;
  if (furniture.label.test(text)) return true;
  const isByline = furniture.author(text, seen) || furniture.role(text, seen);
  return isByline && !stopped && block.index < 6 && count <= 16 && capitals(block) > 0.6;
}

/** A line of a picture viewer; some pages run it together with the caption, none with a paragraph. */
const isGallery = ({ text, count, seen }: Block, captions: Captions): boolean =>
  count <= MAX_CAPTION_WORDS && text.length <= MAX_LINE_LENGTH && captions.gallery(text, seen);

function isCaption({ text, words, count, stopped, seen }: Block, captions: Captions): boolean {
  if (count > MAX_CAPTION_WORDS || text.length > MAX_LINE_LENGTH) return false;
  if (captions.credit(text, seen) && !captions.expansion(text, seen)) {
    // Some agencies sign their paragraphs: "…, he said. (AP)".
    return count <= MAX_LINE_WORDS || !captions.speech(text, seen);
  }
  if (count < 6 || count > 45) return false;
  if (captions.reporting(text, seen) || !captions.shows(text, seen)) return false;
  if (words.sentences().length > 1) return false;
  const placed = captions.placing(text, seen);
  // Captions often lack the full stop that a paragraph never lacks; with one, two signs are asked for.
  return stopped ? placed && captions.fullDate(text, seen) : placed || captions.when(text, seen);
}

/** Below this an article is too short to tell which words are not its own. */
const LEAST_WORDS_AROUND = 120;

/** How often each stem occurs in the article, and how many words it has. */
interface Vocabulary {
  readonly stems: ReadonlyMap<string | number, number>;
  readonly words: number;
}

function vocabularyOf(blocks: readonly Block[]): Vocabulary {
  const stems = new Map<string | number, number>();
  let total = 0;
  for (const { words, count } of blocks) {
    total += count;
    for (let word = 0; word < count; word += 1) {
      const stem = words.stemOf(word);
      stems.set(stem, (stems.get(stem) ?? 0) + 1);
    }
  }
  return { stems, words: total };
}

/** Another story's headline that was swept up with the text: its words do not occur in this article. */
function isStray(block: Block, blocks: number, vocabulary: () => Vocabulary, captions: Captions): boolean {
  const { text, words, count, stopped, index, seen } = block;
  if (stopped || index < 3 || index < blocks / 2 || count > MAX_LINE_WORDS) return false;
  const { stems, words: total } = vocabulary();
  if (total - count < LEAST_WORDS_AROUND) return false;
  const own = new Map<string | number, number>();
  for (let word = 0; word < count; word += 1) {
    if (words.isStop(word)) continue;
    const stem = words.stemOf(word);
    own.set(stem, (own.get(stem) ?? 0) + 1);
  }
  if (own.size < 5) return false;
  const known = [...own].filter(([stem, times]) => (stems.get(stem) ?? 0) > times).length / own.size;
  if (capitals(block) >= 0.8) return known <= 0.35;
  return index >= blocks - 2 && known <= 0.15 && !captions.reporting(text, seen);
}

const looksLikeTitle = ({ text, count, stopped }: Block, most: number): boolean =>
  (!stopped || /[?!]["'”’»)\]]*$/u.test(text)) &&
  count > 0 &&
  count <= most &&
  !/[,;:]$/u.test(text) &&
  !/^\p{Ll}/u.test(text);

/** The kinds of the article's blocks, whose words were read, in order. */
export function kindsOf(
  article: Article,
  language: Language,
  given: readonly BlockWords[],
): readonly BlockKind[] {
  const { furniture, captions } = language;
  const blocks = given.map((words, index): Block => {
    const text = words.text.trim();
    return { text, words, count: words.count, stopped: isStopped(text), index, seen: words.seen };
  });
  const vocabulary = once(() => vocabularyOf(blocks));
  let titled = false;
  const kindOf = (block: Block): BlockKind => {
    const marked = article.blocks[block.index]?.kind;
    if (marked !== undefined) {
      titled ||= marked === 'headline' || marked === 'paragraph';
      return marked;
    }
    if (isGallery(block, captions) || isAppeal(block, furniture)) return 'boilerplate';
    if (isLine(block, furniture, !titled)) return 'boilerplate';
    const isFirst = !titled;
    if (
      isFirst &&
      (block.text === article.meta.headline ||
        (blocks.length > 2 && looksLikeTitle(block, MAX_HEADLINE_WORDS)))
    ) {
      titled = true;
      return 'headline';
    }
    if (isCaption(block, captions)) return 'caption';
    titled = true;
    if (isStray(block, blocks.length, vocabulary, captions)) return 'boilerplate';
    return !block.stopped && looksLikeTitle(block, MAX_SUBHEADING_WORDS) ? 'headline' : 'paragraph';
  };
  return blocks.map(kindOf);
}

/** A block's kind with the analysis that it was told from. */
export interface ReadBlock {
  readonly kind: BlockKind;
  readonly analysed: Analysed;
}

/** As `classifyBlocks`, for those who go on with the words. */
export function readBlocks(article: Article, language: Language, forms?: Forms): readonly ReadBlock[] {
  const table = signTable(language);
  const blocks = article.blocks.map(({ start, end }) => {
    const listener = new SignListener(table);
    const analysed = analyse(article.text.slice(start, end), language, forms, listener);
    return new AnalysedWords(analysed, listener.seen);
  });
  const kinds = kindsOf(article, language, blocks);
  return blocks.map(({ analysed }, i) => ({ kind: kinds[i]!, analysed }));
}

/** The kinds of the article's blocks, in order. A kind known from markup wins. */
export const classifyBlocks = (article: Article, language: Language, forms?: Forms): readonly BlockKind[] =>
  readBlocks(article, language, forms).map(({ kind }) => kind);
