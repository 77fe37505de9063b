/** The one table, and the page that holds it: docs/quality.md. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { table } from '../learn/report';
import { PEERS } from './peer-engines';
import { PRESETS, type Section, type TableRow } from './set';

/** What no figure says: written by hand, taken into the page as it is. */
const NOTES = fileURLToPath(new URL('notes.md', import.meta.url));

const HEAD = ['measure', 'n', ...PRESETS, ...PEERS, 'goal', 'people / best before / doing nothing'];

/** Prints well as text and as Markdown. */
export const pretty = (text: string): Promise<string> =>
  format(text, { parser: 'markdown', printWidth: 110, singleQuote: true, trailingComma: 'all' });

export const oneTable = (rows: readonly TableRow[]): string =>
  table(
    HEAD,
    rows.map(({ measure, n, ours, peers, goal, beside }) => [
      measure,
      n,
      ...PRESETS.map((preset) => ours[preset] ?? ''),
      ...PEERS.map((name) => peers?.[name] ?? ''),
      goal ?? '',
      beside ?? '',
    ]),
  );

export const sectionsText = (sections: readonly Section[]): string =>
  sections.map(({ heading, text }) => `## ${heading}\n\n${text}`).join('\n\n');

const MEASURES = `Unit: labelled headlines and paragraphs; captions and furniture are out, and a badge on one is an error, counted apart. Derived: relation other than none; a public fact that both texts state (\`shares\`) counts as none, framing that only alludes (\`echo\`) is left out. Words by src/text.ts. Added words: spans graded sure and likely, pooled over all words (micro F1), and the mean of the articles' own F1; "inside" is inside the derived paragraphs that are matched; over the whole article an unmatched paragraph counts as added. Beside it stands what marking every word would reach. \`nearest\` is asked of every derived paragraph, matched or not.

Coefficients: "family left out" means that every coefficient was fitted without the tested story, or without the tested seed; "shipped" are the committed ones, which have seen these texts, except the stories held out. The table shows the seeds and stories with their family left out. The cuts of the presets were chosen on the family-left-out scores of these sets ("Derived or not: the cuts"), so that what depends on them is somewhat optimistic there; "Peers" has our F1 with the cut chosen without the tested family as well.

In brackets: 95 % bootstrap intervals (1,000 rounds, percentiles, one fixed seed). Seeds draw paragraphs anew, stories and pages whole articles; each section says so. A share of none or all has its exact interval (Clopper and Pearson 1934).

Peers: the cut of each is the one with the best F1 on the labelled paragraphs of the other families. fuse.js with \`ignoreLocation\`.`;

export const qualityPage = (
  rows: readonly TableRow[],
  sections: readonly Section[],
  missing: readonly string[],
): Promise<string> =>
  pretty(`# Quality

Made by \`npm run eval\`; not edited by hand (what is written by hand stands in tools/eval/notes.md). ${missing.length > 0 ? `Left out, since their research sets were not there: ${missing.join(', ')}.` : ''}

## The table

${oneTable(rows)}

## Measures

${MEASURES}

${sectionsText(sections)}

${readFileSync(NOTES, 'utf8')}
`);

/** docs/constants.md: what each constant's neighbours would do. */
export const constantsPage = (found: string): Promise<string> =>
  pretty(`# Constants

Made by \`npm run eval -- --vary all\`; not edited by hand. Each number that steers matching and comparing, at values a little below and above its own; every coefficient was fitted anew without the tested family. Shares are F1 at balanced, or the part of the derived paragraphs whose \`nearest\` is labelled; badges and wrong lineages are counted. Why each has its value stands in [quality.md](quality.md), "Constants".

${found}
`);
