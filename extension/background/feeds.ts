/** The feeds that the reader follows: when they are asked, one at a time, and how that is stopped. */
import { browser } from '../browser';
import { feedAddress } from '../feeds/address';
import { nextAfterAnswer } from '../feeds/times';
import { listFeeds, MOST_FEEDS, onLibraryChanged, putFeed, type Feed } from '../library/index';
import type { Followed } from '../messages';
import { hostOrigin } from '../sites';
import { openRoom, type Room } from './feed-room';
import { askOnce, settleFeed, takeTurn, type Means } from './feed-round';
import { oneByOne } from './in-turn';
import { onSettingsChanged, readSettings } from './settings-store';

const ALARM = 'headwater-feeds';
/** The least that Chrome keeps to. */
const SOONEST_MS = 30_000;
const PAUSE_MS = 1_000;

const isOn = async (): Promise<boolean> => (await readSettings()).feeds;

const isGranted = (hostname: string): Promise<boolean> =>
  browser.permissions.contains({ origins: [hostOrigin(hostname)] });

/** A host with its www. or without: sites send from one to the other. */
async function grantedHosts(address: string): Promise<readonly string[]> {
  // The address was stored by us, but a file may have brought it: it is looked at each time.
  const checked = feedAddress(address);
  if ('problem' in checked) return [];
  const { hostname, port } = new URL(checked.url);
  if (!(await isGranted(hostname))) return [];
  const other = hostname.startsWith('www.') ? hostname.slice(4) : `www.${hostname}`;
  const isName = !hostname.startsWith('[') && !/^[\d.]+$/u.test(hostname);
  const names = isName && (await isGranted(other)) ? [hostname, other] : [hostname];
  return names.map((name) => (port === '' ? name : `${name}:${port}`));
}

const current: { room: Room | null; round: Promise<void> | null } = { room: null, round: null };

/** Rounds and first requests, one after the other: never two requests at once. */
const inTurn = oneByOne();

function within<T>(work: (means: Means) => Promise<T>): Promise<T> {
  return inTurn(async () => {
    const room = await openRoom();
    current.room = room;
    try {
      return await work({
        now: () => Date.now(),
        visit: (ask) => room.visit(ask),
        hosts: grantedHosts,
        isOn,
        pause: () => new Promise((done) => setTimeout(done, PAUSE_MS)),
      });
    } finally {
      current.room = null;
      await room.close();
    }
  });
}

const isDue = (feed: Feed, now: number): boolean => feed.isOn && Date.parse(feed.nextAt) <= now;

/** At the reader's own word all are asked, but for those that a server wants left alone. */
const isAskable = (feed: Feed, now: number): boolean =>
  feed.isOn && (feed.last?.outcome !== 'too-many-requests' || Date.parse(feed.nextAt) <= now);

async function round(isWanted: (feed: Feed, now: number) => boolean): Promise<void> {
  if (!(await isOn())) return;
  const wanted = (await listFeeds()).filter((feed) => isWanted(feed, Date.now()));
  if (wanted.length === 0) return;
  await within(async (means) => {
    for (const { id } of wanted) {
      if (!(await isOn())) return;
      const feed = (await listFeeds()).find((one) => one.id === id);
      // It may have had its turn, or been switched off, while this round waited for another.
      if (feed === undefined || !isWanted(feed, Date.now())) continue;
      try {
        await takeTurn(id, means);
      } catch (error) {
        // One feed's trouble is not the next one's; a library that cannot be written is told where it is shown.
        console.error(error);
      }
    }
  });
}

/** A round that is under way is not begun again. */
function startRound(isWanted: (feed: Feed, now: number) => boolean): Promise<void> {
  current.round ??= round(isWanted).finally(() => {
    current.round = null;
    return scheduleFeeds();
  });
  return current.round;
}

/** At the reader's word. */
export const checkFeeds = (): Promise<void> => startRound(isAskable);

/** Wakes the background when the next feed is due; not at all while none is followed. */
export async function scheduleFeeds(): Promise<void> {
  const next = (await isOn())
    ? Math.min(...(await listFeeds()).filter((feed) => feed.isOn).map(({ nextAt }) => Date.parse(nextAt)))
    : Infinity;
  if (!Number.isFinite(next)) {
    await browser.alarms.clear(ALARM);
    return;
  }
  const planned = await browser.alarms.get(ALARM);
  const now = Date.now();
  // What is due already is not put off by each start of the background.
  if (planned !== undefined && planned.scheduledTime > now && planned.scheduledTime <= now + SOONEST_MS)
    return;
  await browser.alarms.create(ALARM, { when: Math.max(next, now + SOONEST_MS) });
}

const newId = (): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(4));
  return `feed-${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
};

/** Asks an address once, and follows it where it is a feed. */
export async function followFeed(typed: string): Promise<Followed> {
  const address = feedAddress(typed);
  if ('problem' in address) return { state: 'refused', problem: address.problem };
  if (!(await isOn())) return { state: 'refused', problem: 'off' };
  const { url } = address;
  return within(async (means): Promise<Followed> => {
    const feeds = await listFeeds();
    if (feeds.some((feed) => feed.url === url)) return { state: 'refused', problem: 'followed' };
    if (feeds.length >= MOST_FEEDS) return { state: 'refused', problem: 'too-many' };
    const id = newId();
    const visit = await askOnce({ url, what: 'feed' }, id, means);
    if (visit === null) return { state: 'refused', problem: 'not-allowed' };
    if (visit.outcome !== 'feed') {
      const problem = visit.outcome === 'page' ? 'not-a-feed' : visit.outcome;
      return { state: 'refused', problem, ...(visit.status === undefined ? {} : { status: visit.status }) };
    }
    const now = Date.now();
    const name = visit.feed.name ?? new URL(url).hostname;
    const at = new Date(now).toISOString();
    const nextAt = new Date(nextAfterAnswer(now, true)).toISOString();
    await putFeed({
      id,
      url,
      name,
      isOn: true,
      readsPages: false,
      addedAt: at,
      nextAt,
      failures: 0,
      seen: [],
    });
    const feed = await settleFeed(id, visit, means);
    return { state: 'following', id, name, items: visit.feed.items.length, added: feed?.last?.added ?? 0 };
  }).finally(scheduleFeeds);
}

/** Registers what wakes the background for feeds. */
export function keepFeeds(): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) void startRound(isDue);
  });
  onSettingsChanged((before, after) => {
    if (before.feeds === after.feeds) return;
    // Stopped means now: what is under way ends.
    if (!after.feeds) void current.room?.close();
    void scheduleFeeds();
  });
  // Feeds may have come back with a file of the reader's. A round plans anew at its own end.
  onLibraryChanged(() => {
    if (current.round === null) void scheduleFeeds();
  });
  void scheduleFeeds();
}
