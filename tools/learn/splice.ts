/** Single derived paragraphs on foreign pages: the quoting blog. */
import { articleOf, type GoldCase } from './gold';
import { records } from './research';

const hosts = (from: number, to: number): string[][] =>
  records<{ text: string }>('bbc.docs.jsonl.gz')
    .slice(from, to)
    .map(({ text }) => text.split('\n').filter((line) => line.trim() !== ''))
    .filter((lines) => lines.length >= 6 && lines.length <= 14);

/** Every `step`th derived paragraph of the cases, alone on a BBC page (`from` to `to` in the file's order). */
export function spliced(cases: readonly GoldCase[], from: number, to: number, step = 1): GoldCase[] {
  const pages = hosts(from, to);
  if (pages.length === 0) return [];
  const out: GoldCase[] = [];
  let number = 0;
  for (const gold of cases) {
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
        labels: new Map(
          lines.map((_, index) => [
            index,
            index === place
              ? label
              : { kind: 'paragraph', relation: 'none', sources: [], primary: null, added: [], echo: false },
          ]),
        ),
      });
    }
  }
  return out;
}
