import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { heldUrl, startPage } from '../../../extension/own-page';
import { placeFrom } from '../../../extension/options/place';
import { isListedSite, siteOf } from '../../../extension/settings';
import { siteFrom, siteOrigin } from '../../../extension/sites';
import { fake, resetFake } from '../fake-browser';

afterEach(resetFake);

describe('a page of the extension', () => {
  it('starts in the reader’s language and direction, under its title', async () => {
    document.body.innerText = '';
    const app = document.createElement('div');
    app.id = 'app';
    document.body.append(app);
    fake().direction = 'rtl';
    fake().answer = () => null;
    await startPage('welcomeTitle', () => 'drawn');
    expect(document.documentElement.lang).toBe('en-GB');
    expect(document.documentElement.dir).toBe('rtl');
    expect(document.title).toBe('Welcome to Headwater');
    expect(app.textContent).toBe('drawn');
  });

  it('speaks the language that the reader set, and its own browser’s where nobody answers', async () => {
    const app = document.createElement('div');
    app.id = 'app';
    document.body.replaceChildren(app);
    fake().answer = () => ({ localeTag: 'de', localeDirection: 'ltr', welcomeTitle: 'Willkommen' });
    await startPage('welcomeTitle', () => 'drawn');
    expect([document.title, document.documentElement.lang]).toEqual(['Willkommen', 'de']);
    fake().answer = () => Promise.reject(new Error('updated'));
    await startPage('welcomeTitle', () => 'drawn');
    expect(document.title).toBe('Welcome to Headwater');
  });

  it.each(['popup', 'options', 'welcome'])(
    '%s brings no style or script of its own in its markup',
    async (name) => {
      const { readFileSync } = await import('node:fs');
      const markup = readFileSync(`extension/${name}/index.html`, 'utf8');
      expect(markup).not.toMatch(/<style|style=|\son[a-z]+=|<script(?![^>]*\ssrc=)/u);
    },
  );
});

it('a held text is found again by its link, whatever its id', () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' }),
      fc.nat(500),
      (articleId, paragraph) => {
        const { hash } = new URL(heldUrl(articleId, paragraph));
        expect(placeFrom(hash)).toEqual({ section: 'source', articleId, paragraph });
      },
    ),
  );
});

describe('a site', () => {
  it.each([
    ['news.example', 'news.example'],
    [' HTTPS://www.News.example/a?b#c ', 'news.example'],
    ['news.example:8080', 'news.example'],
    ['www.example', 'www.example'],
    ['localhost', 'localhost'],
    ['127.0.0.1', '127.0.0.1'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['', null],
    ['news example', null],
    ['news', null],
    ['*.news.example', null],
    ['javascript:alert(1)', null],
    ['file:///etc/hosts', null],
  ])('%j is %j', (typed, host) => {
    expect(siteFrom(typed)).toBe(host);
  });

  it.each([
    ['www.news.example', 'news.example'],
    ['sport.news.example', 'sport.news.example'],
    ['www.example', 'www.example'],
    ['www2.news.example', 'www2.news.example'],
  ])('%s is said as %s', (host, site) => {
    expect(siteOf(host)).toBe(site);
    expect(isListedSite([site], host)).toBe(true);
  });

  it('covers its subdomains, an address in numbers only itself', () => {
    expect(siteOrigin('news.example')).toBe('*://*.news.example/*');
    expect(siteOrigin('127.0.0.1')).toBe('*://127.0.0.1/*');
  });

  it('is read as a host or not at all, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (typed) => {
        const host = siteFrom(typed);
        if (host !== null) expect(new URL(`https://${host}/`).hostname).toBe(host);
      }),
    );
  });
});
