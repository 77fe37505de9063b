import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesOf, type Line } from '../../../tools/cli/lines';

async function* pieces(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  let at = 0;
  for (let i = 0; at < bytes.length; i += 1) {
    await Promise.resolve();
    const size = sizes[i % sizes.length] ?? 1;
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

async function read(input: AsyncIterable<Uint8Array>, most: number): Promise<(string | null)[]> {
  const lines: Line[] = [];
  for await (const line of linesOf(input, most)) lines.push(line);
  expect(lines.map(({ number }) => number)).toEqual(lines.map((_, i) => i + 1));
  return lines.map(({ bytes }) => (bytes === null ? null : Buffer.from(bytes).toString('utf8')));
}

describe('linesOf', () => {
  it('gives the same lines however the bytes come, too long ones as null', async () => {
    const text = fc.array(fc.string({ unit: fc.constantFrom('a', 'é', '\n', '\r', '🌱'), maxLength: 12 }));
    await fc.assert(
      fc.asyncProperty(
        text.map((parts) => parts.join('\n')),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 }),
        async (whole, sizes) => {
          const expected = whole.split('\n').map((line) => (Buffer.byteLength(line) > 8 ? null : line));
          if (expected.at(-1) === '') expected.pop();
          expect(await read(pieces(Buffer.from(whole), sizes), 8)).toEqual(expected);
        },
      ),
    );
  });

  it('tells of a line without end as soon as it is too long, and holds no more of it', async () => {
    let given = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (;;) {
        given += 10;
        yield Buffer.alloc(10, 'a');
      }
    }
    const lines = linesOf(endless(), 25);
    expect(await lines.next()).toEqual({ done: false, value: { number: 1, bytes: null } });
    expect(given).toBe(30);
  });
});
