/** The sample news sites: every host name that the test copies of the extension may look at. */

export interface SampleSite {
  readonly host: string;
  /** The masthead. All five are made up. */
  readonly name: string;
}

export const SITES = {
  courier: { host: 'www.harbour-courier.example', name: 'The Harbour Courier' },
  meridian: { host: 'www.meridian-ledger.example', name: 'The Meridian Ledger' },
  plainsman: { host: 'plainsman-dispatch.example', name: 'Plainsman Dispatch' },
  lantern: { host: 'news.lantern-daily.example', name: 'Lantern Daily' },
  northgate: { host: 'northgate-now.example', name: 'Northgate Now' },
} as const satisfies Record<string, SampleSite>;

/** Served as well, and granted to nobody: for frames of sites that the reader has not allowed. */
export const UNGRANTED_HOST = 'embed.not-granted.example';

/** A wire that is read by its feeds alone; granted to the test copies. */
export const FEED_HOST = 'wire.harbour-feeds.example';

export const SAMPLE_HOSTS: readonly string[] = Object.values(SITES).map((site) => site.host);
