/** Opens the card beside its badge as a dialog: focus in, Tab kept, Escape back to the badge. */
import { render } from 'preact';
import type { MuteKind, Source, Trace } from '../../messages';
import { siteOf } from '../../settings';
import type { Host } from '../host';
import type { Marked } from '../layer';
import { Card } from './card';
import { moveInMenu, type Hiding } from './hide';

export interface CardEvents {
  readonly onClose: (marked: Marked) => void;
  readonly onOpenSource: (source: Source) => void;
  /** Gives the name to undo it by; null: nothing was hidden. */
  readonly onHide: (kind: MuteKind, paragraph: number) => Promise<string | null>;
  readonly onUndo: (id: string) => void;
  /** The badge of a paragraph, while it has one. */
  readonly badge: (index: number) => HTMLElement | null;
  /** Gives the focus back to the page where there is no badge to give it to. */
  readonly leave: (marked: Marked) => void;
}

export interface OpenCard {
  /** Opens beside the paragraph's badge and returns to it; where it has none, at the paragraph. */
  open(trace: Trace, marked: Marked): void;
  close(): void;
  /** The paragraph of the open card. */
  openIndex(): number | null;
  /** What its paragraph said when it was opened. */
  openText(): string | null;
  /** Whether it answers a choice to hide: it stays although what it speaks of is gone. */
  isAnswering(): boolean;
  /** The page was drawn anew, with the card's paragraph in it or without. */
  drawn(isThere: boolean): void;
  /** Keeps an open card inside the window. */
  place(): void;
}

const MARGIN = 16;
const NARROW_MARGIN = 8;
const GAP = 8;
/** Below so much room the two texts stand one under the other (DESIGN.md). */
const LEAST_WIDE = 560;
const FOCUSABLE = 'a[href], button, summary, [tabindex="0"]';

interface Shown {
  readonly trace: Trace;
  readonly marked: Marked;
  readonly dialog: HTMLElement;
  readonly abort: AbortController;
  hiding: Hiding;
  /** What is hidden, to be undone. */
  hidden: string | null;
}

export function createCard(document: Document, host: Host, events: CardEvents): OpenCard {
  const state: { shown: Shown | null } = { shown: null };

  const close = (returnFocus: boolean): void => {
    const shown = state.shown;
    if (!shown) return;
    state.shown = null;
    shown.abort.abort();
    render(null, shown.dialog);
    shown.dialog.remove();
    const { marked } = shown;
    const badge = events.badge(marked.paragraph.index);
    if (returnFocus && badge?.hidden === false) badge.focus({ preventScroll: true });
    else if (returnFocus) events.leave(marked);
    events.onClose(marked);
  };

  const isAnswering = (): boolean => /asked|hidden|undone/u.test(state.shown?.hiding ?? '');
  const isNarrowNow = (): boolean => document.documentElement.clientWidth - 2 * MARGIN < LEAST_WIDE;

  const draw = (shown: Shown, isNarrow = isNarrowNow()): void => {
    const { trace, marked, dialog, hiding } = shown;
    dialog.classList.toggle('narrow', isNarrow);
    render(
      <Card
        trace={trace}
        paragraph={marked.paragraph}
        pageLanguage={document.documentElement.lang || undefined}
        isNarrow={isNarrow}
        onClose={() => close(true)}
        onOpenSource={events.onOpenSource}
        hiding={hiding}
        site={siteOf(document.location.hostname)}
        onMenu={() => turn(shown, hiding === 'menu' ? 'offered' : 'menu')}
        onHide={(kind) => void hide(shown, kind)}
        onUndo={() => {
          if (shown.hidden !== null) events.onUndo(shown.hidden);
          shown.hidden = null;
          turn(shown, 'undone');
        }}
      />,
      dialog,
    );
  };
  /** Draws the next state of hiding and brings the focus to what it offers. */
  const turn = (shown: Shown, hiding: Hiding): void => {
    shown.hiding = hiding;
    draw(shown);
    const next = hiding === 'menu' ? '[role="menuitem"]' : '.hide > .button';
    shown.dialog.querySelector<HTMLElement>(next)?.focus({ preventScroll: true });
  };
  const hide = async (shown: Shown, kind: MuteKind): Promise<void> => {
    turn(shown, 'asked');
    const id = await events.onHide(kind, shown.marked.paragraph.index);
    if (state.shown !== shown) return;
    shown.hidden = id;
    turn(shown, id === null ? 'failed' : 'hidden');
  };

  const place = (): void => {
    const shown = state.shown;
    if (!shown) return;
    const { dialog, marked } = shown;
    const width = document.documentElement.clientWidth;
    const height = document.defaultView!.innerHeight;
    const isNarrow = isNarrowNow();
    const margin = isNarrow ? NARROW_MARGIN : MARGIN;
    if (isNarrow !== dialog.classList.contains('narrow')) draw(shown, isNarrow);
    const card = { width: dialog.offsetWidth, height: dialog.offsetHeight };
    const badge = events.badge(marked.paragraph.index);
    const at = (badge?.hidden === false ? badge : marked.block.element).getBoundingClientRect();
    const beneath = at.bottom + GAP;
    const above = at.top - GAP - card.height;
    const fitsBeneath = beneath + card.height <= height - MARGIN;
    const top = fitsBeneath || above < MARGIN ? beneath : above;
    const left = getComputedStyle(dialog).direction === 'rtl' ? at.right - card.width : at.left;
    dialog.style.left = `${clamp(left, margin, width - margin - card.width)}px`;
    dialog.style.top = `${clamp(top, MARGIN, height - MARGIN - card.height)}px`;
  };

  const keepTab = (dialog: HTMLElement, event: KeyboardEvent): void => {
    const root = dialog.getRootNode() as ShadowRoot;
    const stops = [...dialog.querySelectorAll<HTMLElement>(FOCUSABLE)].filter((one) => one.checkVisibility());
    const at = stops.indexOf(root.activeElement as HTMLElement);
    const next = event.shiftKey ? (at <= 0 ? stops.length - 1 : at - 1) : (at + 1) % stops.length;
    stops[next]?.focus();
    event.preventDefault();
  };

  return {
    open(trace, marked) {
      close(false);
      const dialog = document.createElement('div');
      dialog.className = `card ${marked.ground.isDark ? 'hw-dark' : 'hw-light'}`;
      dialog.setAttribute('role', 'dialog');
      dialog.setAttribute('aria-modal', 'true');
      dialog.setAttribute('aria-labelledby', 'card-title');
      dialog.popover = 'manual';
      const abort = new AbortController();
      const shown: Shown = { trace, marked, dialog, abort, hiding: 'offered', hidden: null };
      state.shown = shown;
      draw(shown);
      host.root.append(dialog);
      // The top layer: no header, advert or box that clips stands in its way.
      dialog.showPopover();
      place();
      dialog.querySelector<HTMLElement>('#card-title')?.focus({ preventScroll: true });

      const { signal } = abort;
      dialog.addEventListener(
        'keydown',
        (event) => {
          // The page's own shortcuts are not meant for keys typed in the card.
          event.stopPropagation();
          if (!event.isTrusted) return;
          const isMenu = shown.hiding === 'menu';
          if (event.key === 'Escape') {
            event.preventDefault();
            if (isMenu) turn(shown, 'offered');
            else close(true);
          } else if (event.key === 'Tab') {
            if (isMenu) turn(shown, 'offered');
            keepTab(dialog, event);
          } else if (isMenu && moveInMenu(dialog, event.key)) event.preventDefault();
        },
        { signal },
      );
      dialog.addEventListener(
        'pointerdown',
        ({ isTrusted, target }) => {
          const isOutside = !(target instanceof Element && target.closest('.hide'));
          if (isTrusted && isOutside && shown.hiding === 'menu') turn(shown, 'offered');
        },
        { signal },
      );
      document.addEventListener(
        'pointerdown',
        (event) => {
          if (event.isTrusted && event.target !== host.element) close(false);
        },
        { capture: true, signal },
      );
    },
    close: () => close(false),
    openIndex: () => state.shown?.marked.paragraph.index ?? null,
    openText: () => state.shown?.marked.paragraph.text ?? null,
    isAnswering,
    drawn(isThere) {
      if (!isThere && !isAnswering()) close(false);
      else if (isThere && state.shown?.hiding === 'undone') state.shown.hiding = 'offered';
    },
    place,
  };
}

const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(value, most));
