/**
 * Firefox has no protocol for it. Its own windows know the process of each tab, and what it takes; the kernel knows the
 * time of a process's first thread, which is a page's main thread, to the nanosecond.
 */
import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'puppeteer-core';
import { until } from '../../tests/e2e/harness/until';
import { PARSE, READABILITY, type Load, type Meter } from './meter';

interface Process {
  readonly pid: number;
  /** Nanoseconds, all threads. */
  readonly cpuTime: number;
}

/** What of puppeteer's own BiDi connection is used here. It is not public; puppeteer-core is pinned. */
interface BidiPage {
  mainFrame(): {
    browsingContext: {
      userContext: {
        browser: {
          session: { connection: { send(method: string, args: object): Promise<{ result: unknown }> } };
        };
      };
    };
  };
}

/** Runs an expression in the browser's own window, and gives what it resolves to as JSON. */
async function inBrowser<T>(page: Page, expression: string): Promise<T> {
  const { connection } = (page as unknown as BidiPage).mainFrame().browsingContext.userContext.browser
    .session;
  const { result: tree } = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  const [{ context } = { context: '' }] = (tree as { contexts: { context: string }[] }).contexts;
  const { result } = await connection.send('script.evaluate', {
    expression: `(async () => JSON.stringify(await (${expression})))()`,
    awaitPromise: true,
    target: { context },
  });
  const answer = result as {
    readonly exceptionDetails?: { readonly text: string };
    readonly result?: { readonly value?: string };
  };
  if (answer.result?.value === undefined) throw new Error(answer.exceptionDetails?.text ?? expression);
  return JSON.parse(answer.result.value) as T;
}

const processes = (page: Page): Promise<readonly Process[]> =>
  inBrowser(
    page,
    'ChromeUtils.requestProcInfo().then(({ children }) => children.map(({ pid, cpuTime }) => ({ pid, cpuTime })))',
  );

/** CPU time of a process's main thread in milliseconds; of all its threads where there is no Linux to ask. */
async function cpuOf({ pid, cpuTime }: Process): Promise<number> {
  const known = await readFile(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').catch(() => null);
  return (known === null ? cpuTime : Number(known.split(' ')[0])) / 1e6;
}

async function cpus(page: Page): Promise<ReadonlyMap<number, number>> {
  const all = await Promise.all(
    (await processes(page)).map(async (one) => [one.pid, await cpuOf(one)] as const),
  );
  return new Map(all);
}

async function measure(
  browser: Browser,
  address: string,
  settled: Parameters<Meter['open']>[1],
  withReadability: boolean,
): Promise<Load> {
  const page = await browser.newPage();
  try {
    const before = await cpus(page);
    await page.goto(address);
    await settled(page);
    const spec = JSON.stringify(address);
    const pid = await inBrowser<number>(
      page,
      `gBrowser.browsers.find((one) => one.currentURI.spec === ${spec}).browsingContext.currentWindowGlobal.osPid`,
    );
    const now = async (): Promise<number> => (await cpus(page)).get(pid) ?? Number.NaN;
    // A process that waits for its first page has started already.
    const cpu = (await now()) - (before.get(pid) ?? 0);
    let readability: number | null = null;
    if (withReadability) {
      await page.evaluate(READABILITY);
      const begun = await now();
      await page.evaluate(PARSE);
      readability = (await now()) - begun;
    }
    return { cpu, script: null, heap: null, readability };
  } finally {
    await page.close();
  }
}

export async function firefoxMeter(browser: Browser): Promise<Meter> {
  const page = await browser.newPage();
  const extension = (origin: string): string =>
    `WebExtensionPolicy.getByHostname(${JSON.stringify(new URL(origin).hostname)}).extension`;
  return {
    open: (address, settled, withReadability) => measure(browser, address, settled, withReadability),
    async stopBackground(origin) {
      await inBrowser(page, `${extension(origin)}.terminateBackground().then(() => null)`);
      await until('the background has stopped', () =>
        inBrowser<boolean>(page, `${extension(origin)}.backgroundState === 'stopped'`),
      );
    },
    backgroundHeap: null,
  };
}

/** The origin that Firefox gave an extension. */
export async function firefoxOrigin(browser: Browser, id: string): Promise<string> {
  const page = await browser.newPage();
  const host = await inBrowser<string>(
    page,
    `WebExtensionPolicy.getByID(${JSON.stringify(id)}).mozExtensionHostname`,
  );
  await page.close();
  return `moz-extension://${host}/`;
}
