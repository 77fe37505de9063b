/** The command line without a process. */
import { Ajv2020 } from 'ajv/dist/2020';
import { expect } from 'vitest';
import schema from '../../docs/trace.schema.json' with { type: 'json' };
import { headwater } from '../../tools/headwater';

export interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: readonly string[];
}

export async function run(args: readonly string[], input = ''): Promise<Run> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await headwater(args, {
    input: () => Promise.resolve(Buffer.from(input)),
    output: (text) => void out.push(text),
    complain: (line) => void err.push(line),
    style: { width: 80, colour: false },
  });
  return { code, out: out.join(''), err };
}

/** One line on standard error, nothing on standard output, exit code 2: that line. */
export async function refusal(args: readonly string[], input?: string): Promise<string> {
  const { code, out, err } = await run(args, input);
  expect({ code, out, lines: err.length }).toEqual({ code: 2, out: '', lines: 1 });
  expect(err[0]).not.toContain('\n');
  return err[0] ?? '';
}

const ajv = new Ajv2020({
  allErrors: true,
  strict: true,
  strictTypes: false,
  strictRequired: false,
  allowUnionTypes: true,
});
const validate = ajv.compile(schema);

/** As docs/trace.schema.json has it. */
export function expectValid(traced: unknown): void {
  validate(traced);
  expect(validate.errors ?? []).toEqual([]);
}
