/**
 * A list of sites from private windows. In the settings it would name on disk where the reader was: it is kept in
 * storage.session, which is memory, and goes with the browser.
 */
import { browser } from '../browser';
import { oneByOne } from './in-turn';

export interface PrivateSites {
  readonly read: () => Promise<readonly string[]>;
  /** Changes run one after the other, and store only what differs. */
  readonly change: (of: (sites: readonly string[]) => readonly string[]) => Promise<void>;
  readonly onChanged: (listener: () => void) => void;
}

export function privateSites(key: string): PrivateSites {
  const inTurn = oneByOne();
  const read = async (): Promise<readonly string[]> => {
    const stored: unknown = (await browser.storage.session.get(key))[key];
    return Array.isArray(stored) ? stored.filter((one): one is string => typeof one === 'string') : [];
  };
  return {
    read,
    change: (of) =>
      inTurn(async () => {
        const before = await read();
        const after = of(before);
        if (after.join() !== before.join()) await browser.storage.session.set({ [key]: after });
      }),
    onChanged(listener) {
      browser.storage.onChanged.addListener((changes, area) => {
        if (area === 'session' && changes[key] !== undefined) listener();
      });
    },
  };
}
