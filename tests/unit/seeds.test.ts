import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { classifyBlocks, languageOf } from '../../src/index';
import { loadSources, readPageMeta } from '../../tools/seeds';

/** The articles are held byte for byte: not even a line end may change. */
const HASHES: Readonly<Record<string, string>> = {
  '000_e937ff776bc6dc7a.txt': '21aa3be659b6a859a015d302932aa43c26fe5425852166cac076cfa6038dc0da',
  '001_0d17552ae829d36b.txt': '53f3d5fdfc5f21d8df87abff4ff50c09db9972a41636903e0b58d621e30bbd77',
  '002_dda345ddf600ff6d.txt': '0cca2d7b45654e3dd571bd5226d6dcb8b8964c2df91e9f0b1c376fc56cffddf3',
  '003_481ec35ab80e215b.txt': '87d4d0f06c689d19a3a0632933d659b5dd6b7001357cba1ea233e65fda7f1cf4',
  '004_42f7fb9e5ee50854.txt': '142e69e7959b142c99d8e5c71f0de3afe8c5f6c63ebea4f902958dbd4707246e',
};

describe('the seeds', () => {
  it('are the articles byte for byte, and no others', async () => {
    const files = (await readdir('seeds')).filter((file) => file.endsWith('.txt')).sort();
    expect(files).toEqual(Object.keys(HASHES));
    for (const file of files) {
      expect(
        createHash('sha256')
          .update(await readFile(path.join('seeds', file)))
          .digest('hex'),
        file,
      ).toBe(HASHES[file]);
    }
  });

  it('say of themselves only what their texts state', async () => {
    const sources = await loadSources('seeds');
    expect(sources.map(({ id, meta }) => [id, Object.keys(meta)])).toEqual([
      ['000', ['outlet']],
      ['001', []],
      ['002', ['headline']],
      ['003', ['outlet', 'datePublished']],
      ['004', ['headline']],
    ]);
    for (const { text, meta } of sources) {
      for (const value of Object.values(meta)) expect(text).toContain(value);
      if (meta.headline !== undefined) expect(text.trimStart().startsWith(meta.headline)).toBe(true);
    }
  });

  it('have their captions, credits, rights line, appeal and stray headline told from the text', async () => {
    const found = (await loadSources('seeds')).map((source) =>
      classifyBlocks(source, languageOf())
        .map((kind, i) => (kind === 'caption' || kind === 'boilerplate' ? `${i} ${kind}` : ''))
        .filter((line) => line !== ''),
    );
    expect(found).toEqual([
      ['14 caption', '27 boilerplate'],
      [],
      ['2 caption', '6 caption', '11 caption', '15 caption'],
      ['0 boilerplate', '5 boilerplate', '10 boilerplate'],
      ['2 caption', '7 caption', '10 caption', '15 caption', '105 boilerplate'],
    ]);
  });
});

describe('a folder of sources', () => {
  let directory: string;
  const file = (name: string) => path.join(directory, name);
  const write = (name: string, content: string | Uint8Array) => writeFile(file(name), content);
  const entries = (...list: readonly unknown[]) => write('sources.json', JSON.stringify(list));
  const error = async (options = {}): Promise<string> => {
    const message = await loadSources(directory, options).then(
      () => 'loaded',
      (reason: unknown) => (reason as Error).message,
    );
    expect(message).not.toMatch(/\n/);
    return message.replaceAll(directory, 'DIR');
  };

  beforeEach(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'headwater-seeds-'));
    await write('a.txt', 'First paragraph of a.\nSecond.');
    await write('b.md', '# Headline of b\n\nA **bold** [claim](https://b.example).');
  });
  afterEach(() => rm(directory, { recursive: true }));

  it('is read in the order of its entries, with their metadata', async () => {
    await entries(
      { id: 'two', file: 'b.md' },
      {
        id: 'one',
        file: 'a.txt',
        outlet: 'The A',
        datePublished: '2026-01-28',
        inLanguage: 'en-GB',
        url: 'https://a.example/x',
      },
    );
    const sources = await loadSources(directory);
    expect(sources.map(({ id }) => id)).toEqual(['two', 'one']);
    expect(sources[0]).toMatchObject({ meta: {}, text: 'Headline of b\n\nA bold claim.' });
    expect(sources[1]?.meta).toEqual({
      outlet: 'The A',
      datePublished: '2026-01-28',
      inLanguage: 'en-GB',
      url: 'https://a.example/x',
    });
  });

  it('takes its articles by file name where it has no metadata, and others beside it when asked to', async () => {
    await write('README.md', 'Not an article.');
    expect((await loadSources(directory)).map(({ id }) => id)).toEqual(['a', 'b']);
    await entries({ id: 'one', file: 'a.txt' });
    expect((await loadSources(directory, { unlisted: 'take' })).map(({ id }) => id)).toEqual(['one', 'b']);
    expect(await error()).toBe(
      'DIR/b.md: has no entry in DIR/sources.json; add {"id": "b", "file": "b.md"} there',
    );
  });

  it.each([
    [
      'a date in words',
      { datePublished: '28 January 2026' },
      'field datePublished: "28 January 2026" is not an ISO 8601 date; write it as 2026-01-28',
    ],
    [
      'a day that is none',
      { datePublished: '2026-02-30' },
      'field datePublished: "2026-02-30" is not an ISO 8601 date; write it as year-month-day, like 2026-01-28',
    ],
    [
      'an unknown field',
      { editor: 'x' },
      'field editor: is not known; the fields are id, file, outlet, headline, author, datePublished, inLanguage, url',
    ],
    [
      'an empty outlet',
      { outlet: '' },
      "field outlet: must be the outlet's name without spaces around it; leave the field out when it is not known",
    ],
    [
      'a bare address',
      { url: 'a.example/x' },
      'field url: "a.example/x" is not a web address; write it whole, from https://',
    ],
    [
      'a script address',
      { url: 'javascript:alert(1)' },
      'field url: "javascript:alert(1)" is not a web address; write it whole, from https://',
    ],
    [
      'a language by name',
      { inLanguage: 'English' },
      'field inLanguage: "English" is not a language tag; write it as "en" or "en-GB"',
    ],
    [
      'a path',
      { file: '../a.txt' },
      'field file: "../a.txt" is a path; put the file beside sources.json and give its name alone',
    ],
    [
      'another format',
      { file: 'a.pdf' },
      'field file: "a.pdf" is not a .txt, .md or .html file; save the article as one',
    ],
    ['a missing file', { file: 'c.txt' }, 'field file: "c.txt" is not in DIR; put it there or mend the name'],
  ])('refuses %s, naming file, entry, field and mend', async (_, fields, message) => {
    await entries({ id: 'b', file: 'b.md' }, { id: 'one', file: 'a.txt', ...fields });
    expect(await error()).toBe(`DIR/sources.json: entry 2 (id "one"): ${message}`);
  });

  it('refuses entries that are doubled, incomplete or no objects, and metadata that is no array', async () => {
    await entries({ id: 'x', file: 'a.txt' }, { id: 'x', file: 'b.md' });
    expect(await error()).toBe(
      'DIR/sources.json: entry 2 (id "x"): field id: "x" stands in an earlier entry too; give each article its own',
    );
    await entries({ id: 'x', file: 'a.txt' }, { id: 'y', file: 'a.txt' });
    expect(await error()).toContain('entry 2 (id "y"): field file: "a.txt" stands in an earlier entry too');
    await entries({ file: 'a.txt' });
    expect(await error()).toBe('DIR/sources.json: entry 1: field id: is missing; add it');
    await entries('a.txt');
    expect(await error()).toContain('DIR/sources.json: entry 1: must be an object');
    await write('sources.json', '{"id": "x"}');
    expect(await error()).toBe('DIR/sources.json: must be a JSON array with one object an article.');
    await write('sources.json', '[{"id": "x",}]');
    expect(await error()).toMatch(/^DIR\/sources\.json: is not JSON \(.+\)\. Mend it at that place\.$/);
  });

  it.each([
    ['empty', new Uint8Array(0), 'is empty'],
    ['blank', new TextEncoder().encode(' \n\t\n'), 'holds no text'],
    ['binary', Uint8Array.from({ length: 400 }, (_, i) => i % 7), 'is a binary file'],
    ['in another encoding', Uint8Array.of(0x43, 0x61, 0x66, 0xe9, 0x20, 0x61, 0x75), 'is not UTF-8 text'],
    ['over-large', new Uint8Array(5_000_001).fill(0x61), 'has more than 5 MB'],
  ])('refuses a file that is %s', async (_, bytes, message) => {
    await write('a.txt', bytes);
    await entries({ id: 'one', file: 'a.txt' }, { id: 'two', file: 'b.md' });
    expect(await error()).toContain(
      `DIR/sources.json: entry 1 (id "one"): field file: DIR/a.txt: ${message}`,
    );
  });

  it('refuses a folder that is missing, a file or without articles', async () => {
    await expect(loadSources(file('nowhere'))).rejects.toThrow('does not exist');
    await expect(loadSources(file('a.txt'))).rejects.toThrow('is not a folder');
    await rm(file('a.txt'));
    await rm(file('b.md'));
    expect(await error()).toBe('DIR: holds no .txt, .md or .html file. Put an article in it.');
  });

  it('refuses two files with one name for an id', async () => {
    await write('a.md', 'Another a.');
    expect(await error()).toBe('DIR/a.txt: its id "a" is that of a.md; rename one of them');
  });

  it("reads a page's metadata from one entry of the same schema", async () => {
    await write('page.json', '{"outlet": "The A", "datePublished": "2026-01-28T10:00:00Z"}');
    expect(await readPageMeta(file('page.json'))).toEqual({
      outlet: 'The A',
      datePublished: '2026-01-28T10:00:00Z',
    });
    await write('page.json', '{"outlet": 5}');
    await expect(readPageMeta(file('page.json'))).rejects.toThrow(
      "page.json: field outlet: must be the outlet's name in quotes",
    );
    await expect(readPageMeta(file('none.json'))).rejects.toThrow('does not exist');
  });
});
