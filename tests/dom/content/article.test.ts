// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { readPage, readPageInSteps } from '../../../extension/content/article';
import { PAGES, samplePage } from '../../site/pages';
import { renderFront, renderPage } from '../../site/server';

import { article, page, parse, prose, read, texts } from './pages';

describe('the sample news sites', () => {
  it.each(PAGES.filter(({ id }) => id !== '003').map(({ id }) => id))(
    'gives every paragraph of %s once, in order, and no furniture',
    (id) => {
      const sample = samplePage(id);
      const found = read(renderPage(id));
      const wanted = sample.blocks.filter(({ kind }) => kind === 'paragraph').map(({ text }) => text);
      const squeezed = (text: string): string => text.replace(/\s+/g, ' ');
      const paragraphs = texts(found).filter((text) => wanted.map(squeezed).includes(text));
      expect(paragraphs).toEqual(wanted.map(squeezed));
      expect(found.isArticle).toBe(true);
      expect(found.blocks[0]).toMatchObject({ kind: 'headline', text: squeezed(sample.headline) });
      expect(texts(found).filter((text) => text.includes('newsletter') || text === sample.pullQuote)).toEqual(
        wanted.filter((text) => text === sample.pullQuote),
      );
    },
  );

  it('tells captions from paragraphs', () => {
    const found = read(renderPage('002'));
    const captions = found.blocks.filter(({ kind }) => kind === 'caption').map(({ text }) => text);
    expect(captions[0]).toContain('Russian President Vladimir Putin smiles');
    expect(captions).toHaveLength(4);
  });

  const unwanted = (markup: string): ReturnType<typeof readPage> => {
    const steps = readPageInSteps(parse(markup), () => false, false);
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
    }
  };

  it('are read alike whether or not the text of other pages is wanted', () => {
    for (const { id } of PAGES) expect(texts(unwanted(renderPage(id)))).toEqual(texts(read(renderPage(id))));
  });

  it('a page of few words is read to the end only where its text is wanted', () => {
    const form = page('<h1>Write to us</h1><p>We answer all that you write within two days.</p>');
    expect(unwanted(form)).toMatchObject({ blocks: [], meta: {}, isArticle: false });
    expect(texts(read(form))).toEqual(['Write to us', 'We answer all that you write within two days.']);
  });

  it('does not take the front page for an article', () => {
    expect(read(renderFront()).isArticle).toBe(false);
  });
});

describe('what counts as text of the article', () => {
  it.each([
    ['navigation', `<nav><p>${prose(90)}</p></nav>`],
    ['a footer', `<footer><p>${prose(90)}</p></footer>`],
    ['an aside', `<aside><p>${prose(90)}</p></aside>`],
    ['comments', `<section class="article-comments"><p>${prose(90)}</p></section>`],
    ['related stories', `<div class="related-stories"><p>${prose(90)}</p></div>`],
    ['a newsletter box', `<div id="newsletterSignup"><p>${prose(90)}</p></div>`],
    ['a labelled advertisement', `<div><span>Advertisement</span><p>${prose(90)}</p></div>`],
    ['a cookie banner', `<div class="cookie-consent"><p>${prose(90)}</p></div>`],
    ['a form', `<form><p>${prose(90)}</p></form>`],
    ['an editor', `<div contenteditable="true"><p>${prose(90)}</p></div>`],
    ['a text field', `<textarea>${prose(90)}</textarea>`],
    ['a script', `<script>const a = "${prose(90)}"</script>`],
    ['a template', `<template><p>${prose(90)}</p></template>`],
    ['hidden text', `<p hidden>${prose(90)}</p>`],
    ['text hidden from readers of the screen', `<p aria-hidden="true">${prose(90)}</p>`],
    ['text hidden by an inline style', `<div style="display: none"><p>${prose(90)}</p></div>`],
    ['a closed details box', `<details><summary>More</summary><p>${prose(90)}</p></details>`],
    ['a pull quote', `<blockquote class="pullquote">${prose(2).slice(0, 60)}</blockquote>`],
    ['the phone version of a block', `<p class="phone">${prose(3)}</p>`],
    ['a link to another story', `<p><a href="/x">${prose(90)}</a></p>`],
  ])('leaves out %s', (_, markup) => {
    const found = read(page(article().replace('</article>', `${markup}</article>`)));
    expect(texts(found)).toEqual(['The council meets', ...[0, 1, 2, 3, 4, 5].map(prose)]);
  });

  it('asks what only layout knows', () => {
    const found = read(page(article()), (element) => element.textContent.startsWith('Paragraph 3'));
    expect(texts(found)).not.toContain(prose(3));
    expect(texts(found)).toContain(prose(4));
  });

  it.each([
    [
      'a body that says it has a sidebar and comments',
      (text: string) => `<div class="has-sidebar has-comments">${text}</div>`,
    ],
    ['one form around the whole page', (text: string) => `<form action="/">${text}</form>`],
    ['a page behind an open dialog', (text: string) => `<div aria-hidden="true">${text}</div>`],
    [
      'a container named for its comments',
      (text: string) => `<div class="article-with-comments sharing">${text}</div>`,
    ],
  ])('keeps the article in %s', (_, wrap) => {
    expect(texts(read(page(wrap(article()))))).toHaveLength(7);
  });

  it('keeps sections whose id is the slug of their heading', () => {
    const section = `<section id="sharing-with-multiple-developers-now"><p>${prose(7)}</p></section>`;
    expect(texts(read(page(article().replace('</article>', `${section}</article>`))))).toContain(prose(7));
  });

  it('keeps prose that stands outside the best region', () => {
    expect(texts(read(page(`<div><p>${prose(50)}</p></div>${article()}`)))).toContain(prose(50));
  });

  it('reads div soup with text in the divs and line breaks between paragraphs', () => {
    const soup = [0, 1, 2, 3, 4].map(prose).join('<br><br>');
    expect(texts(read(page(`<div id="c"><div>${soup}</div><div>${prose(5)}</div></div>`)))).toEqual(
      [0, 1, 2, 3, 4, 5].map(prose),
    );
  });

  it('parts whole lines at single line breaks and keeps verse together', () => {
    const found = read(
      page(`<article><p>${prose(0)}<br>${prose(1)}</p><p>${prose(2)} So ran<br>the song</p></article>`),
    );
    expect(texts(found)).toEqual([prose(0), prose(1), `${prose(2)} So ran the song`]);
  });

  it('keeps a sentence whole across inline markup, links with names and odd white space', () => {
    const found = read(
      page(
        `${article().replace('</article>', '')}<p>\n  The <a class="popup share" href="/a">council</a>\u00ad met <b>twice</b>,\n\tit&nbsp;said,<!-- no --> in <span>May</span>.</p></article>`,
      ),
    );
    expect(texts(found).at(-1)).toBe('The council\u00ad met twice, it\u00a0said, in May.');
  });
});

describe('whether a page is an article', () => {
  it('wants running text', () => {
    expect(read(page(article(1))).isArticle).toBe(false);
    expect(read(page(article(6))).isArticle).toBe(true);
    expect(read(page('<div id="root"></div>')).isArticle).toBe(false);
    expect(read('').isArticle).toBe(false);
  });

  it('takes less from a page that says it is an article', () => {
    const head = '<meta property="og:type" content="article">';
    expect(read(page(article(2))).isArticle).toBe(false);
    expect(read(page(article(2), head)).isArticle).toBe(true);
  });

  const teasers = (count: number): string =>
    Array.from(
      { length: count },
      (_, i) => `<li><h3><a href="/${i}">Story ${i}</a></h3><p>${prose(i + 50)}</p></li>`,
    ).join('');

  it('refuses a list of teasers', () => {
    const list = teasers(9).replaceAll('li>', 'article>').replaceAll('h3>', 'h2>');
    expect(read(page(`<main>${list}</main>`)).isArticle).toBe(false);
    const lead = `<div><p>${prose(1)}</p><p>${prose(2)}</p></div>`;
    expect(read(page(`<main>${lead}<ul>${teasers(9)}</ul></main>`)).isArticle).toBe(false);
  });

  it('finds a declared article before a stream of teasers that is longer than it', () => {
    const body = `<main><div><h1>The council meets</h1><div>${[1, 2, 3, 4, 5]
      .map((n) => `<p>${prose(n)}</p>`)
      .join('')}</div></div></main><ul>${teasers(40)}</ul>`;
    const found = read(page(body, '<meta property="og:type" content="article">'));
    expect(found.isArticle).toBe(true);
    expect(texts(found)).toEqual(['The council meets', ...[1, 2, 3, 4, 5].map(prose)]);
    // A front page may well have so much text above its list; it does not say that it is an article.
    expect(read(page(body)).isArticle).toBe(false);
  });

  it('counts what the page says twice', () => {
    const twice = `<article><h1>The council</h1>${[1, 2, 1, 2].map((n) => `<p>${prose(n)}</p>`).join('')}</article>`;
    const found = read(page(twice));
    expect(found.isArticle).toBe(true);
    expect(texts(found)).toEqual(['The council', prose(1), prose(2)]);
  });
});

describe('the head of an article', () => {
  it('keeps a short standfirst that stands outside the body', () => {
    const standfirst = 'Its old house by the harbour is too small, so the members will move';
    const found = read(
      page(
        `<div><p>The paper of the harbour and its people, daily since long</p><article><div><h1>The council meets</h1><p>${standfirst}</p></div>` +
          `<div itemprop="articleBody">${[1, 2, 3, 4].map((n) => `<p>${prose(n)}</p>`).join('')}</div>` +
          `<div><p>Its letters come by post and are read by all</p></div></article></div>`,
      ),
    );
    expect(texts(found)).toEqual(['The council meets', standfirst, ...[1, 2, 3, 4].map(prose)]);
  });

  it('has the first heading that the title names', () => {
    const body = `<h1>The Harbour Gazette</h1>${article().replace('The council meets', 'The council meets again')}`;
    const found = read(page(body, '<meta property="og:title" content="The council meets again">'));
    expect(found.blocks.find(({ kind }) => kind === 'headline')?.text).toBe('The council meets again');
    expect(texts(found)).not.toContain('The Harbour Gazette');
  });
});

describe('reading in steps', () => {
  it('pauses also where a page holds many elements and no paragraph', () => {
    const rows = Array.from({ length: 400 }, (_, i) => `<tr><td>Row ${i}</td><td>${i}</td></tr>`).join('');
    const steps = readPageInSteps(parse(page(`<table>${rows}</table>${article()}`)), () => false);
    let count = 0;
    while (!steps.next().done) count += 1;
    expect(count).toBeGreaterThan(50);
  });

  it('asks for what style sheets hide only where markup does not decide', () => {
    const asked: string[] = [];
    read(page(`<nav><p>One</p></nav><script>1</script>${article(1)}`), ({ localName }) => {
      asked.push(localName);
      return false;
    });
    expect(asked).toEqual(['article', 'h1', 'p']);
  });
});

it('reads a page that a script has nested beyond all bounds, as far as bounds go', () => {
  const document = parse(page(article()));
  let inner: Element = document.createElement('div');
  document.body.append(inner);
  for (let depth = 0; depth < 5_000; depth += 1) {
    const next = document.createElement('div');
    inner.append(next);
    inner = next;
  }
  inner.textContent = prose(4);
  const found = readPage(document);
  expect(found.isArticle).toBe(true);
  expect(texts(found)).toEqual(texts(read(page(article()))));
});
