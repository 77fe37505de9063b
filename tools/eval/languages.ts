/** Other languages: copies in ten, rewrites in three, and texts from which nothing derives. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { buildCorpus, openCorpus, traceArticle, type Corpus, type Trace } from '../../src/index';
import { articleOf, GOLD } from '../learn/gold';
import { table, type Row } from '../learn/report';
import { cell, F1, PRECISION, ratio, RECALL, told, type Tally } from './estimate';
import { PRESETS, type EvalSet, type TableRow } from './set';
import type { Counts } from '../learn/measure';
import type { Strictness } from '../../src/index';

const FOLDER = path.join(GOLD, 'languages');
/** Letters that a script without spaces loses; elsewhere it is a word. */
const EVERY = 11;

const languages = (): string[] =>
  existsSync(FOLDER)
    ? readdirSync(FOLDER, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name)
        .sort()
    : [];
const read = (language: string, file: string): string | undefined => {
  const place = path.join(FOLDER, language, file);
  return existsSync(place) ? readFileSync(place, 'utf8').trim() : undefined;
};

/** Without every eleventh word, or letter where a line has next to no spaces. */
function shortened(line: string): string {
  const spaced = line.split(' ').length > line.length / 20;
  const parts = spaced ? line.split(' ') : [...line];
  return parts.filter((_, at) => at % EVERY !== 5).join(spaced ? ' ' : '');
}

interface Outcome {
  readonly language: string;
  readonly counts: readonly Counts[];
}

const isCompared = ({ skipped }: Trace['paragraphs'][number]): boolean => skipped === undefined;

/** Every compared paragraph of a copy must name its own article. */
const copied = (corpus: Corpus, language: string, preset: Strictness): Counts[] =>
  traceArticle(
    corpus,
    articleOf('page', read(language, 'original.txt')!.split('\n').map(shortened).join('\n')),
    { strictness: preset },
  )
    .paragraphs.filter(isCompared)
    .map(({ match }) => told(true, match?.source.articleId === language));

/** A rewrite beside its original; labels name the original's block or null. */
function rewritten(corpus: Corpus, language: string, preset: Strictness): Counts[] {
  const text = read(language, 'rewrite.txt');
  const labels = read(language, 'labels.json');
  if (text === undefined || labels === undefined) return [];
  const followed = JSON.parse(labels) as readonly (number | null)[];
  return traceArticle(corpus, articleOf('page', text), { strictness: preset }).paragraphs.map(
    ({ index, match }) => told((followed[index] ?? null) !== null, match !== null),
  );
}

/** Nothing derives from another subject, nor from a like event elsewhere. */
const foreign = (corpus: Corpus, language: string, preset: Strictness): Counts[] =>
  ['unrelated.txt', 'similar.txt'].flatMap((file) => {
    const text = read(language, file);
    if (text === undefined) return [];
    const { paragraphs } = traceArticle(corpus, articleOf('page', text), { strictness: preset });
    return paragraphs.filter(isCompared).map(({ match }) => told(false, match !== null));
  });

const WRONG = ({ false: wrong }: Counts): Tally => [wrong, 1];

export const LANGUAGES: EvalSet = {
  name: 'languages',
  about: 'copies in ten languages, rewrites in German, French and Spanish',
  needs: [],
  run: (progress) => {
    const all = languages();
    const corpus = openCorpus(buildCorpus(all.map((one) => articleOf(one, read(one, 'original.txt')!))));
    const rows: TableRow[] = [];
    const details: Row[] = [];
    const measures = [
      ['copies without every eleventh word, recall', copied, RECALL, '≥ .90'],
      ['rewrites, derived or not, F1', rewritten, F1, ''],
      ['rewrites, precision', rewritten, PRECISION, ''],
      ['false badges on other texts', foreign, WRONG, '0 balanced'],
    ] as const;
    measures.forEach(([name, measure, tally, goal], at) => {
      progress(at, measures.length);
      const found = PRESETS.map((preset): [Strictness, Outcome[]] => [
        preset,
        all.map((language) => ({ language, counts: measure(corpus, language, preset) })),
      ]);
      const balanced = found[1]![1].filter(({ counts }) => counts.length > 0);
      if (balanced.length === 0) return;
      rows.push({
        measure: `languages: ${name}`,
        n: `${balanced.flatMap(({ counts }) => counts).length} paragraphs, ${balanced.length} languages`,
        ours: Object.fromEntries(
          found.map(([preset, outcomes]) => [
            preset,
            cell(ratio(outcomes.flatMap(({ counts }) => counts.map(tally)))),
          ]),
        ),
        goal,
      });
      for (const { language, counts } of balanced)
        details.push([name, language, counts.length, cell(ratio(counts.map(tally)))]);
    });
    return {
      rows,
      sections: [
        {
          heading: 'Languages',
          text: `Invented articles (tests/gold/languages), all originals held in one library; no language is named to the engine. At balanced; intervals draw paragraphs anew.\n\n${table(['measure', 'language', 'paragraphs', ''], details)}`,
        },
      ],
    };
  },
};
