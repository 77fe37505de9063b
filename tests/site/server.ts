/**
 * The sample sites on 127.0.0.1. The server speaks as a web proxy: a browser that is told to use it
 * finds the sample hosts by their names, and whatever else the browser asks for is refused and counted.
 */
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { appAnswer } from './apps/pages';
import { answerFeed, feedSite, type FeedSite } from './feeds';
import { FEED_HOST, SAMPLE_HOSTS, SITES, UNGRANTED_HOST } from './hosts';
import type { Html } from './html';
import { picture } from './images';
import { courierArticle, courierFront } from './layouts/courier';
import { lanternArticle, lanternParts } from './layouts/lantern';
import { meridianArticle } from './layouts/meridian';
import { northgateArticle } from './layouts/northgate';
import { plainsmanArticle } from './layouts/plainsman';
import { PAGES, samplePage, type SamplePage } from './pages';

const STYLES = join(dirname(fileURLToPath(import.meta.url)), 'styles');

const LAYOUTS: Readonly<Record<string, (page: SamplePage) => Html>> = {
  [SITES.courier.host]: courierArticle,
  [SITES.meridian.host]: meridianArticle,
  [SITES.plainsman.host]: plainsmanArticle,
  [SITES.lantern.host]: lanternArticle,
  [SITES.northgate.host]: northgateArticle,
};

/** A page's whole markup, for tests without a browser. */
export const renderPage = (id: SamplePage['id']): string => {
  const page = samplePage(id);
  const layout = LAYOUTS[page.site.host];
  if (layout === undefined) throw new Error(`no layout for ${page.site.host}`);
  return layout(page).markup;
};

export const renderFront = (): string => courierFront(PAGES).markup;

/** A paper of one page, which browsers open in their own viewer. */
export const PAPER_PATH = '/content/paper.pdf';
const PAPER = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj
4 0 obj<</Length 44>>stream
BT /F 12 Tf 20 120 Td (A printed report) Tj ET
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Root 1 0 R>>
%%EOF
`;

interface Answer {
  readonly type: string;
  readonly body: string;
}

const markup = (body: string): Answer => ({ type: 'text/html; charset=utf-8', body });

function answer(host: string, path: string): Answer | undefined {
  const style = /^\/styles\/([a-z]+)\.css$/.exec(path);
  if (style !== null) {
    return { type: 'text/css', body: readFileSync(join(STYLES, `${style[1]}.css`), 'utf8') };
  }
  const image = /^\/images\/([a-z0-9-]+)\.svg$/.exec(path);
  if (image !== null) return { type: 'image/svg+xml', body: picture(image[1] ?? '') };
  if (host === SITES.courier.host && path === '/') return markup(renderFront());
  if (host === SITES.courier.host && path === PAPER_PATH) return { type: 'application/pdf', body: PAPER };
  const part = /^\/parts\/(\d)$/.exec(path);
  if (host === SITES.lantern.host && part !== null) {
    const piece = lanternParts(samplePage('003'))[Number(part[1])];
    return piece && markup(piece.markup);
  }
  const page = PAGES.find((candidate) => candidate.site.host === host && candidate.path === path);
  return page && markup(renderPage(page.id));
}

/** A page asked for with this in its query allows nothing to be loaded or run. */
export const STRICT = 'strict-policy';

export interface SampleServer {
  /** To be given to a browser as its proxy for http and https. */
  readonly proxy: { readonly host: '127.0.0.1'; readonly port: number };
  /** Addresses asked for on the sample hosts, in order. */
  readonly requests: readonly string[];
  /** Everything else that the browser asked for. */
  readonly strangers: string[];
  /** What was asked of the wire, and how it answers. */
  readonly feeds: FeedSite;
  close(): Promise<void>;
}

/** Starts the sample sites on a free port. */
export async function serveSampleSites(): Promise<SampleServer> {
  const requests: string[] = [];
  const strangers: string[] = [];
  const feeds = feedSite();
  const sockets = new Set<Socket>();

  const hosts = [...SAMPLE_HOSTS, UNGRANTED_HOST];
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', `http://${request.headers.host ?? 'unknown'}`);
    if (url.hostname === FEED_HOST && url.protocol === 'http:') {
      answerFeed(feeds, { path: url.pathname, headers: request.headers }, response);
      return;
    }
    const isStrict = url.searchParams.has(STRICT);
    url.searchParams.delete(STRICT);
    const known = hosts.includes(url.hostname) && url.protocol === 'http:';
    (known ? requests : strangers).push(url.href);
    const found = known
      ? ((await appAnswer(url)) ?? answer(url.hostname, url.pathname + url.search))
      : undefined;
    if (found === undefined) {
      // A browser asks for /favicon.ico by itself.
      response.writeHead(url.pathname === '/favicon.ico' ? 204 : 404).end();
      return;
    }
    // The pages of /apps/ may be kept: a page that may not be stored does not come back from the browser's cache.
    const cached = url.pathname.startsWith('/apps/') ? 'no-cache' : 'no-store';
    const policy = isStrict ? { 'content-security-policy': "default-src 'none'" } : {};
    response
      .writeHead(200, { 'content-type': found.type, 'cache-control': cached, ...policy })
      .end(found.body);
  };

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  server.on('connect', (request: IncomingMessage, socket: Socket) => {
    strangers.push(`https://${request.url ?? ''}`);
    socket.on('error', () => socket.destroy());
    socket.end('HTTP/1.1 502 Not a sample site\r\n\r\n');
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(0, '127.0.0.1', listening);
  });

  return {
    proxy: { host: '127.0.0.1', port: (server.address() as AddressInfo).port },
    requests,
    strangers,
    feeds,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
