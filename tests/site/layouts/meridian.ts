/** The Meridian Ledger: schema.org in both of its ways, microdata around the text and JSON-LD in the head. */
import { ADVERTISEMENT, COMMENTS, COOKIES, NEWSLETTER, RELATED, SECTIONS } from '../furniture';
import { html, jsonLd, type Html } from '../html';
import { addressOf, type Block, type SamplePage } from '../pages';

const block = (page: SamplePage, { kind, text }: Block): Html => {
  if (kind === 'caption') {
    return html`<figure itemprop="image" itemscope itemtype="https://schema.org/ImageObject">
      <img src="/images/${page.id}-1.svg" alt="" width="960" height="400" />
      <figcaption itemprop="caption">${text}</figcaption>
    </figure>`;
  }
  return kind === 'rights' ? html`<p class="rights">${text}</p>` : html`<p>${text}</p>`;
};

export const meridianArticle = (page: SamplePage): Html =>
  html`<!doctype html>
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <title>${page.headline} - ${page.site.name}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="stylesheet" href="/styles/meridian.css" />
        <link rel="canonical" href="${addressOf(page.id)}" />
        ${jsonLd({
          '@context': 'https://schema.org',
          '@type': 'NewsArticle',
          headline: page.headline,
          inLanguage: 'en-GB',
          url: addressOf(page.id),
          publisher: { '@type': 'NewsMediaOrganization', name: page.site.name },
        })}
      </head>
      <body>
        <div class="bar" role="banner">
          <a href="${addressOf('front')}" class="name">${page.site.name}</a>
        </div>
        <div class="menu" role="navigation" aria-label="Sections">
          ${SECTIONS.map((section) => html`<a href="#${section}">${section}</a>`)}
        </div>
        <div role="main" itemscope itemtype="https://schema.org/NewsArticle">
          <div class="intro">
            <a class="topic" href="#topic" itemprop="articleSection">${page.section}</a>
            <h1 itemprop="headline">${page.headline}</h1>
            <div itemprop="author" itemscope itemtype="https://schema.org/Person">
              <span itemprop="name">${page.byline}</span>
            </div>
          </div>
          <div class="cols">
            <div itemprop="articleBody" class="body">
              ${page.blocks.slice(0, 6).map((item) => block(page, item))}
              <blockquote class="pull"><p>${page.pullQuote}</p></blockquote>
              ${page.blocks.slice(6, 12).map((item) => block(page, item))}
              <div class="promo">
                <h3>Recommended</h3>
                <ul>
                  ${RELATED.map((headline) => html`<li><a href="#rec">${headline}</a></li>`)}
                </ul>
              </div>
              ${page.blocks.slice(12).map((item) => block(page, item))}
            </div>
            <div class="rail" role="complementary" aria-label="More">
              <div class="ad">
                Advertisement
                <p>${ADVERTISEMENT}</p>
              </div>
              <form class="letter" action="#">
                <b>${NEWSLETTER.title}</b>
                <p>${NEWSLETTER.text}</p>
                <input type="email" aria-label="E-mail" name="mail" /><button type="button">Join</button>
              </form>
            </div>
          </div>
        </div>
        <div class="talk" itemscope itemtype="https://schema.org/Conversation">
          <h2>Comments</h2>
          ${COMMENTS.map(
            ({ name, text }) =>
              html`<div itemprop="comment" itemscope itemtype="https://schema.org/Comment">
                <b itemprop="author">${name}</b>
                <p itemprop="text">${text}</p>
              </div>`,
          )}
        </div>
        <div class="small" role="contentinfo">${COOKIES}</div>
      </body>
    </html>`;
