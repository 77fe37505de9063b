/**
 * Lantern Daily: the text arrives in three steps. The opening stands in the document, the middle is
 * fetched once the page has loaded, the end when the middle is there.
 */
import { ADVERTISEMENT, COMMENTS, COOKIES, NEWSLETTER, RELATED, SECTIONS } from '../furniture';
import { html, Html } from '../html';
import { addressOf, type Block, type SamplePage } from '../pages';

const OPENING = 3;
const MIDDLE = 9;

const block = (page: SamplePage, { kind, text }: Block, at: number): Html => {
  if (kind === 'appeal') return html`<div class="support-banner"><p>${text}</p></div>`;
  if (kind === 'caption') {
    return html`<figure>
      <img src="/images/${page.id}-${at}.svg" alt="" width="960" height="400" />
      <figcaption>${text}</figcaption>
    </figure>`;
  }
  return html`<p>${text}</p>`;
};

/** The parts of the text after the opening, as the page's script fetches them. */
export const lanternParts = (page: SamplePage): readonly Html[] =>
  [
    [OPENING, MIDDLE],
    [MIDDLE, page.blocks.length],
  ].map(
    ([from = 0, to = 0]) =>
      html`${page.blocks.slice(from, to).map((item, at) => block(page, item, from + at))}`,
  );

const SCRIPT = new Html(`<script>
addEventListener('load', async () => {
  const body = document.querySelector('.story-body');
  for (const part of [0, 1]) {
    const answer = await fetch('/parts/' + part);
    const piece = document.createRange().createContextualFragment(await answer.text());
    body.append(piece);
  }
  document.documentElement.dataset.story = 'complete';
});
</script>`);

export const lanternArticle = (page: SamplePage): Html =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>${page.headline} | ${page.site.name}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="stylesheet" href="/styles/lantern.css" />
        <meta property="og:site_name" content="${page.site.name}" />
        <meta property="article:published_time" content="${page.date}" />
        ${SCRIPT}
      </head>
      <body>
        <header>
          <a class="flag" href="${addressOf('front')}">${page.site.name}</a>
          <nav>
            <ul>
              ${SECTIONS.map((section) => html`<li><a href="#${section}">${section}</a></li>`)}
            </ul>
          </nav>
        </header>
        <main id="main">
          <h1>${page.headline}</h1>
          <p class="meta">${page.byline} · <time datetime="${page.date}">28 January 2026</time></p>
          <section class="story-body">
            ${page.blocks.slice(0, OPENING).map((item, at) => block(page, item, at))}
          </section>
          <aside class="quote"><p>${page.pullQuote}</p></aside>
          <section class="more">
            <h2>Related</h2>
            <ul>
              ${RELATED.map((headline) => html`<li><a href="#related">${headline}</a></li>`)}
            </ul>
          </section>
          <form class="newsletter" action="#">
            <h2>${NEWSLETTER.title}</h2>
            <p>${NEWSLETTER.text}</p>
            <input type="email" name="mail" aria-label="E-mail" /> <button type="button">Send</button>
          </form>
          <section id="comments">
            <h2>Comments</h2>
            ${COMMENTS.map(
              ({ name, text }) =>
                html`<article class="comment">
                  <h3>${name}</h3>
                  <p>${text}</p>
                </article>`,
            )}
          </section>
        </main>
        <aside class="ad">${ADVERTISEMENT}</aside>
        <footer>${COOKIES}</footer>
      </body>
    </html>`;
