/** The note beside a badge that the reader points at, and the legend of the marks. Neither takes the focus. */
import { render } from 'preact';
import type { ComponentChildren, JSX } from 'preact';
import { t } from '../../i18n';
import type { Trace } from '../../messages';
import { Icon } from '../../ui/glyphs';
import { Marked as MarkedWords } from '../../ui/marked-text';
import { countsText, matchCounts } from '../../ui/words';
import { matchTitle } from '../../ui/matched';
import type { Host } from '../host';
import type { Marked } from '../layer';

const Keys = (): JSX.Element => (
  <ul class="keys">
    <li>
      <MarkedWords kind="added">{t('legendAdded')}</MarkedWords>
    </li>
    <li>
      <MarkedWords kind="altered">{t('legendAltered')}</MarkedWords>
    </li>
    <li>
      <MarkedWords kind="same">{t('legendSame')}</MarkedWords>
    </li>
  </ul>
);

const themeOf = (isDark: boolean): string => (isDark ? 'hw-dark' : 'hw-light');

/** In the top layer nothing of the page covers it, and it adds nothing to the page's scrolling size. */
const Popover = ({
  class: name,
  children,
}: {
  readonly class: string;
  readonly children: ComponentChildren;
}): JSX.Element => (
  <div
    class={name}
    popover="manual"
    ref={(element) => {
      if (element?.isConnected && !element.matches(':popover-open')) element.showPopover();
    }}
  >
    {children}
  </div>
);

export interface TipMore {
  readonly withLegend: boolean;
  readonly note: string | null;
}

export interface Tip {
  /** Shows the note of a badge; with the legend while the reader may not know it, and with a word to them. */
  show(trace: Trace, marked: Marked, button: HTMLElement, more: TipMore): void;
  hide(): void;
  readonly isOpen: () => boolean;
  readonly contains: (target: EventTarget | null) => boolean;
}

const MARGIN = 8;
const WIDTH = 296;
const WIDTH_BENEATH = 318;

export function createTip(document: Document, host: Host): Tip {
  const holder = document.createElement('div');
  host.root.append(holder);

  const put = (tip: HTMLElement, { block, ground }: Marked, button: HTMLElement): void => {
    const view = document.defaultView!;
    const [width, height] = [document.documentElement.clientWidth, view.innerHeight];
    const paragraph = block.element.getBoundingClientRect();
    const badge = button.getBoundingClientRect();
    const isRtl = getComputedStyle(block.element).direction === 'rtl';
    const room = isRtl ? paragraph.left : width - paragraph.right;
    tip.style.width = `${WIDTH}px`;
    const besideLeft = isRtl ? paragraph.left - WIDTH - 2 * MARGIN : paragraph.right + 2 * MARGIN;
    const besideTop = Math.max(paragraph.top, badge.bottom - tip.offsetHeight);
    // The tip lies in the top layer: for a moment it must not be what is hit.
    tip.style.pointerEvents = 'none';
    const isBeside =
      room >= WIDTH + 3 * MARGIN && isFree(document, block.element, besideLeft, besideTop, tip.offsetHeight);
    tip.style.pointerEvents = '';
    if (!isBeside) tip.style.width = `${WIDTH_BENEATH}px`;
    const own = tip.getBoundingClientRect();
    const beneathLeft = isRtl ? badge.right - own.width : badge.left;
    const beneath =
      badge.bottom + MARGIN + own.height <= height ? badge.bottom + 6 : badge.top - own.height - 6;
    const left = isBeside ? besideLeft : beneathLeft;
    const top = isBeside ? besideTop : beneath;
    tip.style.left = `${clamp(left, MARGIN, width - own.width - MARGIN)}px`;
    tip.style.top = `${clamp(top, MARGIN, height - own.height - MARGIN)}px`;
    tip.classList.add(themeOf(ground.isDark));
  };

  const hide = (): void => render(null, holder);
  return {
    show(trace, marked, button, { withLegend, note }) {
      hide();
      const { match } = marked;
      render(
        <Popover class="tip">
          <p class="tip-title">{matchTitle(trace, match)}</p>
          <p class="tip-counts">{countsText(matchCounts(match))}</p>
          {note !== null && <p class="tip-note">{note}</p>}
          {withLegend && <Keys />}
          {withLegend && <p class="tip-note">{t('legendNote')}</p>}
        </Popover>,
        holder,
      );
      const tip = holder.querySelector<HTMLElement>('.tip');
      if (tip) put(tip, marked, button);
    },
    hide,
    isOpen: () => holder.childElementCount > 0,
    contains: (target) => target instanceof Node && holder.contains(target),
  };
}

const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(value, most));

const SHOWS = 'img, picture, video, canvas, svg, iframe, object, embed, button, input, select, textarea, a';

/** Whether nothing is seen where `element` lies on top: neither text, picture, control nor a ground of its own. */
function isBlank(element: Element, paragraph: Element): boolean {
  if (element.contains(paragraph)) return true;
  if (element.matches(SHOWS)) return false;
  const hasText = [...element.childNodes].some(
    (node) => node.nodeType === 3 && /\S/.test(node.nodeValue ?? ''),
  );
  return !hasText && getComputedStyle(element).backgroundColor === 'rgba(0, 0, 0, 0)';
}

const NINE = [0.05, 0.5, 0.95].flatMap((x) => [0.05, 0.5, 0.95].map((y) => [x, y] as const));

/** Whether a tip of `height` beside the paragraph would lie on an empty margin, by nine points of it. */
function isFree(document: Document, paragraph: Element, left: number, top: number, height: number): boolean {
  return NINE.every(([x, y]) => {
    const hit = document.elementFromPoint(left + WIDTH * x, clamp(top + height * y, 0, innerHeight - 1));
    return hit === null || isBlank(hit, paragraph);
  });
}

/** The legend as a strip at the window's end corner, for readers who see marks at all times. */
export function showLegend(document: Document, host: Host, isDark: boolean, signal: AbortSignal): () => void {
  const holder = document.createElement('div');
  host.root.append(holder);
  const hide = (): void => {
    render(null, holder);
    holder.remove();
  };
  render(
    <Popover class={`legend ${themeOf(isDark)}`}>
      <Keys />
      <button
        type="button"
        class="icon-button"
        aria-label={t('legendClose')}
        onClick={(event) => event.isTrusted && hide()}
      >
        <Icon name="close" />
      </button>
    </Popover>,
    holder,
  );
  signal.addEventListener('abort', hide);
  return hide;
}
