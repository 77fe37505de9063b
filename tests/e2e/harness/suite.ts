/** The same tests in both browsers: one launch a file and browser, and nothing over the network. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Driver, type DriverOptions } from './driver';
import { BROWSERS, type BrowserName } from './launch';

/** What the sample pages load by themselves: documents, styles, pictures, late parts, the icon. */
const PAGES_OWN =
  /^http:\/\/[\w.-]+\.example\/(?:$|world\/|content\/|article\.php|europe\/|p\/|city\/|styles\/|images\/|parts\/|apps\/|favicon\.ico$)/;

/** Describes `title` for each browser. `driver()` is there from the first test on. */
export function inBothBrowsers(
  title: string,
  tests: (driver: () => Driver, name: BrowserName) => void,
  options: DriverOptions = {},
): void {
  describe.each(BROWSERS)(`${title}, in %s`, (name) => {
    const started: { driver?: Driver } = {};
    const driver = (): Driver => {
      if (started.driver === undefined) throw new Error(`${name} did not start`);
      return started.driver;
    };
    beforeAll(async () => {
      started.driver = await Driver.start(name, options);
    });
    afterAll(() => started.driver?.stop());

    tests(driver, name);

    it('asked the network for nothing but the sample pages and what they load', () => {
      expect(driver().site.strangers).toEqual([]);
      // The wire is granted as the sample pages are: without a feed that is followed nothing asks it.
      expect(driver().site.feeds.asked).toEqual([]);
      expect(driver().site.requests.filter((address) => !PAGES_OWN.test(address))).toEqual([]);
    });
  });
}
