/** `headwater stats`, and packs as files. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildCorpus, type SourceArticle } from '../../src/index';
import type { PackStats } from '../../tools/cli/stats';
import { refusal, run } from './cli-run';

const folder = { path: '' };
const at = (name: string): string => join(folder.path, name);

const article = (id: string, text: string, meta: SourceArticle['meta']): SourceArticle => ({
  id,
  text,
  blocks: [{ start: 0, end: text.length }],
  meta,
});

const FRENCH =
  'Le gouvernement a annoncé mardi que les négociations avec les syndicats reprendront dans les prochains jours.';
const BRIDGE = 'The old bridge over the river was closed on Monday after engineers found cracks in a pillar.';

beforeAll(async () => {
  folder.path = await mkdtemp(join(tmpdir(), 'headwater-stats-'));
  const pack = buildCorpus([
    article('a', BRIDGE, { outlet: 'The Tide', datePublished: '2026-01-28' }),
    article('b', BRIDGE.replace('Monday', '  monday').toUpperCase(), {
      outlet: 'The Tide',
      datePublished: '2026-01-28T01:00:00+09:00',
    }),
    article('c', FRENCH, { outlet: 'La Vague', datePublished: '2025-12-01' }),
    article('d', 'A short one.', {}),
  ]);
  await writeFile(at('four.hwpack'), new Uint8Array(pack));
  await writeFile(at('four.hwpack.gz'), gzipSync(new Uint8Array(pack)));
});
afterAll(() => rm(folder.path, { recursive: true, force: true }));

async function stats(file: string): Promise<PackStats> {
  const { code, out, err } = await run(['stats', file, '--json']);
  expect({ code, err }).toEqual({ code: 0, err: [] });
  return JSON.parse(out) as PackStats;
}

describe('headwater stats', () => {
  it('counts what a pack holds', async () => {
    const bytes = (await readFile(at('four.hwpack'))).length;
    const found = await stats(at('four.hwpack'));
    expect(found).toMatchObject({
      file: at('four.hwpack'),
      bytes,
      articles: 4,
      paragraphs: 4,
      outlets: [
        { name: 'The Tide', articles: 2 },
        { name: 'La Vague', articles: 1 },
      ],
      withoutOutlet: 1,
      languages: [{ name: 'fr', articles: 1 }],
      withoutLanguage: 3,
      dates: { earliest: '2025-12-01', latest: '2026-01-28', none: 1 },
      doubles: 1,
      refused: null,
    });
    expect(found.version).toBeGreaterThanOrEqual(1);
    expect(found.words).toBeGreaterThan(40);
    expect(found.sections['texts']).toBeGreaterThan(BRIDGE.length * 2);
    const parts = Object.values(found.sections).reduce((sum, one) => sum + one, 0);
    expect(bytes - parts).toBeGreaterThan(0);
    expect(bytes - parts).toBeLessThan(600);
  });

  it('tells people the same', async () => {
    const { code, out } = await run(['stats', at('four.hwpack')]);
    expect(code).toBe(0);
    expect(out).toMatch(/^ {2}articles +4$/m);
    expect(out).toMatch(/^ {2}outlets +The Tide 2, La Vague 1, not stated 1$/m);
    expect(out).toMatch(/^ {2}dates +2025-12-01 to 2026-01-28, not stated 1$/m);
    expect(out).toMatch(/^ {2}doubles +1 /m);
    expect(out).toMatch(/^ {4}texts +\d+ bytes$/m);
  });

  it('says of a pack that the extension refuses why, and lets none of its words steer the terminal', async () => {
    const hostile = buildCorpus([article('a', `${BRIDGE}\u001b[2J`, { outlet: 'The\u001b[31m Tide' })]);
    await writeFile(at('hostile.hwpack'), new Uint8Array(hostile));
    expect((await stats(at('hostile.hwpack'))).refused).toContain('outlet');
    const shown = [
      await run(['stats', at('hostile.hwpack')]),
      await run(['trace', '-', '--corpus', at('hostile.hwpack')], BRIDGE),
      await run(['search', 'tide', '--corpus', at('hostile.hwpack')]),
    ];
    for (const { code, out } of shown) {
      expect(code).toBe(0);
      expect(out).toContain('Tide');
      expect(out).not.toContain('\u001b');
    }
  });

  it('reads packs that are packed with gzip', async () => {
    expect(await stats(at('four.hwpack.gz'))).toEqual({
      ...(await stats(at('four.hwpack'))),
      file: at('four.hwpack.gz'),
    });
    const traced = await run(['trace', '-', '--json', '--corpus', at('four.hwpack.gz')], BRIDGE);
    expect(JSON.parse(traced.out)).toMatchObject({ librarySize: 4 });
    expect(traced.out).toContain('"articleId":"a"');
  });

  it('says what is wrong with a pack', async () => {
    const pack = await readFile(at('four.hwpack'));
    const put = (name: string, bytes: Uint8Array): Promise<void> => writeFile(at(name), bytes);
    await put('cut.hwpack', pack.subarray(0, 700));
    await put('cut.hwpack.gz', gzipSync(pack).subarray(0, 400));
    await put('short.hwpack.gz', gzipSync(pack.subarray(0, 700)));
    await put('tiny.hwpack.gz', gzipSync(pack.subarray(0, 6)));
    await put('more.hwpack.gz', gzipSync(Buffer.concat([pack, Buffer.alloc(1_000_000)])));
    await put('text.hwpack.gz', gzipSync('no pack at all, but a text'));
    const huge = Buffer.from(pack);
    huge.writeUInt32LE(4_000_000_000, 12);
    await put('huge.hwpack.gz', gzipSync(huge));
    const flipped = Buffer.from(pack);
    flipped[pack.length - 9]! ^= 1;
    await put('flipped.hwpack', flipped);
    for (const [name, words] of [
      ['missing.hwpack', 'does not exist'],
      ['cut.hwpack', 'ends too early'],
      ['cut.hwpack.gz', 'ends too early'],
      ['short.hwpack.gz', 'ends too early'],
      ['tiny.hwpack.gz', 'ends too early'],
      ['more.hwpack.gz', 'more than its pack'],
      ['text.hwpack.gz', 'not a Headwater pack'],
      ['huge.hwpack.gz', '2 GB'],
      ['flipped.hwpack', 'damaged'],
    ] as const) {
      const said = await refusal(['stats', at(name)]);
      expect(said).toContain(words);
      expect(said).toContain(at(name));
    }
    expect(await refusal(['stats'])).toContain('PACK is missing');
    expect(await refusal(['stats', folder.path])).toContain('folder');
  });
});
