import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  InputError,
  nameOf,
  readArticle,
  readArticleFile,
  type ReadArticle,
} from '../../../tools/read-article';

const utf8 = (text: string) => new TextEncoder().encode(text);
const blocksOf = ({ text, blocks }: ReadArticle) => blocks.map(({ start, end }) => text.slice(start, end));
const kinds = ({ blocks }: ReadArticle) => blocks.map(({ kind }) => kind);

describe('a text file', () => {
  it('has one paragraph a non-empty line, at its place in the file', () => {
    const read = readArticle(utf8('One.\r\n\r\n  Two – “too”. \n'), 'page.txt', { outlet: 'The A' });
    expect(read).toMatchObject({
      text: 'One.\r\n\r\n  Two – “too”. \n',
      extracted: false,
      meta: { outlet: 'The A' },
    });
    expect(blocksOf(read)).toEqual(['One.', 'Two – “too”.']);
  });

  it('may have a byte order mark in UTF-8 and UTF-16, which is no part of the text', () => {
    const text = 'Café – “x”.';
    const le = new Uint8Array(Uint16Array.from(`\ufeff${text}`, (c) => c.charCodeAt(0)).buffer);
    const be = le.map((_, i) => le[i ^ 1]!);
    for (const bytes of [utf8(`\ufeff${text}`), le, be, utf8(text)]) {
      expect(readArticle(bytes, 'page.txt').text).toBe(text);
    }
  });

  it('is refused in one line when it is no text', () => {
    for (const bytes of [
      new Uint8Array(0),
      utf8('\n \n'),
      Uint8Array.of(0x25, 0x50, 0, 1, 2),
      Uint8Array.of(0xe9, 0x20),
      new Uint8Array(5_000_001).fill(97),
      utf8('\u0001\u0002\u0003 ab'),
    ]) {
      expect(() => readArticle(bytes, 'page.txt')).toThrow(InputError);
      expect(() => readArticle(bytes, 'page.txt')).toThrow(/^page\.txt: [^\n]+\.$/);
    }
  });

  it('is refused when it is missing or a folder', async () => {
    await expect(readArticleFile('no/such/file.txt')).rejects.toThrow(
      /^no\/such\/file\.txt: does not exist\. Check the path\.$/,
    );
    await expect(readArticleFile('tests')).rejects.toThrow(/^tests: is a folder\./);
  });
});

describe('a Markdown file', () => {
  it('keeps its own text and offsets where only lines are marked', () => {
    const text =
      '---\ntitle: Not text\n---\n# The headline #\n\nA paragraph.\n\n> Quoted.\n\n- An item\n- \n\nSetext heading\n---\n\n---\n';
    const read = readArticle(utf8(text), 'page.md');
    expect(read).toMatchObject({ text, extracted: false });
    expect(blocksOf(read)).toEqual(['The headline', 'A paragraph.', 'Quoted.', 'An item', 'Setext heading']);
    expect(kinds(read)).toEqual(['headline', undefined, undefined, undefined, 'headline']);
  });

  it('loses its inline syntax and keeps its words', () => {
    const read = readArticle(
      utf8(
        '## A *fine* day\n\nThe **ferry** [ran aground](https://x.example "t") at `Skerry`, _she_ said.\n\n![alt](p.png)\n\nsnake_case_name and 2 * 3 * 4 \\*stay\\*.',
      ),
      'page.markdown',
    );
    expect(read.extracted).toBe(true);
    expect(blocksOf(read)).toEqual([
      'A fine day',
      'The ferry ran aground at Skerry, she said.',
      'snake_case_name and 2 * 3 * 4 *stay*.',
    ]);
    expect(kinds(read)).toEqual(['headline', undefined, undefined]);
  });

  it('never fails and keeps its blocks in order on any text', () => {
    const markdown = fc.string({
      unit: fc.constantFrom(
        '#',
        '*',
        '_',
        '[',
        ']',
        '(',
        ')',
        '`',
        '-',
        '=',
        '>',
        '\n',
        '\r\n',
        ' ',
        'a',
        'B.',
        '!',
        '|',
        '1.',
        '\\',
      ),
    });
    fc.assert(
      fc.property(markdown, (source) => {
        const read = readArticle(utf8(`Text.\n\n${source}`), 'x.md');
        let end = 0;
        for (const block of read.blocks) {
          expect(block.start).toBeGreaterThanOrEqual(end);
          expect(block.end).toBeGreaterThan(block.start);
          expect(read.text.slice(block.start, block.end)).toMatch(/^\S(?:[^\n]*\S)?$/);
          end = block.end;
        }
        expect(end).toBeLessThanOrEqual(read.text.length);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('an HTML file', () => {
  const body = `<nav><a href="/">Home</a></nav><article><h1>Ferry runs aground</h1>
    <p>A ferry with 212 people on board ran aground off&nbsp;Skerry Head on <b>Tuesday</b> night, the coastguard said in a statement.</p>
    <figure><img src="f.jpg" alt=""><figcaption>The ferry on Tuesday</figcaption></figure>
    <p>The captain’s deputy, Ola Brandt, said that nobody had been hurt and that the ferry was refloated at high tide on Wednesday.</p></article>`;

  it('gives its article, kinds and metadata', () => {
    const read = readArticle(
      utf8(
        `<!doctype html><html lang="en-GB"><head><title>x</title><meta property="og:site_name" content="Harbour News"></head><body>${body}</body></html>`,
      ),
      'page.html',
      { datePublished: '2025-01-15' },
    );
    expect(read.extracted).toBe(true);
    expect(read.meta).toMatchObject({
      outlet: 'Harbour News',
      inLanguage: 'en-GB',
      datePublished: '2025-01-15',
    });
    const texts = blocksOf(read);
    expect(texts[0]).toBe('Ferry runs aground');
    expect(texts).toContain(
      'The captain’s deputy, Ola Brandt, said that nobody had been hurt and that the ferry was refloated at high tide on Wednesday.',
    );
    expect(texts.join(' ')).not.toContain('Home');
    expect(kinds(read)[0]).toBe('headline');
    expect(kinds(read)[texts.indexOf('The ferry on Tuesday')] ?? 'caption').toBe('caption');
  });

  it('may be a fragment, and may declare an older encoding', () => {
    expect(blocksOf(readArticle(utf8(body), 'part.html'))[0]).toBe('Ferry runs aground');
    const latin = Uint8Array.from(
      `<meta charset="iso-8859-1"><body><article><p>${'Caf\u00e9 owners by the harbour told the ferry company to pay. '.repeat(4)}</p></article></body>`,
      (c) => c.charCodeAt(0),
    );
    expect(readArticle(latin, 'old.htm').text).toContain('Café owners');
  });

  it('is refused when it has no article text', () => {
    expect(() => readArticle(utf8('<html><body><script>1</script></body></html>'), 'page.html')).toThrow(
      /^page\.html: no article text/,
    );
  });
});

it('names an article after its file', () => {
  expect(nameOf('some/where/ferry.2025.txt')).toBe('ferry.2025');
});
