/** Reads the article of a tab's page on demand, with a script of its own (extract/): where a click or a grant lets us in. */
import * as v from 'valibot';
import { browser } from '../browser';
import { languageOf, classifyBlocks, type ArticleMeta, type BlockKind } from '../../src/index';
import { toArticle } from './engine-host';
import { ARTICLE } from './guard';
import { READING_FILE } from './sites';

/** What it stands on comes first (tools/shared-scripts.ts). */
const SCRIPT_FILES = [READING_FILE, 'take.js', 'extract.js'];

/** The article of a page, each of its blocks told to be what it is. */
export interface TakenArticle {
  readonly meta: ArticleMeta;
  readonly blocks: readonly { readonly text: string; readonly kind: BlockKind }[];
  /** Whether there is enough running text of one piece. */
  readonly isArticle: boolean;
}

/** Runs in the page after the script: what it left. */
function takeArticle(): unknown {
  const { headwaterArticle } = globalThis as { headwaterArticle?: unknown };
  Reflect.deleteProperty(globalThis, 'headwaterArticle');
  return headwaterArticle;
}

/**
 * The article that stands in a frame of a tab, 0: the page itself; null: no text is there. Rejects where no extension
 * may look, and where the page goes meanwhile.
 */
export async function extractArticle(tabId: number, frameId: number): Promise<TakenArticle | null> {
  const target = { tabId, frameIds: [frameId] };
  await browser.scripting.executeScript({ target, files: SCRIPT_FILES });
  const [taken] = await browser.scripting.executeScript({ target, func: takeArticle });
  if (taken?.result === undefined) throw new Error('the page is gone');
  // It comes out of a process that runs the page as well.
  const article = v.parse(v.nullable(ARTICLE), taken.result);
  if (article === null) return null;
  const { meta, blocks, isArticle } = article;
  const kinds = classifyBlocks(toArticle(blocks, meta), languageOf(meta.inLanguage));
  return { meta, blocks: blocks.map(({ text }, i) => ({ text, kind: kinds[i]! })), isArticle };
}
