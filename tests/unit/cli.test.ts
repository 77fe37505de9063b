/** The command line's contract: what it prints, where, and with which exit code. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Trace } from '../../src/index';
import { ROOT } from '../../tools/build';
import { renderPage } from '../site/server';
import { expectValid, refusal, run } from './cli-run';

const SEEDS = join(ROOT, 'seeds');
const ORIGINAL = join(SEEDS, '000_e937ff776bc6dc7a.txt');
const REWRITE = join(SEEDS, '001_0d17552ae829d36b.txt');
const LONG_REWRITE = join(SEEDS, '002_dda345ddf600ff6d.txt');

const folder = { path: '' };
const at = (name: string): string => join(folder.path, name);

beforeAll(async () => {
  folder.path = await mkdtemp(join(tmpdir(), 'headwater-cli-'));
});
afterAll(() => rm(folder.path, { recursive: true, force: true }));

async function trace(...args: readonly string[]): Promise<Trace> {
  const { code, out, err } = await run(['trace', ...args, '--json']);
  expect(err).toEqual([]);
  expect(code).toBe(0);
  return JSON.parse(out) as Trace;
}

/** Every offset of a trace names the words that it says it names. */
function expectTrueOffsets({ paragraphs, lineage }: Trace, text: string): void {
  for (const { index, start, end, text: own, match } of paragraphs) {
    expect(text.slice(start, end), `paragraph ${index}`).toBe(own);
    if (match === null) continue;
    const sources = [match.source, ...match.others];
    for (const { start: from, end: to, sourceStart, sourceEnd, sourceIndex = 0 } of [
      ...match.passages,
      ...match.same,
    ]) {
      expect(0 <= from && from < to && to <= own.length).toBe(true);
      const length = sources[sourceIndex]?.text.length ?? 0;
      expect(0 <= sourceStart && sourceStart < sourceEnd && sourceEnd <= length).toBe(true);
    }
    for (const { sourceStart, sourceEnd, sourceText, sourceIndex = 0 } of [
      ...match.altered,
      ...match.dropped,
    ]) {
      expect(sources[sourceIndex]?.text.slice(sourceStart, sourceEnd)).toBe(sourceText);
    }
    for (const { start: from, end: to } of [...match.added, ...match.altered]) {
      expect(0 <= from && from <= to && to <= own.length).toBe(true);
    }
  }
  const { credit } = lineage;
  if (credit.start !== undefined) expect(text.slice(credit.start, credit.end)).toBe(credit.text);
}

describe('headwater trace', () => {
  it('prints one JSON object that its schema allows, with true offsets', async () => {
    const traced = await trace(LONG_REWRITE);
    expectValid(traced);
    expectTrueOffsets(traced, await readFile(LONG_REWRITE, 'utf8'));
    expect(traced).toMatchObject({ schema: 1, strictness: 'balanced', librarySize: 5 });
    expect(traced.text).toBeUndefined();
    expect(traced.lineage).toMatchObject({ self: '002', original: { articleId: '000' } });
    expect(traced.paragraphs).toHaveLength(112);
    expect(traced.paragraphs.map(({ index }) => index)).toEqual([...traced.paragraphs.keys()]);
    expect(traced.summary.derivedParagraphs).toBeGreaterThan(10);
  });

  it('takes an article, a folder and a pack as corpus, and several of them', async () => {
    const alone = await trace(REWRITE, '--corpus', ORIGINAL);
    expectValid(alone);
    expect(alone.librarySize).toBe(1);
    expect(alone.lineage.original?.articleId).toBe('000_e937ff776bc6dc7a');

    const fromFolder = await trace(REWRITE, '--corpus', SEEDS);
    expect(fromFolder).toEqual(await trace(REWRITE));

    const packed = await run(['pack', SEEDS, '-o', at('seeds.hwpack')]);
    expect(packed).toMatchObject({ code: 0, out: '' });
    expect(await trace(REWRITE, '--corpus', at('seeds.hwpack'))).toEqual(fromFolder);

    const both = await trace(REWRITE, '--corpus', at('seeds.hwpack'), '--corpus', LONG_REWRITE);
    expect(both.librarySize).toBe(6);
  });

  it('gives the extracted text of HTML pages, to which offsets refer', async () => {
    await writeFile(at('page.html'), renderPage('003'));
    const traced = await trace(at('page.html'), '--corpus', ORIGINAL);
    expectValid(traced);
    expect(traced.text).toBeTypeOf('string');
    expectTrueOffsets(traced, traced.text ?? '');
    expect(traced.text).not.toContain('<');
    expect(traced.text).not.toContain('The Morning Tide');
    expect(traced.summary.derivedParagraphs).toBeGreaterThan(0);
  });

  it('reads standard input, as text or as a page', async () => {
    const text = await readFile(REWRITE, 'utf8');
    const piped = await run(['trace', '-', '--json'], text);
    expect(JSON.parse(piped.out)).toEqual(await trace(REWRITE));
    const page = await run(['trace', '-', '--json'], renderPage('001'));
    expect((JSON.parse(page.out) as Trace).text).toBeTypeOf('string');
  });

  it('shows less the stricter it is', async () => {
    const matched = async (strictness: string): Promise<readonly number[]> =>
      (await trace(LONG_REWRITE, '--strictness', strictness)).paragraphs
        .filter(({ match }) => match !== null)
        .map(({ index }) => index);
    const [strict, balanced, loose] = await Promise.all(['strict', 'balanced', 'loose'].map(matched));
    expect(strict?.filter((index) => !balanced?.includes(index))).toEqual([]);
    expect(balanced?.filter((index) => !loose?.includes(index))).toEqual([]);
    expect(strict?.length).toBeLessThan(loose?.length ?? 0);
  });

  it('takes the page’s own metadata from a file', async () => {
    await writeFile(
      at('meta.json'),
      JSON.stringify({ outlet: 'Plainsman Dispatch', datePublished: '2026-01-28' }),
    );
    expectValid(await trace(REWRITE, '--page-meta', at('meta.json'), '--corpus', ORIGINAL));
    await writeFile(at('wrong.json'), JSON.stringify({ outlet: 7 }));
    const refused = await run(['trace', REWRITE, '--page-meta', at('wrong.json')]);
    expect(refused).toMatchObject({ code: 2, out: '' });
    expect(refused.err.join()).toContain('outlet');
  });

  it('tells people the verdict, the lineage and each passage', async () => {
    const { code, out } = await run(['trace', LONG_REWRITE]);
    expect(code).toBe(0);
    expect(out).toMatch(/of this page follows the Financial Times\.\n/);
    expect(out).toContain('Probable original');
    expect(out).toContain('← 000:');
    expect(out).toMatch(/\n {6}Added /);
    expect(out).toContain('not vouched for');
    expect(out.split('\n').filter((line) => line.length > 80)).toEqual([]);
    expect((await run(['trace', ORIGINAL])).out).toContain('This page is the original that we hold.');
  });
});

describe('headwater search', () => {
  it('finds a source in spite of slips of the pen', async () => {
    const { code, out } = await run(['search', 'finantial tmes', '--json']);
    expect(code).toBe(0);
    const { hits } = JSON.parse(out) as { hits: { article: { articleId: string } }[] };
    expect(hits.map(({ article }) => article.articleId)).toContain('000');
    expect((await run(['search', 'finantial tmes'])).out).toContain('Financial Times');
    expect((await run(['search', 'xylophone'])).out).toContain('No source matches');
  });
});

describe('what cannot be used', () => {
  beforeAll(async () => {
    await writeFile(at('empty.txt'), '');
    await writeFile(at('binary.txt'), Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1, 2, 0]));
    await writeFile(at('large.txt'), 'a'.repeat(5_000_001));
    await writeFile(at('broken.hwpack'), 'not a pack');
    await mkdir(at('bare'));
    await mkdir(at('bad'));
    await writeFile(at('bad/a.txt'), 'An article.');
    await writeFile(at('bad/sources.json'), '[{"id": "a", "file": "a.txt", "datePublished": "28 Jan 2026"}]');
  });

  it.each([
    ['empty.txt', 'empty'],
    ['binary.txt', 'binary'],
    ['large.txt', '5 MB'],
    ['missing.txt', 'does not exist'],
    ['bare', 'folder'],
  ])('says of the page %s that it is %s', async (name, words) => {
    expect(await refusal(['trace', at(name)])).toContain(words);
    expect(await refusal(['trace', at(name), '--json'])).toContain(words);
  });

  it.each([
    ['broken.hwpack', 'not a Headwater pack'],
    ['empty.txt', 'empty'],
    ['bare', 'holds no'],
    ['bad', 'datePublished'],
    ['missing', 'does not exist'],
  ])('says of the corpus %s: %s', async (name, words) => {
    const said = await refusal(['trace', REWRITE, '--corpus', at(name)]);
    expect(said).toContain(words);
    expect(said).toContain(name);
  });

  it('says what is wrong with the command line', async () => {
    expect(await refusal([])).toContain('trace, pack, stats, search, align');
    expect(await refusal(['allign'])).toContain('there are trace, pack, stats, search, align');
    expect(await refusal(['align', 'pairs.jsonl'])).toContain('standard input');
    expect(await refusal(['trace'])).toContain('PAGE is missing');
    expect(await refusal(['trace', REWRITE, LONG_REWRITE])).toContain('one PAGE is enough');
    expect(await refusal(['trace', REWRITE, '--strictness', 'harsh'])).toContain('strict, balanced or loose');
    expect(await refusal(['trace', REWRITE, '--colour'])).toContain('--colour');
    expect(await refusal(['trace', REWRITE, '--corpus'])).toContain('--corpus');
    expect(await refusal(['pack', SEEDS])).toContain('-o FILE');
    expect(await refusal(['pack', SEEDS, '-o', at('no/such/folder/x')])).toContain('cannot be written');
    expect(await refusal(['trace', '-'], '')).toContain('empty');
    expect(await refusal(['trace', REWRITE, '--corpus', ORIGINAL, '--corpus', ORIGINAL])).toContain('Rename');
  });

  it('explains itself when asked', async () => {
    expect(await run(['--help'])).toMatchObject({ code: 0, err: [] });
    expect((await run(['trace', '--help'])).out).toContain('--page-meta');
  });
});

it('keeps standard output to the result when run as a program', async () => {
  const program = ['--import', 'tsx', 'tools/headwater.ts', 'trace', REWRITE, '--json'];
  const { stdout, stderr } = await promisify(execFile)(process.execPath, program, {
    cwd: ROOT,
    maxBuffer: 20_000_000,
  });
  expectValid(JSON.parse(stdout) as Trace);
  expect(stderr).toBe('');
  const failed = promisify(execFile)(process.execPath, [...program.slice(0, 4), 'missing.txt'], {
    cwd: ROOT,
  });
  await expect(failed).rejects.toMatchObject({ code: 2, stdout: '' });
});
