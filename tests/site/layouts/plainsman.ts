/** Plainsman Dispatch: an old content system. Tables, nothing but divs, no word of semantics. */
import { ADVERTISEMENT, COMMENTS, COOKIES, NEWSLETTER, RELATED, SECTIONS } from '../furniture';
import { html, type Html } from '../html';
import { addressOf, type SamplePage } from '../pages';

export const plainsmanArticle = (page: SamplePage): Html =>
  html`<!doctype html>
    <html>
      <head>
        <meta charset="utf-8" />
        <title>${page.headline} :: ${page.site.name}</title>
        <link rel="stylesheet" href="/styles/plainsman.css" />
      </head>
      <body>
        <div id="top">
          <div class="logo"><a href="${addressOf('front')}">${page.site.name}</a></div>
          <div class="links">
            ${SECTIONS.map((section) => html`<a href="#${section}">${section}</a> | `)}<a href="#rss">RSS</a>
          </div>
        </div>
        <table id="grid">
          <tr>
            <td class="left">
              <div class="b7 hl">${page.headline}</div>
              <div class="b7 by">${page.byline} &middot; print &middot; share</div>
              <div class="b7 pic">
                <img src="/images/${page.id}-0.svg" alt="" width="620" height="260" />
                <div class="cap">File picture: the congress hall in Davos. Photo: Plainsman Wire</div>
              </div>
              <div class="b7 txt">
                ${page.blocks.map(
                  ({ text }, at) =>
                    html`<div class="t">${text}</div>
                      ${
                        at === 3
                          ? html`<div class="q">${page.pullQuote}</div>
                              <div class="adv">
                                ADVERTISEMENT
                                <div>${ADVERTISEMENT}</div>
                              </div>`
                          : undefined
                      }`,
                )}
              </div>
              <div class="b7 rel">
                <div class="h">Read also</div>
                ${RELATED.map((headline) => html`<div><a href="#more">${headline}</a></div>`)}
              </div>
              <div class="b7 comm" id="comments">
                <div class="h">Comments (${COMMENTS.length})</div>
                ${COMMENTS.map(
                  ({ name, text }) =>
                    html`<div class="comment-item">
                      <span class="u">${name}</span>
                      <div class="comment-text">${text}</div>
                    </div>`,
                )}
                <textarea rows="3" cols="50" name="comment" aria-label="Your comment">
The Trump administration has indicated to Ukraine that US security guarantees are contingent on Kyiv first agreeing a peace deal.</textarea>
              </div>
            </td>
            <td class="right">
              <div class="h">${NEWSLETTER.title}</div>
              <div>${NEWSLETTER.text}</div>
              <input name="mail" aria-label="E-mail" /><button type="button">OK</button>
            </td>
          </tr>
        </table>
        <div id="bottom">${COOKIES}</div>
        <div style="display:none">
          Washington has also suggested it would promise Ukraine more weaponry to bolster its peacetime army
          if – as the price of peace with Russia – it agreed to withdraw its forces from the parts of the
          eastern region it controls, two of the people said.
        </div>
      </body>
    </html>`;
