/** A wire with feeds, good and bad, on a host of its own; counts who asked for what. */
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { readFileSync } from 'node:fs';
import { FEED_HOST, SITES, UNGRANTED_HOST } from './hosts';

export interface FeedRequest {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}

export interface FeedSite {
  /** In order. */
  readonly asked: FeedRequest[];
  /** Bytes that were written for a path, of bodies that are sent in pieces. */
  readonly sent: Map<string, number>;
  /** Of news.xml: another edition has another ETag, one item more and a changed first one. */
  edition: number;
  /** Whether busy.xml still asks for patience. */
  isBusy: boolean;
  /** Requests that are under way, and the most that ever were at once. */
  readonly open: { now: number; most: number };
}

export const feedSite = (): FeedSite => ({
  asked: [],
  sent: new Map(),
  edition: 1,
  isBusy: true,
  open: { now: 0, most: 0 },
});

const HUGE = 50_000_000;
export const COOKIE = 'reader=known';

const sentence = (n: number): string =>
  `The harbour office said in its notice number ${n} that berth ${n} stays closed to ferries until the dredging has ended, and that captains are to ask for another one.`;

/** A report that no seed holds: every other paragraph stands on a sample page as well, which thus follows it. */
export const WIRE_TEXT = readFileSync(new URL('./texts/unrelated.txt', import.meta.url), 'utf8')
  .split(/\n+/u)
  .map((line) => line.trim())
  .filter((line) => line.length > 80)
  .map((line, n) => (n % 2 === 0 ? line : sentence(700 + n)));

const paragraphs = (texts: readonly string[]): string => texts.map((text) => `<p>${text}</p>`).join('');

const item = (id: string, inner: string): string =>
  `<item><guid isPermaLink="false">${id}</guid>${inner}</item>`;

const rss = (items: string): string =>
  `<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Harbour Wire</title><link>/</link><description>News of the harbour</description><language>en</language>${items}</channel></rss>`;

const news = (edition: number): string =>
  rss(
    [
      item(
        'one',
        `<title>Berths closed, edition ${edition}</title><link>/story/one</link><pubDate>Sat, 21 Nov 2026 09:30:00 GMT</pubDate><content:encoded><![CDATA[<p>${sentence(edition)}</p><script>document.title = "run"</script><img src="http://${UNGRANTED_HOST}/pixel.gif" onerror="fetch('/run')"><p>${sentence(edition + 50)}</p>]]></content:encoded>`,
      ),
      item(
        'two',
        `<title>A whole report</title><link>/story/two</link><content:encoded><![CDATA[${paragraphs(WIRE_TEXT)}]]></content:encoded>`,
      ),
      item('three', `<title>A teaser</title><link>/story/three</link><description>Read on.</description>`),
      ...(edition > 1
        ? [item('four', `<title>One more</title><description>${sentence(400)}</description>`)]
        : []),
    ].join(''),
  );

/** Twelve items with a teaser each: their texts stand on pages of the same host, but for one. */
const linked = (): string =>
  rss(
    Array.from({ length: 12 }, (_, n) =>
      item(
        `page-${n}`,
        `<title>Notice ${n}</title><link>${n === 3 ? `http://${SITES.courier.host}/` : `/notice/${n}`}</link><description>Notice ${n}.</description>`,
      ),
    ).join(''),
  );

const notice = (n: number): string =>
  `<!doctype html><html lang="en"><head><title>Notice ${n}</title></head><body><nav><a href="/">Home</a></nav><article><h1>Notice ${n} of the harbour office</h1>${paragraphs(
    [1, 2, 3, 4].map((k) => sentence(1_000 * k + n)),
  )}</article></body></html>`;

const hostile = (): string =>
  rss(
    item(
      'bad',
      `<title>&lt;img src=x onerror=alert(1)&gt;Bad</title><link>javascript:alert(1)</link><description>${sentence(9)}</description>`,
    ) +
      item('long', `<title>Long</title><description><![CDATA[${'<p>a'.repeat(70_000)}]]></description>`) +
      item('deep', `<title>Deep</title><description><![CDATA[${'<div>'.repeat(50_000)}]]></description>`),
  );

const LAUGHS = `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>${rss(item('x', '<title>&b;</title>')).replace(/^<\?xml[^>]*>/u, '')}`;

/** Writes until it is told to stop, and counts. */
function pour(response: ServerResponse, site: FeedSite, path: string): void {
  const piece = Buffer.alloc(100_000, 'x');
  let left = HUGE;
  const count = (): number => site.sent.get(path) ?? 0;
  const more = (): void => {
    while (left > 0 && !response.destroyed) {
      left -= piece.length;
      site.sent.set(path, count() + piece.length);
      if (!response.write(piece)) return void response.once('drain', more);
    }
    response.end();
  };
  response.writeHead(200, { 'content-type': 'application/rss+xml' });
  more();
}

export function answerFeed(site: FeedSite, { path, headers }: FeedRequest, response: ServerResponse): void {
  site.asked.push({ path, headers });
  site.open.now += 1;
  site.open.most = Math.max(site.open.most, site.open.now);
  response.on('close', () => (site.open.now -= 1));
  const send = (
    body: string,
    more: Readonly<Record<string, string>> = {},
    type = 'application/rss+xml',
  ): void => {
    response.writeHead(200, { 'content-type': type, 'set-cookie': COOKIE, ...more }).end(body);
  };
  const page = /^\/notice\/(\d+)$/u.exec(path);
  if (page !== null) return send(notice(Number(page[1])), {}, 'text/html; charset=utf-8');
  switch (path) {
    case '/news.xml': {
      const etag = `"edition-${site.edition}"`;
      if (headers['if-none-match'] === etag) return void response.writeHead(304, { etag }).end();
      return send(news(site.edition), { etag, 'last-modified': 'Sat, 21 Nov 2026 09:30:00 GMT' });
    }
    case '/linked.xml':
      return send(linked(), { etag: '"linked"' });
    case '/busy.xml':
      if (!site.isBusy) return send(news(1));
      return void response.writeHead(429, { 'retry-after': '7200' }).end();
    case '/moved-here.xml':
      return void response.writeHead(301, { location: '/news.xml' }).end();
    // Nothing here speaks https: the browser's attempt is what counts.
    case '/moved-secure.xml':
      return void response.writeHead(301, { location: `https://${FEED_HOST}/news.xml` }).end();
    // One step on the same host, then away.
    case '/moved-away.xml':
      return void response.writeHead(302, { location: '/away' }).end();
    case '/away':
      return void response.writeHead(302, { location: `http://${UNGRANTED_HOST}/feeds/news.xml` }).end();
    // To a site that the reader has granted, though not for this feed.
    case '/moved-aside.xml':
      return void response.writeHead(302, { location: `http://${SITES.courier.host}/feeds/news.xml` }).end();
    case '/moved-inside.xml':
      return void response.writeHead(302, { location: 'http://127.0.0.1:9/feed.xml' }).end();
    case '/huge.xml':
      return pour(response, site, path);
    case '/broken.xml':
      return send('<rss version="2.0"><channel><title>Broken');
    case '/laughs.xml':
      return send(LAUGHS);
    case '/hostile.xml':
      return send(hostile());
    case '/silent.xml':
      return;
    default:
      response.writeHead(404).end();
  }
}
