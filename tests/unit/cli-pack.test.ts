/** `headwater pack`: everything that articles come in, and what happens when something of it is bad. */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildCorpus, openCorpus, splitBlocks, type Corpus } from '../../src/index';
import { ROOT } from '../../tools/build';
import { loadSources } from '../../tools/seeds';
import { refusal, run } from './cli-run';

const folder = { path: '' };
const at = (name: string): string => join(folder.path, name);
const put = async (name: string, content: string | Uint8Array): Promise<void> => {
  await mkdir(dirname(at(name)), { recursive: true });
  await writeFile(at(name), content);
};
const line = (value: object): string => `${JSON.stringify(value)}\n`;

const BRIDGE = 'The old bridge over the river was closed on Monday after engineers found cracks in a pillar.';
const HARBOUR =
  'Fishermen said on Tuesday that the new harbour had cost the town more than it would ever earn.';

beforeAll(async () => {
  folder.path = await mkdtemp(join(tmpdir(), 'headwater-pack-'));
});
afterAll(() => rm(folder.path, { recursive: true, force: true }));
beforeEach(async () => {
  for (const name of await readdir(folder.path)) await rm(at(name), { recursive: true });
});

async function bytesOf(name: string): Promise<ArrayBuffer> {
  const bytes = await readFile(at(name));
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
}
const opened = async (name: string): Promise<Corpus> => openCorpus(await bytesOf(name));
const ids = (corpus: Corpus): string[] =>
  Array.from({ length: corpus.articleCount }, (_, index) => corpus.articleId(index));
const textOf = (corpus: Corpus, id: string): string => {
  const { first, end } = corpus.paragraphsOf(corpus.articleIndex(id));
  return Array.from({ length: end - first }, (_, i) => corpus.text(first + i)).join('\n');
};

/** Packs and gives the lines on standard error. */
async function pack(...args: readonly string[]): Promise<readonly string[]> {
  const { code, out, err } = await run(['pack', ...args]);
  expect({ code, out }, err.join('\n')).toEqual({ code: 0, out: '' });
  return err;
}

const RSS = `<?xml version="1.0"?><rss version="2.0"><channel><title>The Wire</title><language>en-gb</language>
<item><title>Bridge closed</title><link>https://wire.example/1</link><guid>1</guid>
<pubDate>Mon, 26 Jan 2026 10:00:00 GMT</pubDate><description>&lt;p&gt;${BRIDGE}&lt;/p&gt;</description></item>
<item><title>No text</title><guid>2</guid></item>
<item><title>Again</title><guid>1</guid><description>${HARBOUR}</description></item></channel></rss>`;
const JSON_FEED = JSON.stringify({
  version: 'https://jsonfeed.org/version/1.1',
  title: 'The Town',
  items: [{ id: 'x', url: 'harbour.html', title: 'Harbour', content_text: HARBOUR }],
});

describe('headwater pack', () => {
  it('makes of one folder the bytes that its articles make', async () => {
    expect(await pack(join(ROOT, 'seeds'), '-o', at('seeds.hwpack'))).toEqual([
      expect.stringMatching(/^5 articles, \d+ bytes: .*seeds\.hwpack$/),
    ]);
    const whole = buildCorpus(await loadSources(join(ROOT, 'seeds')));
    expect(Buffer.from(await bytesOf('seeds.hwpack')).equals(Buffer.from(whole))).toBe(true);
    expect(await readdir(folder.path)).toEqual(['seeds.hwpack']);
  });

  it('reads folders to their depth, metadata, lines, feeds and pages', async () => {
    await put('in/a.txt', BRIDGE);
    await put('in/README.md', 'Not an article.');
    await put('in/.hidden/b.txt', 'Not an article.');
    await put('in/photo.jpg', 'not an article');
    await put('in/settings.json', '{"version": 1}');
    await put('in/sitemap.xml', '<urlset></urlset>');
    await put('in/deep/down/a.txt', HARBOUR);
    await put('in/deep/sources.json', JSON.stringify([{ id: 'n1', file: 'x.md', outlet: 'The Tide' }]));
    await put('in/deep/x.md', `# A headline\n\n${HARBOUR}`);
    await put(
      'in/deep/page.html',
      `<html><body><article><h1>Bridge</h1><p>${BRIDGE}</p></article></body></html>`,
    );
    await put(
      'in/lines.jsonl.gz',
      gzipSync(line({ id: 1, text: BRIDGE }) + line({ id: '2', blocks: [HARBOUR] })),
    );
    await put('in/feeds/wire.xml', RSS);
    await put('in/feeds/town.json', JSON_FEED);
    const said = await pack(at('in'), '-o', at('out.hwpack'));
    const corpus = await opened('out.hwpack');
    const feeds = ids(corpus).filter((id) => id.startsWith('feeds/'));
    expect(ids(corpus).filter((id) => !feeds.includes(id))).toEqual([
      'a',
      '1',
      '2',
      'deep/n1',
      'deep/page',
      'deep/down/a',
    ]);
    expect(feeds).toEqual([
      expect.stringMatching(/^feeds\/town-\w+$/),
      expect.stringMatching(/^feeds\/wire-\w+$/),
    ]);
    expect(corpus.article(corpus.articleIndex('deep/n1'))).toMatchObject({ outlet: 'The Tide' });
    expect(corpus.article(corpus.articleIndex(feeds[1] ?? ''))).toMatchObject({
      outlet: 'The Wire',
      headline: 'Bridge closed',
      datePublished: '2026-01-26T10:00:00.000Z',
      url: 'https://wire.example/1',
    });
    expect(corpus.article(corpus.articleIndex(feeds[0] ?? '')).url).toBeUndefined();
    expect(textOf(corpus, feeds[1] ?? '')).toBe(BRIDGE);
    expect(textOf(corpus, 'deep/page')).toContain(BRIDGE);
    expect(said.at(-1)).toBe('2 items of feeds without text, or there twice, were passed over.');
  });

  it('merges packs with what else is given, in the order given, and packs the result when asked', async () => {
    await put('one.txt', BRIDGE);
    await put('lines.jsonl', line({ id: 'two', text: HARBOUR, meta: { outlet: 'The Tide' } }));
    await pack(at('one.txt'), '-o', at('one.hwpack'));
    await pack(at('lines.jsonl'), '-o', at('two.hwpack.gz'));
    await put('three.txt', `${BRIDGE} ${HARBOUR}`);
    await pack(at('two.hwpack.gz'), at('three.txt'), at('one.hwpack'), '-o', at('all.hwpack'));
    const article = (id: string, text: string, meta = {}) => ({ id, text, blocks: splitBlocks(text), meta });
    const anew = buildCorpus([
      article('two', HARBOUR, { outlet: 'The Tide' }),
      article('three', `${BRIDGE} ${HARBOUR}`),
      article('one', BRIDGE),
    ]);
    expect(Buffer.from(await bytesOf('all.hwpack')).equals(Buffer.from(anew))).toBe(true);
    await pack(at('all.hwpack'), '-o', at('all.hwpack.gz'));
    expect(gunzipSync(await readFile(at('all.hwpack.gz'))).equals(Buffer.from(anew))).toBe(true);
    // Into a file that is one of the inputs.
    await put('four.txt', 'A fourth article, short.');
    await pack(at('all.hwpack'), at('four.txt'), '-o', at('all.hwpack'));
    expect((await opened('all.hwpack')).articleCount).toBe(4);
  });

  it('makes one pack of more articles than are built at once', async () => {
    await put(
      'many.jsonl',
      Array.from({ length: 4500 }, (_, i) =>
        line({ id: i, text: `Report ${i} on the bridge of Monday.` }),
      ).join(''),
    );
    await pack(at('many.jsonl'), '-o', at('many.hwpack'));
    const corpus = await opened('many.hwpack');
    expect(ids(corpus)).toEqual(Array.from({ length: 4500 }, (_, i) => String(i)));
    expect(textOf(corpus, '4321')).toBe('Report 4321 on the bridge of Monday.');
  });

  it('drops from what pages state what does not hold', async () => {
    const html = `<html lang="en_GB"><head><meta property="og:site_name" content="The\u202e Tide">
      <meta property="article:published_time" content="2026-01-28T10:00:00+0000"></head>
      <body><article><p>${BRIDGE}</p></article></body></html>`;
    await put('page.html', html);
    await pack(at('page.html'), '-o', at('page.hwpack'));
    expect((await opened('page.hwpack')).article(0)).toMatchObject({
      outlet: 'The Tide',
      datePublished: '2026-01-28T10:00:00+0000',
    });
  });
});

describe('what cannot be packed', () => {
  /** Refused by default, with nothing left behind; passed over on request, with a count. */
  async function bad(
    words: readonly string[],
    good: readonly string[],
    ...inputs: readonly string[]
  ): Promise<void> {
    const before = await readdir(folder.path);
    const said = await refusal(['pack', ...inputs, '-o', at('out.hwpack')]);
    for (const word of words) expect(said).toContain(word);
    expect(await readdir(folder.path)).toEqual(before);
    const lines = await pack(...inputs, '-o', at('out.hwpack'), '--skip-bad');
    expect(lines[0]).toBe(said.replace('headwater: ', 'passed over: '));
    expect(lines.at(-1)).toMatch(/^\d+ bad articles or files were passed over\.$/);
    expect(ids(await opened('out.hwpack'))).toEqual(good);
    await rm(at('out.hwpack'));
  }

  it('is told with file and line, or passed over', async () => {
    await put('lines.jsonl', `${line({ id: 'a', text: BRIDGE })}{"id":\n${line({ id: 'b', text: HARBOUR })}`);
    await bad(['lines.jsonl, line 2', 'is not JSON'], ['a', 'b'], at('lines.jsonl'));

    await put('in/empty.txt', '');
    await put('in/good.txt', BRIDGE);
    await bad([at('in/empty.txt'), 'is empty'], ['good'], at('in'));

    await put('listed/a.txt', BRIDGE);
    await put('listed/b.txt', HARBOUR);
    await put(
      'listed/sources.json',
      JSON.stringify([
        { id: 'x', file: 'a.txt', datePublished: '28 January 2026' },
        { id: 'y', file: 'b.txt' },
      ]),
    );
    await bad(['entry 1 (id "x")', '2026-01-28'], ['y'], at('listed'));
  });

  it('is an article whose id is taken', async () => {
    await put('one/a.txt', BRIDGE);
    await put('two/a.txt', HARBOUR);
    await bad(['"a" stands earlier in the input'], ['a'], at('one'), at('two'));
    await pack(at('one'), '-o', at('one.hwpack'));
    await bad([at('one.hwpack'), '"a" stands earlier'], ['a'], at('two'), at('one.hwpack'));
  });

  it('is a damaged pack, a feed with a document type, a missing file, an empty folder', async () => {
    await put('good.txt', BRIDGE);
    await pack(at('good.txt'), '-o', at('good.hwpack'));
    await put('cut.hwpack', (await readFile(at('good.hwpack'))).subarray(0, 500));
    await bad(['cut.hwpack', 'ends too early'], ['good'], at('good.txt'), at('cut.hwpack'));
    await put('dtd.xml', `<!DOCTYPE rss [<!ENTITY a "b">]>${RSS}`);
    await bad(['dtd.xml', 'document type'], ['good'], at('good.txt'), at('dtd.xml'));
    await put('other.xml', '<urlset/>');
    await bad(['other.xml', 'is no feed'], ['good'], at('good.txt'), at('other.xml'));
    await bad(['missing', 'does not exist'], ['good'], at('good.txt'), at('missing'));
    await mkdir(at('bare'));
    await bad(['bare', 'holds no'], ['good'], at('good.txt'), at('bare'));
  });

  it('is an article that is longer than a library takes', async () => {
    await put(
      'long.jsonl',
      line({ id: 'long', text: BRIDGE.repeat(30_000) }) + line({ id: 'a', text: HARBOUR }),
    );
    await bad(['long.jsonl, line 1', 'too long for one article'], ['a'], at('long.jsonl'));
  });

  it('leaves the output as it was', async () => {
    await put('good.txt', BRIDGE);
    await put('bad.jsonl', 'x\n');
    await put('out.hwpack', 'what stood here before');
    await refusal(['pack', at('good.txt'), at('bad.jsonl'), '-o', at('out.hwpack')]);
    expect(await readFile(at('out.hwpack'), 'utf8')).toBe('what stood here before');
    expect(await refusal(['pack', at('bad.jsonl'), '-o', at('new.hwpack')])).toContain('line 1');
    const nothing = await run(['pack', at('bad.jsonl'), '-o', at('new.hwpack'), '--skip-bad']);
    expect(nothing.code).toBe(2);
    expect(nothing.err.at(-1)).toContain('nothing to pack');
  });

  it('is an output that cannot be written, whatever is passed over', async () => {
    await put('good.txt', BRIDGE);
    for (const more of [[], ['--skip-bad']]) {
      expect(await refusal(['pack', at('good.txt'), '-o', at('no/such/x'), ...more])).toContain(
        'cannot be written',
      );
      expect(await refusal(['pack', at('good.txt'), '-o', folder.path, ...more])).toContain('is a folder');
    }
    expect(await refusal(['pack', '-o', at('x')])).toContain('INPUT is missing');
    expect(await refusal(['pack', at('good.txt')])).toContain('-o FILE');
  });
});
