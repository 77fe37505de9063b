/**
 * Whose text it is, by its own lines: copyright line, self-reference ("X has contacted", "contact the X
 * newsdesk", "X is supported by readers"), and what shows that it reported itself.
 */
import { detailWordsOf } from '../languages/details';
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
  readonly wire?: OutletEvidence & { readonly outlet: string };
  /** Lines that show the outlet's own reporting: "told the X", "seen by this newspaper". */
  readonly reporting: readonly OutletEvidence[];
}

const PART = String.raw`\p{Lu}[\p{L}\p{N}&'’-]*(?:\.(?=\p{L})[\p{Ll}\p{N}]+)*`;
const NAME = String.raw`(?:\b[Tt]he\s+)?${PART}(?:\s+(?:(?:of|and|the|&)\s+)*(?:${PART}|\d{1,3}\b))*`;
const COPYRIGHT = new RegExp(
  String.raw`(?:©|\([cC]\)|\b[Cc]opyright\b|\bCOPYRIGHT\b)\s*(?:©\s*)?(?:(\d{4})(?:\s?[-–]\s?\d{4})?\s*,?\s*)?(?:by\s+)?(${NAME})(?:\s*,?\s*(\d{4}))?`,
  'u',
);
const YEAR = /\b(?:19|20)\d\d\b/u;
const SELF = [
  new RegExp(
    String.raw`(${NAME}) (?:has|have) (?:contacted|approached|asked|reached out to|requested)\b`,
    'u',
  ),
  new RegExp(String.raw`\b[Cc]ontact (${NAME}) (?:newsdesk|news desk|newsroom|team|editors?)\b`, 'u'),
  new RegExp(
    String.raw`\b(?:[Ss]ubscribe to|[Ss]ign up (?:to|for)|[Ss]upport|[Dd]onate to|[Jj]oin|[Ff]ollow|[Rr]ead more (?:on|in|at|from)) (${NAME})`,
    'u',
  ),
  new RegExp(
    String.raw`(${NAME}) is (?:free to read|supported by|funded by|reader-funded|on the ground|trusted by|your neighbou?r|published by|owned by|a registered|made possible by|an independent)`,
    'u',
  ),
  new RegExp(String.raw`(${NAME})['’]s (?:newsletters?|podcast|app|morning briefing|inbox|WhatsApp)\b`, 'u'),
  new RegExp(
    String.raw`\b(?:and|by|By) (${NAME}) (?:staff|staff reporters?|reporters?|correspondents?)\b`,
    'u',
  ),
];
const OWN_REPORTING =
  /\b(?:told|shown to|seen by|reviewed by|obtained by|in an interview with|spoke to|speaking to|sent to)\s+(?:this (?:newspaper|news agency|website|paper|magazine|publication|reporter)|(?:[Tt]he )?(?:\p{Lu}[\p{L}&'’-]*)(?:\s+\p{Lu}[\p{L}&'’-]*)*)/gu;

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
): { name: string; year?: number; evidence: OutletEvidence } | undefined {
  const found = COPYRIGHT.exec(block.text);
  if (found === null || (block.text.length > 240 && found.index < block.text.length - 160)) return undefined;
  const name = tidy(found[2] ?? '');
  if (name === '' || /^(?:All|Rights|Reserved|Law|Act|Office|Getty|Image|Images|Photo)\b/u.test(name))
    return undefined;
  const year = Number(found[1] ?? found[3] ?? YEAR.exec(block.text)?.[0] ?? Number.NaN);
  const start = block.text.length <= 240 ? 0 : found.index;
  const end = block.text.length <= 240 ? block.text.length : found.index + found[0].length;
  return { name, ...(Number.isNaN(year) ? {} : { year }), evidence: at(block, start, end) };
}

/**
 * The outlet of a text and the year of its copyright line, by metadata and its own lines. A copyright or
 * byline that names a news agency is the agency's licence, not the outlet.
 */
export function ownOutlet(blocks: readonly CreditBlock[], meta: ArticleMeta): OwnOutlet {
  const detail = detailWordsOf(meta.inLanguage);
  const names: string[] = [];
  let copyright: (OutletEvidence & { readonly name: string; readonly year?: number }) | undefined;
  let wire: (OutletEvidence & { readonly outlet: string }) | undefined;
  for (const block of blocks) {
    if (block.kind === 'caption') continue;
    const line = copyrightOf(block);
    if (line !== undefined) {
      if (isWire(line.name) && !(meta.outlet !== undefined && sameOutlet(meta.outlet, line.name)))
        wire ??= { ...line.evidence, outlet: line.name };
      else
        copyright ??= {
          ...line.evidence,
          name: line.name,
          ...(line.year === undefined ? {} : { year: line.year }),
        };
    }
    const byline = /^\s*(?:By|BY|Source:|[-–—])\s+([\p{L} .&'’/,-]{2,80})$|^\s*([\p{L} ]{2,30})$/u.exec(
      block.text,
    );
    if (byline !== null)
      for (const name of (byline[1] ?? byline[2] ?? '').split(
        /\s*(?:,|\band\b|\bfor\b|\bof\b|\/|\bin\b)\s*/u,
      ))
        if (isWire(name.trim()) && !(meta.outlet !== undefined && sameOutlet(meta.outlet, name)))
          wire ??= { ...at(block, 0, block.text.length), outlet: name.trim() };
    for (const pattern of SELF) {
      const found = pattern.exec(block.text);
      // "By X and Register staff": the staff is the Register's.
      const own = / staff| reporter| correspondent/u.test(found?.[0] ?? '')
        ? found?.[1]?.split(/\s+and\s+/u).at(-1)
        : found?.[1];
      const name = tidy(own ?? '');
      // In running text only a name that looks like an outlet's; a furniture line may speak of any.
      const plain = name.replace(/^[Tt]he\s+/u, '');
      const furniture =
        block.kind === 'boilerplate' ||
        block.text.length < 200 ||
        /\b(?:newsdesk|supported by|free to read)\b/u.test(found?.[0] ?? '');
      const formal = /\b(?:has|have) (?:contacted|approached|asked|reached|requested)/u.test(
        found?.[0] ?? '',
      );
      if (name === '' || isWire(name) || (!looksLikeOutlet(plain, detail) && (formal || !furniture)))
        continue;
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
    reporting: reportingOf(blocks, own),
  };
}

function reportingOf(blocks: readonly CreditBlock[], own: readonly string[]): readonly OutletEvidence[] {
  const found: OutletEvidence[] = [];
  for (const block of blocks) {
    if (block.kind === 'caption' || block.kind === 'boilerplate') continue;
    for (const match of block.text.matchAll(OWN_REPORTING)) {
      const named = /(?:\s|^)((?:[Tt]he )?\p{Lu}.*)$/u.exec(match[0])?.[1];
      const self = /\bthis (?:newspaper|news agency|website|paper|magazine|publication|reporter)$/u.test(
        match[0],
      );
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
