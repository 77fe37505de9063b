/** What the engines of others reach on our cases, each pair of paragraphs scored once a run. */
import { classifyBlocks, languageOf } from '../../src/index';
import type { GoldCase, Label } from '../learn/gold';
import { derivedStories, independentStories, seeds } from './cases';
import {
  averagePrecision,
  bestCut,
  cell,
  estimate,
  F1,
  PRECISION,
  ratio,
  RECALL,
  told,
  type Estimate,
  type Scored,
  type Tally,
} from './estimate';
import { PEER, PEERS, type Against, type PeerName } from './peer-engines';
import type { Unit } from './traced';

export interface PeerParagraph extends Scored {
  readonly label: Label | undefined;
  /** Blocks of the source, best first, three at the most. */
  readonly sources: readonly number[];
}

const textOf = (
  { blocks }: { readonly blocks: GoldCase['page']['blocks'] },
  text: string,
  at: number,
): string => text.slice(blocks[at]!.start, blocks[at]!.end);
const isText = (kind: string | undefined): boolean => kind === 'paragraph' || kind === 'headline';

/** A line of fewer words says too little to derive from anything. */
const SHORTEST = 4;

const indexes = new Map<string, { readonly blocks: readonly number[]; readonly against: Against }>();

function indexOf(name: PeerName, { source }: GoldCase) {
  const key = `${name} ${source.text}`;
  const known = indexes.get(key);
  if (known) return known;
  const kinds = classifyBlocks(source, languageOf('en'));
  const blocks = source.blocks.flatMap((_, at) => (isText(kinds[at]) ? [at] : []));
  const against = PEER[name](blocks.map((at) => textOf(source, source.text, at)));
  const index = { blocks, against };
  indexes.set(key, index);
  return index;
}

const known = new WeakMap<GoldCase, Map<PeerName, readonly PeerParagraph[]>>();

/** The page's headlines and paragraphs as the peer scores them; the labelled ones where there are labels. */
export function peerParagraphs(name: PeerName, gold: GoldCase): readonly PeerParagraph[] {
  const made = known.get(gold) ?? new Map<PeerName, readonly PeerParagraph[]>();
  known.set(gold, made);
  const before = made.get(name);
  if (before) return before;
  const { blocks, against } = indexOf(name, gold);
  const kinds = gold.labels.size > 0 ? [] : classifyBlocks(gold.page, languageOf('en'));
  const found = gold.page.blocks.flatMap((_, at): PeerParagraph[] => {
    const label = gold.labels.get(at);
    const counts = gold.labels.size > 0 ? isText(label?.kind) && !label?.echo : isText(kinds[at]);
    if (!counts) return [];
    const text = textOf(gold.page, gold.page.text, at);
    // What our engine does not compare either.
    const scores = text.split(/\s+/u).length < SHORTEST ? [] : against(text);
    const order = scores.map((_score, column) => column).sort((a, b) => scores[b]! - scores[a]!);
    return [
      {
        label,
        truth: label !== undefined && label.relation !== 'none',
        score: scores[order[0] ?? 0] ?? 0,
        sources: order
          .slice(0, 3)
          .filter((column) => scores[column]! > 0)
          .map((column) => blocks[column]!),
      },
    ];
  });
  made.set(name, found);
  return found;
}

const cuts = new Map<string, number>();

/** The cut of the highest F1 on the labelled paragraphs and independent reports of all families but this one. */
export function peerCut(name: PeerName, family: string | null): number {
  const key = `${name} ${family}`;
  const known = cuts.get(key);
  if (known !== undefined) return known;
  const others = [...seeds(), ...derivedStories(), ...independentStories()].filter(
    (gold) => gold.family !== family,
  );
  const cut = bestCut(others.flatMap((gold) => peerParagraphs(name, gold)));
  cuts.set(key, cut);
  return cut;
}

/** Figures drawn by paragraph or by article, as ours are. */
export function peerTally(
  name: PeerName,
  cases: readonly GoldCase[],
  unit: Unit,
  tally: (paragraph: PeerParagraph, cut: number) => Tally,
): Estimate {
  return ratio(
    cases.flatMap((gold) => {
      const cut = peerCut(name, gold.family);
      const tallies = peerParagraphs(name, gold).map((paragraph) => tally(paragraph, cut));
      if (unit === 'paragraphs') return tallies;
      return [tallies.reduce<Tally>(([a, b], [c, d]) => [a + c, b + d], [0, 0])];
    }),
  );
}

export const PEER_F1 = ({ truth, score }: PeerParagraph, cut: number): Tally => F1(told(truth, score >= cut));
export const PEER_PRECISION = ({ truth, score }: PeerParagraph, cut: number): Tally =>
  PRECISION(told(truth, score >= cut));
export const PEER_RECALL = ({ truth, score }: PeerParagraph, cut: number): Tally =>
  RECALL(told(truth, score >= cut));
/** The best source is a labelled one, of all derived paragraphs. */
export const PEER_NEAREST = ({ label, truth, sources }: PeerParagraph): Tally => [
  truth && label!.sources.includes(sources[0] ?? -1) ? 1 : 0,
  truth ? 1 : 0,
];
/** The main source is among the best three, of all derived paragraphs. */
export const PEER_MAIN = ({ label, truth, sources }: PeerParagraph): Tally => [
  truth && label!.primary !== null && sources.includes(label!.primary) ? 1 : 0,
  truth ? 1 : 0,
];

export function peerAveragePrecision(name: PeerName, cases: readonly GoldCase[], unit: Unit): Estimate {
  const articles = cases.map((gold) => peerParagraphs(name, gold));
  return unit === 'articles'
    ? estimate(articles, (drawn) => averagePrecision(drawn.flat()))
    : estimate(articles.flat(), averagePrecision);
}

/** Badges on pages from which nothing derives, drawn by page. */
export const peerBadges = (name: PeerName, cases: readonly GoldCase[]): Estimate =>
  ratio(
    cases.map((gold): Tally => {
      const paragraphs = peerParagraphs(name, gold);
      const cut = peerCut(name, gold.family);
      return [paragraphs.filter(({ score }) => score >= cut).length, paragraphs.length];
    }),
  );

/** One cell a peer. */
export const peerCells = (figure: (name: PeerName) => Estimate): Record<PeerName, string> =>
  Object.fromEntries(PEERS.map((name) => [name, cell(figure(name))])) as Record<PeerName, string>;
