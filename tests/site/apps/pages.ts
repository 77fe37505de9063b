/** Pages as sites really build them, each around the text of a sample page. */
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { SITES, UNGRANTED_HOST } from '../hosts';
import { html, Html, jsonLd } from '../html';
import { samplePage, type PageId } from '../pages';
import { appScript } from './bundle';
import { App, OPENING, type Site, type Story } from './news-app';

const paragraphsOf = (id: PageId): readonly string[] =>
  samplePage(id)
    .blocks.filter(({ kind }) => kind === 'paragraph')
    .map(({ text }) => text);

const p = (texts: readonly string[]): Html => html`${texts.map((text) => html`<p>${text}</p>`)}`;

const STYLE = new Html(
  '<style>body{font:17px/1.5 serif;margin:0 auto;max-width:44em;padding:1em}p{margin:0 0 1em}</style>',
);

const document = (title: string, body: Html, head: Html = html``): string =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>${title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        ${STYLE} ${head}
      </head>
      <body>
        ${body}
      </body>
    </html>`.markup;

const script = (code: string): Html => new Html(`<script>${code}</script>`);

const headline = (id: PageId): string => samplePage(id).headline;

const articleOf = (id: PageId): Html =>
  html`<article>
    <h1>${headline(id)}</h1>
    ${p(paragraphsOf(id))}
  </article>`;

/** The same article without and with shadow trees, so that the badges can be compared. */
const plain = (): string => document(headline('002'), html`<main>${articleOf('002')}</main>`);

const shadow = (mode: 'open' | 'closed'): string =>
  document(
    headline('002'),
    html`<main>
      <news-article>
        <template shadowrootmode="${mode}">
          <style>
            p {
              margin: 0 0 1em;
            }
          </style>
          <slot name="intro"></slot>
          <section><news-text></news-text></section>
        </template>
        <h1 slot="intro">${headline('002')}</h1>
      </news-article>
    </main>`,
    // The inner element fills its own tree when its script runs.
    script(`
      const texts = ${JSON.stringify(paragraphsOf('002')).replaceAll('<', '\\u003c')};
      customElements.define('news-text', class extends HTMLElement {
        connectedCallback() {
          const root = this.attachShadow({ mode: '${mode}' });
          for (const text of texts) {
            const paragraph = document.createElement('p');
            paragraph.textContent = text;
            root.append(paragraph);
          }
          this.change = (start, text) => {
            [...root.querySelectorAll('p')].find((one) => one.textContent.startsWith(start)).textContent = text;
          };
        }
      });`),
  );

/** The element stands in the page long before its script; until then there is nothing to read. */
const lateShadow = (): string =>
  document(
    headline('002'),
    html`<h1>${headline('002')}</h1>
      <main><news-text></news-text></main>`,
    script(`
      window.define = () => customElements.define('news-text', class extends HTMLElement {
        constructor() {
          super();
          const root = this.attachShadow({ mode: 'closed' });
          for (const text of ${JSON.stringify(paragraphsOf('002')).replaceAll('<', '\\u003c')}) {
            const paragraph = document.createElement('p');
            paragraph.textContent = text;
            root.append(paragraph);
          }
        }
      });`),
  );

/** Paragraphs of the page itself, drawn in the slots of an element; one paragraph runs through a shadow tree. */
const slots = (): string => {
  const [first = '', ...rest] = paragraphsOf('002');
  const words = first.split(' ');
  return document(
    headline('002'),
    html`<main>
      <news-frame>
        <template shadowrootmode="open"
          ><div class="column"><slot></slot></div>
          <p>Read by nobody: a few words.</p></template
        >
        <article>
          <h1>${headline('002')}</h1>
          <p>
            ${words.slice(0, 4).join(' ')}
            <news-term><template shadowrootmode="open">${words.slice(4, 7).join(' ')}</template></news-term>
            ${words.slice(7).join(' ')}
          </p>
          ${p(rest)}
        </article>
      </news-frame>
    </main>`,
  );
};

const FRAME_STYLE = new Html('<style>iframe{width:100%;height:1400px;border:0}</style>');

/** A page that is no article itself; the article stands in its frame. */
const framed = (frame: Html): string =>
  document(
    'A page around a frame',
    html`<header><a href="/">The paper</a></header>
      <iframe id="small" src="/apps/plain?small" style="width:300px;height:250px"></iframe>
      <div id="place">${frame}</div>
      <footer>Made up</footer>`,
    FRAME_STYLE,
  );

const frames: Readonly<Record<string, () => string>> = {
  'frame-same': () => framed(html`<iframe id="story" src="/apps/plain"></iframe>`),
  'frame-other': () =>
    framed(html`<iframe id="story" src="http://${SITES.northgate.host}/apps/plain"></iframe>`),
  'frame-stranger': () =>
    framed(html`<iframe id="story" src="http://${UNGRANTED_HOST}/apps/plain"></iframe>`),
  'frame-srcdoc': () => framed(html`<iframe id="story" srcdoc="${plain()}"></iframe>`),
};

/** The boilerplate of AMP: the page is invisible until its script has run or an animation has ended. */
const amp = (): string => {
  const [lead = '', ...rest] = paragraphsOf('002');
  return `<!doctype html>
<html amp lang="en"><head><meta charset="utf-8"><title>${headline('002')}</title>
<link rel="canonical" href="/world/security-guarantees-territorial-concessions">
<meta name="viewport" content="width=device-width">
<style amp-boilerplate>body{animation:-amp-start .8s steps(1,end) 0s 1 normal both}@keyframes -amp-start{from{visibility:hidden}to{visibility:visible}}</style>
<style amp-custom>body{font:17px/1.5 serif;margin:0 auto;max-width:40em}amp-img{display:block}amp-sidebar{display:none}</style>
</head><body>${
    html`<amp-sidebar id="menu" layout="nodisplay"
        ><ul>
          <li>World</li>
          <li>City</li>
        </ul></amp-sidebar
      >
      <header><a href="/">The paper</a></header>
      <amp-story-page class="i-amphtml-element">
        <article>
          <h1>${headline('002')}</h1>
          <amp-img src="/images/002-1.svg" width="960" height="400" layout="responsive"></amp-img>
          <amp-fit-text width="400" height="80" layout="responsive"><p>${lead}</p></amp-fit-text>
          ${rest.map(
            (text, at) =>
              html`<p>${text}</p>
                ${at % 5 === 0 ? html`<amp-ad width="300" height="250" type="x"><p>Buy a boat, a bigger boat, and then a harbour to put it in, today.</p></amp-ad>` : undefined}`,
          )}
        </article>
      </amp-story-page>
      <amp-analytics
        ><script type="application/json">
          {}
        </script></amp-analytics
      >`.markup
  }</body></html>`;
};

/** Timed posts with headings of their own, newest first. */
const live = (): string => {
  const texts = paragraphsOf('002');
  const posts = Array.from({ length: 9 }, (_, at) => texts.slice(at * 2, at * 2 + 2));
  return document(
    'Live: talks on guarantees',
    html`<main>
      <h1>Live: talks on guarantees, as they happen</h1>
      <p>Our reporters follow the talks from three cities; the newest post comes first.</p>
      <div id="feed">
        ${posts.map(
          (post, at) =>
            html`<article class="post" id="post-${at}">
              <header>
                <time datetime="2026-01-28T1${at}:00">1${at}:00</time>
                <h2><a href="#post-${at}">Post ${at}: the talks go on</a></h2>
              </header>
              ${p(post)}
            </article>`,
        )}
      </div>
    </main>`,
    jsonLd({
      '@context': 'https://schema.org',
      '@type': 'LiveBlogPosting',
      headline: 'Live: talks on guarantees, as they happen',
      datePublished: '2026-01-28',
    }),
  );
};

/** Two paragraphs before the wall, as sites tell search engines. */
const teaser = (): string =>
  document(
    headline('002'),
    html`<main>
      <article>
        <h1>${headline('002')}</h1>
        <div class="free">${p(paragraphsOf('002').slice(0, 2))}</div>
        <div class="paywall" role="dialog">
          <h2>Read on with a subscription</h2>
          <p>Subscribe now for unlimited reading on all your devices, for less than the price of a loaf.</p>
          <button type="button">Subscribe</button>
        </div>
      </article>
    </main>`,
    jsonLd({
      '@context': 'https://schema.org',
      '@type': 'NewsArticle',
      headline: headline('002'),
      isAccessibleForFree: false,
      hasPart: { '@type': 'WebPageElement', isAccessibleForFree: false, cssSelector: '.paywall' },
    }),
  );

/** A front page whose teasers are sentences of articles that follow a held one. */
const front = (): string => {
  const texts = paragraphsOf('002');
  return document(
    'The paper',
    html`<main>
      ${texts.slice(0, 24).map(
        (text, at) =>
          html`<article class="card">
            <h3><a href="/story/${at}">${text.split(' ').slice(0, 9).join(' ')}</a></h3>
            <p>${text.split(/(?<=[.!?]) /)[0]}</p>
          </article>`,
      )}
    </main>`,
    html`<meta property="og:type" content="website" />`,
  );
};

export const LONG = 2_000;

/** Running text about nothing that is held, each paragraph another one. */
const filler = (n: number): string =>
  `Notice ${n} of the harbour office concerns berth ${(n * 7) % 61}, where the dredger will lie for ${(n % 11) + 2} days while its pumps are mended; boats of the ${['east', 'west', 'inner', 'outer'][n % 4]} basin are asked to keep ${(n % 5) + 1} lengths away, and fees for week ${n % 52} are waived.`;

const long = (): string => {
  const texts = paragraphsOf('002');
  const all = Array.from(
    { length: LONG },
    (_, at) => (at % 20 === 3 ? texts[(at / 20) | 0] : undefined) ?? filler(at),
  );
  return document(
    headline('002'),
    html`<main>
      <article>
        <h1>${headline('002')}</h1>
        ${p(all)}
      </article>
    </main>`,
  );
};

const storyOf = (id: PageId): Story => ({
  id,
  headline: headline(id),
  byline: samplePage(id).byline,
  paragraphs: paragraphsOf(id).slice(0, OPENING),
});

/** Of the single-page app. 'unrelated' follows nothing that is held. */
const STORIES: readonly PageId[] = ['002', 'unrelated', '004'];

const app = (shown: string | null): string => {
  const site: Site = { stories: STORIES.map(storyOf), ...(shown === null ? {} : { shown }) };
  const data = JSON.stringify(site).replaceAll('<', '\\u003c');
  return document(
    'The paper',
    // No story is so short that its end is on screen from the start.
    html`${new Html('<style>main > article:has(h1) { min-height: 1800px }</style>')}
      <div id="root">${new Html(renderToString(createElement(App, { site })))}</div>
      ${new Html(`<script type="application/json" id="data">${data}</script>`)}
      ${new Html('<script src="/apps/script.js" defer></script>')}`,
  );
};

export interface AppAnswer {
  readonly type: string;
  readonly body: string;
}

const PAGES: Readonly<Record<string, () => string>> = {
  plain,
  'shadow-open': () => shadow('open'),
  'shadow-closed': () => shadow('closed'),
  'shadow-late': lateShadow,
  slots,
  ...frames,
  amp,
  live,
  teaser,
  front,
  long,
};

/** What stands at a path below /apps/. */
export async function appAnswer(url: URL): Promise<AppAnswer | undefined> {
  const [, name = '', part] = /^\/apps\/([\w.-]+)(?:\/(\w+(?:-\w+)?))?$/.exec(url.pathname) ?? [];
  if (name === 'script.js') return { type: 'text/javascript', body: await appScript() };
  if (name === 'rest' && part !== undefined) {
    const late = paragraphsOf(part as PageId).slice(OPENING, OPENING + 12);
    return { type: 'application/json', body: JSON.stringify(late) };
  }
  const body = name === 'react' ? app(url.searchParams.get('story')) : PAGES[name]?.();
  return body === undefined ? undefined : { type: 'text/html; charset=utf-8', body };
}
