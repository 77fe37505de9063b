/** The feeds that the reader follows, and the requests that were made for them. */
import { read, write } from './store';
import type { Feed, LoggedRequest } from './types';

export const MOST_LOGGED = 500;
export const MOST_FEEDS = 200;

const CHANNEL = 'headwater-feeds';
const sender: { channel?: BroadcastChannel } = {};

function announce(): void {
  sender.channel ??= new BroadcastChannel(CHANNEL);
  sender.channel.postMessage('changed');
}

/** Calls `listener` after each change of feeds or of the log; gives back how to stop. */
export function onFeedsChanged(listener: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener('message', listener);
  return () => channel.close();
}

/** In the order in which they were added. */
export async function listFeeds(): Promise<readonly Feed[]> {
  const feeds = await read(['feeds'], (tx) => tx.objectStore('feeds').getAll());
  return feeds.sort((one, other) => one.addedAt.localeCompare(other.addedAt));
}

export const feedOf = (id: string): Promise<Feed | undefined> =>
  read(['feeds'], (tx) => tx.objectStore('feeds').get(id));

export async function putFeed(feed: Feed): Promise<void> {
  await write(['feeds'], (tx) => tx.objectStore('feeds').put(feed));
  announce();
}

/** Changes what is there at this moment, so that the reader's word and a round that is under way both count. */
export async function changeFeed(id: string, change: (feed: Feed) => Feed): Promise<Feed | null> {
  const changed = await write(['feeds'], async (tx) => {
    const feeds = tx.objectStore('feeds');
    const feed = await feeds.get(id);
    if (feed === undefined) return null;
    const next = change(feed);
    await feeds.put(next);
    return next;
  });
  announce();
  return changed;
}

/** Its articles stay. */
export async function removeFeed(id: string): Promise<void> {
  await write(['feeds'], (tx) => tx.objectStore('feeds').delete(id));
  announce();
}

/** Written before a request is made, so that none is missing; gives back its place in the log. */
export async function logRequest(request: LoggedRequest): Promise<number> {
  const place = await write(['requests'], async (tx) => {
    const requests = tx.objectStore('requests');
    const key = await requests.add(request);
    const beyond = (await requests.count()) - MOST_LOGGED;
    if (beyond > 0) for (const old of await requests.getAllKeys(null, beyond)) await requests.delete(old);
    return key;
  });
  announce();
  return place;
}

/** What came of a logged request. One that was cleared meanwhile stays so. */
export async function settleRequest(place: number, settled: Partial<LoggedRequest>): Promise<void> {
  await write(['requests'], async (tx) => {
    const requests = tx.objectStore('requests');
    const request = await requests.get(place);
    if (request !== undefined) await requests.put({ ...request, ...settled }, place);
  });
  announce();
}

/** Newest first. */
export const readLog = async (): Promise<readonly LoggedRequest[]> =>
  (await read(['requests'], (tx) => tx.objectStore('requests').getAll())).reverse();

export async function clearLog(): Promise<void> {
  await write(['requests'], (tx) => tx.objectStore('requests').clear());
  announce();
}
