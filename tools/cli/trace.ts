/** `headwater trace`: one page, or many as JSON lines. */
import { traceArticle, type Strictness } from '../../src/index';
import { loadCorpus } from '../corpora';
import { readArticle, readArticleFile, type ReadArticle } from '../read-article';
import { traceReport } from '../report';
import { readPageMeta } from '../seeds';
import {
  corpusOption,
  onlyOne,
  parse,
  standardInput,
  strictnessOf,
  UsageError,
  type Command,
  type Terminal,
} from './command';
import { readStream } from './read-stream';
import { traceLines } from './trace-lines';
import { traceJson } from './trace-record';

/** Markup on standard input is told by its beginning, since it has no file name. */
const isMarkup = (bytes: Uint8Array): boolean =>
  /^\uFEFF?\s*(?:<!doctype html|<html|<head|<body|<article|<!--)/i.test(
    Buffer.from(bytes.subarray(0, 400)).toString('utf8'),
  );

async function readPage(
  path: string,
  metaFile: string | undefined,
  terminal: Terminal,
): Promise<ReadArticle> {
  const meta = metaFile === undefined ? {} : await readPageMeta(metaFile);
  if (path !== '-') return readArticleFile(path, meta);
  const bytes = await terminal.input();
  return readArticle(bytes, isMarkup(bytes) ? 'standard input.html' : 'standard input', meta);
}

interface LinesGiven {
  readonly corpus: readonly string[];
  readonly strictness: Strictness;
  readonly jobs: string | undefined;
}

/** So many workers at the most: each holds the pages that it is at. */
const MOST_JOBS = 64;

async function lines(files: readonly string[], given: LinesGiven, terminal: Terminal): Promise<void> {
  const file = files.length === 0 ? '-' : onlyOne(files, 'FILE');
  const jobs = given.jobs === undefined ? undefined : Number(given.jobs);
  if (jobs !== undefined && !(Number.isInteger(jobs) && jobs >= 1 && jobs <= MOST_JOBS)) {
    throw new UsageError(
      `--jobs is a whole number from 1 to ${MOST_JOBS}, not ${JSON.stringify(given.jobs)}.`,
    );
  }
  const name = file === '-' ? 'standard input' : file;
  const input = file === '-' ? standardInput(terminal) : readStream(file);
  await traceLines({ name, input, corpus: given.corpus, strictness: given.strictness, jobs, terminal });
}

export const trace: Command = async (args, terminal) => {
  const { values, positionals } = parse(args, {
    ...corpusOption,
    'page-meta': { type: 'string' },
    strictness: { type: 'string' },
    json: { type: 'boolean' },
    jsonl: { type: 'boolean' },
    jobs: { type: 'string' },
  });
  const strictness = strictnessOf(values.strictness);
  if (values.jsonl === true) {
    if (values['page-meta'] !== undefined)
      throw new UsageError('--page-meta is for one page; with --jsonl each line has its own "meta".');
    await lines(positionals, { corpus: values.corpus ?? [], strictness, jobs: values.jobs }, terminal);
    return;
  }
  if (values.jobs !== undefined) throw new UsageError('--jobs goes with --jsonl.');
  const page = await readPage(onlyOne(positionals, 'PAGE'), values['page-meta'], terminal);
  const traced = traceArticle(await loadCorpus(values.corpus ?? []), page, { strictness });
  await terminal.output(
    values.json === true
      ? `${JSON.stringify(traceJson(traced, page))}\n`
      : traceReport(traced, terminal.style),
  );
};
