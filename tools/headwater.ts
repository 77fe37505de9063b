/**
 * The command line. Standard output holds the result and nothing else; what goes wrong is one line on
 * standard error that says what to do, with exit code 2.
 */
import { writeFile } from 'node:fs/promises';
import { argv, env, stderr, stdin, stdout } from 'node:process';
import { pathToFileURL } from 'node:url';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { buildCorpus, searchSources, traceArticle, type Strictness, type Trace } from '../src/index';
import { alignLines } from './align-lines';
import { loadCorpus } from './corpora';
import { InputError, MAX_BYTES, readArticle, readArticleFile, type ReadArticle } from './read-article';
import { searchReport, traceReport, type ReportStyle } from './report';
import { loadSources, readPageMeta } from './seeds';

const USAGE = `Headwater: read the news, see where it seems to come from.

  headwater trace PAGE [--page-meta FILE] [--corpus FILE|DIR|PACK]...
                       [--strictness strict|balanced|loose] [--json]
      Traces a page (.txt, .md, .html, or - for standard input) to its probable sources.
      --corpus      what to compare with: an article, a folder of articles, a pack; may be
                    given several times. Default: the bundled seeds.
      --page-meta   one entry of the sources.json schema with the page's outlet, headline, date
      --strictness  how sure a match must be (default: balanced)
      --json        the whole trace as JSON (docs/trace.schema.json)

  headwater pack DIR -o FILE
      Makes one pack of a folder of articles.

  headwater search QUERY [--corpus FILE|DIR|PACK]... [--json]
      Searches the sources; near spellings count too.

  headwater align
      Reads JSON lines {"id", "suspicious", "source"} with two whole texts on standard input and
      writes for each, in order, {"id", "spans": [{"this_offset", "this_length", "source_offset",
      "source_length"}]}: passages of the suspicious text that reuse the source (docs/alignment.md).
`;

const STRICTNESS: readonly Strictness[] = ['strict', 'balanced', 'loose'];

/** What a command reads and writes, so that tests need no process. */
export interface Terminal {
  readonly input: () => Promise<Uint8Array>;
  /** Standard input as it comes; where absent, `input` gives it whole. */
  readonly stream?: () => AsyncIterable<Uint8Array>;
  /** Resolves when the reader of the output has room for more. */
  readonly output: (text: string) => void | Promise<void>;
  readonly complain: (line: string) => void;
  readonly style: ReportStyle;
}

/** A wrong command line; the message says what to write instead. */
class UsageError extends InputError {}

type Options = NonNullable<ParseArgsConfig['options']>;

function parse<O extends Options>(args: readonly string[], options: O, positional: string) {
  try {
    const parsed = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
    const [only, ...more] = parsed.positionals;
    if (only === undefined) throw new UsageError(`${positional} is missing. See "headwater --help".`);
    if (more[0] !== undefined) {
      throw new UsageError(
        `one ${positional} is enough, but ${JSON.stringify(more[0])} follows it. See "headwater --help".`,
      );
    }
    return { values: parsed.values, positional: only };
  } catch (error) {
    if (error instanceof InputError || !(error instanceof Error) || !('code' in error)) throw error;
    // Node explains in several sentences; the first names the option.
    throw new UsageError(`${error.message.split('. ')[0] ?? error.message}. See "headwater --help".`);
  }
}

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

function strictnessOf(given: string | undefined): Strictness {
  const found = STRICTNESS.find((step) => step === (given ?? 'balanced'));
  if (found === undefined) {
    throw new UsageError(`--strictness is strict, balanced or loose, not ${JSON.stringify(given)}.`);
  }
  return found;
}

const corpusOption = { corpus: { type: 'string', multiple: true } } as const;

async function trace(args: readonly string[], terminal: Terminal): Promise<void> {
  const { values, positional } = parse(
    args,
    {
      ...corpusOption,
      'page-meta': { type: 'string' },
      strictness: { type: 'string' },
      json: { type: 'boolean' },
    },
    'PAGE',
  );
  const strictness = strictnessOf(values.strictness);
  const page = await readPage(positional, values['page-meta'], terminal);
  const corpus = await loadCorpus(values.corpus ?? []);
  const traced = traceArticle(corpus, page, { strictness });
  if (values.json !== true) {
    await terminal.output(traceReport(traced, terminal.style));
    return;
  }
  const { schema, strictness: step, ...rest } = traced;
  const whole: Trace = { schema, strictness: step, ...(page.extracted ? { text: page.text } : {}), ...rest };
  await terminal.output(`${JSON.stringify(whole)}\n`);
}

async function pack(args: readonly string[], terminal: Terminal): Promise<void> {
  const { values, positional } = parse(args, { output: { type: 'string', short: 'o' } }, 'DIR');
  if (values.output === undefined) throw new UsageError('say where to write the pack: -o FILE.');
  const articles = await loadSources(positional, { unlisted: 'take' });
  const bytes = new Uint8Array(buildCorpus(articles));
  try {
    await writeFile(values.output, bytes);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    throw new InputError(`${values.output}: cannot be written (${code}). Choose another file.`);
  }
  terminal.complain(`${articles.length} articles, ${bytes.byteLength} bytes: ${values.output}`);
}

async function search(args: readonly string[], terminal: Terminal): Promise<void> {
  const { values, positional } = parse(args, { ...corpusOption, json: { type: 'boolean' } }, 'QUERY');
  const corpus = await loadCorpus(values.corpus ?? []);
  const hits = searchSources(corpus, positional);
  await terminal.output(
    values.json === true
      ? `${JSON.stringify({ query: positional, hits })}\n`
      : searchReport(positional, hits, corpus.articleCount, terminal.style),
  );
}

async function* whole(terminal: Terminal): AsyncGenerator<Uint8Array> {
  yield await terminal.input();
}

async function align(args: readonly string[], terminal: Terminal): Promise<void> {
  if (args[0] !== undefined) {
    throw new UsageError(
      `align takes no ${JSON.stringify(args[0])}: it reads standard input. See "headwater --help".`,
    );
  }
  await alignLines(terminal.stream?.() ?? whole(terminal), terminal.output);
}

const COMMANDS: Readonly<Record<string, (args: readonly string[], terminal: Terminal) => Promise<void>>> = {
  trace,
  pack,
  search,
  align,
};

/** Runs one command line and gives its exit code: 0, or 2 for a wrong command line or input. */
export async function headwater(args: readonly string[], terminal: Terminal): Promise<0 | 2> {
  const [name, ...rest] = args;
  if (
    name === '--help' ||
    name === '-h' ||
    name === 'help' ||
    rest.includes('--help') ||
    rest.includes('-h')
  ) {
    await terminal.output(USAGE);
    return 0;
  }
  try {
    const command = name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (command === undefined) {
      const known = Object.keys(COMMANDS).join(', ');
      throw new UsageError(
        name === undefined
          ? `say what to do: ${known}. See "headwater --help".`
          : `there is no command ${JSON.stringify(name)}; there are ${known}. See "headwater --help".`,
      );
    }
    await command(rest, terminal);
    return 0;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    terminal.complain(`headwater: ${error.message.replace(/\s+/g, ' ').trim()}`);
    return 2;
  }
}

/** Standard input, as far as it can be used: what is over-large is refused, however long it goes on. */
async function readInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stdin as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > MAX_BYTES) break;
  }
  return Buffer.concat(chunks);
}

const NARROW = 60;
const WIDE = 100;

if (import.meta.url === pathToFileURL(argv[1] ?? '').href) {
  // A reader of our output may stop early, as `head` does: nothing is left to do.
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
  process.exitCode = await headwater(argv.slice(2), {
    input: readInput,
    stream: () => stdin as AsyncIterable<Buffer>,
    output: (text) =>
      new Promise((resolve) => {
        stdout.write(text, () => resolve());
      }),
    complain: (line) => void stderr.write(`${line}\n`),
    style: {
      width: Math.min(WIDE, Math.max(NARROW, stdout.columns ?? WIDE)),
      colour: stdout.isTTY && env['NO_COLOR'] === undefined,
    },
  });
}
