/** The pages that are measured, each served under hosts of its own for each extension: word for word the same. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { ROOT } from '../../tools/build';
import { picture } from '../../tests/site/images';
import { renderFront, renderPage } from '../../tests/site/server';
import { generator } from '../corpora/generate';

export interface BenchPage {
  readonly id: string;
  readonly name: string;
  readonly isArticle: boolean;
  /** It follows held sources. */
  readonly hasMarks?: true;
  readonly markup: string;
  /** It takes so long that a third of the pairs must do. */
  readonly isSlow?: true;
  /** So long after its load event a page is looked at: all of both extensions is done by then. */
  readonly settleMs: number;
}

const STYLE =
  '<style>body{font:17px/1.5 serif;margin:0 auto;max-width:44em;padding:1em}p{margin:0 0 1em}</style>';

const shell = (title: string, body: string, end = ''): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title><meta name="viewport" content="width=device-width, initial-scale=1">${STYLE}</head><body>${body}${end}</body></html>`;

const LONG_PARAGRAPHS = 2_000;

/** Paragraphs of generated news that nothing held is like. */
function longPage(): string {
  const next = generator('a long page');
  const texts: string[] = [];
  for (let number = 0; texts.length < LONG_PARAGRAPHS; number += 1)
    texts.push(
      ...next(number)
        .text.split('\n')
        .filter((line) => line.length > 80),
    );
  const paragraphs = texts.slice(0, LONG_PARAGRAPHS).map((text) => `<p>${text}</p>`);
  return shell(
    'A long read',
    `<main><article><h1>A long read of many parts</h1>${paragraphs.join('\n')}</article></main>`,
  );
}

/** A table of prices that changes ten times a second, with rows that come and go, and a feed of short lines. */
const APP = `
const table = document.querySelector('tbody'), feed = document.querySelector('ul');
for (let i = 0; i < 60; i += 1) {
  const row = table.insertRow();
  for (let j = 0; j < 6; j += 1) row.insertCell().textContent = i + ' · ' + j;
}
let turn = 0;
setInterval(() => {
  turn += 1;
  for (let i = 0; i < 20; i += 1) {
    const row = table.rows[(turn * 7 + i * 3) % 60];
    const cell = row.cells[1 + ((turn + i) % 5)];
    cell.textContent = ((turn * 31 + i * 17) % 997) / 10;
    cell.className = turn % 2 ? 'up' : 'down';
  }
  const line = document.createElement('li');
  line.textContent = 'Order ' + turn + ' was filled at ' + (turn % 97);
  feed.prepend(line);
  if (feed.children.length > 40) feed.lastChild.remove();
}, 100);
`;

const app = (): string =>
  shell(
    'Prices',
    '<header><nav><a href="#a">Prices</a> <a href="#b">Orders</a> <a href="#c">Account</a></nav></header><main><table><tbody></tbody></table><ul></ul></main>',
    `<script>${APP}</script>`,
  );

const FIELDS = ['Name', 'Street', 'Town', 'Postcode', 'Country', 'Telephone', 'E-mail', 'Message'];

const form = (): string =>
  shell(
    'Write to us',
    `<header><nav><a href="#home">Home</a> <a href="#help">Help</a></nav></header><main><h1>Write to us</h1><p>We answer within two days.</p><form action="#">${FIELDS.map((field) => `<p><label>${field} <input name="${field.toLowerCase()}"></label></p>`).join('')}<button type="button">Send</button></form></main>`,
  );

const QUICK_MS = 500;
/** Badges out of sight are made two seconds after the others (extension/content/layer.ts). */
const ALL_MARKED_MS = 3_500;

export const benchPages = (): readonly BenchPage[] => [
  {
    id: 'article',
    name: 'article, nothing held',
    isArticle: true,
    markup: renderPage('unrelated'),
    settleMs: QUICK_MS,
  },
  {
    id: 'matched',
    name: 'article with marks',
    isArticle: true,
    hasMarks: true,
    markup: renderPage('002'),
    settleMs: ALL_MARKED_MS,
  },
  {
    id: 'long',
    name: 'article of 2,000 paragraphs',
    isArticle: true,
    markup: longPage(),
    isSlow: true,
    settleMs: 2_000,
  },
  {
    id: 'front',
    name: 'front page',
    isArticle: false,
    markup: renderFront(),
    settleMs: QUICK_MS,
  },
  {
    id: 'app',
    name: 'app that changes without end',
    isArticle: false,
    markup: app(),
    settleMs: 1_000,
  },
  { id: 'form', name: 'form', isArticle: false, markup: form(), settleMs: QUICK_MS },
];

/** One host an extension, of the same length, so that nothing else differs between their addresses. */
export const HOSTS = {
  headwater: 'own.bench.example',
  empty: 'two.bench.example',
  again: 'tri.bench.example',
} as const;
export type Arm = keyof typeof HOSTS;

export const addressIn = (arm: Arm, { id }: BenchPage): string => `http://${HOSTS[arm]}/${id}`;

export interface PageServer {
  readonly proxy: { readonly host: '127.0.0.1'; readonly port: number };
  close(): Promise<void>;
}

const STYLES = path.join(ROOT, 'tests', 'site', 'styles');

/** Serves the pages on a free port, to be given to a browser as its proxy. */
export async function servePages(pages: readonly BenchPage[]): Promise<PageServer> {
  const hosts: readonly string[] = Object.values(HOSTS);
  const answer = (host: string, where: string): readonly [type: string, body: string] | undefined => {
    if (!hosts.includes(host)) return undefined;
    const style = /^\/styles\/([a-z]+)\.css$/u.exec(where)?.[1];
    if (style !== undefined) return ['text/css', readFileSync(path.join(STYLES, `${style}.css`), 'utf8')];
    const image = /^\/images\/([a-z0-9-]+)\.svg$/u.exec(where)?.[1];
    if (image !== undefined) return ['image/svg+xml', picture(image)];
    const page = pages.find(({ id }) => where === `/${id}`);
    return page && ['text/html; charset=utf-8', page.markup];
  };
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', `http://${request.headers.host ?? 'unknown'}`);
    const found = answer(url.hostname, url.pathname);
    if (found === undefined) response.writeHead(url.pathname === '/favicon.ico' ? 204 : 404).end();
    else response.writeHead(200, { 'content-type': found[0], 'cache-control': 'no-store' }).end(found[1]);
  });
  server.on('connect', (_, socket) => socket.end('HTTP/1.1 502 Not a page of the measurement\r\n\r\n'));
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(0, '127.0.0.1', listening);
  });
  return {
    proxy: { host: '127.0.0.1', port: (server.address() as AddressInfo).port },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
