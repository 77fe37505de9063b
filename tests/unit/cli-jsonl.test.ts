/** `headwater trace --jsonl`: many pages, in order, whatever single lines hold. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Trace } from '../../src/index';
import { ROOT } from '../../tools/build';
import { renderPage } from '../site/server';
import { expectValid, refusal, run } from './cli-run';

const SEEDS = join(ROOT, 'seeds');
const REWRITE = join(SEEDS, '001_0d17552ae829d36b.txt');
const ORIGINAL = join(SEEDS, '000_e937ff776bc6dc7a.txt');

const folder = { path: '' };
const at = (name: string): string => join(folder.path, name);

beforeAll(async () => {
  folder.path = await mkdtemp(join(tmpdir(), 'headwater-jsonl-'));
});
afterAll(() => rm(folder.path, { recursive: true, force: true }));

type Result = Trace & { readonly id?: string | number; readonly line?: number; readonly error?: string };
const results = (out: string): Result[] =>
  out
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Result);

const lines = (...values: readonly unknown[]): string =>
  values.map((value) => `${typeof value === 'string' ? value : JSON.stringify(value)}\n`).join('');

describe('headwater trace --jsonl', () => {
  it('gives each page the trace that it has alone, under its id', async () => {
    const text = await readFile(REWRITE, 'utf8');
    const input = lines(
      { id: 'rewrite', text },
      { id: 7, html: renderPage('003'), meta: { outlet: 'The Outlet', author: null } },
      { id: 'apart', blocks: ['One thing.', { text: 'A headline', kind: 'headline' }, ' '] },
    );
    const { code, out, err } = await run(['trace', '--jsonl', '--corpus', ORIGINAL], input);
    expect({ code, err }).toEqual({ code: 0, err: [] });
    const [rewrite, page, apart] = results(out);
    for (const one of [rewrite, page, apart]) expectValid(one);
    const alone = await run(['trace', REWRITE, '--json', '--corpus', ORIGINAL]);
    expect(rewrite).toEqual({ id: 'rewrite', ...(JSON.parse(alone.out) as Trace) });
    expect(page?.id).toBe(7);
    expect(page?.text).not.toContain('<');
    expect(page?.summary.derivedParagraphs).toBeGreaterThan(0);
    expect(apart?.text).toBe('One thing.\n\nA headline');
    expect(apart?.paragraphs.map(({ kind }) => kind)).toEqual(['paragraph', 'headline']);
  });

  it('reads a file, packed or not', async () => {
    const input = lines({ id: 'a', text: 'A page about nothing that is held.' });
    await writeFile(at('pages.jsonl'), input);
    await writeFile(at('pages.jsonl.gz'), gzipSync(input));
    const piped = await run(['trace', '--jsonl'], input);
    expect(piped.code).toBe(0);
    for (const name of ['pages.jsonl', 'pages.jsonl.gz'])
      expect(await run(['trace', '--jsonl', at(name)])).toEqual(piped);
  });

  it('goes on after lines that cannot be traced, and says so at the end', async () => {
    const good = { id: 'good', text: 'A page about nothing that is held.' };
    const input = lines(
      good,
      '{"id": "cut", "te',
      '',
      { id: 'none' },
      { id: 'both', text: 'x', html: 'y' },
      { id: 'empty', text: ' ' },
      { id: 'more', text: 'x', title: 'y' },
      { id: 'dated', text: 'x', meta: { datePublished: 'yesterday' } },
      { text: 'nameless' },
      { id: 'a\u202eb', text: 'x' },
      '[1]',
      { id: 'kind', blocks: [{ text: 'x', kind: 'advertisement' }] },
      { id: 'number', text: 5 },
      good,
    );
    const { code, out, err } = await run(['trace', '--jsonl'], input);
    expect(code).toBe(2);
    const told = results(out);
    expect(told[0]?.schema).toBe(1);
    expect(told.at(-1)?.schema).toBe(1);
    const bad = told.slice(1, -1);
    expect(bad.map(({ id, line }) => [id, line])).toEqual([
      [undefined, 2],
      ['none', 4],
      ['both', 5],
      ['empty', 6],
      ['more', 7],
      ['dated', 8],
      [undefined, 9],
      [undefined, 10],
      [undefined, 11],
      ['kind', 12],
      ['number', 13],
    ]);
    for (const { line, error } of bad) expect(error).toContain(`standard input, line ${line}: `);
    const said = bad.map(({ error }) => error);
    expect(said[0]).toContain('is not JSON');
    expect(said[1]).toContain('one of "text", "html" and "blocks"');
    expect(said[3]).toContain('holds no text');
    expect(said[4]).toContain('field "title" is not known');
    expect(said[5]).toContain('ISO 8601');
    expect(said[6]).toContain('"id" must be');
    expect(err.slice(0, -1)).toEqual(said.map((error) => `headwater: ${error}`));
    expect(err.at(-1)).toBe(
      'headwater: 11 of 13 lines could not be traced. Each has a line with "error" in the results.',
    );
  });

  it('complains of twenty lines and counts the others', async () => {
    const { out, err } = await run(['trace', '--jsonl'], lines(...Array.from({ length: 30 }, () => 'x')));
    expect(results(out)).toHaveLength(30);
    expect(err).toHaveLength(21);
    expect(err.at(-1)).toContain('30 of 30');
  });

  it('gives the same results in the same order with several threads', async () => {
    const text = await readFile(REWRITE, 'utf8');
    const paragraphs = text.split('\n').filter((line) => line.trim() !== '');
    const input = lines(
      ...Array.from({ length: 30 }, (_, i) =>
        i === 20
          ? 'no JSON'
          : { id: i, text: paragraphs.slice(i % 5, (i % 5) + 1 + ((i * 7) % 4)).join('\n') },
      ),
    );
    const alone = await run(['trace', '--jsonl', '--jobs', '1'], input);
    expect(results(alone.out).map(({ id }) => id)).toEqual(
      Array.from({ length: 30 }, (_, i) => (i === 20 ? undefined : i)),
    );
    expect(await run(['trace', '--jsonl', '--jobs', '3'], input)).toEqual(alone);
  });

  it('says what is wrong with the command line', async () => {
    expect(await refusal(['trace', '--jsonl', at('missing.jsonl')])).toContain(
      'missing.jsonl: does not exist',
    );
    expect(await refusal(['trace', '--jsonl', folder.path])).toContain('is a folder');
    expect(await refusal(['trace', '--jsonl', 'a', 'b'])).toContain('one FILE is enough');
    expect(await refusal(['trace', '--jsonl', '--page-meta', 'x'])).toContain('its own "meta"');
    expect(await refusal(['trace', '--jsonl', '--jobs', 'all'])).toContain('whole number from 1 to 64');
    expect(await refusal(['trace', REWRITE, '--jobs', '2'])).toContain('--jobs goes with --jsonl');
    await writeFile(at('cut.jsonl.gz'), gzipSync(lines({ id: 1, text: 'x' })).subarray(0, 20));
    expect(await refusal(['trace', '--jsonl', at('cut.jsonl.gz')])).toContain('ends too early');
    await writeFile(at('false.jsonl.gz'), 'not gzip');
    expect(await refusal(['trace', '--jsonl', at('false.jsonl.gz')])).toContain('is not gzip');
  });
});
