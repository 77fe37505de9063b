/**
 * Whose text it is, by its own lines: copyright line, self-reference ("X has contacted", "contact the X
 * newsdesk", "X is supported by readers"), and what shows that it reported itself.
 */
import { detailWordsOf, type CreditWords, type SelfPattern } from '../languages/details';
import type { ArticleMeta, BlockKind, Span } from '../types';
import { isWire, looksLikeOutlet, sameOutlet } from './outlets';

/** A non-empty block of a page; `start` is its offset in the page's text. */
export interface CreditBlock {
  readonly index: number;
  readonly start: number;
  readonly text: string;
  readonly kind?: BlockKind;
}

/** Words of the page that tell something of its outlet; offsets into the page's text. */
export interface OutletEvidence extends Span {
  readonly paragraph: number;
  readonly text: string;
}

/** An agency's line, and the agency. */
export interface AgencyName extends OutletEvidence {
  readonly outlet: string;
}

export interface OwnOutlet {
  /** By metadata, else by the text's own lines. */
  readonly outlet?: string;
  readonly by?: 'meta' | 'copyright' | 'self';
  /** Other names by which the text speaks of its own outlet ("the Register"). */
  readonly names: readonly string[];
  readonly copyrightYear?: number;
  /** The copyright line, where it is the outlet's own. */
  readonly copyright?: OutletEvidence;
  /** The wire whose licence or byline the text carries under another outlet's name, or alone. */
  readonly wire?: AgencyName;
  /** Lines that show the outlet's own reporting: "told the X", "seen by this newspaper". */
  readonly reporting: readonly OutletEvidence[];
}

// Names of nine words at most, words of forty letters: a hostile line must not be read in square time.
const PART = String.raw`(?<!\p{L})\p{Lu}[\p{L}\p{N}&'’-]{0,40}(?:\.(?=\p{L})[\p{Ll}\p{N}]{1,20})?`;
const NAME = String.raw`(?:\b[Tt]he\s)?${PART}(?:\s(?:(?:of|and|the|&)\s){0,2}(?:${PART}|\d{1,3}\b)){0,8}`;
/** A dateline of a wire: "LONDON (Reuters) -", "(AP)". */
export const DATELINE = /^(?:\p{Lu}[\p{L}\p{N}.,'’/ ]{1,60}\s)?\(([\p{Lu}][\p{L} ]{1,30})\)\s*[-–—]/u;
const YEAR = /\b(?:19|20)\d\d\b/u;

/** A pattern with a name in it, and what stands around the name: most blocks have none of it, and names are slow to look for. */
interface Named {
  readonly around: readonly RegExp[];
  /** Made when a block has it: names of any script are slow to compile. */
  readonly read: () => RegExp;
}

/** The patterns of a language, with names filled in. */
interface Patterns {
  readonly copyright: Named;
  readonly self: readonly (SelfPattern & Named)[];
  readonly reporting: Named;
  readonly thisOutlet: RegExp;
}

/** Compiled once a language. A cache, not state. */
const compiled = new WeakMap<CreditWords, Patterns>();

function named(around: readonly string[], pattern: () => string, flags = 'u'): Named {
  let read: RegExp | undefined;
  return {
    around: around.filter((part) => part !== '').map((part) => new RegExp(part, 'u')),
    read: () => (read ??= new RegExp(pattern(), flags)),
  };
}

const has = (text: string, { around }: Named): boolean => around.every((part) => part.test(text));

function patternsOf(words: CreditWords): Patterns {
  const known = compiled.get(words);
  if (known) return known;
  const run = String.raw`(?:[Tt]he )?(?:\p{Lu}[\p{L}&'’-]{0,40})(?:\s\p{Lu}[\p{L}&'’-]{0,40}){0,8}`;
  const patterns: Patterns = {
    copyright: named(
      [words.copyright],
      () =>
        String.raw`${words.copyright}\s*(?:©\s*)?(?:(\d{4})(?:\s?[-–]\s?\d{4})?\s*,?\s*)?(?:${words.byline}\s+)?(${NAME})(?:\s*,?\s*(\d{4}))?`,
    ),
    self: words.self.map((self) => ({
      ...self,
      ...named(self.pattern.split('NAME'), () => self.pattern.replace('NAME', `(${NAME})`)),
    })),
    reporting: named([words.shownTo], () => `${words.shownTo}(?:${words.thisOutlet}|${run})`, 'gu'),
    thisOutlet: new RegExp(`\\b${words.thisOutlet}$`, 'u'),
  };
  compiled.set(words, patterns);
  return patterns;
}

const LEGAL = /\s+(?:Limited|Ltd|Inc|LLC|plc|PLC|GmbH|Corp|Corporation|Co|All|Rights|Reserved)\.?$/u;

function tidy(name: string): string {
  let result = name
    .replace(/\s*\b(?:19|20)\d\d\b.*$/u, '')
    .trim()
    .replace(/[.,'’-]+$/u, '')
    .replace(/['’]s$/u, '');
  while (LEGAL.test(result)) result = result.replace(LEGAL, '');
  return result
    .replace(/\s+(?:of|and|the)$/u, '')
    .replace(/^the\s+/u, '')
    .trim();
}

const at = (block: CreditBlock, start: number, end: number): OutletEvidence => ({
  paragraph: block.index,
  start: block.start + start,
  end: block.start + end,
  text: block.text.slice(start, end),
});

/** A copyright line of the block: who and when. Only short blocks, or the end of one, hold one. */
function copyrightOf(
  block: CreditBlock,
  patterns: Patterns,
  words: CreditWords,
): { name: string; year?: number; evidence: OutletEvidence } | undefined {
  if (!has(block.text, patterns.copyright)) return undefined;
  const found = patterns.copyright.read().exec(block.text);
  if (found === null || (block.text.length > 240 && found.index < block.text.length - 160)) return undefined;
  const name = tidy(found[2] ?? '');
  if (name === '' || words.notOwner.test(name)) return undefined;
  const year = Number(found[1] ?? found[3] ?? YEAR.exec(block.text)?.[0] ?? Number.NaN);
  const start = block.text.length <= 240 ? 0 : found.index;
  const end = block.text.length <= 240 ? block.text.length : found.index + found[0].length;
  return { name, ...(Number.isNaN(year) ? {} : { year }), evidence: at(block, start, end) };
}

/** Longer blocks are no bylines. */
const BYLINE = 160;
const BYLINE_NAMES = /^\s*(?:By|BY|Source:|[-–—])\s+([\p{L} .&'’/,|–—-]{2,150})$|^\s*([\p{L} ]{2,30})$/u;
const BETWEEN_NAMES = /\s*(?:,|\band\b|\bfor\b|\bof\b|\/|\bin\b|\s[-–—|]\s)\s*/u;

/** The agency that a byline names: as one of its names, or after the last writer's ("By A Writer Associated Press"). */
function agencyInByline(text: string, words: CreditWords): string | undefined {
  const line = text.length <= 3 * BYLINE ? text.replace(/\s+/gu, ' ') : '';
  if (line === '' || line.length > BYLINE) return undefined;
  const found = BYLINE_NAMES.exec(line);
  if (found === null) return undefined;
  for (const part of (found[1] ?? found[2] ?? '').split(BETWEEN_NAMES)) {
    const name = part.trim();
    if (isWire(name, words)) return name;
    const ends = found[1] === undefined ? [] : name.split(' ');
    for (let from = Math.max(1, ends.length - 3); from < ends.length; from++) {
      const end = ends.slice(from).join(' ');
      if (isWire(end, words)) return end;
    }
  }
  return undefined;
}

/**
 * The outlet of a text and the year of its copyright line, by metadata and its own lines. A copyright or
 * byline that names a news agency is the agency's licence, not the outlet.
 */
export function ownOutlet(blocks: readonly CreditBlock[], meta: ArticleMeta): OwnOutlet {
  const words = detailWordsOf(meta.inLanguage).credit;
  const patterns = patternsOf(words);
  const names: string[] = [];
  let copyright: (OutletEvidence & { readonly name: string; readonly year?: number }) | undefined;
  let wire: AgencyName | undefined;
  for (const block of blocks) {
    if (block.kind === 'caption') continue;
    const line = copyrightOf(block, patterns, words);
    if (line !== undefined) {
      if (isWire(line.name, words) && !(meta.outlet !== undefined && sameOutlet(meta.outlet, line.name)))
        wire ??= { ...line.evidence, outlet: line.name };
      else
        copyright ??= {
          ...line.evidence,
          name: line.name,
          ...(line.year === undefined ? {} : { year: line.year }),
        };
    }
    const dateline = DATELINE.exec(block.text);
    const agency = dateline?.[1];
    if (
      dateline &&
      agency !== undefined &&
      isWire(agency, words) &&
      !(meta.outlet !== undefined && sameOutlet(meta.outlet, agency))
    )
      wire ??= { ...at(block, 0, dateline[0].length), outlet: agency };
    const named = agencyInByline(block.text, words);
    if (named !== undefined && !(meta.outlet !== undefined && sameOutlet(meta.outlet, named)))
      wire ??= { ...at(block, 0, block.text.length), outlet: named };
    for (const pattern of patterns.self) {
      if (!has(block.text, pattern)) continue;
      const found = pattern.read().exec(block.text)?.[1];
      // "By X and Register staff": the staff is the Register's.
      const name = tidy(
        (pattern.last ? found?.split(new RegExp(`\\s+${words.and}\\s+`, 'u')).at(-1) : found) ?? '',
      );
      // In running text only a name that looks like an outlet's; a furniture line may speak of any.
      const furniture = block.kind === 'boilerplate' || block.text.length < 200 || pattern.anywhere === true;
      const believed =
        looksLikeOutlet(name.replace(/^[Tt]he\s+/u, ''), words) || (furniture && pattern.outletOnly !== true);
      if (name === '' || isWire(name, words) || !believed) continue;
      if (!names.some((other) => sameOutlet(other, name))) names.push(name);
    }
  }
  const outlet = meta.outlet ?? copyright?.name ?? names[0];
  const by =
    meta.outlet !== undefined
      ? 'meta'
      : copyright !== undefined
        ? 'copyright'
        : names.length > 0
          ? 'self'
          : undefined;
  const own = [...(outlet === undefined ? [] : [outlet]), ...names].filter(
    (name, index, all) => all.findIndex((other) => sameOutlet(other, name)) === index,
  );
  return {
    ...(outlet === undefined ? {} : { outlet }),
    ...(by === undefined ? {} : { by }),
    names: own,
    ...(copyright?.year === undefined ? {} : { copyrightYear: copyright.year }),
    ...(copyright === undefined
      ? {}
      : {
          copyright: {
            paragraph: copyright.paragraph,
            start: copyright.start,
            end: copyright.end,
            text: copyright.text,
          },
        }),
    ...(wire === undefined ? {} : { wire }),
    reporting: reportingOf(blocks, own, patterns),
  };
}

function reportingOf(
  blocks: readonly CreditBlock[],
  own: readonly string[],
  patterns: Patterns,
): readonly OutletEvidence[] {
  const found: OutletEvidence[] = [];
  for (const block of blocks) {
    if (block.kind === 'caption' || block.kind === 'boilerplate') continue;
    if (!has(block.text, patterns.reporting)) continue;
    for (const match of block.text.matchAll(patterns.reporting.read())) {
      const named = /(?:\s|^)((?:[Tt]he )?\p{Lu}.*)$/u.exec(match[0])?.[1];
      const self = patterns.thisOutlet.test(match[0]);
      const short = named?.replace(/^[Tt]he\s+/u, '') ?? '';
      const mine =
        named !== undefined &&
        own.some(
          (name) => sameOutlet(name, named) || (/^[Tt]he /u.test(named) && name.endsWith(` ${short}`)),
        );
      if (self || mine) found.push(at(block, match.index, match.index + match[0].length));
    }
  }
  return found;
}
