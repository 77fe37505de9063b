/** `headwater align`: JSON lines in, JSON lines out, one at a time. */
import { describe, expect, it } from 'vitest';
import { alignLines } from '../../../tools/cli/align-lines';
import { headwater } from '../../../tools/headwater';
import { BRIDGE, GARDEN } from './texts';

interface Answer {
  readonly id: string | number;
  readonly spans: readonly {
    readonly this_offset: number;
    readonly this_length: number;
    readonly source_offset: number;
    readonly source_length: number;
  }[];
}

const line = (id: string | number, suspicious: string, source: string): string =>
  `${JSON.stringify({ id, suspicious, source })}\n`;

/** Bytes in pieces of `size`, so that lines and characters are cut anywhere. */
async function* pieces(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) {
    await Promise.resolve();
    yield bytes.subarray(at, at + size);
  }
}

async function answers(input: AsyncIterable<Uint8Array>): Promise<Answer[]> {
  const out: string[] = [];
  await alignLines(input, (text) => void out.push(text));
  expect(out.every((text) => text.endsWith('\n') && text.indexOf('\n') === text.length - 1)).toBe(true);
  return out.map((text) => JSON.parse(text) as Answer);
}

describe('alignLines', () => {
  it('answers in order, with offsets and lengths into both texts', async () => {
    const suspicious = `🌱 ${GARDEN}\n\n${BRIDGE}`;
    const input = line('a', suspicious, BRIDGE) + line('b', GARDEN, BRIDGE) + line('c', '', '');
    for (const size of [1, 7, 1_000_000]) {
      expect(await answers(pieces(input, size))).toEqual([
        {
          id: 'a',
          spans: [
            {
              this_offset: suspicious.indexOf(BRIDGE),
              this_length: BRIDGE.length,
              source_offset: 0,
              source_length: BRIDGE.length,
            },
          ],
        },
        { id: 'b', spans: [] },
        { id: 'c', spans: [] },
      ]);
    }
  });

  it('takes Windows line ends, a byte order mark, blank lines and no last newline', async () => {
    const input = `\ufeff${line(1, 'A', 'B')}\r\n\n${line('2', 'A', 'B').replace('\n', '\r\n')}${line('3', '', '').trim()}`;
    expect((await answers(pieces(input, 11))).map(({ id }) => id)).toEqual([1, '2', '3']);
  });

  it('answers a line before it reads the next, and waits until its answer is taken', async () => {
    const events: string[] = [];
    async function* slowly(): AsyncGenerator<Uint8Array> {
      for (const id of ['a', 'b', 'c']) {
        events.push(`read ${id}`);
        yield Buffer.from(line(id, GARDEN, BRIDGE));
        await Promise.resolve();
      }
    }
    await alignLines(slowly(), async (text) => {
      const { id } = JSON.parse(text) as Answer;
      await new Promise((resolve) => setImmediate(resolve));
      events.push(`taken ${id}`);
    });
    expect(events).toEqual(['read a', 'taken a', 'read b', 'taken b', 'read c', 'taken c']);
  });

  it('answers many lines', async () => {
    const many = Array.from({ length: 500 }, (_, i) => line(`n${i}`, `Line ${i} of many.`, GARDEN)).join('');
    const found = await answers(pieces(many, 4096));
    expect(found.map(({ id }) => id)).toEqual(Array.from({ length: 500 }, (_, i) => `n${i}`));
  });
});

describe('headwater align', () => {
  const run = async (input: string, args: readonly string[] = []) => {
    const out: string[] = [];
    const err: string[] = [];
    const code = await headwater(['align', ...args], {
      input: () => Promise.resolve(Buffer.from(input)),
      stream: () => pieces(input, 64),
      output: (text) => void out.push(text),
      complain: (text) => void err.push(text),
      style: { width: 80, colour: false },
    });
    return { code, out: out.join(''), err };
  };

  it('gives nothing for nothing', async () => {
    expect(await run('')).toEqual({ code: 0, out: '', err: [] });
  });

  it.each([
    ['{"id": "b", "suspicious"', 'is not JSON'],
    ['["b", "", ""]', 'is not a JSON object'],
    ['{"suspicious": "", "source": ""}', '"id" must be a string or a number'],
    ['{"id": "b", "source": ""}', '"suspicious" must be a string'],
    ['{"id": "b", "suspicious": "", "source": null}', '"source" must be a string'],
  ])('names the line that cannot be used and what to write: %s', async (bad, words) => {
    const { code, out, err } = await run(`${line('a', '', '')}\n${bad}\n${line('c', '', '')}`);
    expect(code).toBe(2);
    expect(out).toBe('{"id":"a","spans":[]}\n');
    expect(err).toHaveLength(1);
    expect(err[0]).toContain('line 3');
    expect(err[0]).toContain(words);
    expect(err[0]).toContain('Write {"id"');
  });

  it('refuses what is not UTF-8', async () => {
    async function* bytes(): AsyncGenerator<Uint8Array> {
      await Promise.resolve();
      yield Uint8Array.from([0x7b, 0xff, 0x7d, 0x0a]);
    }
    await expect(alignLines(bytes(), () => undefined)).rejects.toThrow('line 1: is not UTF-8');
  });
});
