/**
 * Altered words on the labelled sets, with the labels' own sources (so that only the comparison of
 * details is measured, not the search for the source):
 * `npx tsx tools/measure-details.ts [--list] [--held-out]`. Of the invented pairs those with an even number
 * are never listed: rules are made on the others.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { languageOf } from '../src/languages/index';
import { analyse } from '../src/text';
import { compareDetails } from '../src/trace/altered';
import type { AlteredSpan, Span } from '../src/types';

export interface GoldSpan extends Span {
  readonly text: string;
  readonly source_text: string;
  readonly kind: string;
}

export interface Case {
  readonly name: string;
  readonly text: string;
  readonly sources: readonly string[];
  readonly altered: readonly GoldSpan[];
}

const GOLD = 'tests/gold';
const english = languageOf('en');
const lines = (file: string): string[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');

export function seedCases(): Case[] {
  const blocks = JSON.parse(readFileSync(join(GOLD, 'seeds', 'blocks.json'), 'utf8')) as Record<
    string,
    { id: string; text: string }[]
  >;
  const texts = new Map(
    Object.values(blocks)
      .flat()
      .map(({ id, text }) => [id, text]),
  );
  return lines(join(GOLD, 'seeds', 'labels.jsonl')).flatMap((line) => {
    const label = JSON.parse(line) as {
      id: string;
      relation: string;
      sources: string[];
      primary?: string | null;
      altered: GoldSpan[];
    };
    if (label.relation === 'none') return [];
    const first = label.primary ?? label.sources[0];
    const ids = [first, ...label.sources.filter((id) => id !== first)].slice(0, 3);
    return [
      {
        name: label.id,
        text: texts.get(label.id) ?? '',
        sources: ids.map((id) => texts.get(id ?? '') ?? ''),
        altered: label.altered,
      },
    ];
  });
}

export function storyCases(root = join(GOLD, 'stories')): Case[] {
  return readdirSync(root)
    .filter((story) => existsSync(join(root, story, 'gold.jsonl')))
    .flatMap((story) => {
      const blocksOf = (doc: string): string[] =>
        readFileSync(join(root, story, `${doc}.txt`), 'utf8')
          .split(/\n\s*\n/u)
          .map((block) => block.trim())
          .filter((block) => block !== '');
      const original = blocksOf('original');
      return lines(join(root, story, 'gold.jsonl')).flatMap((line) => {
        const label = JSON.parse(line) as {
          doc: string;
          p: number;
          relation: string;
          sources: number[];
          altered: GoldSpan[];
        };
        if (label.relation === 'none') return [];
        return [
          {
            name: `${story}/${label.doc}:${label.p}`,
            text: blocksOf(label.doc)[label.p - 1] ?? '',
            sources: label.sources.slice(0, 3).map((p) => original[p - 1] ?? ''),
            altered: label.altered,
          },
        ];
      });
    });
}

/** The invented pairs with an odd (`develop`) or even (`check`) number. */
export function pairCases(part: 'develop' | 'check'): Case[] {
  return lines(join(GOLD, 'details', 'cases.jsonl')).flatMap((line) => {
    const { id, source, page, altered } = JSON.parse(line) as {
      id: number;
      source: string;
      page: string;
      altered: GoldSpan[];
    };
    if ((id % 2 === 1) !== (part === 'develop')) return [];
    return [{ name: `pair ${String(id)}`, text: page, sources: [source], altered }];
  });
}

/** Words. */
export interface Tally {
  hit: number;
  found: number;
  gold: number;
}

/** Labelled and marked words, by kind and in `all`, with the spans that are right, wrong and missed. */
export interface Measured {
  readonly kinds: ReadonlyMap<string, Tally>;
  readonly dropped: number;
  readonly lines: readonly string[];
}

export const f1 = ({ hit, found, gold }: Tally): number => (hit === 0 ? 0 : (2 * hit) / (found + gold));

export function measureDetails(cases: readonly Case[]): Measured {
  const kinds = new Map<string, Tally>();
  const of = (kind: string): Tally => {
    const tally = kinds.get(kind) ?? { hit: 0, found: 0, gold: 0 };
    kinds.set(kind, tally);
    return tally;
  };
  let dropped = 0;
  const told: string[] = [];
  for (const { name, text, sources, altered } of cases) {
    const page = analyse(text, english);
    const details = compareDetails(
      page,
      sources.map((source) => analyse(source, english)),
      [],
      'en',
    );
    dropped += details.dropped.length;
    const covers = (span: Span, word: Span): boolean => word.start < span.end && word.end > span.start;
    for (const word of page.words) {
      const gold = altered.find((span) => covers(span, word));
      const found = details.altered.find((span) => covers(span, word));
      if (gold !== undefined) of(gold.kind).gold += 1;
      if (found !== undefined) of(found.kind).found += 1;
      if (gold !== undefined && found !== undefined) of(gold.kind).hit += 1;
      const all = of('all');
      all.gold += gold === undefined ? 0 : 1;
      all.found += found === undefined ? 0 : 1;
      all.hit += gold !== undefined && found !== undefined ? 1 : 0;
    }
    const right = (span: AlteredSpan): boolean => altered.some((gold) => covers(gold, span));
    for (const span of details.altered)
      told.push(
        `${right(span) ? '  ok ' : '  !! '} ${name} ${span.kind}: ${text.slice(span.start, span.end)} <- ${span.sourceText}`,
      );
    for (const gold of altered)
      if (!details.altered.some((span) => covers(gold, span)))
        told.push(`  -- ${name} ${gold.kind}: ${gold.text} <- ${gold.source_text}`);
  }
  return { kinds, dropped, lines: told };
}

function show(title: string, cases: readonly Case[], list: boolean): void {
  const { kinds, dropped, lines: told } = measureDetails(cases);
  if (list) console.log(told.join('\n'));
  console.log(`${title}: ${cases.length} paragraphs, ${dropped} dropped spans`);
  for (const [kind, tally] of [...kinds].sort(([a], [b]) => a.localeCompare(b))) {
    const { hit, found, gold } = tally;
    const precision = found === 0 ? 0 : hit / found;
    const recall = gold === 0 ? 0 : hit / gold;
    const figures =
      kind === 'all'
        ? ` precision ${precision.toFixed(2)} recall ${recall.toFixed(2)} F1 ${f1(tally).toFixed(3)}`
        : '';
    console.log(`  ${kind}: ${hit} of ${gold} labelled words, ${found} marked${figures}`);
  }
}

/** Longer stories that rules were made on; the others say whether they hold elsewhere. */
const isLooked = ({ name }: Case): boolean => /^(?:bank-merger|election-audit|rail-strike)\//u.test(name);

if (process.argv[1]?.endsWith('measure-details.ts')) {
  const list = process.argv.includes('--list');
  show('seeds', seedCases(), list);
  show('stories', storyCases(), list);
  const longer = storyCases(join(GOLD, 'longer'));
  show('longer stories', longer.filter(isLooked), list);
  show(
    'longer stories, not looked at',
    longer.filter((one) => !isLooked(one)),
    false,
  );
  show('invented pairs, odd', pairCases('develop'), list);
  show('invented pairs, even', pairCases('check'), false);
  if (process.argv.includes('--held-out'))
    show('held-out stories', storyCases(join(GOLD, 'held-out')), false);
}
