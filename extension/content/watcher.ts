/**
 * Notices when the page changes: late text, edits in place, single-page navigation, infinite scroll.
 * Works on change alone: an idle page runs nothing, and a page that keeps changing without changing its
 * article is read ever more rarely.
 */

import { closestOf, shadowOf, type Trees } from './tree';

export interface PageEvents {
  /** Text may have changed: read again. Resolves to whether the article did change. */
  readonly changed: () => Promise<boolean>;
  /** Boxes may have moved. Called in the frame in which they did. */
  readonly moved: () => void;
  /** The page came back from the back-forward cache. */
  readonly returned: () => void;
}

export interface Watch {
  /** Looks into shadow trees from now on: those that a reading found, and those that come late. */
  into(trees: Trees): void;
}

/** Text is read when the page has been quiet for so long, at the latest so long after the first change. */
const QUIET_MS = 250;
const LATEST_MS = 1_500;
/** The longest that reading is put off on a page whose changes never concern its article. */
const MOST_QUIET_MS = 15_000;

/** Where the page changes without changing its article: clocks, tickers, share counts, advertisements. */
const NO_TEXT =
  'script, style, nav, footer, button, time, iframe, svg, [aria-live], [role="timer"], [role="status"]';

/**
 * An element with so much text may have been revealed or hidden when its attributes change: "continue
 * reading", a tab, an accordion. About two sentences, the least that a paragraph with a badge has; what menus,
 * chips and tips toggle is shorter.
 */
const REVEALED_TEXT = 140;

/** Whether an element holds so much text. Stops counting there: pages toggle classes on large elements. */
function holdsText(element: Element, least: number): boolean {
  const texts = element.ownerDocument.createTreeWalker(element, 4 /* NodeFilter.SHOW_TEXT */);
  let length = 0;
  while (length < least && texts.nextNode()) length += texts.currentNode.nodeValue!.trim().length;
  return length >= least;
}

const isText = ({ type, target, addedNodes, removedNodes }: MutationRecord, own: string): boolean => {
  const element = target.nodeType === 1 ? (target as Element) : target.parentElement;
  if (element && closestOf(element, NO_TEXT)) return false;
  // Classes of the whole page come and go with scrolling, menus and themes.
  if (type === 'attributes')
    return (
      element !== null && !/^(?:html|body)$/.test(element.localName) && holdsText(element, REVEALED_TEXT)
    );
  if (type === 'characterData') return true;
  return [...addedNodes, ...removedNodes].some(({ nodeName }) => nodeName.toLowerCase() !== own);
};

/** What moves, fades or colours in a transition does not change whether text is there. */
const REVEALING =
  /^(?:visibility|display|content-visibility|clip|clip-path|(?:min-|max-)?(?:height|width|block-size|inline-size)|grid-.*|left|right|top|inset.*)$/;

/** Whether the end of a transition or of an animation may have revealed or hidden text: a page that fades in as a whole. */
function isRevealing(event: Event): boolean {
  const [target] = event.composedPath();
  const property = (event as TransitionEvent).propertyName as string | undefined;
  if (event.type === 'transitionend' && !REVEALING.test(property ?? '')) return false;
  return target instanceof Element && !closestOf(target, NO_TEXT) && holdsText(target, REVEALED_TEXT);
}

/** A node with so much text is no ticker's: it is looked at as soon as ever. */
const MUCH_TEXT = 200;

const addsMuch = ({ addedNodes }: MutationRecord): boolean =>
  [...addedNodes].some((node) => (node.textContent?.length ?? 0) >= MUCH_TEXT);

/** Elements that may get a shadow tree later; looked at when the page grows, which costs no more than this many. */
const MOST_WAITING = 500;

/** What a watched tree is asked about its nodes. */
const CHANGES: MutationObserverInit = {
  childList: true,
  characterData: true,
  subtree: true,
  attributes: true,
  attributeFilter: ['class', 'style', 'hidden', 'open', 'dir'],
};

/** Watches until `signal` aborts. `own` is the local name of our element, whose coming and going is ignored. */
export function watchPage(document: Document, own: string, events: PageEvents, signal: AbortSignal): Watch {
  const view = document.defaultView!;
  const state = { quiet: QUIET_MS, since: 0, timer: 0, idle: 0, frame: 0, pending: false };

  const read = async (): Promise<void> => {
    state.since = 0;
    const url = view.location.href;
    const hasChanged = await events.changed();
    const isBusyForNothing = !hasChanged && url === view.location.href;
    state.quiet = isBusyForNothing ? Math.min(state.quiet * 2, MOST_QUIET_MS) : QUIET_MS;
  };
  const whenIdle = (): void => {
    if (document.hidden) {
      state.pending = true;
      return;
    }
    state.idle = view.requestIdleCallback(() => void read(), { timeout: 1_000 });
  };
  const textChanged = (): void => {
    const now = performance.now();
    state.since ||= now;
    const latest = Math.max(LATEST_MS, state.quiet) - (now - state.since);
    view.clearTimeout(state.timer);
    view.cancelIdleCallback(state.idle);
    state.timer = view.setTimeout(whenIdle, Math.max(0, Math.min(state.quiet, latest)));
  };
  const move = (): void => {
    state.frame ||= view.requestAnimationFrame(() => {
      state.frame = 0;
      events.moved();
    });
  };

  const observer = new MutationObserver((records) => {
    const foreign = records.filter(({ type, addedNodes, removedNodes }) => {
      const nodes = type === 'childList' ? [...addedNodes, ...removedNodes] : [];
      return nodes.length === 0 || nodes.some(({ nodeName }) => nodeName.toLowerCase() !== own);
    });
    if (foreign.length > 0) move();
    // One element may change its style in many records of a frame.
    const toggled = new Set<Node>();
    const texts = foreign.filter((record) => {
      if (record.type !== 'attributes') return isText(record, own);
      if (toggled.has(record.target)) return false;
      toggled.add(record.target);
      return isText(record, own);
    });
    if (texts.some(addsMuch)) state.quiet = QUIET_MS;
    if (texts.length > 0) textChanged();
  });
  const capture = { capture: true, passive: true, signal };
  const watched = new WeakSet<Node>();
  /** None of these events leaves a shadow tree. */
  const watchTree = (tree: Document | ShadowRoot): void => {
    if (watched.has(tree)) return;
    watched.add(tree);
    observer.observe(tree, CHANGES);
    for (const type of ['transitionend', 'animationend', 'toggle', 'load'])
      tree.addEventListener(type, move, capture);
    for (const type of ['transitionend', 'animationend'])
      tree.addEventListener(type, (event) => isRevealing(event) && textChanged(), capture);
    // The layer scrolls with the document by itself; only boxes that scroll inside it need moving.
    tree.addEventListener('scroll', ({ target }) => target !== document && events.moved(), capture);
  };
  watchTree(document);

  // A script that defines a page's own element attaches its shadow tree without changing a node; the page
  // grows by what is drawn in it.
  const waiting = { elements: [] as readonly Element[] };
  const lookForTrees = (): void => {
    const found = waiting.elements.some((element) => element.isConnected && shadowOf(element) !== null);
    if (!found) return;
    waiting.elements = [];
    textChanged();
  };
  const growth = new ResizeObserver(lookForTrees);
  document.addEventListener('load', () => waiting.elements.length > 0 && lookForTrees(), capture);
  view.addEventListener('resize', move, { signal });
  view.addEventListener('load', move, { signal });
  document.fonts.addEventListener('loadingdone', move, { signal });
  document.addEventListener(
    'visibilitychange',
    () => {
      if (document.hidden || !state.pending) return;
      state.pending = false;
      whenIdle();
    },
    { signal },
  );
  view.addEventListener('pageshow', ({ persisted }) => persisted && events.returned(), { signal });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    growth.disconnect();
    view.clearTimeout(state.timer);
    view.cancelIdleCallback(state.idle);
    view.cancelAnimationFrame(state.frame);
  });
  return {
    into({ roots, waiting: elements }) {
      roots.forEach(watchTree);
      waiting.elements = elements.slice(0, MOST_WAITING);
      growth.disconnect();
      if (waiting.elements.length > 0) growth.observe(document.documentElement);
    },
  };
}
