/**
 * Whom a page credits as its source: outlets named where news prose names its sources ("according to
 * the X", "told the X", "X reported", "the X report", a byline). The page's own outlet is no credit.
 */
import { detailWordsOf, type CreditWords } from '../languages/details';
import type { Credit, Span } from '../types';
import { tokensOf, type Token } from './details/tokens';
import { bookOf, capitalRun, capitalRunBefore, outletKey, sameOutlet, type OutletName } from './outlets';
import { DATELINE, type CreditBlock, type OwnOutlet } from './own-outlet';

/** One naming of an outlet as a source. Offsets are into the page's text. */
export interface CreditMention extends Span {
  /** The held outlet's name, else as written. */
  readonly outlet: string;
  /** known: the outlet of a held article; shape: looks like one; other: an institution in the same place. */
  readonly by: OutletName['by'];
  readonly paragraph: number;
  /** The crediting words with the name, as they stand. */
  readonly text: string;
}

function startsWith(tokens: readonly Token[], at: number, phrase: readonly string[]): boolean {
  return phrase.every((word, index) => tokens[at + index]?.norm === word);
}

interface Found {
  readonly from: number;
  readonly to: number;
  /** Token range of the name alone. */
  readonly name: readonly [number, number];
  readonly institutional: boolean;
}

type Leads = ReadonlyMap<string, readonly (readonly string[])[]>;
/** The words before a source's name by the first of them. A cache, not state. */
const openings = new WeakMap<CreditWords, Leads>();

function leadsOf(words: CreditWords): Leads {
  const known = openings.get(words);
  if (known) return known;
  const leads = new Map<string, (readonly string[])[]>();
  for (const lead of [...words.leads, ...[...words.labels, words.byline].map((label) => [label])])
    leads.set(lead[0] ?? '', [...(leads.get(lead[0] ?? '') ?? []), lead]);
  openings.set(words, leads);
  return leads;
}

/** Places in a block where a source's name is expected. */
function placesOf(tokens: readonly Token[], byline: boolean, words: CreditWords): readonly Found[] {
  const places: Found[] = [];
  const leads = leadsOf(words);
  for (let index = 0; index < tokens.length; index += 1) {
    const here = tokens[index]!;
    for (const lead of leads.get(here.norm) ?? []) {
      if (!startsWith(tokens, index, lead)) continue;
      if (lead[0] === words.byline && !(byline && index === 0)) continue;
      if (words.labels.has(lead[0] ?? '') && !/^\s*:/u.test(tokens[index + 1]?.before ?? '')) continue;
      let at = index + lead.length;
      if (!/^[\s:]*$/u.test(tokens[at]?.before ?? '')) continue;
      // A byline may name several: "By X and Y staff".
      for (let more = 0; more < 4; more += 1) {
        // "according to a report in the X", "told the newspaper X": skip to the name.
        for (let skip = 0; skip < 8; skip += 1) {
          const run = capitalRun(tokens, at);
          if (run > at) {
            places.push({
              from: index,
              to: run,
              name: [at, run],
              institutional: words.reporting.has(lead[0] ?? ''),
            });
            break;
          }
          const next = tokens[at]?.norm ?? '';
          if (!words.bridges.has(next) || !/^\s*$/u.test(tokens[at + 1]?.before ?? '')) break;
          at += 1;
        }
        const end = places.at(-1)?.to ?? 0;
        if (!(byline && (tokens[end]?.norm === words.and || /^\s*,/u.test(tokens[end]?.before ?? '')))) break;
        at = tokens[end]?.norm === words.and ? end + 1 : end;
      }
    }
    if (index === 0) continue;
    const token = here;
    const previous = tokens[index - 1];
    const auxiliary = previous !== undefined && words.auxiliaries.has(previous.norm) ? index - 2 : index - 1;
    if (words.verbs.has(token.norm) && /^[\s]*$/u.test(token.before)) {
      const from = capitalRunBefore(tokens, auxiliary);
      if (from <= auxiliary && !/[,;:]/u.test(tokens[auxiliary + 1]?.before ?? ''))
        places.push({
          from,
          to: index + 1,
          name: [from, auxiliary + 1],
          institutional: words.reporting.has(token.norm),
        });
    }
    if (words.nouns.has(token.norm) && /^\s+$/u.test(token.before)) {
      const from = capitalRunBefore(tokens, index - 1);
      if (from <= index - 1) places.push({ from, to: index + 1, name: [from, index], institutional: false });
    }
  }
  return places;
}

/** Whether a block can hold a byline only: short, "By …". */
const isByline = (text: string, words: CreditWords): boolean =>
  text.length <= 120 && text.slice(0, words.byline.length + 1).toLowerCase() === `${words.byline} `;

/** Those of the outlets that a block names in full. */
function namedAmong(keys: ReadonlySet<string>, blocks: readonly CreditBlock[]): readonly string[] {
  if (keys.size === 0) return [];
  const read = blocks.map(({ text }) => ({ text, lower: text.toLowerCase().normalize('NFKC') }));
  return [...keys].filter((key) => {
    // What folding leaves alone tells most blocks that need no folding.
    const word = /[\p{L}\p{N}]+/u.exec(key)?.[0];
    return (
      word !== undefined &&
      read.some(({ text, lower }) => lower.includes(word) && ` ${outletKey(text)} `.includes(` ${key} `))
    );
  });
}

/**
 * Every naming of a source in the page's blocks, in order. `held`: the outlets of held articles;
 * `own`: what is known of the page's own outlet, whose mentions are left out. Captions and furniture
 * are not read, bylines are.
 */
export function creditMentions(
  blocks: readonly CreditBlock[],
  held: readonly string[],
  own: OwnOutlet | undefined,
  tag?: string,
): readonly CreditMention[] {
  const detail = detailWordsOf(tag);
  const words = detail.credit;
  const book = bookOf(held, words);
  const heldKeys = book.keys;
  const introduced = new Set<string>();
  for (const key of namedAmong(heldKeys, blocks)) introduced.add(key);
  const isOwn = (name: string): boolean =>
    (own?.names ?? []).some(
      (mine) => sameOutlet(mine, name) || outletKey(mine).endsWith(` ${outletKey(name)}`),
    );
  const mentions: CreditMention[] = [];
  for (const block of blocks) {
    const byline = isByline(block.text, words);
    const byOutlet = byline || (block.text.length < 80 && heldKeys.has(outletKey(block.text)));
    if (!byOutlet && (block.kind === 'caption' || block.kind === 'boilerplate')) continue;
    const tokens = tokensOf(block.text, detail);
    const add = (start: number, end: number, name: OutletName): void => {
      if (isOwn(name.outlet) || isOwn(block.text.slice(name.start, name.end))) return;
      if (
        // Places come in order: only the last few can overlap.
        mentions
          .slice(-6)
          .some(
            (other) =>
              other.paragraph === block.index &&
              other.outlet === name.outlet &&
              other.start < block.start + end &&
              other.end > block.start + start,
          )
      )
        return;
      mentions.push({
        outlet: name.outlet,
        by: name.by,
        paragraph: block.index,
        start: block.start + start,
        end: block.start + end,
        text: block.text.slice(start, end),
      });
    };
    // A line that is nothing but a held outlet's name, where bylines stand.
    const alone =
      block.index < 5 && block.text.length < 80
        ? book.read(block.text.trim(), { start: 0, end: block.text.length }, new Set())
        : undefined;
    if (alone?.by === 'known' && outletKey(alone.outlet) === outletKey(block.text))
      add(0, block.text.length, alone);
    const dateline = DATELINE.exec(block.text);
    if (dateline?.[1] !== undefined) {
      const start = dateline[0].indexOf(dateline[1]);
      const name = book.read(dateline[1], { start, end: start + dateline[1].length }, introduced);
      if (name !== undefined && name.by !== 'other') add(start, start + dateline[1].length, name);
    }
    for (const place of placesOf(tokens, byline, words)) {
      const first = tokens[place.name[0]];
      const last = tokens[place.name[1] - 1];
      const from = tokens[place.from];
      const to = tokens[place.to - 1];
      if (first === undefined || last === undefined || from === undefined || to === undefined) continue;
      const name = book.read(
        block.text.slice(first.start, last.end),
        { start: first.start, end: last.end },
        introduced,
      );
      if (name === undefined) continue;
      // Institutions have names of two words at least; a person's name after "told" is no source.
      if (name.by === 'other' && (!place.institutional || !words.institution.test(name.outlet))) continue;
      add(from.start, to.possessive ? to.end : Math.max(to.end, last.end), name);
    }
  }
  return mentions;
}

/** What the page's mentions say of its credit. */
export interface CreditContext {
  /** The outlet of the probable original, where known. */
  readonly original?: string;
  /** The text of the probable original: what it credits itself is not the page's own credit. */
  readonly originalMentions?: readonly CreditMention[];
}

/**
 * The page's credit, of its mentions: the probable original's outlet where it is named, else another
 * outlet, else an institution that the original does not itself credit. `paragraphs` are those that
 * name the credited one.
 */
export function creditOf(mentions: readonly CreditMention[], context: CreditContext = {}): Credit {
  const { original } = context;
  const inherited = (mention: CreditMention): boolean =>
    (context.originalMentions ?? []).some((other) => sameOutlet(other.outlet, mention.outlet));
  const source =
    original === undefined ? undefined : mentions.find((mention) => sameOutlet(mention.outlet, original));
  const outlet = mentions.find((mention) => mention.by !== 'other' && !inherited(mention));
  const institution =
    context.originalMentions === undefined
      ? undefined
      : mentions.find((mention) => mention.by === 'other' && !inherited(mention));
  const chosen = source ?? outlet ?? institution;
  if (chosen === undefined) return { kind: 'names-none', paragraphs: [] };
  const paragraphs = mentions
    .filter((mention) => sameOutlet(mention.outlet, chosen.outlet))
    .map((mention) => mention.paragraph);
  return {
    kind: chosen === source ? 'names-source' : 'names-other',
    text: chosen.text,
    start: chosen.start,
    end: chosen.end,
    paragraphs: [...new Set(paragraphs)],
  };
}
