/** Paragraphs where they do not belong: a derived one on a foreign page, an unrelated one on a derived page. */
import { articleOf, type GoldCase, type Label } from './gold';
import { records } from './research';

const hosts = (from: number, to: number): string[][] =>
  records<{ text: string }>('bbc.docs.jsonl.gz')
    .slice(from, to)
    .map(({ text }) => text.split('\n').filter((line) => line.trim() !== ''))
    .filter((lines) => lines.length >= 6 && lines.length <= 14);

const NONE: Label = {
  kind: 'paragraph',
  relation: 'none',
  sources: [],
  primary: null,
  added: [],
  echo: false,
};

const linesOf = ({ page }: GoldCase): string[] =>
  page.blocks.map(({ start, end }) => page.text.slice(start, end).replace(/\s*\n\s*/gu, ' '));

/** Seeds are one story, and so one group. */
const groupOf = ({ set, family }: GoldCase): string => (set === 'seeds' ? 'seeds' : family);

/** A line shorter than this is furniture more often than text. */
const SHORTEST = 25;

/**
 * Derived pages with one paragraph of another story set in, `copies` of each page: an advertisement or a
 * teaser of another story that stands among the paragraphs. Only the inserted paragraph is labelled.
 */
export function inserted(cases: readonly GoldCase[], copies: number): GoldCase[] {
  const pages = cases.filter((gold) => gold.labels.size > 0);
  let number = 0;
  return pages.flatMap((gold) => {
    const lines = linesOf(gold);
    const foreign = pages
      .filter((other) => groupOf(other) !== groupOf(gold))
      .flatMap(linesOf)
      .filter((line) => line.length > SHORTEST);
    return Array.from({ length: foreign.length > 0 ? copies : 0 }, (): GoldCase => {
      number++;
      const line = foreign[(number * 7919) % foreign.length]!;
      const place = (number * 31) % (lines.length + 1);
      const text = [...lines.slice(0, place), line, ...lines.slice(place)].join('\n\n');
      return {
        set: 'inserted',
        family: gold.family,
        name: `${gold.name} with a foreign paragraph at ${place}`,
        source: gold.source,
        page: articleOf('page', text),
        labels: new Map([[place, NONE]]),
      };
    });
  });
}

/** Every `step`th derived paragraph of the cases, alone on a BBC page (`from` to `to` in the file's order). */
export function spliced(cases: readonly GoldCase[], from: number, to: number, step = 1): GoldCase[] {
  const pages = hosts(from, to);
  return setInto(cases, () => pages, step);
}

/** Every `step`th derived paragraph of the cases, alone on one of these pages of another story. */
export const splicedInto = (cases: readonly GoldCase[], pages: readonly GoldCase[], step = 1): GoldCase[] =>
  setInto(cases, (gold) => pages.filter((page) => groupOf(page) !== groupOf(gold)).map(linesOf), step);

function setInto(
  cases: readonly GoldCase[],
  pagesFor: (gold: GoldCase) => readonly string[][],
  step: number,
): GoldCase[] {
  const out: GoldCase[] = [];
  let number = 0;
  for (const gold of cases) {
    const pages = pagesFor(gold);
    if (pages.length === 0) continue;
    for (const [block, label] of gold.labels) {
      if (label.relation === 'none' || label.echo || label.kind !== 'paragraph') continue;
      number++;
      if (number % step !== 0) continue;
      const host = pages[(number * 37) % pages.length]!;
      const place = number % host.length;
      const { start, end } = gold.page.blocks[block]!;
      const lines = [...host.slice(0, place), gold.page.text.slice(start, end), ...host.slice(place)];
      out.push({
        set: 'spliced',
        family: gold.family,
        name: `${gold.name}:${block} in a foreign page`,
        source: gold.source,
        page: articleOf('page', lines.join('\n\n')),
        labels: new Map(lines.map((_, index) => [index, index === place ? label : NONE])),
      });
    }
  }
  return out;
}

/**
 * Derived pages of which only a part of the derived paragraphs is left: what else stands on them is of the same
 * topic and derives from nothing, so that the page's company can be told from its topic.
 */
export function thinned(cases: readonly GoldCase[], keep: number): GoldCase[] {
  return cases.flatMap((gold): GoldCase[] => {
    const lines = linesOf(gold);
    let derived = 0;
    const kept = lines.flatMap((line, block) => {
      const label = gold.labels.get(block);
      if (
        label &&
        label.relation !== 'none' &&
        Math.floor(++derived * keep) === Math.floor((derived - 1) * keep)
      ) {
        return [];
      }
      return [{ line, label }];
    });
    if (kept.filter(({ label }) => label?.relation === 'none').length < 4) return [];
    return [
      {
        ...gold,
        set: 'thinned',
        name: `${gold.name} with ${keep} of what derives`,
        page: articleOf('page', kept.map(({ line }) => line).join('\n\n')),
        labels: new Map(kept.flatMap(({ label }, at) => (label ? [[at, label] as const] : []))),
      },
    ];
  });
}
