// @vitest-environment node
/** The glance at a page says no only where a reading of it finds no article. */
import { Window } from 'happy-dom';
import { describe, expect, it } from 'vitest';
import { readPage } from '../../../extension/content/article';
import { glance } from '../../../extension/content/prose';
import { appAnswer } from '../../site/apps/pages';
import { PAGES } from '../../site/pages';
import { renderFront, renderPage } from '../../site/server';
import { randomFrom } from '../../random';
import { article, page, parse, prose } from './pages';

/** Sample sites are read from files, which Node does in the environment of its own alone. */
const { document } = new Window() as unknown as { readonly document: Document };

function mayHold(document: Document): boolean {
  const steps = glance(document);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value.isEnough;
  }
}
const says = (body: string, head = ''): boolean => mayHold(parse(page(body, head)));

describe('pages of the sample sites', () => {
  it.each(PAGES.map(({ id }) => id))('%s may hold an article', (id) => {
    expect(mayHold(parse(renderPage(id)))).toBe(true);
  });

  it.each(['plain', 'slots', 'amp', 'live', 'long', 'react?story=002'])('%s may hold one', async (name) => {
    const answer = await appAnswer(new URL(`http://sites.example/apps/${name}`));
    expect(mayHold(parse(answer!.body))).toBe(true);
  });

  it('a front page of teasers may hold one: only a reading tells that it is none', () => {
    expect(readPage(parse(renderFront())).isArticle).toBe(false);
  });
});

describe('pages that hold none', () => {
  it('forms', () => {
    const fields = Array.from({ length: 80 }, (_, i) => `<p><label>Field ${i} of many <input></label></p>`);
    expect(says(`<h1>Write to us</h1><p>We answer within two days.</p><form>${fields.join('')}</form>`)).toBe(
      false,
    );
  });

  it('lists of links, with what stands between them', () => {
    const links = Array.from(
      { length: 200 },
      (_, i) =>
        `<li><a href="/${i}">The council of the harbour town meets once more, as it does, ${i}</a></li>`,
    );
    const row =
      '<p><a href="/a">About us</a> | <a href="/b">Contact the desk</a> | <a href="/c">Imprint</a> |</p>';
    expect(says(`<ul>${links.join('')}</ul>${row.repeat(9)}`)).toBe(false);
  });

  it('tables, editors, headings, captions and one long line', () => {
    const cells = `<td>12.4 · 3</td>`.repeat(500);
    const long = Array.from({ length: 30 }, (_, i) => prose(i)).join(' ');
    const furniture = `<div contenteditable="true"><p>${long}</p></div><h2>${long}</h2><figure>${long}</figure><textarea>${long}</textarea><script>${long}</script>`;
    expect(says(`<table><tr>${cells}</tr></table>${furniture}<p>${prose(1)}</p>`)).toBe(false);
  });

  it('less than an article needs, unless the page says that it is one', () => {
    const body = `<p>${prose(1)}</p><p>${prose(2)}</p>`;
    const head = '<meta property="og:type" content="article">';
    expect([says(body), says(body, head)]).toEqual([false, true]);
    expect(readPage(parse(page(body, head))).isArticle).toBe(true);
  });
});

it('ends with the first words that are enough', () => {
  const document = parse(page(article(2_000)));
  const steps = glance(document);
  let asked = 0;
  while (steps.next().done !== true) asked += 1;
  expect(asked).toBe(0);
});

const WORDS =
  'the council of a harbour town met in its old customs house for the third time this year and said no more'.split(
    ' ',
  );
const ODD = [
  '市議会は三度目に集まり、',
  '港町の税関で。',
  'สภาเมืองท่า',
  'l’été',
  'Öl—',
  '½',
  '３',
  'ﬁ',
  '—',
  '·',
  '\u00a0',
  '¿',
  'don’t',
  '1,200',
  '\u{20000}',
];
const BLOCKS = [
  'p',
  'div',
  'li',
  'td',
  'section',
  'article',
  'blockquote',
  'form',
  'aside',
  'footer',
  'h2',
  'main',
  'dd',
  'pre',
];
const INLINE = ['b', 'span', 'em', 'a', 'a', 'font', 'i'];
const SKIPPED = ['button', 'label', 'nav', 'figure', 'svg', 'template', 'script', 'select'];
const NAMES = [
  'share',
  'related',
  'sidebar',
  'ad',
  'hidden',
  'byline',
  'caption',
  'comments',
  'text',
  'newsletter',
];

/** A page of anything: blocks in inline elements, texts cut into nodes, links, shadow trees and slots. */
function randomPage(seed: number): Document {
  const random = randomFrom(seed);
  const upTo = (most: number): number => Math.floor(random() * most);
  const one = <T>(of: readonly T[]): T => of[upTo(of.length)]!;
  const made = document.implementation.createHTMLDocument('A page');
  if (random() < 0.3) {
    const meta = made.createElement('meta');
    meta.setAttribute('property', 'og:type');
    meta.setAttribute('content', 'article');
    made.head.append(meta);
  }
  const oddity = one([0, 0, 0.1, 0.9]);
  const linked = one([0, 0.1, 0.4]);
  const text = (parent: Node): void => {
    const words = Array.from({ length: 1 + upTo(22) }, () => (random() < oddity ? one(ODD) : one(WORDS)));
    const whole = words.join(one([' ', ' ', '  ', '\n   '])) + one(['', '', '.', '. ', ' ']);
    // Cut anywhere, as scripts and editors leave it.
    const cut = random() < 0.4 ? upTo(whole.length) : whole.length;
    parent.appendChild(made.createTextNode(whole.slice(0, cut)));
    parent.appendChild(made.createTextNode(whole.slice(cut)));
  };
  const fill = (parent: Element | ShadowRoot, depth: number): void => {
    for (let count = 1 + upTo(4); count > 0; count -= 1) {
      const roll = random();
      if (roll < 0.45 || depth > 6) text(parent);
      else if (roll < 0.52) parent.append(made.createElement('br'));
      else {
        const tag =
          roll < 0.75 ? one(BLOCKS) : roll < 0.94 ? one(INLINE) : roll < 0.97 ? one(SKIPPED) : 'news-part';
        const element = made.createElement(tag);
        if (tag === 'a' && random() < 0.9) element.setAttribute('href', '/there');
        if (random() < 0.12) element.className = one(NAMES);
        if (random() < 0.03) element.setAttribute(one(['hidden', 'contenteditable', 'aria-hidden']), 'true');
        parent.append(element);
        if (random() < 0.15 + linked / 4) {
          const link = made.createElement('a');
          link.setAttribute('href', '/where');
          text(link);
          element.append(link);
        }
        fill(element, depth + 1);
        if (tag === 'news-part' && random() < 0.7) {
          const root = element.attachShadow({ mode: 'open' });
          fill(root, depth + 1);
          if (random() < 0.7) root.append(made.createElement('slot'));
        }
      }
    }
  };
  for (let parts = 1 + upTo(5); parts > 0; parts -= 1) fill(made.body, 0);
  return made;
}

/** Of 4,000 none was wrong; the rest of them takes minutes. */
const SEEDS = 160;

describe('pages of anything', () => {
  it('never no where a reading finds an article, whatever is hidden', () => {
    const counts = { articles: 0, no: 0 };
    const wrong: number[] = [];
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const made = randomPage(seed);
      const hidden = randomFrom(seed * 7);
      const share = seed % 3 === 0 ? 0.15 : 0;
      const { isArticle } = readPage(made, () => hidden() < share);
      const may = mayHold(made);
      if (isArticle) counts.articles += 1;
      if (!may) counts.no += 1;
      if (isArticle && !may) wrong.push(seed);
    }
    expect(wrong).toEqual([]);
    // Both answers are common, or this would prove nothing.
    expect(counts.articles).toBeGreaterThan(SEEDS / 20);
    expect(counts.no).toBeGreaterThan(SEEDS / 20);
  });
});
