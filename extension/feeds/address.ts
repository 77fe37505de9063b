/** Which addresses may be asked for a feed: on the open web, never on the reader's own machine or network. */

/** Longer ones are refused wherever a page states one. */
const LONGEST = 2_000;

export type AddressProblem = 'no-address' | 'private-address';

/** An IPv4 address as one number, with how many of its bits name the network. */
const network = (a: number, b: number, c: number, bits: number): readonly [number, number] => [
  ((a << 24) | (b << 16) | (c << 8)) >>> 0,
  bits,
];

/** Not on the open web: IANA's registry of addresses for special purposes. */
const CLOSED_NETWORKS = [
  network(0, 0, 0, 8),
  network(10, 0, 0, 8),
  network(100, 64, 0, 10),
  network(127, 0, 0, 8),
  network(169, 254, 0, 16),
  network(172, 16, 0, 12),
  network(192, 0, 0, 24),
  network(192, 0, 2, 24),
  network(192, 88, 99, 24),
  network(192, 168, 0, 16),
  network(198, 18, 0, 15),
  network(198, 51, 100, 24),
  network(203, 0, 113, 24),
  network(224, 0, 0, 3),
] as const;

const isClosedIpv4 = (address: number): boolean =>
  CLOSED_NETWORKS.some(([start, bits]) => address >>> (32 - bits) === start >>> (32 - bits));

/** "192.168.0.1" as a number. The URL parser has brought octal, hexadecimal and short forms into this one. */
function ipv4From(host: string): number | null {
  if (!/^\d{1,3}(?:\.\d{1,3}){3}$/u.test(host)) return null;
  return host.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}

/** The eight groups of an IPv6 address as the URL parser writes it, without brackets. */
function ipv6From(host: string): readonly number[] {
  const [head = '', tail] = host.split('::');
  const groups = (part: string): number[] =>
    part === '' ? [] : part.split(':').map((one) => Number.parseInt(one, 16));
  if (tail === undefined) return groups(head);
  const before = groups(head);
  const after = groups(tail);
  return [...before, ...Array.from({ length: 8 - before.length - after.length }, () => 0), ...after];
}

function isClosedIpv6(groups: readonly number[]): boolean {
  if (groups.length !== 8 || groups.some(Number.isNaN)) return true;
  const [first = 0, second = 0, third = 0] = groups;
  const ipv4At = (at: number): number => (groups[at]! * 65_536 + groups[at + 1]!) >>> 0;
  // Addresses that carry an IPv4 one: mapped, compatible (among them :: and ::1), translated, 6to4.
  const leadingZeros = groups.findIndex((group) => group !== 0);
  if (leadingZeros === -1 || leadingZeros >= 6) return isClosedIpv4(ipv4At(6));
  if (leadingZeros === 5 && groups[5] === 0xffff) return isClosedIpv4(ipv4At(6));
  if (leadingZeros === 4 && groups[4] === 0xffff) return isClosedIpv4(ipv4At(6));
  if (first === 0x64 && second === 0xff9b) return third !== 0 || isClosedIpv4(ipv4At(6));
  if (first === 0x2002) return isClosedIpv4(ipv4At(1));
  // Of what is left only 2000::/3 is handed out; Teredo and the addresses of documents are not to be reached.
  if (first >> 13 !== 1) return true;
  return first === 0x2001 && (second < 0x200 || second === 0xdb8);
}

/** Names that networks keep for themselves (RFC 6761, 6762, 8375, ICANN's .internal, and what routers use). */
const CLOSED_NAMES = /(?:^|\.)(?:localhost|local|internal|intranet|lan|home|corp|private|home\.arpa|onion)$/u;

/** Whether a host, as the URL parser writes it, stands on the reader's own machine or network. */
function isPrivateHost(hostname: string): boolean {
  if (hostname.startsWith('[')) return isClosedIpv6(ipv6From(hostname.slice(1, -1)));
  const host = hostname.replace(/\.+$/u, '');
  const ipv4 = ipv4From(host);
  if (ipv4 !== null) return isClosedIpv4(ipv4);
  return !host.includes('.') || CLOSED_NAMES.test(host);
}

/** An address that may be asked, without its fragment. */
export type FeedAddress = { readonly url: string } | { readonly problem: AddressProblem };

/** What a reader means by "wire.example/feed.xml" and the like. */
export function feedAddress(typed: string): FeedAddress {
  const trimmed = typed.trim();
  // feed: is what some readers register for themselves.
  const bare = trimmed.replace(/^feed:(?:\/\/)?(?=https?:\/\/)/iu, '').replace(/^feed:\/\//iu, 'https://');
  const address = /^[a-z][a-z\d+.-]*:(?!\d)/iu.test(bare) ? bare : `https://${bare}`;
  const no = { problem: 'no-address' } as const;
  if (trimmed === '' || address.length > LONGEST || /\s/u.test(trimmed) || !URL.canParse(address)) return no;
  const url = new URL(address);
  if (!/^https?:$/u.test(url.protocol) || url.username !== '' || url.password !== '') return no;
  if (isPrivateHost(url.hostname)) return { problem: 'private-address' };
  url.hash = '';
  return url.href.length > LONGEST ? no : { url: url.href };
}

/** A link of a feed or page as an address of the open web; null: it is none. */
export function linkFrom(link: string | undefined, base: string): string | null {
  const trimmed = link?.trim() ?? '';
  if (trimmed === '' || trimmed.length > LONGEST || !URL.canParse(trimmed, base)) return null;
  const url = new URL(trimmed, base);
  url.hash = '';
  const isWeb = /^https?:$/u.test(url.protocol) && url.username === '' && url.password === '';
  return isWeb && url.href.length <= LONGEST ? url.href : null;
}

/** Whether two addresses are of one host and port, whatever their scheme. */
export const isSameHost = (one: string, other: string): boolean => new URL(one).host === new URL(other).host;
