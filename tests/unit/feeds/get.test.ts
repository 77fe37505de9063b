/** One request, against a real server: what it sends, and how it ends. */
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { get, type GetLimits } from '../../../extension/feeds/get';

const LIMITS: GetLimits = { bytes: 1_000_000, beginMs: 300, wholeMs: 600 };
const asked: { url: string; headers: IncomingHttpHeaders }[] = [];
const sent = { bytes: 0, closed: false };
let server: Server;
let base = '';

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push({ url: request.url ?? '', headers: request.headers });
    switch (request.url) {
      case '/feed':
        return response.writeHead(200, { etag: '"7"', 'set-cookie': 'a=b' }).end('hello');
      case '/stated':
        response.writeHead(200, { 'content-length': '50000000' });
        return response.write('x');
      case '/endless': {
        sent.bytes = 0;
        sent.closed = false;
        response.writeHead(200);
        const piece = Buffer.alloc(64_000, 'x');
        const more = (): void => {
          while (!response.destroyed && sent.bytes < 50_000_000) {
            sent.bytes += piece.length;
            if (!response.write(piece)) return void response.once('drain', more);
          }
        };
        response.on('close', () => (sent.closed = true));
        return more();
      }
      case '/drip':
        return response.writeHead(200).write('x');
      case '/silent':
        return undefined;
      default:
        return response.writeHead(404).end('no');
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  return new Promise((done) => server.close(done));
});

it('says which answer it has, and no more than that', async () => {
  const got = await get(
    `${base}/feed`,
    { etag: '"7"', lastModified: 'Sun, 22 Nov 2026 09:30:00 GMT' },
    fetch,
    { limits: LIMITS },
  );
  expect(got).toMatchObject({ state: 'answer', status: 200, url: `${base}/feed` });
  expect(got.state === 'answer' && new TextDecoder().decode(got.body)).toBe('hello');
  expect(asked.at(-1)?.headers).toMatchObject({
    'if-none-match': '"7"',
    'if-modified-since': 'Sun, 22 Nov 2026 09:30:00 GMT',
  });
  await get(`${base}/feed`, {}, fetch, { limits: LIMITS });
  const { headers } = asked.at(-1)!;
  for (const name of ['cookie', 'referer', 'if-none-match', 'if-modified-since', 'authorization'])
    expect(headers[name], name).toBeUndefined();
});

it('a failure is told by its status, without its body', async () => {
  const got = await get(`${base}/none`, {}, fetch, { limits: LIMITS });
  expect(got).toMatchObject({ state: 'answer', status: 404 });
  expect(got.state === 'answer' && got.body.byteLength).toBe(0);
});

it('a body that says that it is too large is not read', async () => {
  expect(await get(`${base}/stated`, {}, fetch, { limits: LIMITS })).toEqual({
    state: 'too-large',
    status: 200,
    bytes: 0,
  });
});

it('a body without end is given up beyond the bound', async () => {
  const got = await get(`${base}/endless`, {}, fetch, { limits: { ...LIMITS, wholeMs: 10_000 } });
  expect(got).toMatchObject({ state: 'too-large', status: 200 });
  expect(got.state === 'too-large' && got.bytes).toBeLessThan(2_000_000);
  await expect.poll(() => sent.closed).toBe(true);
  expect(sent.bytes).toBeLessThan(20_000_000);
});

it.each(['/silent', '/drip'])('what never ends does: %s', async (path) => {
  expect(await get(base + path, {}, fetch, { limits: LIMITS })).toMatchObject({ state: 'no-answer' });
});

it('stops at once when it is told to', async () => {
  const abort = new AbortController();
  const got = get(`${base}/silent`, {}, fetch, { signal: abort.signal });
  await expect.poll(() => asked.at(-1)?.url).toBe('/silent');
  abort.abort();
  expect(await got).toEqual({ state: 'no-answer', bytes: 0 });
});

it('a host that is not there is no answer', async () => {
  expect(await get('http://127.0.0.1:1/', {}, fetch, { limits: LIMITS })).toEqual({
    state: 'no-answer',
    bytes: 0,
  });
});
