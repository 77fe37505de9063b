/** Feeds are asked for on the open web alone, whichever way an address is written. */
import { describe, expect, it } from 'vitest';
import { feedAddress, isSameHost, linkFrom } from '../../../extension/feeds/address';

describe('an address that a reader gives', () => {
  it.each([
    ['https://wire.example/feed.xml', 'https://wire.example/feed.xml'],
    ['wire.example/feed.xml', 'https://wire.example/feed.xml'],
    ['wire.example:8443/feed.xml', 'https://wire.example:8443/feed.xml'],
    ['  HTTP://Wire.Example/a b', null],
    ['http://Wire.Example/Feed?a=1#part', 'http://wire.example/Feed?a=1'],
    ['feed:https://wire.example/feed', 'https://wire.example/feed'],
    ['feed://wire.example/feed', 'https://wire.example/feed'],
    ['https://bücher.example/', 'https://xn--bcher-kva.example/'],
    ['http://93.184.216.34/feed', 'http://93.184.216.34/feed'],
    ['http://[2606:2800:220:1::1]/feed', 'http://[2606:2800:220:1::1]/feed'],
    ['http://192.0.1.1/', 'http://192.0.1.1/'],
    ['http://172.32.0.1/', 'http://172.32.0.1/'],
    ['http://100.128.0.1/', 'http://100.128.0.1/'],
    ['http://localhost.example/', 'http://localhost.example/'],
  ])('%s', (typed, url) => {
    expect(feedAddress(typed)).toEqual(url === null ? { problem: 'no-address' } : { url });
  });

  it.each([
    '',
    'javascript:alert(1)',
    'data:text/xml,<rss/>',
    'file:///etc/passwd',
    'ftp://wire.example/feed',
    'chrome-extension://abc/feed',
    'https://reader:secret@wire.example/feed',
    'https://',
    `https://wire.example/${'x'.repeat(2_000)}`,
  ])('is none: %s', (typed) => {
    expect(feedAddress(typed)).toEqual({ problem: 'no-address' });
  });

  it.each([
    'http://localhost/feed',
    'http://LOCALHOST:8080/feed',
    'localhost:8080/feed',
    'http://localhost./feed',
    'http://feeds.localhost/',
    'http://printer.local/',
    'http://wiki.internal/',
    'http://router.lan/',
    'http://nas.home.arpa/',
    'http://intranet/',
    'http://0.0.0.0/',
    'http://0/',
    'http://127.0.0.1/',
    'http://127.1/',
    'http://127.0.0.1./',
    'http://0177.0.0.1/',
    'http://0x7f.0.0.1/',
    'http://0x7f000001/',
    'http://2130706433/',
    'http://017700000001/',
    'http://%31%32%37.0.0.1/',
    'http://１２７.０.０.１/',
    'http://127。0。0。1/',
    'http://10.0.0.8/',
    'http://10.255.255.255/',
    'http://100.64.0.1/',
    'http://169.254.169.254/latest/meta-data',
    'http://172.16.0.1/',
    'http://172.31.255.255/',
    'http://192.168.1.1/',
    'http://0xc0a80101/',
    'http://198.18.0.1/',
    'http://224.0.0.1/',
    'http://240.0.0.1/',
    'http://255.255.255.255/',
    'http://[::]/',
    'http://[::1]/',
    'http://[0:0:0:0:0:0:0:1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://[::ffff:0:127.0.0.1]/',
    'http://[::127.0.0.1]/',
    'http://[64:ff9b::192.168.0.1]/',
    'http://[64:ff9b:1::1]/',
    'http://[2002:7f00:1::]/',
    'http://[2001::1]/',
    'http://[2001:db8::1]/',
    'http://[fe80::1]/',
    'http://[fc00::1]/',
    'http://[fd12:3456:789a::1]/',
    'http://[fec0::1]/',
    'http://[ff02::1]/',
    'http://[100::1]/',
  ])('is of the reader’s own network: %s', (typed) => {
    expect(feedAddress(typed)).toEqual({ problem: 'private-address' });
  });

  it('may carry a public IPv4 address inside an IPv6 one', () => {
    expect(feedAddress('http://[::ffff:93.184.216.34]/')).toHaveProperty('url');
    expect(feedAddress('http://[64:ff9b::93.184.216.34]/')).toHaveProperty('url');
  });
});

it('a link is resolved, and only one to the web is taken', () => {
  const base = 'https://wire.example/feeds/all.xml';
  expect(linkFrom(' ../story/1#top ', base)).toBe('https://wire.example/story/1');
  expect(linkFrom('//other.example/a', base)).toBe('https://other.example/a');
  for (const link of [
    undefined,
    '',
    'javascript:alert(1)',
    ' java\nscript:alert(1)',
    'data:,x',
    'mailto:a@b.example',
  ])
    expect(linkFrom(link, base), link).toBeNull();
  expect(linkFrom('https://a:b@wire.example/', base)).toBeNull();
});

it('a host is the same over http and https, and another one at another port', () => {
  expect(isSameHost('http://wire.example/a', 'https://wire.example/b')).toBe(true);
  expect(isSameHost('http://wire.example/a', 'http://wire.example:8080/a')).toBe(false);
  expect(isSameHost('http://wire.example/a', 'http://www.wire.example/a')).toBe(false);
});
