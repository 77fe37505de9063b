import type { HeldArticle } from '../match/held';
import type { Judgement, PageUnit } from '../match/judge';
import { THRESHOLDS } from '../strictness';
import type { Source } from '../types';
import type { Standing } from './lineage';

export interface Place {
  readonly held: HeldArticle;
  /** Among the article's matchable paragraphs. */
  readonly position: number;
}

/** Where a paragraph of the page most probably comes from. */
export interface Choice {
  readonly score: number;
  readonly held: HeldArticle;
  readonly main: Place;
  readonly others: readonly Place[];
  /** Positions of the likeliest paragraphs, best first. */
  readonly ranked: readonly number[];
  /** Null where not a single stem is shared. */
  readonly nearest: Source | null;
}

/** The page's context decides which paragraph is meant; a pair's own log odds only break what it leaves open. */
const PAIR_WEIGHT = 0.1;
/** Log odds below the best at which a further source paragraph is still worth showing. */
const FURTHER = 5;
const MOST_OTHERS = 2;
/** Log odds by which one article's best paragraph must beat another's. */
const CLEARLY = 1.5;

export function sourceOf({ held, position }: Place): Source {
  const paragraph = held.matchable[position]!;
  return { articleId: held.info.articleId, paragraph, text: held.blocks[paragraph]!.text };
}

interface Ranked {
  readonly position: number;
  readonly value: number;
}

/** How many of an article's paragraphs are told apart by rank: coverage averages over five at the most. */
const RANKED = 5;

/** The article's paragraphs likeliest for one unit, at most `most`, best first, with their values. */
export function rank({ columns, pairs, states }: Judgement, row: number, most = RANKED): Ranked[] {
  const found: Ranked[] = [];
  for (let position = 0; position < columns; position++) {
    const at = row * columns + position;
    const value = Math.log(states[at]! + 1e-4) + PAIR_WEIGHT * pairs[at]!;
    if (found.length === most && value <= found[most - 1]!.value) continue;
    if (found.length === most) found.pop();
    let place = found.length;
    while (place > 0 && found[place - 1]!.value < value) place--;
    found.splice(place, 0, { position, value });
  }
  return found;
}

/** One a unit: the source by the articles that may explain the page, the original before all others. */
export function choose(
  units: readonly PageUnit[],
  judgements: ReadonlyMap<number, Judgement>,
  standing: Standing,
): (Choice | undefined)[] {
  const explain = standing.explainers.map((index) => judgements.get(index)!).filter((one) => one.columns > 0);
  // Without an explainer nothing matches; the most similar paragraph is still named.
  const rest = [...judgements.values()].filter((one) => one.held.index !== standing.self && one.columns > 0);
  return units.map((unit, row) => {
    const possible = explain.length > 0 ? explain : rest;
    const score = explain.reduce((most, one) => Math.max(most, one.scores[row]!), 0);
    const first = possible[0];
    if (!first) return undefined;
    const best = possible.reduce((a, b) => (b.scores[row]! > a.scores[row]! ? b : a), first);
    // What the original explains is the original's, even where a go-between tells it in closer words, unless
    // it explains it weakly and the other clearly better.
    const weak = first.scores[row]! < THRESHOLDS.strict && best.best[row]! - first.best[row]! > CLEARLY;
    const chosen = explain.length > 0 && first.scores[row]! >= THRESHOLDS.loose && !weak ? first : best;
    const ranked = rank(chosen, row);
    const top = ranked[0]!;
    const main = { held: chosen.held, position: top.position };
    const others: { place: Place; value: number }[] = ranked
      .slice(1, 1 + MOST_OTHERS)
      .filter((one) => one.value >= top.value - FURTHER)
      .map((one) => ({ place: { held: chosen.held, position: one.position }, value: one.value }));
    for (const judgement of explain) {
      if (judgement === chosen || judgement.scores[row]! < THRESHOLDS.balanced) continue;
      const [place] = rank(judgement, row, 1);
      if (place)
        others.push({ place: { held: judgement.held, position: place.position }, value: place.value });
    }
    others.sort((a, b) => b.value - a.value);
    return {
      score: explain.length > 0 ? Math.max(chosen.scores[row]!, chosen === first ? 0 : score) : 0,
      held: chosen.held,
      main,
      others: others.slice(0, MOST_OTHERS).map((one) => one.place),
      ranked: ranked.map((one) => one.position),
      nearest: unit.whole.stems.some((id) => chosen.held.source.postings.has(id)) ? sourceOf(main) : null,
    };
  });
}
