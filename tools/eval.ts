/**
 * Measures the engine on the labelled articles of tests/gold and, when they are there, on research sets:
 * `npm run eval`. Prints the tables and writes docs/quality.md. HEADWATER_RESEARCH names the sets' folder.
 */
import Fuse from 'fuse.js';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { buildCorpus, openCorpus, splitBlocks, traceArticle, type Strictness } from '../src/index';
import { CHANCE, judge } from '../src/match/judge';
import { WEIGHTS, type Weights } from '../src/match/weights';
import { ADDED_CUTS, THRESHOLDS } from '../src/strictness';
import { directionOf } from '../src/trace/direction';
import { factsOf, type Facts } from '../src/trace/facts';
import { fitWeights, prepare, trainingCases } from './learn/fitting';
import {
  articleOf,
  seedCases,
  seedText,
  storyCases,
  storyMeta,
  storyNames,
  storyText,
  type GoldCase,
} from './learn/gold';
import {
  ADDED_HEAD,
  addedRow,
  DERIVED_HEAD,
  derivedRow,
  percent,
  run,
  SOURCE_HEAD,
  sourceRow,
  table,
  type Row,
} from './learn/report';
import { recall, traceCase } from './learn/measure';
import { bbcCases, records, researchFolder, topicCases } from './learn/research';
import { inserted, spliced } from './learn/splice';

const TARGET = fileURLToPath(new URL('../docs/quality.md', import.meta.url));
const PRESETS: readonly Strictness[] = ['strict', 'balanced', 'loose'];
const say = (text: string): unknown => process.stderr.write(`${text}\n`);

const seeds = seedCases();
const stories = storyCases();
const heldOut = storyCases('held-out');
const derived = stories.filter((gold) => gold.set === 'stories');
const independent = stories.filter((gold) => gold.set === 'independent');
const sections: string[] = [];

say('Fitting with each family left out …');
const prepared = prepare(trainingCases());
const families = [...new Set([...seeds, ...stories].map((gold) => gold.family))];
const leftOut = new Map<string, Weights>(
  families.map((family) => {
    say(`  without ${family}`);
    return [family, fitWeights(prepared.filter((one) => one.gold.family !== family))];
  }),
);
const honest = (gold: GoldCase): Weights => leftOut.get(gold.family) ?? WEIGHTS;
const shipped = (): Weights => WEIGHTS;
const FITS = [
  ['family left out', honest],
  ['shipped', shipped],
] as const;

say('Derived or not, sources, added words …');
const derivedRows: Row[] = [];
const sourceRows: Row[] = [];
const addedRows: Row[] = [];
for (const [name, cases] of [
  ['seeds 001–003', seeds],
  ['stories', derived],
  ['stories: paraphrase, summary', derived.filter((gold) => /paraphrase|summary/u.test(gold.name))],
] as const) {
  for (const [fitted, weightsOf] of FITS) {
    for (const preset of PRESETS) {
      const result = run(cases, preset, weightsOf);
      derivedRows.push(derivedRow(name, fitted, preset, result));
      addedRows.push(addedRow(name, fitted, preset, result));
      if (preset === 'balanced') sourceRows.push(sourceRow(name, fitted, result));
    }
  }
}
const heldOutDerived = heldOut.filter((gold) => gold.set === 'stories');
for (const preset of PRESETS) {
  const result = run(heldOutDerived, preset, shipped);
  derivedRows.push(derivedRow('stories, held out', 'shipped', preset, result));
  addedRows.push(addedRow('stories, held out', 'shipped', preset, result));
  if (preset === 'balanced') sourceRows.push(sourceRow('stories, held out', 'shipped', result));
}
sections.push(
  `## Derived or not\n\nPeople agree at .97; the best engine without a large model so far had .85–.89 on the seeds and .92–.96 on stories.\n\n${table(DERIVED_HEAD, derivedRows)}`,
  `## From where\n\nPeople: .99.\n\n${table(SOURCE_HEAD, sourceRows)}`,
  `## Added words\n\nPeople: .94 inside, .98 over whole articles. Grades sure and likely.\n\n${table(ADDED_HEAD, addedRows)}`,
);

say('False badges …');
const falseRows: Row[] = [];
const badges = (name: string, cases: readonly GoldCase[], weightsOf: (gold: GoldCase) => Weights): void => {
  for (const preset of PRESETS) {
    let blocks = 0;
    let wrong = 0;
    for (const gold of cases) {
      const { summary, paragraphs } = traceCase(gold, preset, weightsOf(gold));
      const counted =
        gold.set === 'inserted' ? paragraphs.filter(({ index }) => gold.labels.has(index)) : paragraphs;
      blocks += counted.length;
      wrong +=
        gold.set === 'inserted'
          ? counted.filter(({ match }) => match !== null).length
          : summary.derivedParagraphs;
    }
    falseRows.push([name, preset, blocks, wrong]);
  }
};
badges("stories' independent articles (family left out)", independent, honest);
badges(
  'independent articles of the stories held out',
  heldOut.filter((gold) => gold.set === 'independent'),
  shipped,
);
if (researchFolder() === undefined) say('  The research sets are not here; their rows are left out.');
else {
  badges('same-topic news (25 pages; in the fit)', topicCases(), shipped);
  badges('BBC pages (400; not in the fit)', bbcCases(1000, 1400), shipped);
}
badges(
  'unrelated paragraphs set into derived pages (family left out)',
  inserted([...seeds, ...stories], 11),
  honest,
);
sections.push(`## False badges\n\n${table(['set', 'preset', 'n', 'badges'], falseRows)}`);

const bests = (cases: readonly GoldCase[], isDerived: boolean): number[] =>
  prepare(cases).flatMap(({ gold, held, units, compared }) => {
    const { best } = judge(compared, held);
    return units.flatMap(({ block }, row) => {
      const label = gold.labels.get(block);
      return label && !label.echo && (label.relation !== 'none') === isDerived ? [best[row]!] : [];
    });
  });
const shareBelow = (values: readonly number[], cut: number): string =>
  percent(values.filter((value) => value < cut).length / values.length);
const unrelated = bests(inserted([...seeds, ...stories], 11), false);
const related = bests([...seeds, ...derived], true);
sections.push(
  `## Unrelated text\n\nThe best log odds of a paragraph against any source paragraph, before its page is asked. A score loses what it lies below the cut of src/match/judge.ts (${CHANCE}).\n\n${table(
    ['below', `unrelated (n=${unrelated.length})`, `derived (n=${related.length})`],
    [-5, -4.5, -4, CHANCE, -3, -2].map((cut) => [cut, shareBelow(unrelated, cut), shareBelow(related, cut)]),
  )}`,
);

const spliceRows: Row[] = [];
for (const [name, cases] of [
  ['stories', spliced(derived, 1500, 2225)],
  ['seeds', spliced(seeds, 1500, 2225)],
] as const) {
  if (cases.length === 0) continue;
  for (const preset of ['strict', 'balanced'] as const) {
    const { figures } = run(cases, preset, honest);
    spliceRows.push([name, preset, cases.length, percent(recall(figures.derived)), figures.derived.false]);
  }
}
if (spliceRows.length > 0) {
  sections.push(
    `## One derived paragraph on a foreign page\n\n${table(['set', 'preset', 'n', 'recall', 'false badges'], spliceRows)}`,
  );
}

say('Lineage …');
sections.push(`## Lineage\n\n${table(['case', 'n', 'right'], lineageRows())}`);

sections.push(
  `## Direction\n\nBy direct speech alone: outlets, copyright lines, credits and dates withheld.\n\n${table(['pairs', 'n', 'decided', 'right of the decided'], directionRows())}`,
);

say('Time …');
sections.push(`## Time\n\n${table(['engine', 'ms for 60 paragraphs', ''], timeRows())}`);

const page = `# Quality

Made by \`npm run eval\`; not edited by hand. Cuts: strict ${THRESHOLDS.strict}, balanced ${THRESHOLDS.balanced}, loose ${THRESHOLDS.loose} on a paragraph's score; added clauses sure ${ADDED_CUTS.sure}, likely ${ADDED_CUTS.likely}, possible ${ADDED_CUTS.possible}.

## Measures

Unit: labelled headlines and paragraphs. Derived: relation other than none; a public fact that both state counts as none, framing that only alludes is left out. Words by src/text.ts, pooled. Added words: sure and likely spans; "inside" are derived paragraphs that are matched, "whole articles" counts unmatched paragraphs whole. "Family left out": every coefficient was fitted without the tested story, or without the tested seed; "shipped": the committed coefficients, which have seen these texts, except the stories held out (tests/gold/held-out): no coefficient was fitted on them, but they were looked at during tuning, and one rule of lineage was written after a miss on them (see the README there). The weights of the sets in the fit and the balanced cut were the best of 18 settings by 6 cuts on the family-left-out scores, which are therefore somewhat optimistic. The three cuts were chosen on the family-left-out scores of these sets. Page context (src/match/context.ts): its constants were chosen on the same.

${sections.join('\n\n')}
`;
writeFileSync(TARGET, await format(page, { ...(await resolveConfig(TARGET)), parser: 'markdown' }));
console.log(page);

function lineageRows(): Row[] {
  const ids = ['000', '001', '002', '003', '004'];
  const meta = {
    '000': { outlet: 'Financial Times' },
    '003': { outlet: 'The Independent', datePublished: '2026-01-28' },
  };
  const seed = (id: string) => articleOf(id, seedText(id), meta[id as keyof typeof meta] ?? {});
  const held = openCorpus(buildCorpus(ids.map(seed)));
  const rightSeeds = ids.filter((id) => {
    const { self, original, nearest } = traceArticle(held, seed(id)).lineage;
    const root = id === '000' ? undefined : '000';
    return self === id && original?.articleId === root && nearest?.articleId === root;
  });
  const rows: Row[] = [['seeds opened with all five held: self, original', ids.length, rightSeeds.length]];
  for (const set of ['stories', 'held-out'] as const) {
    for (const [name, nearest] of [
      ['chain', 'spin'],
      ['copy', 'original'],
      ['paraphrase', 'original'],
      ['summary', 'original'],
    ] as const) {
      const right = storyNames(set).filter((story) => {
        const { docs } = storyMeta(story, set);
        const article = (doc: string) =>
          articleOf(doc, storyText(story, doc, set), { outlet: docs[doc]!.outlet });
        const corpus = openCorpus(buildCorpus(['original', 'spin'].map(article)));
        const { lineage } = traceArticle(corpus, article(name));
        return lineage.original?.articleId === 'original' && lineage.nearest?.articleId === nearest;
      });
      const label = set === 'stories' ? 'stories' : 'stories held out';
      rows.push([
        `${label}, original and spin held: ${name} -> ${nearest}`,
        storyNames(set).length,
        right.length,
      ]);
    }
  }
  return rows;
}

function timeRows(): Row[] {
  const lines = splitBlocks(seedText('002'))
    .slice(0, 60)
    .map(({ start, end }) => seedText('002').slice(start, end));
  const article = articleOf('page', lines.join('\n\n'));
  const time = (work: () => void, rounds: number): number => {
    work();
    const spent: number[] = [];
    for (let i = 0; i < rounds; i++) {
      const start = performance.now();
      work();
      spent.push(performance.now() - start);
    }
    return spent.sort((a, b) => a - b)[rounds >> 1]!;
  };
  const one = openCorpus(buildCorpus([articleOf('000', seedText('000'))]));
  const five = openCorpus(
    buildCorpus(['000', '001', '002', '003', '004'].map((id) => articleOf(id, seedText(id)))),
  );
  const sources = splitBlocks(seedText('000')).map(({ start, end }) => ({
    text: seedText('000').slice(start, end),
  }));
  const fuse = new Fuse(sources, {
    keys: ['text'],
    includeScore: true,
    ignoreLocation: true,
    threshold: 0.6,
  });
  const search = time(() => lines.forEach((text) => fuse.search(text)), 1);
  const alone = time(() => traceArticle(one, article), 15);
  const all = time(() => traceArticle(five, article), 15);
  return [
    [
      'Headwater, whole trace, against 000',
      alone.toFixed(0),
      `${(search / alone).toFixed(0)} times as fast as fuse.js`,
    ],
    ['Headwater, whole trace, against the five seeds', all.toFixed(0), ''],
    ['fuse.js, ignoreLocation, against 000', search.toFixed(0), ''],
  ];
}

function directionRows(): Row[] {
  const bare = (paragraphs: readonly string[]): Facts => {
    let start = 0;
    const blocks = paragraphs.map((text, index) => {
      const block = { index, start, text, kind: 'paragraph' as const };
      start += text.length + 1;
      return block;
    });
    return { ...factsOf(blocks, {}, []), own: { names: [], reporting: [] }, mentions: [] };
  };
  const row = (name: string, pairs: readonly (readonly [earlier: Facts, later: Facts])[]): Row => {
    const decided = pairs.map(([a, b]) => directionOf(a, b).order).filter((order) => order !== 'unknown');
    const right = decided.filter((order) => order === 'second-follows').length;
    return [name, pairs.length, decided.length, decided.length > 0 ? percent(right / decided.length) : '—'];
  };
  const story = (name: string, doc: string): Facts => bare(storyText(name, doc).split(/\n+/u));
  const seed = (id: string): Facts => bare(seedText(id).split(/\n+/u));
  const rows = [
    row(
      'seeds: 000 and 001–004',
      ['001', '002', '003', '004'].map((id) => [seed('000'), seed(id)]),
    ),
    row(
      'stories: original and derived',
      storyNames().flatMap((name) =>
        ['copy', 'paraphrase', 'spin', 'summary', 'chain'].map(
          (doc) => [story(name, 'original'), story(name, doc)] as const,
        ),
      ),
    ),
  ];
  const docs = new Map(
    records<{ id: string; publisher: string; date: string; paragraphs: string[] }>(
      'helsinki.docs.jsonl.gz',
    ).map((doc) => [doc.id, { ...doc, facts: bare(doc.paragraphs), time: Date.parse(doc.date) }]),
  );
  const wires = records<{ a: string; b: string; containment_a: number; containment_b: number }>(
    'helsinki.pairs-silver.jsonl.gz',
  ).flatMap(({ a, b, containment_a, containment_b }) => {
    const [one, two] = [docs.get(a), docs.get(b)];
    if (!one || !two || one.publisher === two.publisher || Math.max(containment_a, containment_b) < 0.3)
      return [];
    if (!(Math.abs(one.time - two.time) > 30 * 60_000)) return [];
    return [one.time < two.time ? ([one.facts, two.facts] as const) : ([two.facts, one.facts] as const)];
  });
  return wires.length > 0
    ? [...rows, row('Helsinki wire pairs (scrape time is the weak truth)', wires)]
    : rows;
}
