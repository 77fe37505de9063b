/**
 * Which of two versions of a report is the later, by how far its story had gone: what one tells as ahead
 * ("is to meet") the other tells as over ("met"). For texts that share their wording, where the order of
 * copying leaves no other mark: length, direct speech and the share of common text say nothing there
 * (docs/quality.md, "Direction").
 */
import { stageWordsOf, type StageWords } from '../languages/stage';

/** A sentence as the comparison needs it. */
interface Told {
  /** Lower case, without direct speech: what is quoted keeps the tense of when it was said. */
  readonly plain: string;
  readonly text: string;
  readonly grams: readonly string[];
}

/** A text, read for its stage. */
export interface Telling {
  readonly sentences: readonly Told[];
  /** The first sentence that has a run of words. */
  readonly where: ReadonlyMap<string, number>;
  /** Weekday (0 to 6) -> how often it is told as past. */
  readonly past: ReadonlyMap<number, number>;
  readonly words: StageWords;
}

const GRAM = 5;
/** Furniture, bylines, stamps and captions are shorter or end without a mark: they tell of no event. */
const LEAST_WORDS = 8;
const LEAST_SENTENCE = 5;
const ENDS = /[.!?”"’)]\s*$/u;
const SENTENCE = /(?<=[.!?”"])\s+(?=[\p{Lu}“"])/u;
const WORD = /[\p{L}\p{N}]+/gu;

const countOf = (text: string, expression: RegExp): number => text.match(expression)?.length ?? 0;

/** Reads the paragraphs of a text; undefined in a language without stage words. */
export function tellingOf(paragraphs: readonly string[], tag?: string): Telling | undefined {
  const words = stageWordsOf(tag);
  if (!words) return undefined;
  const sentences: Told[] = [];
  const where = new Map<string, number>();
  for (const paragraph of new Set(paragraphs)) {
    if (countOf(paragraph, /\S+/gu) < LEAST_WORDS || !ENDS.test(paragraph)) continue;
    for (const text of paragraph.split(SENTENCE)) {
      const low = text.toLowerCase().replace(/[’‘]/gu, "'").replace(/[“”]/gu, '"');
      const norms = low.match(WORD) ?? [];
      if (norms.length < LEAST_SENTENCE) continue;
      const grams = Array.from({ length: norms.length - GRAM + 1 }, (_, at) =>
        norms.slice(at, at + GRAM).join(' '),
      );
      for (const gram of grams) if (!where.has(gram)) where.set(gram, sentences.length);
      sentences.push({ plain: low.replace(/"[^"]*(?:"|$)/gu, ' '), text, grams });
    }
  }
  return { sentences, where, past: daysTold(sentences, words), words };
}

/** Characters around a weekday in which its clause is looked for. */
const REACH = { before: 60, after: 40 };

function daysTold(sentences: readonly Told[], words: StageWords): Map<number, number> {
  const past = new Map<number, number>();
  const named = new RegExp(`\\b(${words.days.join('|')})\\b`, 'gu');
  for (const { plain } of sentences) {
    for (const match of plain.matchAll(named)) {
      const after = plain.slice(match.index + match[0].length);
      if (words.date.test(after)) continue;
      const clause = plain
        .slice(Math.max(0, match.index - REACH.before), match.index)
        .split(/[,;:—]|\s-\s/u)
        .at(-1)!;
      const rest = after.slice(0, REACH.after).split(/[,;:—]/u)[0]!;
      // "Monday's summit" tells nothing; "said Monday" and "Trump on Monday said" do.
      if (rest.startsWith("'s") || words.dayAhead.test(clause)) continue;
      if (countOf(clause, words.over) === 0 && countOf(rest, words.over) === 0) continue;
      const day = words.days.indexOf(match[0]);
      past.set(day, (past.get(day) ?? 0) + 1);
    }
  }
  return past;
}

/** How a sentence of one text stands in the other: the sentence that shares most, and the part of its runs that the text holds. */
interface Place {
  readonly best: number;
  readonly shared: number;
}

function placesIn(one: Telling, other: Telling): Place[] {
  return one.sentences.map(({ grams }) => {
    const hits = new Map<number, number>();
    let shared = 0;
    for (const gram of grams) {
      const at = other.where.get(gram);
      if (at === undefined) continue;
      shared++;
      hits.set(at, (hits.get(at) ?? 0) + 1);
    }
    let best = -1;
    for (const [at, count] of hits) if (best < 0 || count > hits.get(best)!) best = at;
    return { best, shared: grams.length > 0 ? shared / grams.length : 0 };
  });
}

/** Part of a sentence's runs in the other text below which it is the text's own, and from which it is unchanged. */
const OWN = 0.3;
const SAME = 0.95;

/** Words that both sides must have for their rates to be compared: what only the longer has tells its length. */
const LEAST_RATED = 80;
/** Words added to either side's, so that a rate of few words is a small one. */
const SMOOTH = 30;

const wordsIn = (sentences: readonly Told[]): number =>
  sentences.reduce((sum, { plain }) => sum + countOf(plain, /\S+/gu), 0);

/** How much more often `expression` stands in the second than in the first, in a hundred words. */
function rise(first: readonly Told[], second: readonly Told[], expression: RegExp): number {
  const [a, b] = [first, second].map((sentences) => {
    const words = wordsIn(sentences);
    const found = sentences.reduce((sum, { plain }) => sum + countOf(plain, expression), 0);
    return words >= LEAST_RATED ? (100 * found) / (words + SMOOTH) : undefined;
  });
  return a === undefined || b === undefined ? 0 : b - a;
}

const most = (value: number, limit: number): number => Math.max(-limit, Math.min(limit, value));

/**
 * Mean weekday that each tells as past, where the week is cut at the widest gap between the days of both:
 * the days of one report lie close together. Positive: the second text's are later.
 */
function laterDays(a: ReadonlyMap<number, number>, b: ReadonlyMap<number, number>, week: number): number {
  const days = [...new Set([...a.keys(), ...b.keys()])];
  if (a.size === 0 || b.size === 0) return 0;
  let first = 0;
  let span = Number.POSITIVE_INFINITY;
  for (let start = 0; start < week; start++) {
    const width = Math.max(...days.map((day) => (day - start + week) % week));
    if (width < span) [first, span] = [start, width];
  }
  const mean = (told: ReadonlyMap<number, number>): number => {
    let sum = 0;
    let all = 0;
    for (const [day, count] of told) {
      sum += ((day - first + week) % week) * count;
      all += count;
    }
    return sum / all;
  };
  return most(mean(b) - mean(a), 2);
}

/** What the order is read from; each positive where the second text is the later. */
export interface StageSigns {
  /** In sentences that both have, worded differently: more that lies before; less that is ahead. */
  readonly before: number;
  readonly ahead: number;
  /** Less of what is ahead in the whole texts, per hundred words. This and the next two: where both have moved on. */
  readonly aheadWhole: number;
  /** More finite past in what each has alone, per hundred words. */
  readonly overOwn: number;
  /** Later weekdays told as past. */
  readonly days: number;
}

export interface Staged {
  readonly signs: StageSigns;
  /** Sentences that both have, where the first tells as ahead what the second does not; and the other way round. */
  readonly changed: readonly { readonly first: string; readonly second: string; readonly ahead: number }[];
}

/**
 * Versions of one report keep most of what they share word for word; whoever retells it touches every sentence,
 * and with it the tenses and doubts that would tell the stage. `shared`: part of either's sentences that the
 * other has in like words; `same`: part of those that are unchanged (seven in ten wire pairs have more, no story
 * retold by another writer does).
 */
const VERSION = { shared: 0.2, same: 0.6 };

function areVersions(a: readonly Place[], b: readonly Place[]): boolean {
  const count = (places: readonly Place[], from: number): number =>
    places.filter(({ shared }) => shared >= from).length;
  const most = Math.max(...[a, b].map((places) => count(places, OWN) / Math.max(1, places.length)));
  const same = (count(a, SAME) + count(b, SAME)) / Math.max(1, count(a, OWN) + count(b, OWN));
  return most >= VERSION.shared && same >= VERSION.same;
}

/** Undefined where too little wording is shared to be versions of one text. */
export function compareStages(a: Telling, b: Telling): Staged | undefined {
  const inB = placesIn(a, b);
  const inA = placesIn(b, a);
  if (!areVersions(inA, inB)) return undefined;
  const { words } = a;
  const sums = { before: 0, ahead: 0 };
  const changed: { first: string; second: string; ahead: number }[] = [];
  inB.forEach(({ best, shared: part }, at) => {
    if (part < OWN || inA[best]?.best !== at) return;
    const [one, two] = [a.sentences[at]!, b.sentences[best]!];
    const moreOf = (expression: RegExp): number =>
      Math.sign(countOf(two.plain, expression) - countOf(one.plain, expression));
    const before = moreOf(words.before);
    const ahead = -moreOf(words.ahead);
    sums.before += before;
    sums.ahead += ahead;
    if (before + ahead !== 0) changed.push({ first: one.text, second: two.text, ahead: before + ahead });
  });
  const part = (telling: Telling, places: readonly Place[], from: number, to: number): Told[] =>
    telling.sentences.filter((_, at) => places[at]!.shared >= from && places[at]!.shared < to);
  const more = (expression: RegExp, from: number, to: number): number =>
    rise(part(a, inB, from, to), part(b, inA, from, to), expression);
  // What a copy lost by being cut short tells no stage: the whole texts count where both have text of their own.
  const movedOn = [part(a, inB, 0, OWN), part(b, inA, 0, OWN)].every((own) => wordsIn(own) >= LEAST_RATED);
  return {
    signs: {
      before: most(sums.before, 3),
      ahead: most(sums.ahead, 3),
      aheadWhole: movedOn ? -more(words.ahead, 0, 2) : 0,
      overOwn: movedOn ? more(words.over, 0, OWN) : 0,
      days: movedOn ? laterDays(a.past, b.past, words.days.length) : 0,
    },
    changed,
  };
}

/**
 * Root mean squares of the signs on the wire pairs of the research sets, so that each speaks as loudly as the
 * others; their directions were set beforehand and nothing else is fitted. Remade by tools/measure-lineage.ts --scales.
 */
export const SCALES: StageSigns = {
  before: 0.18,
  ahead: 0.5,
  aheadWhole: 0.2,
  overOwn: 1.36,
  days: 0.31,
};
/** No sign may speak louder than three others. */
const LOUDEST = 3;
/** Below this nothing is said: one sign of common size. Decides a quarter of the wire pairs (docs/quality.md, "Direction"). */
export const STAGE_CUT = 1;

/** The signs as one number; positive: the second is the later. */
export const stageScore = (signs: StageSigns, scales: StageSigns = SCALES): number =>
  (Object.keys(scales) as (keyof StageSigns)[]).reduce(
    (sum, sign) => sum + most(signs[sign] / scales[sign], LOUDEST),
    0,
  );
