/**
 * A text that the reader marked somewhere, handed to the page "Check a text". It stands in memory alone, under the
 * id of that page's tab, and goes with the tab.
 */
import { browser, type Tabs } from '../browser';
import type { Handed } from '../messages';
import { openBeside } from './beside';
import { oneByOne } from './in-turn';
import { handedTo, keepHanded } from './tab-store';
import { webHost } from './tabs';

const CHECK_PAGE = 'extension/check/index.html';

/** More than is ever compared (engine-host.ts), so that a text that was cut here is told as read in part. */
const MOST_CHARS = 500_000;
/** Enough to name a page by. */
const MOST_TITLE_CHARS = 300;

/** What a frame has selected. */
interface Selected {
  readonly text: string;
  /** BCP 47 tag of the selected text, or none. */
  readonly lang: string;
  readonly isFocused: boolean;
}

/**
 * Runs in the page: what is selected there, with its paragraphs apart. It is sent as source text, so that nothing
 * from around it comes along.
 */
function readSelection(): Selected {
  const field = document.activeElement;
  const isField =
    field instanceof HTMLTextAreaElement ||
    (field instanceof HTMLInputElement && /^(?:text|search)$/.test(field.type));
  const selection = getSelection();
  const inField = isField ? field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0) : '';
  const start = isField ? field : selection?.anchorNode;
  const element = start instanceof Element ? start : start?.parentElement;
  return {
    text: inField || String(selection ?? ''),
    lang: element?.closest('[lang]')?.getAttribute('lang') ?? '',
    isFocused: document.hasFocus(),
  };
}

const isTab = (tab: Tabs.Tab | undefined): tab is Tabs.Tab & { readonly id: number } =>
  tab?.id !== undefined && tab.id >= 0;

/** What is selected in a tab, or in one frame of it; null where the browser lets no extension look. */
async function selectedIn(tabId: number, frameId?: number): Promise<Selected | null> {
  try {
    const frames = await browser.scripting.executeScript({
      target: frameId === undefined ? { tabId, allFrames: true } : { tabId, frameIds: [frameId] },
      func: readSelection,
    });
    const found = frames
      .map(({ result }) => result as Selected | null | undefined)
      .filter((one): one is Selected => typeof one?.text === 'string' && /\S/.test(one.text));
    // Each frame keeps a selection of its own: the reader means the one that they are in.
    return found.find(({ isFocused }) => isFocused) ?? found[0] ?? { text: '', lang: '', isFocused: false };
  } catch {
    return null;
  }
}

function handedOf(text: string, lang: string, tab: Tabs.Tab | undefined): Handed {
  const title = tab?.title?.trim().slice(0, MOST_TITLE_CHARS);
  const isWeb = webHost(tab?.url) !== null && (tab?.url?.length ?? 0) <= 2_000;
  return {
    text: text.slice(0, MOST_CHARS),
    ...(title ? { title } : {}),
    ...(isWeb && tab?.url !== undefined ? { url: tab.url } : {}),
    ...(/^[A-Za-z]{2,3}(?:-[\w-]{1,32})?$/.test(lang) ? { lang } : {}),
  };
}

/** The page may ask for its text before it is laid down for it: its tab has no id until it is there. */
const inTurn = oneByOne();

/** Opens "Check a text" beside a tab, with a text or a reason why there is none. */
export function openCheck(beside: Tabs.Tab | undefined, handed: Handed | null): Promise<void> {
  return inTurn(async () => {
    const page = await openBeside(beside, CHECK_PAGE);
    if (handed !== null && page.id !== undefined) await keepHanded(page.id, handed);
  });
}

/** What was handed to the page in a tab; null: nothing. */
export const handedIn = (tabId: number): Promise<Handed | null> => inTurn(() => handedTo(tabId));

/** Traces what the menu was opened on: as the page has it where it may be read, else as the browser tells it. */
export async function traceMarked(
  { selectionText = '', frameId }: { readonly selectionText?: string; readonly frameId?: number },
  tab: Tabs.Tab | undefined,
): Promise<void> {
  const exact = isTab(tab) ? await selectedIn(tab.id, frameId ?? 0) : null;
  const text = exact?.text || selectionText;
  await openCheck(tab, /\S/.test(text) ? handedOf(text, exact?.lang ?? '', tab) : { nothing: 'selected' });
}

/** Traces what is selected in a tab, at the press of a key. */
export async function traceSelected(tab: Tabs.Tab | undefined): Promise<void> {
  const selected = isTab(tab) ? await selectedIn(tab.id) : null;
  if (selected === null) return openCheck(tab, { nothing: 'allowed' });
  await openCheck(
    tab,
    selected.text === '' ? { nothing: 'selected' } : handedOf(selected.text, selected.lang, tab),
  );
}
