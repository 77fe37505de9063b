/** What the reader does with badges: pointing shows marks and a note, a click or Enter opens the card. */
import { t } from '../i18n';
import { callFromContent, type Trace } from '../messages';
import type { ViewSettings } from '../settings';
import { toRange, type ReadBlock } from './block-text';
import { createBack } from './back';
import { createCard } from './card/open-card';
import type { View } from './drawing';
import { createHighlights } from './highlights';
import { createHost } from './host';
import { createLayer, type Marked } from './layer';
import { createPrinted } from './print';
import { createTip, LEGEND_TIMES, showLegend } from './tip';

/** Pointing for so long shows the note; leaving for so long hides it, so that the pointer can reach it. */
const TIP_MS = 350;
const LEAVE_MS = 150;
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
export function createView(document: Document, isAlive: () => boolean, signal: AbortSignal): View {
  const host = createHost(document);
  const layer = createLayer(document, host, isAlive, signal);
  const highlights = createHighlights(document, host.element, signal);
  const tip = createTip(document, host);
  const printed = createPrinted(document, host);
  const state: {
    drawn: Drawn | null;
    pointed: number | null;
    legendSeen: number;
    closeLegend: (() => void) | null;
  } = { drawn: null, pointed: null, legendSeen: 0, closeLegend: null };
  const forced = matchMedia('(forced-colors: active)');
  const timers = { tip: 0, leave: 0, point: 0 };
  const wait = (name: keyof typeof timers, run: () => void, ms: number): void => {
    clearTimeout(timers[name]);
    timers[name] = window.setTimeout(run, ms);
  };
  const back = createBack(document, host.root);
  /** The page is as it was when nothing of ours is left to show. */
  const leaveIfEmpty = (): void => {
    if ((state.drawn?.marked.length ?? 0) > 0 || card.isAnswering()) return;
    host.element.remove();
    highlights.leave();
  };
  const card = createCard(document, host, {
    onClose: ({ paragraph }) => {
      layer.button(paragraph.index)?.setAttribute('aria-expanded', 'false');
      point(null);
      leaveIfEmpty();
    },
    badge: (index) => layer.button(index),
    leave: ({ block }) => back.toPage(endOf(block)),
    onHide: async (kind, paragraph) => {
      try {
        const text = card.openText();
        const seen = text === null ? { paragraph } : { paragraph, text };
        return (await callFromContent('mute', { kind, ...seen }))?.id ?? null;
      } catch {
        return null;
      }
    },
    onUndo: (id) => void callFromContent('unmute', { id }).catch(isAlive),
    onOpenSource: (source) => {
      const from = card.openIndex();
      void callFromContent('openSource', {
        articleId: source.articleId,
        paragraph: source.paragraph,
        ...(from === null ? {} : { from }),
      }).catch(isAlive);
    },
  });

  const markedAt = (index: number | null): Marked | undefined =>
    state.drawn?.marked.find(({ paragraph }) => paragraph.index === index);

  /** Marks what the settings ask for, and the paragraph that the reader points at. */
  const mark = (): void => {
    const drawn = state.drawn;
    if (!drawn) return;
    const when = drawn.view.highlights;
    const pointed = markedAt(card.openIndex() ?? state.pointed);
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
    tip.hide();
  };
  const legendShown = (): void => {
    state.legendSeen += 1;
    void callFromContent('legendShown', {}).catch(isAlive);
  };
  const showTip = (index: number, note: string | null = null): void => {
    const marked = markedAt(index);
    const button = layer.button(index);
    if (!marked || !button || !state.drawn || card.openIndex() !== null) return;
    const isUnknown = state.legendSeen < LEGEND_TIMES && state.closeLegend === null;
    const withLegend = isUnknown && state.drawn.view.highlights !== 'never';
    tip.show(state.drawn.trace, marked, button, { withLegend, note });
    if (withLegend) legendShown();
  };
  const open = (index: number, button: HTMLElement): void => {
    const marked = markedAt(index);
    if (!marked || !state.drawn) return;
    hideTip();
    if (card.openIndex() === index) {
      card.close();
      return;
    }
    card.close();
    button.setAttribute('aria-expanded', 'true');
    card.open(state.drawn.trace, marked);
    point(index);
  };

  /** The badge an event of the reader's concerns; events that a page made up concern none. */
  const badgeOf = (event: Event): { readonly index: number; readonly button: HTMLElement } | null => {
    if (!event.isTrusted || !(event.target instanceof Element)) return null;
    const button = event.target.closest<HTMLElement>('.badge');
    return button && isAlive() ? { index: Number(button.dataset['index']), button } : null;
  };
  const leave = (event: Event): void => {
    if (!badgeOf(event) && !tip.contains(event.target)) return;
    clearTimeout(timers.tip);
    wait(
      'leave',
      () => {
        tip.hide();
        point(null);
      },
      LEAVE_MS,
    );
  };
  host.root.addEventListener('pointerover', (event) => {
    if (event.pointerType === 'touch') return;
    const badge = badgeOf(event);
    if (badge || tip.contains(event.target)) clearTimeout(timers.leave);
    if (!badge || (state.pointed === badge.index && tip.isOpen())) return;
    tip.hide();
    point(badge.index);
    wait('tip', () => showTip(badge.index), TIP_MS);
  });
  host.root.addEventListener('pointerout', leave);
  host.root.addEventListener('focusin', (event) => {
    const badge = badgeOf(event);
    if (!badge?.button.matches(':focus-visible')) return;
    clearTimeout(timers.leave);
    point(badge.index);
    // Not at once: the browser may still be scrolling the badge into view.
    wait('tip', () => showTip(badge.index), TIP_MS);
  });
  host.root.addEventListener('focusout', leave);
  host.root.addEventListener('click', (event) => {
    const badge = badgeOf(event);
    if (badge) open(badge.index, badge.button);
  });

  document.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape' || !event.isTrusted) return;
      const focused = markedAt(layer.focused());
      if (tip.isOpen()) hideTip();
      else if (focused) back.toPage(endOf(focused.block));
      else return;
      // A dialog or a menu of the page's own stays as it is.
      if (focused) event.stopPropagation();
    },
    { capture: true, signal },
  );
  document.addEventListener('scroll', () => tip.isOpen() && hideTip(), {
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
    const openIndex = card.openIndex();
    if (openIndex !== null) {
      // A single page may show another story in the same places.
      card.drawn(markedAt(openIndex)?.paragraph.text === card.openText());
      layer.button(openIndex)?.setAttribute('aria-expanded', String(card.openIndex() === openIndex));
    }
    if (view.highlights !== 'always' || marked.length === 0) {
      state.closeLegend?.();
      state.closeLegend = null;
    } else if (!state.closeLegend && state.legendSeen < LEGEND_TIMES) {
      state.closeLegend = showLegend(document, host, marked[0]!.ground.isDark, signal);
      legendShown();
    }
    const inPrint = view.printMarks ? marked : [];
    printed.set(
      trace,
      inPrint.map(({ paragraph }) => paragraph),
    );
    highlights.print(inPrint);
    leaveIfEmpty();
    mark();
  };

  /** Brings a span of a paragraph into view and the focus to its badge; null: it is not there. */
  const bring = (paragraph: number, start = 0, end?: number): Range | null => {
    const block = state.drawn?.blocks[paragraph];
    const range = block ? toRange(block, start, end ?? block.text.length) : null;
    if (!block || !range) return null;
    card.close();
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
      wait('tip', () => showTip(to.index, to.isAround ? t(note) : null), TIP_MS);
    },
    moved() {
      if (!isAlive()) return;
      layer.place();
      card.place();
    },
    clear() {
      for (const timer of Object.values(timers)) clearTimeout(timer);
      if (!card.isAnswering() || !isAlive()) card.close();
      tip.hide();
      state.closeLegend?.();
      state.closeLegend = null;
      state.drawn = null;
      highlights.leave();
      printed.clear();
      layer.clear();
      leaveIfEmpty();
    },
  };
  signal.addEventListener('abort', () => view.clear());
  return view;
}
