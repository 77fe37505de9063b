/** Feeds as they come, read beside feedsmith: RSS, RDF, Atom and JSON Feed, and what their writers make of them. */
import { describe, expect, it } from 'vitest';
import { readMarkup } from '../../../extension/feeds/formats';
import { readJson } from '../../../extension/feeds/json-feed';
import type { RawFeed } from '../../../extension/feeds/raw-feed';
import { byFeedsmith } from './by-feedsmith';

const MOST = 200;

const inner = (text: string | undefined): string | undefined =>
  text?.replace(/^\s*<div\b[^>]*>([\s\S]*)<\/div>\s*$/u, '$1').trim();

/** What is read on: an empty text is none, and elements around markup are nothing of it. */
const told = ({ title, isPlainTitle = false, language, base, items }: RawFeed): unknown => ({
  title,
  isPlainTitle,
  language,
  base,
  items: items.map((item) => ({
    ...item,
    isPlainTitle: item.isPlainTitle ?? false,
    title: inner(item.title),
    author: item.author || undefined,
    texts: item.texts.map(({ content, isMarkup }) => ({
      content: inner(content),
      isMarkup,
    })),
  })),
});

const rss = (items: string, attributes = '', head = '<title>The Wire</title>'): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0" ${attributes}><channel>${head}${items}</channel></rss>`;
const item = (inner: string): string => `<item>${inner}</item>`;
const person = (name: string): string => rss(item(`<title>a</title><author>${name}</author>`));
const DC = 'http://purl.org/dc/elements/1.1/';
const CONTENT = 'http://purl.org/rss/1.0/modules/content/';
const ATOM = 'http://www.w3.org/2005/Atom';
const atom = (inner: string, attributes = `xmlns="${ATOM}"`): string =>
  `<feed ${attributes}><title>Wire</title>${inner}</feed>`;
const entry = (inner: string): string => atom(`<entry><id>1</id>${inner}</entry>`);
const rdf = (inner: string): string =>
  `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="${DC}" xmlns:content="${CONTENT}" xml:base="https://w.example/"><channel rdf:about="x"><title>Old</title><dc:language>fr</dc:language></channel>${inner}</rdf:RDF>`;
const rdfItem = (n: number): string =>
  `<item rdf:about="https://w.example/${n}"><title>T${n}</title><link>https://w.example/${n}</link><dc:creator>A</dc:creator><dc:creator>B</dc:creator><dc:date>2026-11-2${n}</dc:date><description>d</description><content:encoded><![CDATA[<p>x</p>]]></content:encoded></item>`;

describe('XML is read as feedsmith reads it', () => {
  it.each<readonly [string, string]>([
    [
      'a usual item',
      rss(
        item(
          '<title>a</title><link>https://w.example/1</link><pubDate>x</pubDate><guid isPermaLink="false">1</guid><description>d &amp; e</description>',
        ),
      ),
    ],
    [
      'names in capitals',
      '<RSS VERSION="2.0"><CHANNEL><TITLE>W</TITLE><ITEM><TITLE>a</TITLE><PUBDATE>d</PUBDATE><GUID ISPERMALINK="FALSE">1</GUID></ITEM></CHANNEL></RSS>',
    ],
    [
      'items beside the channel',
      '<rss version="2.0"><channel><title>W</title></channel><item><title>a</title></item></rss>',
    ],
    ['no items', rss('')],
    ['an empty item', rss(item('') + item('<title>a</title>') + '<item/>')],
    [
      'a language, and a base',
      '<rss version="2.0" xml:base="https://b.example/"><channel><title>W</title><language>de-AT</language><item><title>a</title></item></channel></rss>',
    ],
    [
      'another name for the language',
      rss(item('<title>a</title>'), `xmlns:dc="${DC}"`, '<dc:language>es</dc:language>'),
    ],
    [
      'markup that nobody escaped',
      rss(
        item(
          '<title>a <b>c</b></title><description><p>one<br>two <img src="x"></p></description><link>l</link>',
        ),
      ),
    ],
    [
      'character data',
      rss(
        item(
          '<title><![CDATA[a & <b>c</b> &amp;]]></title><description>x <![CDATA[<p>y]]> &lt;z <![CDATA[&]]></description>',
        ),
      ),
    ],
    [
      'character data that holds its own end tag',
      rss(
        item(
          '<title>a</title><description><![CDATA[<description>x</description></item>]]></description><link>l</link>',
        ),
      ),
    ],
    [
      'comments',
      rss(
        item(
          '<!-- <title>no</title> --><title>a<!-- b -->c</title><description>d<!-- </description> -->e</description>',
        ),
      ),
    ],
    [
      'entities',
      rss(item('<title>&#8220;Caf&eacute;&#x201d; &hellip; &unknown; AT&T &amp;amp; &lt;b&gt;</title>')),
    ],
    ['the first of several titles', rss(item('<title>a</title><title>b</title><link/><link>l</link>'))],
    [
      'a link of Atom',
      rss(
        item(`<title>a</title><atom:link rel="self" href="s"/><atom:link href="b"/>`),
        `xmlns:atom="${ATOM}"`,
      ),
    ],
    ['a date of Atom', rss(item(`<title>a</title><atom:updated>u</atom:updated>`), `xmlns:atom="${ATOM}"`)],
    [
      'other prefixes for known namespaces',
      rss(
        item('<title>a</title><d:creator>Ana</d:creator><d:date>2026</d:date><c:encoded>x</c:encoded>'),
        `xmlns:d="${DC}" xmlns:c='${CONTENT}'`,
      ),
    ],
    [
      'prefixes that nobody declared',
      rss(item('<title>a</title><dc:creator>Ana</dc:creator><content:encoded>x</content:encoded>')),
    ],
    [
      'namespaces said on the element',
      rss(item(`<title>a</title><q:creator xmlns:q="${DC}">Ana</q:creator>`)),
    ],
    [
      'elements of others with known names',
      rss(
        item(
          '<media:title>no</media:title><title>a</title><itunes:author>no</itunes:author><media:group><media:title>no</media:title><title>no</title></media:group><link>l</link>',
        ),
      ),
    ],
    [
      'an image with a title of its own',
      rss(item('<title>a</title>'), '', '<image><title>I</title><link>i</link></image><title>W</title>'),
    ],
    [
      'a source with an address',
      rss(
        item(
          '<title>a</title><source url="https://x.example/f">X</source><enclosure url="u" length="1" type="t"/><category>c</category>',
        ),
      ),
    ],
    ['words before it', `\n\n  ${rss(item('<title>a</title>'))}`],
    [
      'a style sheet and a comment before it',
      `<?xml version="1.0"?><?xml-stylesheet href="x"?><!-- <rss> --><rss version="2.0"><channel><title>W</title><item><title>a</title></item></channel></rss>`,
    ],
    [
      'attributes in either quotes, with ends in them',
      rss(item(`<guid isPermaLink='false' x="a > b">1</guid><title type="x>y">a</title>`)),
    ],
    [
      'white space in tags',
      '<rss version = "2.0" ><channel ><title >W</title ><item ><title\n>a</title\n></item ></channel ></rss >',
    ],
    ['several authors', rss(item('<title>a</title><author>Ana</author><author>Ben</author>'))],
    ['RDF', rdf(rdfItem(1) + rdfItem(2))],
    ['RDF without a word', rdf('')],
    [
      'RDF in the order of its channel',
      rdf(rdfItem(1) + rdfItem(2)).replace(
        '</channel>',
        '<items><rdf:Seq><rdf:li rdf:resource="https://w.example/2"/><rdf:li resource="https://w.example/1"/><rdf:li resource="https://w.example/9"/></rdf:Seq></items></channel>',
      ),
    ],
    [
      'RDF with prefixes throughout',
      rdf(rdfItem(1))
        .replace('xmlns="http://purl.org/rss/1.0/"', 'xmlns:r="http://purl.org/rss/1.0/"')
        .replace(/<(\/?)(channel|item|title|link|description)\b/g, '<$1r:$2'),
    ],
    [
      'Atom',
      entry(
        '<title>a</title><link href="l"/><published>p</published><updated>u</updated><author><name>Ana</name><email>a@b.c</email></author><author><name>Ben</name></author><summary>s</summary><content>c</content>',
      ),
    ],
    [
      'Atom with prefixes',
      `<a:feed xmlns:a="${ATOM}" xml:lang="nl" xml:base="https://b.example"><a:title>W</a:title><a:author><a:name>Ana</a:name></a:author><a:entry xml:lang="en"><a:title>a</a:title><a:link href="l"/><a:content type="html">&lt;p&gt;x&lt;/p&gt;</a:content></a:entry></a:feed>`,
    ],
    ['Atom without a namespace', atom('<entry><id>1</id><title>a</title></entry>', '')],
    [
      'the old Atom',
      `<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>W</title><entry><title mode="escaped">a</title><issued>i</issued><modified>m</modified></entry></feed>`,
    ],
    [
      'Atom: markup as text',
      entry(
        '<title type="html">a &amp;amp; &lt;b&gt;b&lt;/b&gt;</title><summary type="html"><![CDATA[<p>x</p>]]></summary>',
      ),
    ],
    [
      'Atom: markup as elements',
      entry(
        '<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">a <b>b</b> &amp;lt;</div></title><content type="xhtml">\n<div xmlns="http://www.w3.org/1999/xhtml"><p>x<br/>y</p></div>\n</content>',
      ),
    ],
    [
      'Atom: markup as elements with a prefix',
      entry(
        '<content type="xhtml"><xh:div xmlns:xh="http://www.w3.org/1999/xhtml"><xh:p>x</xh:p><xh:p>y</xh:p></xh:div></content>',
      ),
    ],
    [
      'Atom: character data in markup',
      entry('<content type="xhtml"><div><p><![CDATA[a < b & c]]></p></div></content>'),
    ],
    [
      'Atom: links of several kinds',
      entry(
        '<link rel="enclosure" href="e"/><link rel="alternate" type="text/html" href="l"/><link href="m"/>',
      ),
    ],
    [
      'Atom: a source with a title of its own',
      entry('<source><title>S</title><author><name>No</name></author></source><title>a</title>'),
    ],
    [
      'an author of the whole',
      atom(
        '<author><name>All</name></author><entry><id>1</id></entry><entry><id>2</id><author><name>Ana</name></author></entry>',
      ),
    ],
    ...[
      'Ana Reyes',
      'ana@w.example',
      'ana@w.example (Ana Reyes)',
      'Ana Reyes &lt;ana@w.example&gt;',
      'Ana Reyes (ana@w.example)',
      'mailto:ana@w.example',
      'Ana Reyes - ana@w.example',
      'https://w.example/ana',
      'Ana Reyes (Berlin)',
      '(Ana Reyes)',
      '',
      'ana@w.example (Ana Reyes) https://w.example',
    ].map((name) => [`the author "${name}"`, person(name)] as const),
  ])('%s', (_, text) => {
    const read = readMarkup(text, MOST);
    expect(read).not.toBeNull();
    expect(told(read!)).toEqual(told(byFeedsmith(text)));
  });
});

describe('JSON is read as feedsmith reads it', () => {
  const VERSION = 'https://jsonfeed.org/version/1.1';
  it.each<readonly [string, unknown]>([
    [
      'a usual feed',
      {
        version: VERSION,
        title: ' W ',
        language: 'en',
        items: [
          {
            id: '1',
            url: 'u',
            title: 'a',
            content_html: '<p>x</p>',
            content_text: 'x',
            summary: 's',
            date_published: 'p',
            date_modified: 'm',
            language: 'de',
          },
        ],
      },
    ],
    [
      'numbers for names',
      { version: VERSION, title: 'W', items: [{ id: 17, external_url: 'e', date_modified: 'm' }] },
    ],
    ['names in capitals', { Version: VERSION, Title: 'W', Items: [{ ID: '1', Content_Text: 'x' }] }],
    [
      'authors of either version, and as text',
      {
        version: VERSION,
        title: 'W',
        author: { name: 'All' },
        items: [
          { id: '1' },
          { id: '2', authors: [{ name: 'Ana' }, { name: '' }, 'Ben'] },
          { id: '3', author: { name: 'Cy' }, authors: [] },
        ],
      },
    ],
    ['no version', { title: 'W', items: [{ id: '1' }] }],
    ['no items', { version: VERSION, title: 'W' }],
    [
      'lists where there is to be one, and what is no item',
      { version: VERSION, title: ['W', 'X'], items: [null, 'x', { id: ['1', '2'] }] },
    ],
  ])('%s', (_, feed) => {
    const text = JSON.stringify(feed);
    expect(told(readJson(text, MOST)!)).toEqual(told(byFeedsmith(text)));
  });
});

it('reads what feedsmith gives up: elements that are never closed, feeds that end in the middle, links of Atom as text', () => {
  const titles = (text: string): unknown => readMarkup(text, MOST)?.items.map(({ title }) => title);
  expect(titles(rss(item('<media:x><title>a</title>') + item('<title>b</title>')))).toEqual(['a', 'b']);
  expect(titles(rss(item('<title>a</title>') + '<item><title>b</title>').slice(0, -16))).toEqual(['a', 'b']);
  expect(titles(rss(item('<title>a</title>'), `xmlns="${ATOM}"`))).toEqual(['a']);
  expect(readMarkup(entry('<link>https://w.example/1</link>'), MOST)?.items[0]?.link).toBe(
    'https://w.example/1',
  );
});

it('takes no more items than are asked for', () => {
  const many = Array.from({ length: 300 }, (_, i) => i);
  for (const feed of [
    readMarkup(rss(many.map((i) => item(`<title>${i}</title>`)).join('')), 3),
    readMarkup(rdf(many.map((i) => rdfItem(i)).join('')), 3),
    readMarkup(atom(many.map((i) => `<entry><id>${i}</id></entry>`).join('')), 3),
    readJson(JSON.stringify({ title: 'W', items: many.map((id) => ({ id })) }), 3),
  ])
    expect(feed?.items).toHaveLength(3);
});
