import { describe, expect, it } from 'vitest';
import { readArticleOf } from '../../../extension/extract/read-article';
import { article, page, prose } from '../content/pages';

const ADDRESS = 'https://www.courier.example/town/council-meets';
const parsed = (markup: string): Document => new DOMParser().parseFromString(markup, 'text/html');
const read = (markup: string, address = ADDRESS, isHidden?: (element: Element) => boolean) =>
  readArticleOf(parsed(markup), address, isHidden);
const ld = (data: unknown): string => `<script type="application/ld+json">${JSON.stringify(data)}</script>`;
const texts = (found: ReturnType<typeof readArticleOf>): readonly string[] =>
  found?.blocks.map(({ text }) => text) ?? [];

describe("a page's article", () => {
  it('is its headline and paragraphs in order, without what stands around them', () => {
    const around = `<nav><a href="/a">Home</a></nav>${article(6)}<aside><p>${prose(90)}</p></aside><footer><p>${prose(91)}</p></footer>`;
    const found = read(page(around));
    expect(texts(found)).toEqual(['The council meets', ...Array.from({ length: 6 }, (_, i) => prose(i))]);
    expect(found?.blocks[0]?.kind).toBe('headline');
    expect(found?.isArticle).toBe(true);
  });

  it('keeps captions as captions', () => {
    const figure =
      '<figure><img alt=""><figcaption>The customs house at dusk, last May.</figcaption></figure>';
    const found = read(page(article(6).replace('</p>', `</p>${figure}`)));
    expect(found?.blocks.filter(({ kind }) => kind === 'caption').map(({ text }) => text)).toEqual([
      'The customs house at dusk, last May.',
    ]);
  });

  it('takes all that stands beside the paragraphs that Readability keeps, where it drops many', () => {
    // A name that its rules take for furniture.
    const odd = Array.from({ length: 4 }, (_, i) => `<p class="remark">${prose(40 + i)}</p>`).join('');
    const found = read(page(article(6).replace('</article>', `${odd}</article>`)));
    for (let i = 0; i < 4; i += 1) expect(texts(found)).toContain(prose(40 + i));
  });

  it('is nothing on a page without text, and no article on a front page', () => {
    expect(read(page('<nav><a href="/">Home</a></nav>'))).toBeNull();
    const teaser = (i: number): string =>
      `<article><h2><a href="/${i}">Story ${i} of the day in the harbour town</a></h2><p>${prose(i)}</p></article>`;
    expect(read(page(Array.from({ length: 12 }, (_, i) => teaser(i)).join('')))?.isArticle).toBe(false);
  });

  it('leaves out what the page hides, by markup or by layout', () => {
    const hidden = `<p hidden>${prose(50)}</p><p class="unseen">${prose(51)}</p><div style="display:none"><p>${prose(52)}</p></div>`;
    const found = read(page(article(6).replace('</article>', `${hidden}</article>`)), ADDRESS, (element) =>
      element.classList.contains('unseen'),
    );
    expect(texts(found)).toHaveLength(7);
  });

  it('leaves the page as it is', () => {
    const document = parsed(page(article(6)));
    const before = document.documentElement.outerHTML;
    readArticleOf(document, ADDRESS);
    expect(document.documentElement.outerHTML).toBe(before);
  });

  it('reads text in shadow trees', () => {
    const document = parsed(page('<story-body></story-body>'));
    const host = document.querySelector('story-body')!;
    host.attachShadow({ mode: 'open' }).append(parsed(page(article(6))).querySelector('article')!);
    expect(texts(readArticleOf(document, ADDRESS))).toContain(prose(3));
  });
});

describe('what a page states of itself', () => {
  const meta = (head: string, address = ADDRESS) => read(page(article(6), head), address)?.meta;

  it('names its authors, as JSON-LD, meta tags or markup do', () => {
    const data = (author: unknown): string => ld({ '@type': 'NewsArticle', headline: 'A', author });
    expect(meta(data([{ name: 'Ann Lee' }, { name: 'By Bo Ek' }]))?.author).toBe('Ann Lee, Bo Ek');
    expect(meta(data('Ann Lee'))?.author).toBe('Ann Lee');
    expect(
      meta(
        ld([
          { '@type': 'NewsArticle', author: { '@id': '#a' } },
          { '@id': '#a', name: 'Cy Day' },
        ]),
      )?.author,
    ).toBe('Cy Day');
    expect(meta('<meta name="author" content="By Ann Lee">')?.author).toBe('Ann Lee');
    const marked = article(6).replace('</h1>', '</h1><p><a rel="author" href="/ann">Ann Lee</a></p>');
    expect(read(page(marked))?.meta.author).toBe('Ann Lee');
  });

  it('takes no address for a name', () => {
    expect(meta('<meta property="article:author" content="https://social.example/ann">')).not.toHaveProperty(
      'author',
    );
    expect(meta(ld({ '@type': 'NewsArticle', author: 'ann@courier.example' }))).not.toHaveProperty('author');
  });

  it('takes what Readability finds where the page states nothing else', () => {
    const byline = article(6).replace('</h1>', '</h1><p class="byline">By Ann Lee</p>');
    expect(read(page(byline))?.meta.author).toBe('Ann Lee');
  });

  it('outlives JSON-LD that is broken, deep, long or of the wrong kind', () => {
    const deep = `${'['.repeat(5_000)}${']'.repeat(5_000)}`;
    const wrong = ld({
      '@type': 'NewsArticle',
      headline: { a: 1 },
      author: 7,
      publisher: [],
      datePublished: {},
    });
    const long = ld({ '@type': 'NewsArticle', headline: 'x'.repeat(100_000), author: 'y'.repeat(100_000) });
    const turned = ld({ '@type': 'NewsArticle', headline: 'a\u202eb\u0000c', author: 'Ann\u2066 Lee' });
    const broken = '<script type="application/ld+json">{"a": </script>';
    const head = `${broken}<script type="application/ld+json">${deep}</script>${wrong}${long}`;
    expect(meta(head)).toEqual({ headline: 'The council meets', inLanguage: 'en', url: ADDRESS });
    expect(meta(turned)).toMatchObject({ headline: 'ab c', author: 'Ann Lee' });
  });

  it('believes a canonical address that stays on the site, and else takes the one that it came from', () => {
    const canonical = (href: string): string => `<link rel="canonical" href="${href}">`;
    expect(meta(canonical('/town/council'))?.url).toBe('https://www.courier.example/town/council');
    expect(meta(canonical('https://courier.example/c'), 'https://amp.courier.example/c?amp=1')?.url).toBe(
      'https://courier.example/c',
    );
    for (const href of [
      'https://other.example/c',
      'https://www.courier.example/',
      'javascript:alert(1)',
      'ftp://x/',
    ])
      expect(meta(canonical(href), `${ADDRESS}#part`)?.url).toBe(ADDRESS);
    expect(meta('', 'file:///pages/story.html')).not.toHaveProperty('url');
  });
});

describe('a hostile page', () => {
  it('cannot hide its parts by names', () => {
    const names =
      'documentElement implementation body head baseURI querySelectorAll createElement cloneNode title'.split(
        ' ',
      );
    const images = names.map((name) => `<img name="${name}">`).join('');
    const fields =
      'childNodes firstChild nextSibling attributes getAttribute localName nodeType parentNode children style'
        .split(' ')
        .map((name) => `<input name="${name}" value="x">`)
        .join('');
    const found = read(page(`${images}<form id="f">${fields}${article(6)}</form>`));
    expect(texts(found)).toHaveLength(7);
  });

  it('is read as far as bounds go', () => {
    const deep = `${'<div>'.repeat(3_000)}${'</div>'.repeat(3_000)}`;
    expect(texts(read(page(`${article(6)}${deep}`)))).toContain(prose(5));
    const long = `<p>${'word '.repeat(400_000)}</p>`;
    const blocks = read(page(`${article(6)}<article>${long}</article>`))?.blocks ?? [];
    expect(blocks.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThanOrEqual(1_000_000);
  });

  it('hands on nothing but text', () => {
    const found = read(
      page(article(6).replace('Paragraph 2', '&lt;img src=x onerror=alert(1)&gt; Paragraph 2')),
    );
    expect(texts(found).some((text) => text.startsWith('<img src=x onerror=alert(1)> Paragraph 2'))).toBe(
      true,
    );
    expect(JSON.parse(JSON.stringify(found))).toEqual(found);
  });
});
