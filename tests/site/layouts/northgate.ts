/**
 * Northgate Now: what a component framework leaves in the document. Generated class names, deep
 * wrappers, and sentences cut into inline spans and links.
 */
import { ADVERTISEMENT, COMMENTS, COOKIES, NEWSLETTER, RELATED, SECTIONS } from '../furniture';
import { html, jsonLd, type Html } from '../html';
import { addressOf, type SamplePage } from '../pages';

const AD_EVERY = 12;

/** Sentences as spans of their own; a well-known name in each becomes a link to its topic. */
const inline = (text: string): Html =>
  html`${(text.match(/[^.!?]+(?:[.!?]+[’”"]?\s*|$)/g) ?? [text]).map((sentence) => {
    const at = /\b(?:Zelensky|Putin|Trump|Donbas|Vienna)\b/.exec(sentence);
    if (at === null) return html`<span class="s-1x9">${sentence}</span>`;
    const end = at.index + at[0].length;
    return html`<span class="s-1x9"
      >${sentence.slice(0, at.index)}<a class="lnk-7q" href="#topic"><span>${at[0]}</span></a
      >${sentence.slice(end)}</span
    >`;
  })}`;

const paragraph = (text: string): Html =>
  html`<div class="cmp-text-a91">
    <div class="inner-0f2">
      <div data-block="text"><p class="p-e41">${inline(text)}</p></div>
    </div>
  </div>`;

/** No figure element: the caption is one more wrapped div. */
const picture = (page: SamplePage, caption: string, at: number): Html =>
  html`<div class="cmp-media-b20">
    <div class="ratio-77"><img src="/images/${page.id}-${at}.svg" alt="" width="960" height="400" /></div>
    <div class="caption-c3d"><span>${caption}</span></div>
  </div>`;

const advertisement = html`<div class="ad-slot-44" data-ad="inline">
  <span>Advertisement</span>
  <div>${ADVERTISEMENT}</div>
</div>`;

export const northgateArticle = (page: SamplePage): Html =>
  html`<!doctype html>
    <html lang="en-US">
      <head>
        <meta charset="utf-8" />
        <title>${page.headline}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="stylesheet" href="/styles/northgate.css" />
        <meta property="og:site_name" content="${page.site.name}" />
        ${jsonLd({
          '@context': 'https://schema.org',
          '@graph': [
            { '@type': 'WebSite', name: page.site.name },
            {
              '@type': 'NewsArticle',
              headline: page.headline,
              inLanguage: 'en-US',
              mainEntityOfPage: addressOf(page.id),
            },
          ],
        })}
      </head>
      <body>
        <div id="__root">
          <div class="app-5d1">
            <div class="shell-002">
              <div class="hdr-9a1">
                <a href="${addressOf('front')}" class="logo-31f">${page.site.name}</a>
                <div class="nav-6b7" role="navigation">
                  ${SECTIONS.map((section) => html`<a href="#${section}">${section}</a>`)}
                </div>
              </div>
              <div class="view-c21">
                <div class="story-d04">
                  <div class="story-inner-8f">
                    <div class="eyebrow-1c">${page.section}</div>
                    <h1 class="hed-f00">${page.headline}</h1>
                    <div class="meta-e8">${page.byline}</div>
                    <div class="content-area-71">
                      ${page.blocks.map(
                        ({ kind, text }, at) =>
                          html`${kind === 'caption' ? picture(page, text, at) : paragraph(text)}
                          ${at === 7 ? html`<div class="cmp-pullquote-09"><div>${page.pullQuote}</div></div>` : undefined}
                          ${at % AD_EVERY === AD_EVERY - 1 ? advertisement : undefined}`,
                      )}
                    </div>
                    <div class="signup-55">
                      <div>${NEWSLETTER.title}</div>
                      <div>${NEWSLETTER.text}</div>
                      <input type="email" aria-label="E-mail" name="mail" /><button type="button">
                        Subscribe
                      </button>
                    </div>
                    <div class="related-stories-2d">
                      <h3>More stories</h3>
                      ${RELATED.map((headline) => html`<div class="card-7e"><a href="#story">${headline}</a></div>`)}
                    </div>
                    <div class="comments-thread-90">
                      <h3>Conversation</h3>
                      ${COMMENTS.map(
                        ({ name, text }) =>
                          html`<div class="comment-3a">
                            <strong>${name}</strong>
                            <div><p>${text}</p></div>
                          </div>`,
                      )}
                    </div>
                  </div>
                </div>
              </div>
              <div class="ftr-1d">${COOKIES}</div>
            </div>
          </div>
        </div>
      </body>
    </html>`;
