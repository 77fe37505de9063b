/**
 * Text alignment measured as in the PAN competitions: plagdet, precision, recall and granularity, macro
 * averaged over cases, at the level of characters (Potthast, Stein, Barrón-Cedeño, Rosso, "An evaluation
 * framework for plagiarism detection", COLING 2010), on the training corpus of PAN 2013.
 */
import { hashOf } from '../../src/fingerprint';
import { alignTexts } from '../../src/align/index';
import { SETTINGS, type Settings } from '../../src/align/settings';
import { records } from './research';

/** A reused passage. UTF-16 offsets and lengths. */
export interface PanSpan {
  readonly this_offset: number;
  readonly this_length: number;
  readonly source_offset: number;
  readonly source_length: number;
}

export interface PanPair {
  readonly id: string;
  readonly suspicious: string;
  readonly source: string;
  readonly label: string;
  readonly spans: readonly PanSpan[];
}

interface PanDocument {
  readonly id: string;
  readonly role: 'source' | 'suspicious';
  readonly text: string;
}

/** The kinds of the corpus, as the published tables call them; `negative` are pairs without reuse. */
export const PAN_KINDS = ['negative', 'none', 'random', 'translation', 'summary'] as const;
export type PanKind = (typeof PAN_KINDS)[number];

const KINDS: Readonly<Record<string, PanKind>> = {
  'none-negative': 'negative',
  'no-obfuscation': 'none',
  random: 'random',
  'translation-chain': 'translation',
  summary: 'summary',
};

export type PanHalf = 'tune' | 'held-out';

/** Pairs are parted by their source document, so that no source is in both halves. */
const halfOf = (source: string): PanHalf => (hashOf(source) % 2 === 0 ? 'tune' : 'held-out');

export interface PanCase {
  readonly pair: PanPair;
  readonly kind: PanKind;
  readonly half: PanHalf;
}

export interface PanCorpus {
  readonly cases: readonly PanCase[];
  readonly text: (role: PanDocument['role'], id: string) => string;
}

/** The corpus, or undefined where the research sets are not at hand. */
export function panCorpus(): PanCorpus | undefined {
  const pairs = records<PanPair>('pan13-train.pairs.jsonl.gz');
  if (pairs.length === 0) return undefined;
  const texts = new Map(
    records<PanDocument>('pan13-train.docs.jsonl.gz').map(({ role, id, text }) => [`${role} ${id}`, text]),
  );
  return {
    cases: pairs.flatMap((pair) => {
      const kind = KINDS[pair.label];
      return kind === undefined ? [] : [{ pair, kind, half: halfOf(pair.source) }];
    }),
    text: (role, id) => texts.get(`${role} ${id}`) ?? '',
  };
}

const meets = (from: number, length: number, otherFrom: number, otherLength: number): boolean =>
  from < otherFrom + otherLength && otherFrom < from + length;

/** Two passages meet where they share characters on both sides. */
const overlaps = (a: PanSpan, b: PanSpan): boolean =>
  meets(a.this_offset, a.this_length, b.this_offset, b.this_length) &&
  meets(a.source_offset, a.source_length, b.source_offset, b.source_length);

/** How many units of the range `from`, `length` the union of `others` covers. */
function covered(from: number, length: number, others: readonly (readonly [number, number])[]): number {
  let sum = 0;
  let reached = from;
  for (const [start, size] of [...others].sort((a, b) => a[0] - b[0])) {
    const left = Math.max(reached, start);
    const right = Math.min(from + length, start + size);
    if (right > left) {
      sum += right - left;
      reached = right;
    }
  }
  return sum;
}

/** Share of a passage's characters, both sides together, that `others` cover. */
function share(one: PanSpan, others: readonly PanSpan[]): number {
  const met = others.filter((other) => overlaps(one, other));
  const size = one.this_length + one.source_length;
  if (met.length === 0 || size === 0) return 0;
  return (
    (covered(
      one.this_offset,
      one.this_length,
      met.map((other) => [other.this_offset, other.this_length]),
    ) +
      covered(
        one.source_offset,
        one.source_length,
        met.map((other) => [other.source_offset, other.source_length]),
      )) /
    size
  );
}

/** Sums over pairs, from which the measures follow. */
export class PanScore {
  private recalled = 0;
  private truths = 0;
  private precise = 0;
  private found = 0;
  private met = 0;
  private detected = 0;
  private pairs = 0;
  private fired = 0;

  add(truths: readonly PanSpan[], found: readonly PanSpan[]): void {
    this.pairs += 1;
    if (found.length > 0) this.fired += 1;
    this.truths += truths.length;
    this.found += found.length;
    for (const one of truths) {
      this.recalled += share(one, found);
      const meeting = found.filter((other) => overlaps(one, other)).length;
      this.met += meeting;
      if (meeting > 0) this.detected += 1;
    }
    for (const one of found) this.precise += share(one, truths);
  }

  row(kind: string): PanRow {
    const precision = this.found === 0 ? (this.truths === 0 ? 1 : 0) : this.precise / this.found;
    const recall = this.truths === 0 ? 1 : this.recalled / this.truths;
    const granularity = this.detected === 0 ? 1 : this.met / this.detected;
    const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
    return {
      kind,
      plagdet: f1 / Math.log2(1 + granularity),
      precision,
      recall,
      granularity,
      n: this.pairs,
      fired: this.pairs === 0 ? 0 : this.fired / this.pairs,
    };
  }
}

export interface PanRow {
  readonly kind: string;
  readonly plagdet: number;
  readonly precision: number;
  readonly recall: number;
  /** Detections per detected case; 1 is best. */
  readonly granularity: number;
  /** Pairs of texts. */
  readonly n: number;
  /** Share of the pairs with any detection. */
  readonly fired: number;
}

/** Other line breaks for the same characters, so that offsets stay: none at all, or one after every 60 or so. */
export const PAN_LAYOUTS = ['as-is', 'one-line', 'wrapped'] as const;
export type PanLayout = (typeof PAN_LAYOUTS)[number];

function laidOut(text: string, layout: PanLayout): string {
  if (layout === 'as-is') return text;
  const line = text.replace(/\s/gu, ' ');
  return layout === 'one-line' ? line : line.replace(/(.{60}\S*) /gsu, '$1\n');
}

export interface PanOptions {
  /** Default: the held-out half. */
  readonly half?: PanHalf | 'whole';
  /** At most so many pairs of each kind, drawn by the hash of their id: always the same ones. */
  readonly sample?: number;
  readonly layout?: PanLayout;
  /** Thresholds to try in place of the engine's own. */
  readonly settings?: Partial<Settings>;
  /** Called after every pair. */
  readonly onProgress?: (done: number, all: number) => void;
}

/** The pairs that `options` name, in the corpus's order. */
export function panCases(corpus: PanCorpus, { half = 'held-out', sample }: PanOptions = {}): PanCase[] {
  const chosen = corpus.cases.filter((one) => half === 'whole' || one.half === half);
  if (sample === undefined) return chosen;
  const kept = new Set<PanCase>();
  for (const kind of PAN_KINDS) {
    const drawn = chosen
      .filter((one) => one.kind === kind)
      .map((one) => ({ one, draw: hashOf(one.pair.id) }))
      .sort((a, b) => a.draw - b.draw)
      .slice(0, sample);
    for (const { one } of drawn) kept.add(one);
  }
  return chosen.filter((one) => kept.has(one));
}

/**
 * One row a kind of reuse, one for the pairs without any (`fired` is what counts there), and `entire` over all
 * pairs. Empty without the research sets. About a minute for half of the corpus on one core.
 */
export async function panRows(options: PanOptions = {}): Promise<readonly PanRow[]> {
  const corpus = panCorpus();
  if (corpus === undefined) return [];
  const cases = panCases(corpus, options);
  const scores = new Map<PanKind | 'entire', PanScore>(
    [...PAN_KINDS, 'entire' as const].map((kind) => [kind, new PanScore()]),
  );
  const settings = { ...SETTINGS, ...options.settings };
  const text = (role: PanDocument['role'], id: string): string =>
    laidOut(corpus.text(role, id), options.layout ?? 'as-is');
  for (const [done, { pair, kind }] of cases.entries()) {
    const found = alignTexts(text('suspicious', pair.suspicious), text('source', pair.source), {}, settings);
    const spans = found.map((span) => ({
      this_offset: span.start,
      this_length: span.end - span.start,
      source_offset: span.sourceStart,
      source_length: span.sourceEnd - span.sourceStart,
    }));
    scores.get(kind)?.add(pair.spans, spans);
    scores.get('entire')?.add(pair.spans, spans);
    options.onProgress?.(done + 1, cases.length);
    // A progress bar must get its turn.
    if (done % 50 === 49) await new Promise((resolve) => setImmediate(resolve));
  }
  return [...scores].map(([kind, score]) => score.row(kind));
}
