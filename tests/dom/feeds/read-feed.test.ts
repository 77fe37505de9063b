/** Feeds as they are and as nobody should write them. */
import { describe, expect, it } from 'vitest';
import { NotAFeed, readFeed, type ReadFeed } from '../../../extension/feeds/read-feed';

const NOW = Date.UTC(2026, 10, 22, 12);
const ADDRESS = 'https://wire.example/feeds/all.xml';
const read = (text: string, address = ADDRESS): ReadFeed => readFeed(text, address, NOW);

const LONG = 'The ministry said on Sunday that the bridge would be closed until the spring for repairs.';
const SECOND = 'Drivers have to take the ferry, which runs every twenty minutes from six in the morning.';

const rss = (items: string, head = '<title>The Wire</title><link>https://wire.example/</link>'): string =>
  `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>${head}<description>d</description>${items}</channel></rss>`;
const item = (inner: string): string => `<item>${inner}</item>`;
const texts = (feed: ReadFeed, at = 0): readonly string[] => feed.items[at]!.blocks.map(({ text }) => text);

describe('RSS', () => {
  it('gives headline, author, date, language, address and the whole text', () => {
    const feed = read(
      rss(
        item(
          `<title>Bridge &amp;amp; ferry</title><link>../story/1#top</link><dc:creator>Ana Reyes</dc:creator>
          <pubDate>Sun, 22 Nov 2026 09:30:00 +0100</pubDate><guid isPermaLink="false">id-1</guid>
          <description>Short.</description>
          <content:encoded><![CDATA[<p>${LONG}</p><script>steal()</script><p>${SECOND}</p>]]></content:encoded>`,
        ),
        '<title>The Wire</title><link>https://wire.example/</link><language>en-gb</language>',
      ),
    );
    expect(feed.name).toBe('The Wire');
    expect(feed.items[0]!.meta).toEqual({
      outlet: 'The Wire',
      headline: 'Bridge & ferry',
      author: 'Ana Reyes',
      datePublished: '2026-11-22T08:30:00.000Z',
      inLanguage: 'en-gb',
      url: 'https://wire.example/story/1',
    });
    expect(texts(feed)).toEqual([LONG, SECOND]);
  });

  it('takes the summary where there is no more, as markup or as plain text', () => {
    const feed = read(
      rss(
        item(`<title>a</title><description>&lt;p&gt;${LONG}&lt;/p&gt;</description>`) +
          item(`<title>b</title><description>${LONG}\n\n${SECOND}</description>`) +
          item(`<title>c</title>`),
      ),
    );
    expect(texts(feed, 0)).toEqual([LONG]);
    expect(texts(feed, 1)).toEqual([LONG, SECOND]);
    expect(texts(feed, 2)).toEqual([]);
  });

  it('names an item the same each time, and says when its text has changed', () => {
    const one = (text: string): ReadFeed =>
      read(rss(item(`<guid>id-1</guid><description>${text}</description>`)));
    const [before, same, after] = [one(LONG), one(LONG), one(SECOND)].map(({ items }) => items[0]!);
    expect(same).toEqual(before);
    expect(after!.key).toBe(before!.key);
    expect(after!.stamp).not.toBe(before!.stamp);
  });

  it('takes the name for an address only where it may be one', () => {
    const feed = read(
      rss(
        item('<guid>https://wire.example/2</guid>') +
          item('<guid isPermaLink="false">https://wire.example/3</guid>') +
          item('<guid>tag:wire,2026:4</guid><link></link>'),
      ),
    );
    expect(feed.items.map(({ meta }) => meta.url)).toEqual(['https://wire.example/2', undefined, undefined]);
  });
});

it('takes the same from a feed with extensions that are not read, and knows every entity of markup', () => {
  const extensions = ['itunes', 'podcast', 'media', 'prism', 'dcterms', 'georss', 'slash', 'thr'];
  const feed = read(
    rss(
      item(
        `<title>Caf&eacute; &amp; &#8220;bar&#x201d; &hellip; &lt;b&gt; a &amp;lt; b</title>${extensions
          .map((name) => `<${name}:title xmlns:${name}="urn:${name}">other</${name}:title>`)
          .join('')}<media:group><media:content url="https://x.example/1.jpg"/></media:group>
        <description>&lt;p&gt;${LONG}&nbsp;&mdash;&lt;/p&gt;</description>`,
      ),
    ),
  );
  expect(feed.items[0]!.meta.headline).toBe('Café & “bar” … a < b');
  expect(texts(feed)).toEqual([`${LONG}\u00a0—`]);
});

it('reads RDF', () => {
  const feed = read(
    `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="x"><title>Old wire</title><link>https://wire.example/</link><description>d</description></channel><item rdf:about="https://wire.example/1"><title>A</title><link>https://wire.example/1</link><description>${LONG}</description></item></rdf:RDF>`,
  );
  expect(feed.name).toBe('Old wire');
  expect(texts(feed)).toEqual([LONG]);
});

it('reads Atom: content before summary, text and xhtml, the base of its links', () => {
  const feed = read(
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de" xml:base="https://base.example/a/">
    <title type="html">Die &amp;lt;b&amp;gt;Agentur</title><id>x</id><updated>2026-11-22T09:30:00Z</updated><author><name>Redaktion</name></author>
    <entry><id>1</id><title>Eins &lt;zwei&gt;</title><updated>2026-11-22T09:30:00Z</updated><link rel="self" href="https://x.example/self"/><link href="b/1"/>
    <summary>kurz</summary><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>${LONG}</p><p>${SECOND}</p></div></content></entry>
    <entry><id>2</id><title>Zwei</title><updated>2026-11-22T09:30:00Z</updated><author><name>Eva</name></author><content type="text">${LONG}</content></entry></feed>`,
  );
  expect(feed.items[0]!.meta).toMatchObject({
    headline: 'Eins <zwei>',
    author: 'Redaktion',
    inLanguage: 'de',
    url: 'https://base.example/a/b/1',
  });
  expect(texts(feed, 0)).toEqual([LONG, SECOND]);
  expect(feed.items[1]!.meta.author).toBe('Eva');
  expect(texts(feed, 1)).toEqual([LONG]);
});

it('reads JSON Feed', () => {
  const feed = read(
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Wire <one>',
      language: 'en',
      items: [
        {
          id: '1',
          url: 'story/1',
          title: 'A < B',
          content_html: `<p>${LONG}</p>`,
          date_published: '2026-11-22',
        },
        { id: '2', content_text: `${LONG}\n\n<p>${SECOND}`, authors: [{ name: 'Ana' }] },
      ],
    }),
  );
  expect(feed.name).toBe('Wire <one>');
  expect(feed.items[0]!.meta).toMatchObject({ headline: 'A < B', url: 'https://wire.example/feeds/story/1' });
  expect(texts(feed, 1)).toEqual([LONG, `<p>${SECOND}`]);
});

describe('a hostile feed', () => {
  it.each([
    [
      'a billion laughs',
      `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol1 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;">]><rss version="2.0"><channel><title>&lol1;</title></channel></rss>`,
    ],
    [
      'an entity from elsewhere',
      `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel><title>&x;</title></channel></rss>`,
    ],
    [
      'a document type from elsewhere',
      `<!doctype rss SYSTEM "https://evil.example/rss.dtd"><rss version="0.91"><channel><title>a</title></channel></rss>`,
    ],
    [
      'an entity without a document type',
      `<rss version="2.0"><channel><title>a</title><!ENTITY x "y"></channel></rss>`,
    ],
    ['a page', '<!doctype html><html><head><title>News</title></head><body><p>Hello</p></body></html>'],
    ['a name that objects know', rss(item('<title>a</title><__proto__><x>1</x></__proto__>'))],
    ['nothing', ''],
    ['a text', 'No feed here.'],
    ['broken JSON', '{"version": "https://jsonfeed.org/version/1", "items": ['],
    ['other JSON', '{"a": 1}'],
    ['JSON without end', '['.repeat(500_000)],
    ['elements in elements', `<rss version="2.0"><channel>${'<a>'.repeat(5_000)}</channel></rss>`],
    ['a text that is too long', rss(item(`<description>${'x'.repeat(5_000_000)}</description>`))],
  ])('is refused: %s', (_, text) => {
    expect(() => read(text)).toThrow(NotAFeed);
  });

  it('knows no entity but those of markup', () => {
    const feed = read(rss(item(`<title>&foo; &#x26; &eacute;</title><description>${LONG}</description>`)));
    expect(feed.items[0]!.meta.headline).toBe('&foo; & é');
  });

  it('leads nowhere but to the web', () => {
    for (const link of [
      'javascript:alert(1)',
      'data:text/html,x',
      'file:///etc/passwd',
      'https://a:b@x.example/',
    ])
      expect(read(rss(item(`<link>${link}</link>`))).items[0]!.meta.url, link).toBeUndefined();
  });

  it('steers no text around it', () => {
    const feed = read(
      rss(item(`<title>evil\u202e\u0007 \u2066title</title><description>${LONG}</description>`)),
    );
    expect(feed.items[0]!.meta.headline).toBe('evil title');
    const long = read(rss(item(`<title>${'x'.repeat(9_000)}</title>`))).items[0]!.meta.headline!;
    expect(long.length).toBeLessThanOrEqual(500);
  });

  it('is read in bounded time, whatever it repeats', () => {
    const many = [
      rss(item('<title>a</title>').repeat(50_000)),
      rss(item(`<description>${'&lt;div&gt;'.repeat(4_000)}${LONG}</description>`)),
      rss(item(`<description><![CDATA[${'<p>a'.repeat(4_000)}]]></description>`)),
      `<rss version="2.0"><channel>${'<'.repeat(1_000_000)}`,
      `<rss version="2.0"><channel>${'<item '.repeat(300_000)}`,
      `<rss version="2.0"><channel><title>${'&amp;'.repeat(500_000)}</title></channel></rss>`,
      `${' '.repeat(2_000_000)}x`,
    ];
    for (const text of many) {
      // Where the time is not bounded, the test is given up.
      try {
        expect(read(text).items.length).toBeLessThanOrEqual(200);
      } catch (error) {
        expect(error).toBeInstanceOf(NotAFeed);
      }
    }
  });
});
