/** docs/pages.md: what was found on the saved pages, in plain tables. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { table } from '../learn/report';
import { pretty } from '../eval/page';
import { ARCHIVE } from './archive';
import type { Missed, Wrong } from './judge';
import type { Outcome } from './outcome';
import { LEAST_WORDS, REPLACED } from './plant';

/** What no run says: who looked at what was missed and wrong, and what it is. Written by hand, taken in as it is. */
const notes = (): string => readFileSync(fileURLToPath(new URL('notes.md', import.meta.url)), 'utf8').trim();

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
};

const most = (values: readonly number[]): number => Math.max(0, ...values);

const percent = (part: number, whole: number): string =>
  whole === 0 ? '—' : `${((part / whole) * 100).toFixed(1)} %`;

const ms = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)} ms`;

/** Causes that no reading and no engine can mend: the page does not show the text. */
const UNSEEN: ReadonlySet<Missed['cause']> = new Set(['not in the page', 'not shown by the page']);

export interface Figures {
  readonly planted: number;
  readonly found: number;
  /** Planted paragraphs that the page, as it was saved, shows nobody. */
  readonly unseen: number;
  readonly wrong: number;
  readonly moved: number;
  readonly errors: number;
  readonly longTasks: number;
}

export function figuresOf(outcomes: readonly Outcome[]): Figures {
  const missed = outcomes.flatMap((one) => one.missed);
  const planted = sum(outcomes.map((one) => one.planted));
  return {
    planted,
    found: planted - missed.length,
    unseen: missed.filter(({ cause }) => UNSEEN.has(cause)).length,
    wrong: sum(outcomes.map(({ wrong }) => wrong.length)),
    moved: sum(outcomes.map(({ moved }) => moved.length)),
    errors: sum(outcomes.map(({ errors }) => errors.ours.length + errors.induced.length)),
    longTasks: sum(outcomes.map(({ time }) => time.longTasks.length)),
  };
}

/** Of a source as the judge names it: article and paragraph. */
const articleOf = (source: string): string => source.slice(0, source.lastIndexOf(':'));

function mainTable(outcomes: readonly Outcome[]): string {
  const { planted, found, unseen, wrong, moved, errors, longTasks } = figuresOf(outcomes);
  const strangers = sum(
    outcomes.map((one) => one.wrong.filter(({ page, source }) => articleOf(source) !== page).length),
  );
  const first = outcomes.flatMap(({ firstBadge }) => (firstBadge === null ? [] : [firstBadge]));
  const parsed = first.map(({ sinceParsed }) => sinceParsed);
  const times = outcomes.map(({ time }) => time);
  return table(
    ['measure', 'seen', 'goal'],
    [
      ['pages', String(outcomes.length), ''],
      ['planted paragraphs found', `${found} of ${planted} (${percent(found, planted)})`, '≥ 95 %'],
      [
        'the same, of those that the page shows',
        `${found} of ${planted - unseen} (${percent(found, planted - unseen)})`,
        '',
      ],
      ['wrong badges', `${wrong}, ${strangers} of them on another page’s article`, 'none'],
      ['badges', String(sum(outcomes.map(({ badges }) => badges))), ''],
      [
        'elements that moved over 1 px',
        `${moved} of ${sum(outcomes.map(({ elements }) => elements))}`,
        'none',
      ],
      ['console errors of ours, or with us alone', String(errors), 'none'],
      ["console errors of the pages' own", String(sum(outcomes.map((one) => one.errors.pagesOwn))), ''],
      [
        'our time on the page’s thread, a page',
        `median ${ms(median(times.map(({ total }) => total)))}, most ${ms(most(times.map(({ total }) => total)))}`,
        '',
      ],
      [
        'our longest stretch in one task, a page',
        `median ${ms(median(times.map(({ longest }) => longest)))}, most ${ms(most(times.map(({ longest }) => longest)))}`,
        '',
      ],
      [
        'the same on the processor, without what a busy machine does meanwhile',
        `median ${ms(median(times.map(({ longestOnProcessor }) => longestOnProcessor)))}, most ${ms(most(times.map(({ longestOnProcessor }) => longestOnProcessor)))}`,
        '',
      ],
      ['tasks over 50 ms that would be none without us', String(longTasks), 'none'],
      ["tasks over 50 ms of the pages' own", String(sum(times.map(({ othersLong }) => othersLong))), ''],
      [
        'first badge after the page was parsed',
        `median ${ms(median(parsed))}, most ${ms(most(parsed))} (${first.length} pages)`,
        '',
      ],
    ],
  );
}

const causes = (outcomes: readonly Outcome[]): string => {
  const missed = outcomes.flatMap((one) => one.missed);
  const counts = new Map<string, number>();
  for (const { cause } of missed) counts.set(cause, (counts.get(cause) ?? 0) + 1);
  return counts.size === 0
    ? 'None.'
    : table(
        ['cause', 'paragraphs'],
        [...counts].sort((a, b) => b[1] - a[1]).map(([cause, count]) => [cause, String(count)]),
      );
};

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('*', '\\*');

const missedTable = (outcomes: readonly Outcome[]): string => {
  const rows = outcomes.flatMap((one) =>
    one.missed.map(({ planted, cause, detail }) => [
      planted.page,
      String(planted.number),
      cause,
      detail === '' ? '' : `\`${cell(detail.split(' < ').slice(0, 4).join(' < '))}\``,
    ]),
  );
  return rows.length === 0 ? 'None.' : table(['page', 'paragraph', 'cause', 'where'], rows);
};

/** Block and score; the source only where it is of another page. */
const told = ({ page, block, score, source }: Wrong): string =>
  `${block} (${score.toFixed(2)}${articleOf(source) === page ? '' : `, ${source}`})`;

/** A line a page: the block's index in the trace and its score. */
const wrongList = (outcomes: readonly Outcome[]): string => {
  const lines = outcomes
    .filter(({ wrong }) => wrong.length > 0)
    .map(({ page, wrong }) => `- ${page}, ${wrong.length}: ${wrong.map(told).join(' · ')}`);
  return lines.length === 0 ? 'None.' : lines.join('\n');
};

const listed = (outcomes: readonly Outcome[], lines: (outcome: Outcome) => readonly string[]): string => {
  const rows = outcomes.flatMap((outcome) => lines(outcome).map((line) => [outcome.page, cell(line)]));
  return rows.length === 0 ? 'None.' : table(['page', 'what'], rows);
};

const pagesTable = (outcomes: readonly Outcome[]): string =>
  table(
    [
      'page',
      'state',
      'blocks',
      'planted',
      'missed',
      'badges',
      'not shown',
      'our time',
      'longest',
      'first badge',
    ],
    outcomes.map((one) => [
      one.page,
      one.state,
      String(one.blocks),
      String(one.planted),
      String(one.missed.length),
      String(one.badges),
      String(one.hiddenBadges),
      ms(one.time.total),
      ms(one.time.longest),
      one.firstBadge === null ? '' : ms(one.firstBadge.sinceParsed),
    ]),
  );

export interface Versions {
  readonly browser: string;
  readonly node: string;
  readonly headwater: string;
}

const METHOD = (versions: Versions): string =>
  `Saved pages of others (${ARCHIVE}: the test pages of mozilla/readability with the paragraphs that Readability takes from them), each shown by ${versions.browser} without a network: whatever a page asks for but itself is refused, so that most stand without their style sheets; their inline scripts run. Headwater ${versions.headwater} as built, allowed on the host that shows them, at balanced. Node ${versions.node}.

Planted: of each page's expected paragraphs of ${LEAST_WORDS} words or more the first, the fourth and so on, ${REPLACED * 100} % of their words replaced by words of other pages in its language (seeded: each run plants the same). One library holds what is planted of all pages, an article a page. Found: a block of the page that holds the planted paragraph's text (or is part of it) has a badge. Wrong: a badge on a block whose text is that of no planted paragraph of any page; two thirds of each page's text are not in the library, on the very subject of the third that is.

Moves: the boxes of all elements with Headwater off, on, and off again; moved is what stands over 1 px elsewhere with badges than both before and after. Errors: of our own scripts, and those that the page has with Headwater on and not with it off. Time: the browser's trace with its sampling profiler; ours is what has a frame of ours on the stack, layout that our reading forces included; the profiler itself slows what it measures. Long tasks: over 50 ms with us and not over 50 ms less our part.

\`npm run pages\` repeats it (about ten minutes; the archive is looked for in the folder that HEADWATER_RESEARCH names, else beside the project).`;

export const pagesDocument = (
  outcomes: readonly Outcome[],
  failed: readonly string[],
  versions: Versions,
): Promise<string> =>
  pretty(`# Saved pages

Made by \`npm run pages\`; not edited by hand (what is written by hand stands in tools/pages/notes.md).

${mainTable(outcomes)}
${failed.length === 0 ? '' : `\nNot tried: ${failed.map(cell).join('; ')}.\n`}
## How

${METHOD(versions)}

## Missed

Causes: "not in the page" – the saved page does not hold the text, or its scripts took it away; "not shown by the page" – nobody sees it there; the others are ours.

${causes(outcomes)}

${missedTable(outcomes)}

## Wrong

${wrongList(outcomes)}

${notes()}

## Taken for no article

${listed(
  outcomes.filter(({ state }) => state === 'not-article'),
  ({ expected, planted }) => [`${expected} expected paragraphs, ${planted} planted`],
)}

## Moved

${listed(outcomes, ({ moved }) => moved)}

## Errors

${listed(outcomes, ({ errors }) => [
  ...errors.ours.map((text) => `ours: ${text}`),
  ...errors.induced.map((text) => `with us alone: ${text}`),
])}

## Long tasks

${listed(outcomes, ({ time }) => time.longTasks.map((length) => ms(length)))}

## Page by page

${pagesTable(outcomes)}
`);

/** The main table alone, for a terminal. */
export const summary = (outcomes: readonly Outcome[]): Promise<string> => pretty(mainTable(outcomes));
