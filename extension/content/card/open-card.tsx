/** Opens the card beside its badge as a dialog: focus in, Tab kept, Escape back to the badge. */
import { render } from 'preact';
import type { Source, Trace } from '../../messages';
import type { Host } from '../host';
import type { Marked } from '../layer';
import { Card } from './card';

export interface CardEvents {
  readonly onClose: (index: number) => void;
  readonly onOpenSource: (source: Source) => void;
}

export interface OpenCard {
  /** `button`: the badge to open beside and to return to; without room for it the card stays at the paragraph. */
  open(trace: Trace, marked: Marked, button: HTMLElement): void;
  close(): void;
  /** The paragraph of the open card. */
  openIndex(): number | null;
  /** What its paragraph said when it was opened. */
  openText(): string | null;
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
  readonly button: HTMLElement;
  readonly dialog: HTMLElement;
  readonly abort: AbortController;
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
    if (returnFocus) shown.button.focus({ preventScroll: true });
    events.onClose(shown.marked.paragraph.index);
  };

  const draw = ({ trace, marked, dialog }: Shown, isNarrow: boolean): void => {
    dialog.classList.toggle('narrow', isNarrow);
    render(
      <Card
        trace={trace}
        paragraph={marked.paragraph}
        pageLanguage={document.documentElement.lang || undefined}
        isNarrow={isNarrow}
        onClose={() => close(true)}
        onOpenSource={events.onOpenSource}
      />,
      dialog,
    );
  };

  const place = (): void => {
    const shown = state.shown;
    if (!shown) return;
    const { dialog, button, marked } = shown;
    const width = document.documentElement.clientWidth;
    const height = document.defaultView!.innerHeight;
    const isNarrow = width - 2 * MARGIN < LEAST_WIDE;
    const margin = isNarrow ? NARROW_MARGIN : MARGIN;
    if (isNarrow !== dialog.classList.contains('narrow')) draw(shown, isNarrow);
    const card = { width: dialog.offsetWidth, height: dialog.offsetHeight };
    const isBadgeShown = button.isConnected && !button.hidden;
    const at = (isBadgeShown ? button : marked.block.element).getBoundingClientRect();
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
    open(trace, marked, button) {
      close(false);
      const dialog = document.createElement('div');
      dialog.className = `card ${marked.ground.isDark ? 'hw-dark' : 'hw-light'}`;
      dialog.setAttribute('role', 'dialog');
      dialog.setAttribute('aria-modal', 'true');
      dialog.setAttribute('aria-labelledby', 'card-title');
      dialog.popover = 'manual';
      const abort = new AbortController();
      const shown: Shown = { trace, marked, button, dialog, abort };
      state.shown = shown;
      draw(shown, document.documentElement.clientWidth - 2 * MARGIN < LEAST_WIDE);
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
          if (event.key === 'Escape') {
            event.preventDefault();
            close(true);
          } else if (event.key === 'Tab') keepTab(dialog, event);
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
    place,
  };
}

const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(value, most));
