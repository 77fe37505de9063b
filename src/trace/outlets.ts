/** Outlets as texts name them: in full, without the article, by their last word or by initials. */
import type { DetailWords } from '../languages/details';
import type { Span } from '../types';
import type { Token } from './details/speech';

/** A capitalised run that names an outlet. */
export interface OutletName extends Span {
  /** The held outlet's own name, else the words as they stand. */
  readonly outlet: string;
  /** known: an outlet of a held article; shape: its name looks like one; other: some institution. */
  readonly by: 'known' | 'shape' | 'other';
}

const fold = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFKC')
    .replace(/[’‘]/gu, "'")
    .replace(/'s$/u, '')
    .replace(/[^\p{L}\p{N}&']+/gu, ' ')
    .trim();

/** An outlet's name for comparison: folded, without "the", company forms and web endings. */
export const outletKey = (name: string): string =>
  fold(
    name.replace(
      /^(?:https?:\/\/)?(?:www\.)?([\p{L}\p{N}-]+)\.(?:com|org|net|co\.uk|co|info|news)\b.*$/iu,
      '$1',
    ),
  )
    .replace(/^the /u, '')
    .replace(
      / (?:limited|ltd|inc|llc|plc|gmbh|corp|corporation|company|group|media group|media limited)$/u,
      '',
    );

const initialsOf = (name: string): string =>
  name
    .replace(/^the\s+/iu, '')
    .split(/[\s-]+/u)
    .filter((word) => /^\p{Lu}/u.test(word))
    .map((word) => word.charAt(0))
    .join('');

/** Whether two names are of one outlet: equal keys, or the initials of the other in capitals. */
export function sameOutlet(a: string, b: string): boolean {
  const first = outletKey(a);
  const second = outletKey(b);
  if (first === '' || second === '') return false;
  if (first === second || first.replaceAll(' ', '') === second.replaceAll(' ', '')) return true;
  const short = (name: string, other: string): boolean =>
    /^\p{Lu}{2,5}$/u.test(name.trim()) && initialsOf(other) === name.trim() && initialsOf(other).length > 1;
  return short(a, b) || short(b, a);
}

/** Wires whose line under a text of another outlet is a licence and no ownership. */
const WIRES: ReadonlySet<string> = new Set(
  'reuters|ap|associated press|afp|agence france presse|pa|pa media|press association|dpa|upi|united press international|bloomberg|xinhua|tass|interfax|efe|ansa|kyodo|ians|pti|press trust of india|ani'.split(
    '|',
  ),
);

/** Whether the name is that of a news agency whose texts others print. */
export const isWire = (name: string): boolean =>
  WIRES.has(outletKey(name)) || /\b(?:newswire|wire)$/u.test(outletKey(name));

/** Last words that also end the names of authorities, firms and books: an outlet only beside a news word. */
const VAGUE = new Set([
  'agency',
  'press',
  'report',
  'review',
  'network',
  'media',
  'desk',
  'record',
  'standard',
  'today',
  'reader',
  'magazine',
  'news',
  'wire',
  'sunday',
  'online',
  'star',
  'sun',
  'sky',
  'express',
]);
/** Last words that many papers share: alone they name one only after it was named in full. */
const SHARED = new Set(
  'mail post gazette herald journal tribune courier chronicle register observer globe monitor bulletin dispatch examiner sentinel inquirer ledger echo advertiser beacon argus mercury daily weekly television tv radio zeitung presse monde mundo pais newspaper newswire pravda politika'.split(
    ' ',
  ),
);
const NOT_OUTLETS =
  /\b(?:secretary|office|conference|release|briefing|corps|minister|agency for|protection agency|energy agency|space agency|intelligence agency|security agency|drug agency|environment agency|health agency)$/u;

/** Whether a name looks like an outlet's by its last word ("Kyiv Post", "European Pravda", "Reuters"). */
export function looksLikeOutlet(name: string, detail: DetailWords): boolean {
  const key = outletKey(name);
  if (key === '' || NOT_OUTLETS.test(key)) return false;
  if (WIRES.has(key)) return true;
  const words = key.split(' ');
  const last = words.at(-1) ?? '';
  if (!detail.outletEnds.has(last)) return /\b(?:news|times|post)\b/u.test(key) && words.length <= 3;
  if (last === 'agency') return /\b(?:news|press|telegraph|information) agency$/u.test(key);
  // "the Guardian", but not "the Mail", which may be any paper's word for itself.
  return words.length > 1 || (!VAGUE.has(last) && !SHARED.has(last));
}

/** How a known outlet may be written in running text. */
interface Known {
  readonly outlet: string;
  readonly key: string;
  readonly initials: string;
  readonly last: string;
}

export class OutletBook {
  readonly #known: readonly Known[];
  readonly #detail: DetailWords;

  /** `outlets`: names of the outlets of held articles. */
  constructor(outlets: readonly string[], detail: DetailWords) {
    this.#detail = detail;
    this.#known = [...new Map(outlets.map((outlet) => [outletKey(outlet), outlet])).entries()]
      .filter(([key]) => key !== '')
      .map(([key, outlet]) => ({
        outlet,
        key,
        initials: initialsOf(outlet),
        last: key.split(' ').at(-1) ?? '',
      }));
  }

  /**
   * The outlet that a run of words names. `introduced` holds the keys that this text has already named in
   * full: only those may be called by their last word ("the Gazette").
   */
  read(words: string, span: Span, introduced: ReadonlySet<string>): OutletName | undefined {
    const name = words.replace(/['’]s$/u, '');
    const key = outletKey(name);
    if (key === '') return undefined;
    for (const known of this.#known) {
      const whole = known.key === key || known.key.replaceAll(' ', '') === key.replaceAll(' ', '');
      const initials = known.initials.length > 1 && known.initials === name.replace(/^[Tt]he\s+/u, '');
      const last = known.last === key && introduced.has(known.key) && this.#detail.outletEnds.has(known.last);
      if (whole || initials || last) return { ...span, outlet: known.outlet, by: 'known' };
    }
    // "Financial Times journalists": the known name opens the run.
    const opening = this.#known.find((known) => known.key.includes(' ') && key.startsWith(`${known.key} `));
    if (opening !== undefined) return { ...span, outlet: opening.outlet, by: 'known' };
    const plain = name.replace(/^[Tt]he\s+/u, '');
    if (looksLikeOutlet(plain, this.#detail)) return { ...span, outlet: plain, by: 'shape' };
    return { ...span, outlet: plain, by: 'other' };
  }
}

/** Small words that may stand inside an outlet's name. */
const INSIDE = new Set(['of', 'the', 'and', '&', 'for', 'de', 'la', 'le', 'der', 'die']);

/** End (exclusive) of the capitalised run at `from`, or `from` where there is none. A leading "the" is allowed. */
export function capitalRun(tokens: readonly Token[], from: number): number {
  let at = from;
  if (tokens[at]?.norm === 'the' || tokens[at]?.norm === 'a') at += 1;
  if (!tokens[at]?.capital) return from;
  let to = at + 1;
  while (to < tokens.length) {
    const token = tokens[to];
    const previous = tokens[to - 1];
    if (token === undefined || previous?.possessive || !/^(?:\s|\s?[&+]\s?|-)$/u.test(token.before)) break;
    if (token.capital || /^\d+$/u.test(token.norm)) to += 1;
    else if (INSIDE.has(token.norm) && token.norm !== 'and' && tokens[to + 1]?.capital) to += 2;
    else break;
  }
  return to;
}

/** First token of the capitalised run that ends at `last` (inclusive), or `last + 1` where there is none. */
export function capitalRunBefore(tokens: readonly Token[], last: number): number {
  if (!tokens[last]?.capital) return last + 1;
  let from = last;
  while (from > 0) {
    const token = tokens[from];
    const previous = tokens[from - 1];
    if (
      token === undefined ||
      previous === undefined ||
      previous.possessive ||
      !/^(?:\s|\s?[&+]\s?|-)$/u.test(token.before)
    )
      break;
    if (previous.capital) from -= 1;
    else if (INSIDE.has(previous.norm) && previous.norm !== 'and' && tokens[from - 2]?.capital) from -= 2;
    else break;
  }
  return from;
}
