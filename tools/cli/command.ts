/** What all commands share: where they read and write, and how a command line is taken apart. */
import { parseArgs } from 'node:util';
import type { Strictness } from '../../src/index';
import { InputError } from '../decode';
import type { ReportStyle } from '../report';

/** What a command reads and writes, so that tests need no process. */
export interface Terminal {
  readonly input: () => Promise<Uint8Array>;
  /** Standard input as it comes; where absent, `input` gives it whole. */
  readonly stream?: () => AsyncIterable<Uint8Array>;
  /** Resolves when the reader of the output has room for more. */
  readonly output: (text: string) => void | Promise<void>;
  readonly complain: (line: string) => void;
  /** Draws one line on standard error in place of the last one drawn; absent where that is no terminal. */
  readonly draw?: (line: string) => void;
  readonly style: ReportStyle;
}

export type Command = (args: readonly string[], terminal: Terminal) => Promise<void>;

/** A wrong command line; the message says what to write instead. */
export class UsageError extends InputError {}

interface Option {
  readonly type: 'string' | 'boolean';
  readonly multiple?: boolean;
  readonly short?: string;
}
type Options = Readonly<Record<string, Option>>;

type Value<O extends Option> = O extends { type: 'boolean' }
  ? boolean
  : O extends { multiple: true }
    ? readonly string[]
    : string;

/** A command line taken apart: its options, and what stands beside them. */
export interface Parsed<O extends Options> {
  readonly values: { readonly [K in keyof O]?: Value<O[K]> | undefined };
  readonly positionals: readonly string[];
}

export function parse<const O extends Options>(args: readonly string[], options: O): Parsed<O> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true }) as Parsed<O>;
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
    // Node explains in several sentences; the first names the option.
    throw new UsageError(`${error.message.split('. ')[0] ?? error.message}. See "headwater --help".`);
  }
}

/** The one thing that a command is about. `name`: as the usage calls it. */
export function onlyOne([only, ...more]: readonly string[], name: string): string {
  if (only === undefined) throw new UsageError(`${name} is missing. See "headwater --help".`);
  if (more[0] === undefined) return only;
  throw new UsageError(
    `one ${name} is enough, but ${JSON.stringify(more[0])} follows it. See "headwater --help".`,
  );
}

export const corpusOption = { corpus: { type: 'string', multiple: true } } as const;

const STRICTNESS: readonly Strictness[] = ['strict', 'balanced', 'loose'];

export function strictnessOf(given: string | undefined): Strictness {
  const found = STRICTNESS.find((step) => step === (given ?? 'balanced'));
  if (found !== undefined) return found;
  throw new UsageError(`--strictness is strict, balanced or loose, not ${JSON.stringify(given)}.`);
}

export async function* standardInput(terminal: Terminal): AsyncGenerator<Uint8Array> {
  if (terminal.stream === undefined) yield await terminal.input();
  else yield* terminal.stream();
}
