/**
 * `headwater align`: pairs of texts as JSON lines, each answered as soon as it is read. Only one line is in
 * memory at a time, and nothing is read on while the reader of the results is behind.
 */
import { alignTexts } from '../../src/index';
import { InputError } from '../decode';
import { linesOf, textOfLine, type Line } from './lines';

/** A line longer than this is nobody's pair of texts; it is refused before it fills the memory. */
const MAX_LINE = 100_000_000;
const SHAPE = 'Write {"id": "…", "suspicious": "…", "source": "…"} on one line.';

interface Pair {
  readonly id: string | number;
  readonly suspicious: string;
  readonly source: string;
}

function readPair({ bytes, number }: Line): Pair | undefined {
  const wrong = (what: string, mend = SHAPE): InputError =>
    new InputError(`standard input, line ${number}: ${what} ${mend}`);
  if (bytes === null) throw wrong('is longer than 100 MB.', 'Give shorter texts.');
  const line = textOfLine(bytes);
  if (line === undefined) throw wrong('is not UTF-8.', 'Save the input as UTF-8.');
  if (line === '') return undefined;
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw wrong('is not JSON.');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw wrong('is not a JSON object.');
  }
  const { id, suspicious, source } = value as Record<string, unknown>;
  if (typeof id !== 'string' && typeof id !== 'number') throw wrong('"id" must be a string or a number.');
  if (typeof suspicious !== 'string') throw wrong('"suspicious" must be a string.');
  if (typeof source !== 'string') throw wrong('"source" must be a string.');
  return { id, suspicious, source };
}

function answer({ id, suspicious, source }: Pair): string {
  const spans = alignTexts(suspicious, source).map((span) => ({
    this_offset: span.start,
    this_length: span.end - span.start,
    source_offset: span.sourceStart,
    source_length: span.sourceEnd - span.sourceStart,
  }));
  return `${JSON.stringify({ id, spans })}\n`;
}

/**
 * Answers every line of `input` in order; blank lines are passed over.
 *
 * @param write Called with one line of output at a time, and awaited before the next line is read.
 * @throws InputError for the first line that cannot be used; the lines before it are answered.
 */
export async function alignLines(
  input: AsyncIterable<Uint8Array>,
  write: (text: string) => void | Promise<void>,
): Promise<void> {
  for await (const line of linesOf(input, MAX_LINE)) {
    const pair = readPair(line);
    if (pair !== undefined) await write(answer(pair));
  }
}
