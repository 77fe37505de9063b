/** axe-core on a page, and on what stands in the closed root of a news page. */
import axe from 'axe-core';
import type { Page } from 'puppeteer-core';
import type { NewsPage } from './news-page';

/** A broken rule and the elements that break it, short enough to read in a failed test. */
export interface Violation {
  readonly rule: string;
  readonly elements: readonly string[];
}

type Context = string | { readonly fromShadowDom: readonly string[] };

async function run(page: Page, context: Context): Promise<readonly Violation[]> {
  // As a string: a script element would be stopped by the policy of the extension's pages.
  await page.evaluate(axe.source);
  const violations = await page.evaluate(async (json) => {
    const { axe: inPage } = window as unknown as { axe: typeof axe };
    const { violations: found } = await inPage.run(JSON.parse(json) as string, {
      resultTypes: ['violations'],
    });
    return found.map(({ id, nodes }) => ({
      rule: id,
      elements: nodes.map((node) => `${node.html.slice(0, 200)}: ${node.failureSummary ?? ''}`),
    }));
  }, JSON.stringify(context));
  return violations;
}

export const axeViolations = (page: Page): Promise<readonly Violation[]> => run(page, 'html');

/** Only what `selector` finds in Headwater's own root: the news page is not ours to judge. */
export async function axeViolationsInRoot(news: NewsPage, selector: string): Promise<readonly Violation[]> {
  await news.root.lend();
  try {
    return await run(news.page, { fromShadowDom: ['headwater-badges', selector] });
  } finally {
    await news.root.takeBack();
  }
}
