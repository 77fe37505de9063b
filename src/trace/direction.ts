import { naming, type Facts } from './facts';
import { sameOutlet } from './outlets';
import { compareStages, STAGE_CUT, stageScore, tellingOf, type Staged, type Telling } from './stage';

export interface Direction {
  readonly order: 'first-follows' | 'second-follows' | 'unknown';
  readonly by?: 'credit' | 'copyright' | 'date' | 'stage' | 'quotation';
}

const follows = (second: boolean, by: NonNullable<Direction['by']>): Direction => ({
  order: second ? 'second-follows' : 'first-follows',
  by,
});

/**
 * Who follows whom of two texts that share. The outlet that one of them names as its source; then a
 * copyright line or own reporting that only one has, where direct speech says the same; then the date;
 * then, of versions of one report, how far its story had gone, and of retellings direct speech; else unknown.
 */
export function directionOf(first: Facts, second: Facts): Direction {
  const a = first.own.outlet;
  const b = second.own.outlet;
  if (!(a !== undefined && b !== undefined && sameOutlet(a, b))) {
    const firstNames = naming(first, b) !== undefined;
    const secondNames = naming(second, a) !== undefined;
    if (firstNames !== secondNames) return follows(secondNames, 'credit');
  }
  const speech = bySpeech(first, second);
  const owns = Number(ownsItself(first)) - Number(ownsItself(second));
  // Copiers put their own copyright line under what they copied, so that it counts only beside the text.
  if (owns !== 0 && owns === speech) return follows(owns > 0, 'copyright');
  if (first.date !== undefined && second.date !== undefined) {
    // Days, not minutes: a page's time is often that of its last update.
    const days = (Date.parse(first.date) - Date.parse(second.date)) / 86_400_000;
    if (Math.abs(days) >= 1) return follows(days < 0, 'date');
  }
  const staged = stagesOf(first, second);
  if (staged) {
    const later = stageScore(staged.signs);
    return Math.abs(later) < STAGE_CUT ? { order: 'unknown' } : follows(later > 0, 'stage');
  }
  return speech === 0 ? { order: 'unknown' } : follows(speech > 0, 'quotation');
}

/** Read when first asked for: most pages are ordered by what comes before. A cache, not state. */
const tellings = new WeakMap<Facts, { readonly telling: Telling | undefined }>();

function telling(facts: Facts): Telling | undefined {
  let known = tellings.get(facts);
  if (!known) tellings.set(facts, (known = { telling: tellingOf(facts.told, facts.language) }));
  return known.telling;
}

/** How two versions of one report tell its stage; undefined where they are not versions of one report. */
export function stagesOf(first: Facts, second: Facts): Staged | undefined {
  const [a, b] = [telling(first), telling(second)];
  return a && b && a.words === b.words ? compareStages(a, b) : undefined;
}

const ownsItself = ({ own }: Facts): boolean => own.copyright !== undefined || own.reporting.length > 0;

/**
 * How much more of a text must be direct speech, as a ratio and as a share of its words, to be the earlier;
 * and the words that both must have: of a few sentences one quotation more or less is a large share.
 */
const MORE_SPEECH = { ratio: 1.4, share: 0.02, words: 150 };

/**
 * Direct speech gets lost in retelling: what the retold text still quotes stands in its source, and not
 * the other way round. It holds for retellings (all decided pairs of stories and seeds) and not for wire
 * copies (docs/quality.md, "Direction"), so it orders held articles and never counts as known. A share of
 * the words, so that length does not decide. Positive: the first is the earlier.
 */
function bySpeech(first: Facts, second: Facts): -1 | 0 | 1 {
  const [more, less] = first.quotedShare >= second.quotedShare ? [first, second] : [second, first];
  if (Math.min(first.words, second.words) < MORE_SPEECH.words) return 0;
  if (more.quotedShare - less.quotedShare < MORE_SPEECH.share) return 0;
  if (more.quotedShare < MORE_SPEECH.ratio * less.quotedShare) return 0;
  if (heldBy(more, less) <= heldBy(less, more)) return 0;
  return more === first ? 1 : -1;
}

/** Part of `a`'s quoted words that `b` quotes as well, seen from `b`: how much of b's speech is a's. */
function heldBy(a: Facts, b: Facts): number {
  if (b.quoted.size === 0) return 1;
  let found = 0;
  for (const word of b.quoted) if (a.quoted.has(word)) found++;
  return found / b.quoted.size;
}
