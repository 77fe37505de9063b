/** All that was measured, as it stands in docs/performance.md. */
import type { CorpusResult, Results } from '../run/results';
import { digits, size } from './figures';
import {
  engineTable,
  failures,
  goalTable,
  growthTable,
  holdingTable,
  lookUpTable,
  machineTable,
  ratioTable,
  rebuildTable,
  tierTable,
} from './tables';

const corpusName = ({ articles, real }: CorpusResult): string =>
  real === articles
    ? 'the seeds and real news'
    : real <= 5
      ? 'the seeds, the others generated'
      : `${size(real)} real, the others generated`;

function corpusPart(corpus: CorpusResult, isFirst: boolean): string {
  const { articles, paragraphs, textBytes } = corpus;
  const what = isFirst ? 'the seeds' : corpusName(corpus);
  const failed = failures(corpus);
  return [
    `#### ${size(articles)} articles (${what}; ${size(paragraphs)} paragraphs, ${digits(textBytes / 1e6)} MB)`,
    lookUpTable(corpus),
    ...(corpus.alone === undefined ? [ratioTable(corpus)] : []),
    holdingTable(corpus),
    ...(failed.length > 0 ? [failed.map((one) => `- ${one}`).join('\n')] : []),
  ].join('\n\n');
}

export function render(results: Results): string {
  const { node, processor, cores, date, minutes, corpora, growth } = results;
  const rebuilt = rebuildTable(corpora);
  return [
    `On ${date}, Node ${node}, ${processor}, ${cores} cores, in ${digits(minutes)} minutes.`,
    '### How far',
    goalTable(results),
    '### Engines',
    engineTable(),
    '### Look-ups, building, holding',
    ...corpora.map((corpus, at) => corpusPart(corpus, at === 0)),
    '### The index against what it takes at the least',
    tierTable(corpora),
    ...(rebuilt === undefined ? [] : ['### Building by turns', rebuilt]),
    ...(growth.length === 0 ? [] : ['### How a page’s cost grows', growthTable(results)]),
    '### What the machine can do',
    machineTable(results),
  ].join('\n\n');
}
