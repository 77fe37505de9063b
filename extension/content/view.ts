/** What the reader does with badges: pointing shows marks and a note, a click or Enter opens the card. */
import { t, type Catalog } from '../i18n';
import { callFromContent, type Trace } from '../messages';
import type { ViewSettings } from '../settings';
import { toRange, type ReadBlock } from './block-text';
import { createBack } from './back';
import type { CardEvents } from './card/open-card';
import { lazyDetails } from './details';
import type { View } from './drawing';
import { createHighlights } from './highlights';
import { createHost } from './host';
import { createLayer, type Marked } from './layer';

/** Pointing for so long shows the note; leaving for so long hides it, so that the pointer can reach it. */
const TIP_MS = 350;
const LEAVE_MS = 150;
/** The legend is shown this often, then readers know it. */
const LEGEND_TIMES = 3;
/** How long the words that the reader jumped to stay grounded. */
const POINT_MS = 2_500;

const endOf = (block: ReadBlock): Range | null => toRange(block, block.text.length - 1, block.text.length);

interface Drawn {
  readonly trace: Trace;
  readonly blocks: readonly ReadBlock[];
  readonly view: ViewSettings;
  readonly marked: readonly Marked[];
}

/** Everything that is seen of us in a page, until `signal` aborts. `isAlive` is asked before each answer to the reader or the page. */
export function createView(
  document: Document,
  isAlive: () => boolean,
  signal: AbortSignal,
  words: Catalog | null = null,
): View {
  const host = createHost(document);
  const layer = createLayer(document, host, isAlive, signal);
  const highlights = createHighlights(document, host.element, signal);
  const state: {
    drawn: Drawn | null;
    pointed: number | null;
    /** The badge whose note is to be shown once it can be. */
    noted: number | null;
    legendSeen: number;
    closeLegend: (() => void) | null;
  } = { drawn: null, pointed: null, noted: null, legendSeen: 0, closeLegend: null };
  const forced = matchMedia('(forced-colors: active)');
  const timers = { tip: 0, leave: 0, point: 0 };
  const wait = (name: keyof typeof timers, run: () => void, ms: number): void => {
    clearTimeout(timers[name]);
    timers[name] = window.setTimeout(run, ms);
  };
  const back = createBack(document, host.root);
  /** The page is as it was when nothing of ours is left to show. */
  const leaveIfEmpty = (): void => {
    if ((state.drawn?.marked.length ?? 0) > 0 || isAnswering()) return;
    host.element.remove();
    highlights.leave();
  };
  const events: CardEvents = {
    onClose: ({ paragraph }) => {
      layer.button(paragraph.index)?.setAttribute('aria-expanded', 'false');
      point(null);
      leaveIfEmpty();
    },
    badge: (index) => layer.button(index),
    leave: ({ block }) => back.toPage(endOf(block)),
    onHide: async (kind, paragraph) => {
      try {
        const text = openText();
        const seen = text === null ? { paragraph } : { paragraph, text };
        return (await callFromContent('mute', { kind, ...seen }))?.id ?? null;
      } catch {
        return null;
      }
    },
    onUndo: (id) => void callFromContent('unmute', { id }).catch(isAlive),
    onOpenSource: (source) => {
      const from = openIndex();
      void callFromContent('openSource', {
        articleId: source.articleId,
        paragraph: source.paragraph,
        ...(from === null ? {} : { from }),
      }).catch(isAlive);
    },
  };
  const details = lazyDetails((create) => create(document, host, events, signal, words), isAlive);
  const openIndex = (): number | null => details.now()?.card.openIndex() ?? null;
  const openText = (): string | null => details.now()?.card.openText() ?? null;
  const isAnswering = (): boolean => details.now()?.card.isAnswering() === true;
  const isTipOpen = (): boolean => details.now()?.tip.isOpen() === true;

  const markedAt = (index: number | null): Marked | undefined =>
    state.drawn?.marked.find(({ paragraph }) => paragraph.index === index);

  /** Marks what the settings ask for, and the paragraph that the reader points at. */
  const mark = (): void => {
    const drawn = state.drawn;
    if (!drawn) return;
    const when = drawn.view.highlights;
    const pointed = markedAt(openIndex() ?? state.pointed);
    const shown = when === 'always' ? drawn.marked : when === 'point' && pointed ? [pointed] : [];
    // Forced colours paint every highlight as a selection, whatever its rules: there the layer draws lines.
    const isDrawn = (marked: Marked): boolean => forced.matches || marked.isInShadow;
    highlights.show(shown.filter((marked) => !isDrawn(marked)));
    layer.setLines(shown.filter(isDrawn));
  };
  const point = (index: number | null): void => {
    state.pointed = index;
    mark();
  };
  const hideTip = (): void => {
    clearTimeout(timers.tip);
    state.noted = null;
    details.now()?.tip.hide();
  };
  const legendShown = (): void => {
    state.legendSeen += 1;
    void callFromContent('legendShown', {}).catch(isAlive);
  };
  const showTip = async (index: number, note: string | null = null): Promise<void> => {
    state.noted = index;
    const loaded = details.now() ?? (await details.load());
    const marked = markedAt(index);
    const button = layer.button(index);
    // The reader may have gone on meanwhile.
    if (!loaded || !marked || !button || !state.drawn || state.noted !== index || openIndex() !== null)
      return;
    const isUnknown = state.legendSeen < LEGEND_TIMES && state.closeLegend === null;
    const withLegend = isUnknown && state.drawn.view.highlights !== 'never';
    loaded.tip.show(state.drawn.trace, marked, button, { withLegend, note });
    if (withLegend) legendShown();
  };
  const open = async (index: number): Promise<void> => {
    hideTip();
    const loaded = details.now() ?? (await details.load());
    const marked = markedAt(index);
    const button = layer.button(index);
    if (!loaded || !marked || !button || !state.drawn) return;
    hideTip();
    const { card } = loaded;
    if (card.openIndex() === index) {
      card.close();
      return;
    }
    card.close();
    button.setAttribute('aria-expanded', 'true');
    card.open(state.drawn.trace, marked);
    point(index);
  };
  /** Shows the legend to those who see marks at all times, until they know it. */
  const drawLegend = async (): Promise<void> => {
    const isWanted = (): boolean => {
      const { drawn, closeLegend, legendSeen } = state;
      const shows = drawn?.view.highlights === 'always' && drawn.marked.length > 0;
      return shows && closeLegend === null && legendSeen < LEGEND_TIMES;
    };
    const loaded = isWanted() ? await details.load() : null;
    if (!loaded || !isWanted()) return;
    state.closeLegend = loaded.showLegend(state.drawn!.marked[0]!.ground.isDark);
    legendShown();
  };
  /** Has the matches printed after the page, where the reader wants it. */
  const drawPrinted = async (): Promise<void> => {
    const isWanted = state.drawn?.view.printMarks === true && state.drawn.marked.length > 0;
    const loaded = isWanted ? await details.load() : details.now();
    if (!loaded || !state.drawn) return;
    const { trace, marked, view } = state.drawn;
    loaded.printed.set(trace, view.printMarks ? marked.map(({ paragraph }) => paragraph) : []);
  };

  /** The badge an event of the reader's concerns; events that a page made up concern none. */
  const badgeOf = (event: Event): { readonly index: number; readonly button: HTMLElement } | null => {
    if (!event.isTrusted || !(event.target instanceof Element)) return null;
    const button = event.target.closest<HTMLElement>('.badge');
    return button && isAlive() ? { index: Number(button.dataset['index']), button } : null;
  };
  const isOfTip = ({ target }: Event): boolean => details.now()?.tip.contains(target) === true;
  const leave = (event: Event): void => {
    if (!badgeOf(event) && !isOfTip(event)) return;
    clearTimeout(timers.tip);
    wait(
      'leave',
      () => {
        hideTip();
        point(null);
      },
      LEAVE_MS,
    );
  };
  host.root.addEventListener('pointerover', (event) => {
    if (event.pointerType === 'touch') return;
    const badge = badgeOf(event);
    if (badge || isOfTip(event)) clearTimeout(timers.leave);
    if (!badge || (state.pointed === badge.index && isTipOpen())) return;
    hideTip();
    // There by the time that the note is to be shown, or the badge is clicked.
    void details.load();
    point(badge.index);
    wait('tip', () => void showTip(badge.index), TIP_MS);
  });
  host.root.addEventListener('pointerout', leave);
  host.root.addEventListener('focusin', (event) => {
    const badge = badgeOf(event);
    if (!badge?.button.matches(':focus-visible')) return;
    clearTimeout(timers.leave);
    point(badge.index);
    // Not at once: the browser may still be scrolling the badge into view.
    wait('tip', () => void showTip(badge.index), TIP_MS);
  });
  host.root.addEventListener('focusout', leave);
  host.root.addEventListener('click', (event) => {
    const badge = badgeOf(event);
    if (badge) void open(badge.index);
  });

  document.addEventListener(
    'keydown',
    (event) => {
      if (!event.isTrusted) return;
      // Who comes by key goes from badge to badge, whether or not they are in sight.
      if (event.key === 'Tab') layer.placeAll();
      if (event.key !== 'Escape') return;
      const focused = markedAt(layer.focused());
      if (isTipOpen()) hideTip();
      else if (focused) back.toPage(endOf(focused.block));
      else return;
      // A dialog or a menu of the page's own stays as it is.
      if (focused) event.stopPropagation();
    },
    { capture: true, signal },
  );
  document.addEventListener('scroll', () => isTipOpen() && hideTip(), {
    capture: true,
    passive: true,
    signal,
  });
  forced.addEventListener('change', mark, { signal });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => redraw(), { signal });

  const redraw = (): void => {
    if (state.drawn) draw(state.drawn.trace, state.drawn.blocks, state.drawn.view);
  };
  const draw: View['draw'] = (trace, blocks, view) => {
    const marked = layer.draw(trace, blocks, view);
    state.drawn = { trace, blocks, view, marked };
    state.legendSeen = Math.max(state.legendSeen, view.legendSeen);
    const index = openIndex();
    if (index !== null) {
      // A single page may show another story in the same places.
      details.now()?.card.drawn(markedAt(index)?.paragraph.text === openText());
      layer.button(index)?.setAttribute('aria-expanded', String(openIndex() === index));
    }
    if (view.highlights !== 'always' || marked.length === 0) {
      state.closeLegend?.();
      state.closeLegend = null;
    }
    void drawLegend();
    void drawPrinted();
    highlights.print(view.printMarks ? marked : []);
    leaveIfEmpty();
    mark();
  };

  /** Brings a span of a paragraph into view and the focus to its badge; null: it is not there. */
  const bring = (paragraph: number, start = 0, end?: number): Range | null => {
    const block = state.drawn?.blocks[paragraph];
    const range = block ? toRange(block, start, end ?? block.text.length) : null;
    if (!block || !range) return null;
    details.now()?.card.close();
    hideTip();
    const at = range.startContainer.parentElement ?? block.element;
    // Not smoothly, as the page may wish it: the badge is placed where the paragraph is now.
    at.scrollIntoView({ block: 'center', behavior: 'instant' });
    layer.focus(paragraph);
    point(paragraph);
    return range;
  };

  const view: View = {
    draw,
    jump(paragraph, start, end) {
      const range = bring(paragraph, start, end);
      if (!range) return false;
      highlights.point(range);
      wait(
        'point',
        () => {
          highlights.point(null);
          leaveIfEmpty();
        },
        POINT_MS,
      );
      return true;
    },
    step(by) {
      const to = layer.stepFrom(by);
      if (to === null || !bring(to.index)) return;
      const note = by === 1 ? 'stepFromStart' : 'stepFromEnd';
      wait('tip', () => void showTip(to.index, to.isAround ? t(note) : null), TIP_MS);
    },
    moved() {
      if (!isAlive()) return;
      layer.place();
      details.now()?.card.place();
    },
    clear() {
      for (const timer of Object.values(timers)) clearTimeout(timer);
      if (!isAnswering() || !isAlive()) details.now()?.card.close();
      state.noted = null;
      details.now()?.tip.hide();
      state.closeLegend?.();
      state.closeLegend = null;
      state.drawn = null;
      highlights.leave();
      details.now()?.printed.clear();
      layer.clear();
      leaveIfEmpty();
    },
  };
  signal.addEventListener('abort', () => view.clear());
  return view;
}
