/** Chromium tells the CPU time of a page's main thread: the Performance domain of its protocol, in ticks of the thread. */
import type { Browser, CDPSession } from 'puppeteer-core';
import { until } from '../../tests/e2e/harness/until';
import { PARSE, READABILITY, type Load, type Meter } from './meter';

async function metricsOf(session: CDPSession): Promise<(name: string) => number> {
  const { metrics } = await session.send('Performance.getMetrics');
  const values = new Map(metrics.map(({ name, value }) => [name, value]));
  return (name) => values.get(name) ?? Number.NaN;
}

const workersOf = (browser: Browser, origin: string) =>
  browser.targets().filter((one) => one.type() === 'service_worker' && one.url().startsWith(origin));

async function measure(
  browser: Browser,
  address: string,
  settled: Parameters<Meter['open']>[1],
  withReadability: boolean,
): Promise<Load> {
  const page = await browser.newPage();
  try {
    const session = await page.createCDPSession();
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    await page.goto(address);
    await settled(page);
    const loaded = await metricsOf(session);
    await session.send('HeapProfiler.collectGarbage');
    const heap = (await metricsOf(session))('JSHeapUsedSize');
    let readability: number | null = null;
    if (withReadability) {
      await page.evaluate(READABILITY);
      const before = (await metricsOf(session))('TaskDuration');
      await page.evaluate(PARSE);
      readability = ((await metricsOf(session))('TaskDuration') - before) * 1000;
    }
    const [cpu, script] = [loaded('TaskDuration') * 1000, loaded('ScriptDuration') * 1000];
    return { cpu, script, heap, readability };
  } finally {
    await page.close();
  }
}

export const chromiumMeter = async (browser: Browser): Promise<Meter> => ({
  open: (address, settled, withReadability) => measure(browser, address, settled, withReadability),
  async stopBackground(origin) {
    // What the last answer left to do may start it once more.
    await until('the background has stopped', async () => {
      const running = workersOf(browser, origin);
      for (const target of running) await (await target.worker())?.close();
      return running.length === 0;
    });
  },
  async backgroundHeap(origin) {
    const [target] = workersOf(browser, origin);
    const worker = await target?.worker();
    if (!worker) throw new Error('the background is not there');
    await worker.client.send('HeapProfiler.collectGarbage');
    return (await worker.client.send('Runtime.getHeapUsage')).usedSize;
  },
});
