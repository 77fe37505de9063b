/** `headwater search`. */
import { searchSources } from '../../src/index';
import { loadCorpus } from '../corpora';
import { searchReport } from '../report';
import { corpusOption, onlyOne, parse, type Command } from './command';

export const search: Command = async (args, terminal) => {
  const { values, positionals } = parse(args, { ...corpusOption, json: { type: 'boolean' } });
  const query = onlyOne(positionals, 'QUERY');
  const corpus = await loadCorpus(values.corpus ?? []);
  const hits = searchSources(corpus, query);
  await terminal.output(
    values.json === true
      ? `${JSON.stringify({ query, hits })}\n`
      : searchReport(query, hits, corpus.articleCount, terminal.style),
  );
};
