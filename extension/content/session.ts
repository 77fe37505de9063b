/** One page's life with Headwater: look, read, trace, draw, and again when the page or the settings change. */
import type { Catalog, ReadyWords } from '../i18n';
import {
  answerInTab,
  callFromContent,
  type LookReply,
  type TraceReply,
  type TraceRequest,
} from '../messages';
import { readPageInSteps, type ReadPage } from './article';
import { HOST_NAME, type View } from './drawing';
import { framesIn, watchFrames, type FrameWatch } from './frames';
import type { Life } from './instance';
import { addressOf, capped, firstBatch, hasNewNodes, inSlices, keyOf, painted, toPageBlock } from './reading';
import { watchStay } from './stay';
import { isHiddenByStyle } from './visibility';
import { watchPage, type Watch } from './watcher';

interface Session {
  /** Ends the watching and the drawing of the time that Headwater is on here. */
  on: AbortController | null;
  /** Made when there is something to show. */
  view: View | null;
  loading: Promise<View | null> | null;
  watch: Watch | null;
  frames: FrameWatch | null;
  page: ReadPage | null;
  /** What was last sent, to tell a change of the article from a change around it. */
  sent: string;
  /** Counts what was asked of each kind; an answer to an older question is dropped. */
  readonly asked: { look: number; trace: number; read: number };
  /** How many looks and readings are under way, from the question to the drawn answer. */
  busy: number;
  /** The last answer, to draw again when the page replaces its nodes and keeps its words. */
  traced: Extract<TraceReply, { state: 'traced' }> | null;
  /** The reader asked to have this page read though it may be no article. Holds for its address alone. */
  isForced: boolean;
  address: string;
  /** The settings may have changed: ask again, whether or not the article did. */
  mustAsk: boolean;
  /** The messages of the interface; null: in the browser's own language. */
  words: Catalog | null;
  /** Whether the reader wants what they stay on remembered. */
  remembers: boolean;
  /** The first look, where the script before this one has asked for it. */
  looked: Promise<LookReply> | null;
}

const NOT_SENT = '\0';
/** A question that nobody answered is asked once more after so long. */
const AGAIN_MS = 500;

export function startSession(
  document: Document,
  life: Life,
  signal: AbortSignal,
  looked: Promise<LookReply> | null = null,
): void {
  const session: Session = {
    on: null,
    view: null,
    loading: null,
    watch: null,
    frames: null,
    page: null,
    sent: NOT_SENT,
    asked: { look: 0, trace: 0, read: 0 },
    busy: 0,
    traced: null,
    isForced: false,
    address: addressOf(document),
    mustAsk: false,
    words: null,
    remembers: false,
    looked,
  };

  const stay = watchStay(
    document,
    () => {
      if (life.isAlive())
        void callFromContent('stayed', { document: performance.timeOrigin }).catch(() => undefined);
    },
    signal,
  );

  const off = (): void => {
    session.on?.abort();
    stay.on(null);
    Object.assign(session, {
      on: null,
      view: null,
      loading: null,
      watch: null,
      frames: null,
      page: null,
      sent: NOT_SENT,
      traced: null,
      isForced: false,
    });
    for (const kind of ['look', 'trace', 'read'] as const) session.asked[kind] += 1;
  };
  signal.addEventListener('abort', off);

  /** Asks the background; null when there is no answer to use. The end of the extension ends the session. */
  const ask = async <T>(kind: 'look' | 'trace', call: () => Promise<T>): Promise<T | null> => {
    const question = (session.asked[kind] += 1);
    try {
      const reply = await call();
      return question === session.asked[kind] && !signal.aborted ? reply : null;
    } catch {
      if (!life.isAlive()) life.stop();
      // What was sent has no answer: the next reading sends it again, though it may be the same.
      if (kind === 'trace' && question === session.asked.trace) session.mustAsk = true;
      return null;
    }
  };

  const turnOn = (): void => {
    if (session.on) return;
    const on = new AbortController();
    session.on = on;
    session.watch = watchPage(
      document,
      HOST_NAME,
      { changed: read, moved: () => session.view?.moved(), returned: () => void look() },
      on.signal,
    );
    // What frames hold inside frames, the page itself knows as well.
    if (window.top === window) session.frames = watchFrames(document, tellOfFrames, on.signal);
  };
  const tellOfFrames = (): void => {
    if (isAliveOrStop()) void callFromContent('frames', { width: innerWidth }).catch(isAliveOrStop);
  };
  const isAliveOrStop = (): boolean => {
    if (life.isAlive()) return true;
    life.stop();
    return false;
  };

  const load = async (): Promise<View | null> => {
    const { on } = session;
    let ready: ReadyWords | null;
    try {
      ready = await callFromContent('draw', {});
    } catch {
      isAliveOrStop();
      // Asked for again at the next drawing.
      if (on === session.on) session.loading = null;
      return null;
    }
    // As its own property: an element of the page with this name would be found as well.
    const create = Object.hasOwn(globalThis, 'headwaterCreateView')
      ? globalThis.headwaterCreateView
      : undefined;
    if (on === null || on !== session.on || create === undefined) return null;
    session.view = create(document, isAliveOrStop, on.signal, session.words, ready);
    return session.view;
  };
  /** Draws the last answer. Where nothing was drawn and nothing matches, there is nothing to be had for it. */
  const draw = async (isWanted = hasMatches(session.traced)): Promise<View | null> => {
    const view = session.view ?? (isWanted && session.on ? await (session.loading ??= load()) : null);
    const { traced, page } = session;
    if (view !== null && view === session.view && traced && page)
      view.draw(traced.trace, page.blocks, traced.view);
    return view;
  };

  /** Takes the answer for the blocks that `key` names; false when nothing more is to be asked. */
  const take = (reply: TraceReply | null, key: string): boolean => {
    if (reply === null || session.page === null || key !== session.sent) return false;
    session.traced = reply.state === 'traced' ? reply : null;
    if (reply.state === 'off') off();
    else if (reply.state === 'traced') {
      turnOn();
      void draw();
    } else session.view?.clear();
    return reply.state === 'traced';
  };

  const whileBusy = async <T>(work: () => Promise<T>): Promise<T> => {
    session.busy += 1;
    try {
      return await work();
    } finally {
      session.busy -= 1;
    }
  };

  /** Reads the page and has it traced where it differs from what was last sent. Resolves to whether it did. */
  const readAndTrace = async (): Promise<boolean> => {
    if (!isAliveOrStop()) return false;
    const reading = (session.asked.read += 1);
    if (session.page === null) await painted(document);
    const page = await inSlices(readPageInSteps(document, isHiddenByStyle, session.isForced), signal);
    // A later reading knows more; it carries on what this one was to do.
    if (page === null || reading !== session.asked.read) return false;
    session.watch?.into(page.trees);
    session.frames?.look(framesIn(document, page.trees.roots));
    const address = addressOf(document);
    if (address !== session.address) Object.assign(session, { address, isForced: false });
    stay.on(session.remembers && page.isArticle ? address : null);
    const before = session.page;
    const { blocks: kept, cut } = capped(page.blocks);
    session.page = { ...page, blocks: kept };
    const blocks = page.isArticle || session.isForced ? kept.map(toPageBlock) : [];
    const key = keyOf(blocks);
    if (key === session.sent && !session.mustAsk) {
      if (before && hasNewNodes(before, session.page)) await draw();
      return false;
    }
    session.sent = key;
    session.mustAsk = false;
    const request: TraceRequest = {
      blocks,
      meta: page.meta,
      complete: true,
      document: performance.timeOrigin,
      ...(cut && blocks.length > 0 ? { cut: true } : {}),
    };
    const first = firstBatch(kept, document);
    if (first < request.blocks.length) {
      const part = { ...request, blocks: blocks.slice(0, first), complete: false, of: blocks.length };
      if (!take(await ask('trace', () => callFromContent('trace', part)), key)) return true;
    }
    take(await ask('trace', () => callFromContent('trace', request)), key);
    return true;
  };

  const read = (): Promise<boolean> => whileBusy(readAndTrace);

  const lookAndRead = async (): Promise<void> => {
    const first = session.looked;
    session.looked = null;
    const question = session.asked.look + 1;
    let reply = await ask('look', () => first ?? callFromContent('look', {}));
    if (reply === null && session.asked.look === question && !signal.aborted) {
      // Nobody answered: the background was stopped in between, or the page was left and has come back.
      await new Promise((again) => setTimeout(again, AGAIN_MS));
      if (session.asked.look !== question || signal.aborted) return;
      reply = await ask('look', () => callFromContent('look', {}));
    }
    if (reply === null) return;
    if (!reply.on) {
      off();
      return;
    }
    // Words in another language are drawn anew, from the name of our region on.
    if (JSON.stringify(reply.words) !== JSON.stringify(session.words)) {
      const { isForced } = session;
      off();
      Object.assign(session, { words: reply.words, isForced });
    }
    session.remembers = reply.remembers === true;
    turnOn();
    // A change of looks shows at once; whether the trace changes too is known only when it is asked again.
    if (session.traced) session.traced = { ...session.traced, view: reply.view };
    await draw();
    session.mustAsk = true;
    await read();
  };
  const look = (): Promise<void> => whileBusy(lookAndRead);

  answerInTab(
    {
      refresh: ({ force, unlessBusy }) => {
        if (unlessBusy === true && session.busy > 0) return null;
        session.isForced ||= force === true;
        // What becomes of it is kept for whoever asks; reading and tracing may take seconds.
        void look();
        return null;
      },
      jump: async ({ paragraph, start, end }) => {
        const view = session.view ?? (await draw(session.traced !== null));
        if (view?.jump(paragraph, start, end) !== true) throw new Error('the page has no such place');
        return null;
      },
      step: ({ by }) => {
        session.view?.step(by);
        return null;
      },
    },
    signal,
  );
  // What nobody answered when the page was left is asked when it comes back; what is on watches for it by itself.
  document.defaultView!.addEventListener(
    'pageshow',
    ({ persisted }) => persisted && session.on === null && void look(),
    { signal },
  );
  void look();
}

const hasMatches = (traced: Session['traced']): boolean =>
  traced !== null && traced.trace.summary.derivedParagraphs > 0;
