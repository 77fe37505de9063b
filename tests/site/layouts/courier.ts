/** The Harbour Courier: plain semantic markup, light and dark. */
import { ADVERTISEMENT, COMMENTS, COOKIES, NEWSLETTER, RELATED, SECTIONS } from '../furniture';
import { SITES } from '../hosts';
import { html, type Html } from '../html';
import { addressOf, type Block, type SamplePage } from '../pages';

const PULL_QUOTE_AFTER = 9;

const frame = (title: string, description: string, main: Html, pageHead: Html = html``): Html =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>${title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="description" content="${description}" />
        <link rel="stylesheet" href="/styles/courier.css" />
        ${pageHead}
      </head>
      <body>
        <header class="masthead">
          <a class="brand" href="${addressOf('front')}">${SITES.courier.name}</a>
          <nav aria-label="Sections">
            <ul>
              ${SECTIONS.map((section) => html`<li><a href="#${section.toLowerCase()}">${section}</a></li>`)}
            </ul>
          </nav>
        </header>
        ${main}
        <footer class="foot">
          <p>© ${SITES.courier.name}. A sample site: the masthead is made up.</p>
          <p class="cookies">${COOKIES} <button type="button">Choose</button></p>
        </footer>
      </body>
    </html>`;

const figure = (page: SamplePage, caption: string, at: number): Html =>
  html`<figure>
    <img src="/images/${page.id}-${at}.svg" alt="" width="960" height="400" />
    <figcaption>${caption}</figcaption>
  </figure>`;

const body = (page: SamplePage, block: Block, at: number): Html =>
  html`${block.kind === 'caption' ? figure(page, block.text, at) : html`<p>${block.text}</p>`}
  ${at === PULL_QUOTE_AFTER ? html`<aside class="pull-quote"><blockquote>${page.pullQuote}</blockquote></aside>` : undefined}`;

export const courierArticle = (page: SamplePage): Html =>
  frame(
    `${page.headline} | ${page.site.name}`,
    page.teaser,
    html`<div class="columns">
      <main>
        <article>
          <header>
            <p class="kicker">${page.section}</p>
            <h1>${page.headline}</h1>
            <p class="byline">${page.byline}</p>
          </header>
          ${page.id === 'unrelated' ? figure(page, 'The viaduct on the morning of the first train. Picture: city desk', 0) : undefined}
          ${page.blocks.map((block, at) => body(page, block, at))}
        </article>
        <section class="newsletter" aria-labelledby="newsletter">
          <h2 id="newsletter">${NEWSLETTER.title}</h2>
          <p>${NEWSLETTER.text}</p>
          <form action="#">
            <label>E-mail <input type="email" name="mail" autocomplete="off" /></label>
            <button type="button">Sign up</button>
          </form>
        </section>
        <section class="comments" id="comments" aria-labelledby="comments-title">
          <h2 id="comments-title">${COMMENTS.length} comments</h2>
          ${COMMENTS.map(
            (comment) =>
              html`<div class="comment">
                <b>${comment.name}</b>
                <p>${comment.text}</p>
              </div>`,
          )}
        </section>
      </main>
      <aside class="side">
        <h2>Most read</h2>
        <ol>
          ${RELATED.map((headline) => html`<li><a href="#read">${headline}</a></li>`)}
        </ol>
        <div class="advertisement">
          <span>Advertisement</span>
          <p>${ADVERTISEMENT}</p>
        </div>
      </aside>
    </div>`,
    html`<meta property="og:type" content="article" />
      <meta property="og:title" content="${page.headline}" />
      <meta property="og:site_name" content="${page.site.name}" />
      <link rel="canonical" href="${addressOf(page.id)}" />`,
  );

export const courierFront = (pages: readonly SamplePage[]): Html =>
  frame(
    SITES.courier.name,
    'News of the harbour and the world.',
    html`<main class="front">
      <h1 class="date">Wednesday’s front page</h1>
      <ul class="stories">
        ${pages.map(
          (page, at) =>
            html`<li class="${at === 0 ? 'lead' : 'story'}">
              <img src="/images/${page.id}-front.svg" alt="" width="960" height="400" />
              <p class="kicker">${page.section} · ${page.site.name}</p>
              <h2><a href="${addressOf(page.id)}">${page.headline}</a></h2>
              <p>${page.teaser}</p>
            </li>`,
        )}
      </ul>
    </main>`,
  );
