/** The badge layer: draws the badges of a trace and keeps them at their paragraphs' ends. */
import { render } from 'preact';
import type { Trace } from '../messages';
import type { ViewSettings } from '../settings';
import { BadgeList, matchedParagraphs, type MatchedParagraph } from './badge';
import type { ReadBlock } from './block-text';
import { groundReader, type Ground } from './ground';
import type { Host } from './host';
import { drawLines } from './lines';
import { chooseSpot, createMeasure, type BadgeWidths, type Spot } from './place';
import type { MarkedBlock } from './highlights';
import { isInShadow, parentOf } from './tree';

/** A matched paragraph on the page. */
export interface Marked extends MarkedBlock {
  readonly paragraph: MatchedParagraph;
  readonly ground: Ground;
  /** It stands in a shadow tree, where highlights of the document do not paint. */
  readonly isInShadow: boolean;
}

interface Badge {
  readonly marked: Marked;
  readonly next: ReadBlock | undefined;
  readonly button: HTMLButtonElement;
  readonly widths: BadgeWidths;
}

export interface Layer {
  /** Draws a trace; `blocks` are the blocks that it was asked for, in the same order. */
  draw(trace: Trace, blocks: readonly ReadBlock[], view: ViewSettings): readonly Marked[];
  /** Moves every badge to where its paragraph is now. */
  place(): void;
  button(index: number): HTMLButtonElement | null;
  /** The paragraph of the badge that has the focus. */
  focused(): number | null;
  /** Brings the focus to a badge, and the badge into the window where its paragraph is higher than that. */
  focus(index: number): void;
  /**
   * The paragraph of the next (1) or previous (-1) badge: from the focused one, else from the one that had the
   * focus last while it is in the window, else from the window's top. After the last comes the first.
   */
  stepFrom(by: 1 | -1): { readonly index: number; readonly isAround: boolean } | null;
  /** Paragraphs whose marks the layer draws itself: all in forced colours, else those in shadow trees. */
  setLines(marked: readonly Marked[]): void;
  clear(): void;
}

const BADGE_HEIGHT = 22;
const TIGHT_HEIGHT = 16;
/** Badges that are drawn in one task, which takes them some 15 ms. */
const AT_ONCE = 60;
/** Up to so many are placed at once; on longer pages those near the window first, the others bit by bit. */
const FEW = 150;

/** `isAlive` is asked before the page's own changes move anything: an older script must not draw beside a newer. */
export function createLayer(
  document: Document,
  host: Host,
  isAlive: () => boolean,
  signal: AbortSignal,
): Layer {
  const region = document.createElement('div');
  const lines = document.createElement('div');
  host.root.append(lines, region);
  const state: {
    badges: readonly Badge[];
    lined: readonly Marked[];
    /** The badge that the reader stepped to last. */
    last: HTMLElement | null;
    /** What is left to draw waits for it. */
    timer: number;
    /** What is left to place, and the timer that it waits for. */
    far: Badge[];
    placing: number;
  } = { badges: [], lined: [], last: null, timer: 0, far: [], placing: 0 };

  const placeSome = (badges: readonly Badge[]): void => {
    const origin = host.origin();
    const measure = createMeasure(document);
    const spots = badges.map(({ marked, next, widths }) => {
      const around = measure.surroundings(marked.block, next);
      return around === null ? null : chooseSpot(around, scaled(widths, origin.scale));
    });
    const viewportWidth = document.documentElement.clientWidth;
    badges.forEach(({ button, widths }, i) => {
      const spot = spots[i] ?? null;
      button.hidden = spot === null;
      if (spot) put(button, spot, widths, origin, viewportWidth);
    });
  };
  const placeInTurn = (): void => {
    // On a page that moves in every frame the turn must come all the same.
    if (state.far.length === 0 || state.placing !== 0) return;
    state.placing = window.setTimeout(() => {
      state.placing = 0;
      if (!isAlive()) return;
      placeSome(state.far.splice(0, AT_ONCE));
      placeInTurn();
    });
  };
  const place = (): void => {
    if (state.badges.length === 0 && state.lined.length === 0) return;
    if (!host.element.isConnected) document.documentElement.append(host.element);
    const few = state.badges.length <= FEW;
    const near = new Set(few ? state.badges : state.badges.filter(isNear));
    placeSome([...near]);
    const far = state.badges.filter((badge) => !near.has(badge));
    // First those that were never placed, and so are out of sight.
    state.far = [...far.filter((badge) => !isPlaced(badge)), ...far.filter(isPlaced)];
    placeInTurn();
    drawLines(lines, state.lined, host.origin());
  };

  const resizes = new ResizeObserver(() => isAlive() && place());
  signal.addEventListener('abort', () => {
    clearTimeout(state.timer);
    clearTimeout(state.placing);
    resizes.disconnect();
    render(null, region);
  });

  const observe = (elements: readonly Element[]): void => {
    resizes.disconnect();
    const seen = new Set<Element>();
    for (const element of elements)
      for (let up: Element | null = element; up && !seen.has(up); up = parentOf(up)) seen.add(up);
    for (const element of seen) resizes.observe(element);
  };

  const focusedBadge = (): Badge | undefined => state.badges.find(({ button: one }) => one.matches(':focus'));
  const button = (index: number): HTMLButtonElement | null =>
    region.querySelector<HTMLButtonElement>(`[data-index="${index}"]`);

  return {
    draw(trace, blocks, view) {
      const groundOf = groundReader(document);
      const marked = matchedParagraphs(trace).flatMap((paragraph): Marked[] => {
        const block = blocks[paragraph.index];
        // The page's text may have moved on since it was sent; the next reading brings it up to date.
        if (block?.text !== paragraph.text) return [];
        const { match } = paragraph;
        const inShadow = block.pieces.some(({ node }) => isInShadow(node));
        return [{ paragraph, block, match, ground: groundOf(block.element), isInShadow: inShadow }];
      });
      const shown = view.badges === 'off' ? [] : marked;
      if (marked.length > 0 && !host.element.isConnected) document.documentElement.append(host.element);
      const badges = new Map<Marked, Badge>();
      const show = (some: ReadonlySet<Marked>): void => {
        const ready = shown.filter((one) => some.has(one));
        render(
          ready.length > 0 && (
            <BadgeList trace={trace} paragraphs={ready.map(({ paragraph }) => paragraph)} />
          ),
          region,
        );
        const added = ready.filter((one) => !badges.has(one));
        const buttons = dressed(region, added);
        const widths = buttons.map((element) => measureWidths(element, view.badges === 'mark'));
        added.forEach((one, i) =>
          badges.set(one, {
            marked: one,
            next: blocks[one.paragraph.index + 1],
            button: buttons[i]!,
            widths: widths[i]!,
          }),
        );
        state.badges = ready.map((one) => badges.get(one)!);
        // What is new stays out of sight until it has its place.
        if (state.badges.length > FEW) for (const element of buttons) element.hidden = true;
        place();
      };
      // Badges that are there stay; of the others, those on screen come first and the rest bit by bit, so
      // that hundreds of them do not hold up the page.
      const before = new Set(state.badges.map(({ marked: { paragraph } }) => paragraph.index));
      const first = Math.max(0, shown.findIndex(isBelowTop));
      const rest = [...shown.slice(first), ...shown.slice(0, first).toReversed()];
      const now = new Set(rest.filter(({ paragraph }) => before.has(paragraph.index)));
      const waiting = rest.filter((one) => !now.has(one));
      const step = (): void => {
        for (const one of waiting.splice(0, AT_ONCE)) now.add(one);
        show(now);
        if (waiting.length > 0) state.timer = window.setTimeout(() => isAlive() && step());
        else observe(shown.map(({ block }) => block.element));
      };
      clearTimeout(state.timer);
      step();
      return marked;
    },
    place,
    button,
    focused: () => focusedBadge()?.marked.paragraph.index ?? null,
    focus(index) {
      place();
      placeSome(state.badges.filter(({ marked }) => marked.paragraph.index === index));
      const badge = button(index);
      if (!badge || badge.hidden) return;
      const { top, bottom } = badge.getBoundingClientRect();
      if (top < 0 || bottom > innerHeight) badge.scrollIntoView({ block: 'nearest', behavior: 'instant' });
      // The reader pressed a key, though the page has not seen it.
      badge.focus({ preventScroll: true, focusVisible: true });
      state.last = badge;
    },
    stepFrom(by) {
      const badges = state.badges.filter(({ button: one }) => !one.hidden);
      if (badges.length === 0) return null;
      const topOf = ({ button: one }: Badge): number => one.getBoundingClientRect().top;
      const isInWindow = (badge: Badge): boolean => topOf(badge) >= 0 && topOf(badge) < innerHeight;
      const from = focusedBadge() ?? badges.find((badge) => badge.button === state.last && isInWindow(badge));
      const below = badges.findIndex((badge) => topOf(badge) >= 0);
      const next = below === -1 ? badges.length : below;
      const at = from ? badges.indexOf(from) + by : by === 1 ? next : next - 1;
      const around = (at + badges.length) % badges.length;
      return { index: badges[around]!.marked.paragraph.index, isAround: around !== at };
    },
    setLines(lined) {
      state.lined = lined;
      drawLines(lines, state.lined, host.origin());
    },
    clear() {
      clearTimeout(state.timer);
      clearTimeout(state.placing);
      state.placing = 0;
      state.far = [];
      render(null, region);
      state.badges = [];
      state.lined = [];
      lines.replaceChildren();
      resizes.disconnect();
    },
  };
}

const isPlaced = ({ button }: Badge): boolean => button.style.transform !== '';

/** In the window, or as far from it as the window is high. */
const isNear = ({ marked }: Badge): boolean => {
  const { top, bottom } = marked.block.element.getBoundingClientRect();
  return bottom > -innerHeight && top < 2 * innerHeight;
};

const isBelowTop = ({ block }: Marked): boolean => block.element.getBoundingClientRect().bottom > 0;

/** The buttons of `marked`, each in the colours of its ground and at the full length of its label. */
function dressed(region: Element, marked: readonly Marked[]): readonly HTMLButtonElement[] {
  const all = [...region.querySelectorAll<HTMLButtonElement>('[data-index]')];
  const byIndex = new Map(all.map((element) => [Number(element.dataset['index']), element]));
  return marked.map(({ paragraph, ground }) => {
    const element = byIndex.get(paragraph.index)!;
    element.dataset['size'] = 'full';
    element.hidden = false;
    element.classList.add(ground.isDark ? 'hw-dark' : 'hw-light');
    element.classList.remove(ground.isDark ? 'hw-light' : 'hw-dark');
    return element;
  });
}

/** One reading of the layout for all three lengths of the label, in layer pixels. */
function measureWidths(button: HTMLElement, isMarkOnly: boolean): BadgeWidths {
  const width = (selector: string): number => button.querySelector<HTMLElement>(selector)?.offsetWidth ?? 0;
  const full = button.offsetWidth;
  const source = full - width('.counts');
  // The word that names the relation stands 5 px off the sign (layer.css).
  const mark = source - width('.source') - width('.relation') - 5;
  return isMarkOnly ? { full: mark, source: mark, mark } : { full, source, mark };
}

const scaled = ({ full, source, mark }: BadgeWidths, scale: number): BadgeWidths => ({
  full: full * scale,
  source: source * scale,
  mark: mark * scale,
});

function put(
  button: HTMLElement,
  { left, middle, size }: Spot,
  widths: BadgeWidths,
  origin: { left: number; top: number; scale: number },
  viewportWidth: number,
): void {
  const isMark = widths.full === widths.mark;
  const shown = isMark && size !== 'tight' ? 'mark' : size;
  const width = (size === 'tight' ? TIGHT_HEIGHT : widths[size]) * origin.scale;
  const height = size === 'tight' ? TIGHT_HEIGHT : BADGE_HEIGHT;
  // A badge beyond the window's edge would make the page scroll sideways.
  const x = (Math.max(0, Math.min(left, viewportWidth - width)) - origin.left) / origin.scale;
  const y = (middle - origin.top) / origin.scale - height / 2;
  if (button.dataset['size'] !== shown) button.dataset['size'] = shown;
  const transform = `translate(${x.toFixed(2)}px, ${y.toFixed(2)}px)`;
  if (button.style.transform !== transform) button.style.transform = transform;
}
