/** Word between background and pages that the library changed. It wakes nobody. */

const CHANNEL = 'headwater-library';

const sender: { channel?: BroadcastChannel } = {};

/** Tells all others that are awake, and the listeners of this very page. */
export function announceChange(): void {
  sender.channel ??= new BroadcastChannel(CHANNEL);
  sender.channel.postMessage('changed');
}

/** Calls `listener` after each change of sources, packs or feeds, wherever it was made; gives back how to stop. */
export function onLibraryChanged(listener: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener('message', listener);
  return () => channel.close();
}
