/** One handler a message. What comes in was checked by guard.ts for its sender and is checked here for its shape. */
import * as v from 'valibot';
import { BADGE_WORDS } from '../badge-words';
import { browser } from '../browser';
import { readyWords } from '../i18n';
import type { ContentCalls, Envelope, PageCalls, Trace, TraceReply, TraceRequest } from '../messages';
import type { ViewSettings } from '../settings';
import { openBeside } from './beside';
import { backup, putBack, readBackup, reset, restore } from './backup';
import { LibraryError, openSources, preview, traceText } from './engine-host';
import { CONTENT_SCHEMAS, PAGE_SCHEMAS, type ContentSender } from './guard';
import { wordsAsSet } from './language';
import { libraryHandlers } from './library-answers';
import { hide, show } from './mutes';
import { addMutes, readMutes, removeMutes, withoutMuted } from './mutes-store';
import { mayRemember, rememberPage, type Stay } from './remember';
import { handedIn } from './selection';
import { privateOffSites, removeOffSite } from './off-sites';
import { changeSettings, readSettings } from './settings-store';
import { lookIntoFrames } from './frames';
import { injectDrawing, injectSession, siteAccess } from './sites';
import { removeSynced, syncState, turnSyncOff, turnSyncOn } from './sync';
import { recordIn, type TabRecord } from './tab-store';
import { afterAnswer, bringUpToDate, isBehind, isToldOf, quiet, traceForPage } from './two-traces';
import {
  documentIn,
  goTo,
  jump,
  keepPage,
  lookOnce,
  mayRead,
  noteLook,
  reportTab,
  showTab,
  switchSite,
  webHost,
  type Reader,
} from './tabs';

async function view(): Promise<ViewSettings> {
  const { badges, highlights, printMarks, legendSeen } = await readSettings();
  return { badges, highlights, printMarks, legendSeen };
}

const readerOf = ({ tab, url, frameId }: ContentSender): Reader => {
  const frameHost = webHost(url);
  return { tabId: tab.id, frameId, frameHost, host: frameId === 0 ? frameHost : webHost(tab.url) };
};

const stayOf = (sender: ContentSender): Stay => ({ ...readerOf(sender), isPrivate: sender.tab.incognito });

const lookAllowed = (sender: ContentSender): Promise<boolean> => mayRead(readerOf(sender));

/**
 * What a page's script draws from. Where nothing matched, without the page's own words, which it has, and without the
 * nearest held texts and their articles; and without what the page leaves out as a whole and what the reader hid, which
 * only the extension's own pages show.
 */
const drawn = ({ passedOver: _, ...whole }: Trace): Trace => {
  const paragraphs = whole.paragraphs.map(({ below: __, ...one }) =>
    one.match === null ? { ...one, nearest: null, text: '' } : one,
  );
  const { self, original, nearest, versionOf, earliest, siblings, followers, versions = [] } = whole.lineage;
  const refs = paragraphs.flatMap((one) => [one.nearest, one.match?.source, ...(one.match?.others ?? [])]);
  const ids = [original, nearest, versionOf, earliest, ...siblings, ...followers, ...versions, ...refs].map(
    (one) => one?.articleId,
  );
  const named = new Set([self, ...ids]);
  const articles = whole.articles.filter(({ articleId }) => named.has(articleId));
  return { ...whole, paragraphs, articles, omissions: [] };
};

/** Keeps what became of a page that has no trace, and shows it. */
async function keep(reader: Reader, record: TabRecord): Promise<void> {
  if (await keepPage(reader, record)) await showTab(reader.tabId);
}

async function trace(request: TraceRequest, sender: ContentSender): Promise<TraceReply> {
  if (!(await lookAllowed(sender))) return { state: 'off' };
  const { document } = request;
  if (request.viewer === true) {
    await keep(readerOf(sender), { document, state: 'closed' });
    return { state: 'off' };
  }
  const reader = readerOf(sender);
  try {
    await quiet(sender.tab.id);
    if (request.blocks.length === 0) {
      await keep(reader, { document, state: 'not-article' });
    }
    const page = await traceForPage(request, reader, sender.tab.incognito);
    const isKept = request.blocks.length > 0 && (await keepPage(reader, { document, ...page }));
    if (isKept) afterAnswer(reader, page, request.meta.url);
    return { state: 'traced', trace: drawn(page.trace), view: await view() };
  } catch (error) {
    if (!(error instanceof LibraryError)) throw error;
    await keep(reader, { document, state: 'error' });
    return { state: 'error' };
  }
}

/** A page that cannot be traced for a reason of ours says so, in place of "reading" for ever. */
async function failed(sender: ContentSender): Promise<TraceReply> {
  const document = await documentIn(sender.tab.id, sender.frameId);
  if (document !== null) await keep(readerOf(sender), { document, state: 'failed' });
  return { state: 'error' };
}

const contentHandlers: {
  [K in keyof ContentCalls]: (
    arg: Parameters<ContentCalls[K]>[0],
    sender: ContentSender,
  ) => Promise<ReturnType<ContentCalls[K]>>;
} = {
  look: async ({ begin }, sender) => {
    if (sender.frameId === 0) noteLook(sender.tab.id);
    if (!(await lookAllowed(sender))) return { on: false };
    // What the page asks next is compared with them: they are opened while it reads its text.
    openSources().catch(() => undefined);
    const [looks, words, remembers] = await Promise.all([
      view(),
      wordsAsSet(),
      mayRemember(stayOf(sender)),
      begin === true ? injectSession(sender.tab.id, sender.frameId) : null,
    ]);
    return { on: true, view: looks, words, ...(remembers ? { remembers } : {}) };
  },
  trace,
  frames: async ({ width }, sender) => {
    // Only the page itself knows what is large in its window.
    if (sender.frameId === 0 && (await lookAllowed(sender))) await lookIntoFrames(sender.tab.id, width);
    return null;
  },
  draw: async ({ part }, sender) => {
    if (!(await lookAllowed(sender))) return null;
    await Promise.all([injectDrawing(sender.tab.id, sender.frameId, part), wordsAsSet()]);
    return part === undefined ? readyWords(BADGE_WORDS) : null;
  },
  stayed: async ({ document }, sender) => {
    await rememberPage(stayOf(sender), document);
    return null;
  },
  legendShown: async () => {
    await changeSettings(({ legendSeen }) => ({ legendSeen: legendSeen + 1 }));
    return null;
  },
  mute: ({ kind, ...seen }, sender) => hide(sender.tab, readerOf(sender).host, kind, seen, sender.frameId),
  unmute: async ({ id }, sender) => {
    await show(id, readerOf(sender).host);
    return null;
  },
  openSource: async ({ articleId, paragraph, from }, { tab, frameId }) => {
    const record = await recordIn(tab.id, frameId);
    if (record?.state !== 'traced' || !isToldOf(record, articleId)) return null;
    const back = from === undefined ? {} : { tab: String(tab.id), at: String(from) };
    const hash = new URLSearchParams({ source: articleId, p: String(paragraph), ...back });
    await openBeside(tab, `extension/options/index.html#${hash}`);
    return null;
  },
};

const pageHandlers: {
  [K in keyof PageCalls]: (arg: Parameters<PageCalls[K]>[0]) => Promise<ReturnType<PageCalls[K]>>;
} = {
  preview: async () => {
    try {
      return await preview();
    } catch (error) {
      if (error instanceof LibraryError) return null;
      throw error;
    }
  },
  report: async ({ tabId }) => {
    await bringUpToDate(tabId);
    const report = await reportTab(tabId);
    // The page may have had its answer in between.
    if (!(await isBehind(tabId))) return report;
    await bringUpToDate(tabId);
    return reportTab(tabId);
  },
  settings: () => readSettings(),
  changeSettings: ({ patch }) => changeSettings(patch),
  access: () => siteAccess(),
  switchSite: async ({ tabId, host, on }) => {
    await switchSite(tabId, host, on);
    return null;
  },
  lookOnce: async ({ tabId }) => {
    await lookOnce(tabId);
    return null;
  },
  jump: async ({ tabId, ...to }) => {
    await jump(tabId, to);
    return null;
  },
  ...libraryHandlers,
  words: () => wordsAsSet(),
  privateOffSites: () => privateOffSites(),
  removeOffSite: async ({ site }) => {
    await removeOffSite(site);
    return null;
  },
  backup: () => backup(),
  readBackup: async ({ text }) => readBackup(text),
  restore: ({ backup: file }) => restore(file),
  reset: () => reset(),
  putBack: async ({ before }) => {
    await putBack(before);
    return null;
  },
  sync: () => syncState(),
  setSync: async ({ on }) => {
    if (on) return turnSyncOn();
    await turnSyncOff();
    return { taken: false };
  },
  removeSynced: async () => {
    await removeSynced();
    return null;
  },
  mutes: () => readMutes(),
  mute: async ({ tabId, kind, paragraph }) => {
    const tab = await browser.tabs.get(tabId);
    return hide({ ...tab, id: tabId }, webHost(tab.url), kind, { paragraph });
  },
  unmute: ({ ids }) => removeMutes(ids),
  remute: async ({ mutes }) => {
    await addMutes(mutes);
    return null;
  },
  goTo: async ({ tabId, paragraph }) => {
    await goTo(tabId, paragraph);
    return null;
  },
  handed: ({ tabId }) => handedIn(tabId),
  traceText: async ({ text, meta, strictness }) => {
    const { articles = [] } = await withoutMuted([]);
    return traceText(text, meta, strictness ?? (await readSettings()).strictness, { articles });
  },
};

/** Rejects with a plain message for an unknown call or a malformed argument. */
async function answer(
  handlers: Record<string, ((...args: never[]) => Promise<unknown>) | undefined>,
  schemas: Record<string, v.GenericSchema | undefined>,
  { call, arg }: Envelope,
  ...rest: unknown[]
): Promise<unknown> {
  const known = Object.hasOwn(schemas, call);
  const handler = known ? handlers[call] : undefined;
  const schema = known ? schemas[call] : undefined;
  if (handler === undefined || schema === undefined) throw new Error('unknown message');
  const checked = v.safeParse(schema, arg);
  if (!checked.success) throw new Error(`malformed message: ${call}`);
  return handler(...([checked.output, ...rest] as never[]));
}

export async function answerContent(message: Envelope, sender: ContentSender): Promise<unknown> {
  try {
    return await answer(contentHandlers, CONTENT_SCHEMAS, message, sender);
  } catch (error) {
    if (message.call !== 'trace') throw error;
    // Seen by whoever looks for it; the page itself is told nothing.
    console.error(error);
    return failed(sender);
  }
}

export const answerPage = (message: Envelope): Promise<unknown> =>
  answer(pageHandlers, PAGE_SCHEMAS, message);
