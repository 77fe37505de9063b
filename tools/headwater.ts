/**
 * The command line. Standard output holds the result and nothing else; what goes wrong is one line on
 * standard error that says what to do, with exit code 2. The commands are in cli/.
 */
import { argv, env, stderr, stdin, stdout } from 'node:process';
import { pathToFileURL } from 'node:url';
import { align } from './cli/align';
import { UsageError, type Command, type Terminal } from './cli/command';
import { pack } from './cli/pack';
import { search } from './cli/search';
import { stats } from './cli/stats';
import { trace } from './cli/trace';
import { InputError, MAX_BYTES } from './decode';

const USAGE = `Headwater: read the news, see where it seems to come from.

  headwater trace PAGE [--page-meta FILE] [--corpus FILE|DIR|PACK]...
                       [--strictness strict|balanced|loose] [--json]
      Traces a page (.txt, .md, .html, or - for standard input) to its probable sources.
      --corpus      what to compare with: an article, a folder of articles, a pack; may be
                    given several times. Default: the bundled seeds.
      --page-meta   one entry of the sources.json schema with the page's outlet, headline, date
      --strictness  how sure a match must be (default: balanced)
      --json        the whole trace as JSON (docs/trace.schema.json)

  headwater trace --jsonl [FILE] [--corpus …]... [--strictness …] [--jobs N]
      Traces many pages: JSON lines {"id", "text" | "html" | "blocks", "meta"?} from FILE or
      standard input; for each, in order, one line {"id", …trace}. A line that cannot be traced
      has a line {"id"?, "line", "error"}; the others are traced all the same, and the exit
      code is 2 at the end.
      --jobs        threads (default: one a core)

  headwater pack INPUT... -o FILE [--skip-bad]
      Makes one pack of folders (with all folders in them), articles (.txt, .md, .html), JSON
      lines as above (.jsonl, .jsonl.gz), feeds in files (RSS, Atom, JSON Feed) and other packs.
      -o x.hwpack.gz writes it packed with gzip.
      --skip-bad    passes over what cannot be read, and counts it

  headwater stats PACK [--json]
      What a pack holds: articles, outlets, languages, dates, doubles, bytes.

  headwater search QUERY [--corpus FILE|DIR|PACK]... [--json]
      Searches the sources; near spellings count too.

  headwater align
      Reads JSON lines {"id", "suspicious", "source"} with two whole texts on standard input and
      writes for each, in order, {"id", "spans": [{"this_offset", "this_length", "source_offset",
      "source_length"}]}: passages of the suspicious text that reuse the source (docs/alignment.md).
`;

const COMMANDS: Readonly<Record<string, Command>> = { trace, pack, stats, search, align };

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
    ...(stderr.isTTY ? { draw: (line: string) => void stderr.write(`\r\x1b[K${line}`) } : {}),
    style: {
      width: Math.min(WIDE, Math.max(NARROW, stdout.columns ?? WIDE)),
      colour: stdout.isTTY && env['NO_COLOR'] === undefined,
    },
  });
}
