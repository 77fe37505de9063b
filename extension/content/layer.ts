/** The badge layer: draws the badges of a trace and keeps them at their paragraphs' ends. */
import { t } from '../i18n';
import type { Trace } from '../messages';
import type { ViewSettings } from '../settings';
import {
  badgeMaker,
  matchedParagraphs,
  putBadge,
  scaled,
  widthsOf,
  type BadgeMaker,
  type BadgeWidths,
  type MatchedParagraph,
} from './badge';
import type { ReadBlock } from './block-text';
import { groundReader, type Ground } from './ground';
import type { Host } from './host';
import { drawLines } from './lines';
import { chooseSpot, createMeasure } from './place';
import type { MarkedBlock } from './highlights';
import { isInShadow, parentOf } from './tree';

/** A matched paragraph on the page. */
export interface Marked extends MarkedBlock {
  readonly paragraph: MatchedParagraph;
  readonly ground: Ground;
  /** It stands in a shadow tree, where highlights of the document do not paint. */
  readonly isInShadow: boolean;
}

/** The badge of a paragraph; made once it comes near the window, or is asked for. */
interface Badge {
  readonly marked: Marked;
  readonly next: ReadBlock | undefined;
  made: { readonly button: HTMLButtonElement; widths: BadgeWidths } | null;
}

export interface Layer {
  /** Draws a trace; `blocks` are the blocks that it was asked for, in the same order. */
  draw(trace: Trace, blocks: readonly ReadBlock[], view: ViewSettings): readonly Marked[];
  /** Moves every badge to where its paragraph is now: those near the window at once, the others in turn. */
  place(): void;
  /** Makes and places those too that are out of sight. */
  placeAll(): void;
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

/** Badges that are made and placed in one task where they are out of sight. */
const AT_ONCE = 20;
/** Those are made so long after the others, unless the reader comes near before, and moved some time after the page moved. */
const LATER_MS = 2_000;
const SOON_MS = 200;

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
    maker: BadgeMaker | null;
    isMarkOnly: boolean;
    lined: readonly Marked[];
    /** The badge that the reader stepped to last. */
    last: HTMLElement | null;
    /** Badges out of sight that are left to make or to move, and the timer that they wait for. */
    far: Badge[];
    timer: number;
    /** The frame in which those that came near are placed. */
    frame: number;
    /** Where near paragraphs stood when the badges were drawn, until the page's first resizes are told. */
    drawnAt: string | null;
  } = {
    badges: [],
    maker: null,
    isMarkOnly: false,
    lined: [],
    last: null,
    far: [],
    timer: 0,
    frame: 0,
    drawnAt: null,
  };

  /** The badges' own element, with its name for readers of the screen. */
  const section = (): HTMLElement => {
    const known = region.firstElementChild as HTMLElement | null;
    if (known) return known;
    const made = document.createElement('section');
    made.setAttribute('aria-label', t('badgeRegion'));
    region.append(made);
    return made;
  };
  /** Until all are there, in reading order, the list is not yet to be told. */
  const tellWhetherAll = (): void => {
    const list = region.firstElementChild;
    if (state.badges.some(({ made }) => made === null)) list?.setAttribute('aria-busy', 'true');
    else list?.removeAttribute('aria-busy');
  };
  /** Makes those of `badges` that are not made; then reads the widths of all that are new. */
  const make = (badges: readonly Badge[]): void => {
    const { maker, isMarkOnly } = state;
    // All that is asked of the page comes before the first change to it.
    const missing = new Map(
      badges.flatMap((badge) => (badge.made === null ? [[badge, badge.marked.ground] as const] : [])),
    );
    if (missing.size === 0 || maker === null) return;
    const into = section();
    let next: HTMLElement | null = null;
    for (const badge of state.badges.toReversed()) {
      const ground = missing.get(badge);
      if (ground) {
        const button = maker.dress(null, badge.marked.paragraph, ground);
        into.insertBefore(button, next);
        badge.made = { button, widths: { full: 0, source: 0, mark: 0 } };
      }
      next = badge.made?.button ?? next;
    }
    tellWhetherAll();
    for (const { made } of missing.keys()) made!.widths = widthsOf(made!.button, isMarkOnly);
  };
  const placeSome = (badges: readonly Badge[]): void => {
    make(badges);
    const origin = host.origin();
    const measure = createMeasure(document);
    const spots = badges.map(({ marked, next, made }) => {
      const around = measure.surroundings(marked.block, next);
      return around === null ? null : chooseSpot(around, scaled(made!.widths, origin.scale));
    });
    const viewportWidth = document.documentElement.clientWidth;
    badges.forEach(({ made }, i) => {
      const spot = spots[i] ?? null;
      made!.button.hidden = spot === null;
      if (spot) putBadge(made!.button, spot, made!.widths, origin, viewportWidth);
    });
  };
  const placeInTurn = (wait: number): void => {
    // On a page that moves in every frame the turn must come all the same.
    if (state.far.length === 0 || state.timer !== 0) return;
    state.timer = window.setTimeout(() => {
      state.timer = 0;
      if (!isAlive()) return;
      placeSome(state.far.splice(0, AT_ONCE));
      placeInTurn(0);
    }, wait);
  };
  /** Places those that the reader scrolls near before it is their turn. */
  const placeComing = (): void => {
    state.frame = 0;
    const coming = new Set(isAlive() ? state.far.filter(isNear) : []);
    if (coming.size === 0) return;
    state.far = state.far.filter((badge) => !coming.has(badge));
    placeSome([...coming]);
  };
  document.addEventListener(
    'scroll',
    () => {
      if (state.far.length > 0) state.frame ||= requestAnimationFrame(placeComing);
    },
    { passive: true, signal },
  );
  const drawMarks = (): void => {
    if (state.lined.length > 0 || lines.childElementCount > 0) drawLines(lines, state.lined, host.origin());
  };
  const place = (wait = SOON_MS): void => {
    if (state.badges.length === 0 && state.lined.length === 0) return;
    const near = new Set(state.badges.filter(isNear));
    if (!host.element.isConnected) document.documentElement.append(host.element);
    placeSome([...near]);
    const far = state.badges.filter((badge) => !near.has(badge));
    // First those that were never placed, and so are out of sight.
    state.far = [...far.filter(({ made }) => made === null), ...far.filter(({ made }) => made !== null)];
    placeInTurn(wait);
    drawMarks();
  };
  /** Makes and places all at once: for those who come by key, to whom they are a list. */
  const placeAll = (): void => {
    if (state.badges.every(({ made }) => made !== null)) return;
    clearTimeout(state.timer);
    Object.assign(state, { timer: 0, far: [] });
    placeSome(state.badges);
  };

  const nearAt = (): string => {
    const boxes = state.badges
      .filter(({ made }) => made !== null)
      .map(({ marked }) => marked.block.element.getBoundingClientRect());
    return JSON.stringify([document.documentElement.clientWidth, boxes]);
  };
  const resizes = new ResizeObserver(() => {
    if (!isAlive()) return;
    // Each element is told of once when its watching begins.
    const { drawnAt } = state;
    state.drawnAt = null;
    if (drawnAt === null || !host.element.isConnected || drawnAt !== nearAt()) place();
  });
  signal.addEventListener('abort', () => {
    clearTimeout(state.timer);
    cancelAnimationFrame(state.frame);
    resizes.disconnect();
    region.replaceChildren();
  });

  const observe = (elements: readonly Element[]): void => {
    resizes.disconnect();
    const seen = new Set<Element>();
    for (const element of elements)
      for (let up: Element | null = element; up && !seen.has(up); up = parentOf(up)) seen.add(up);
    for (const element of seen) resizes.observe(element);
    state.drawnAt = nearAt();
  };

  const focusedBadge = (): Badge | undefined =>
    state.badges.find(({ made }) => made?.button.matches(':focus') === true);
  const button = (index: number): HTMLButtonElement | null =>
    state.badges.find(({ marked }) => marked.paragraph.index === index)?.made?.button ?? null;

  return {
    draw(trace, blocks, view) {
      const groundOf = groundReader(document);
      const marked = matchedParagraphs(trace).flatMap((paragraph): Marked[] => {
        const block = blocks[paragraph.index];
        // The page's text may have moved on since it was sent; the next reading brings it up to date.
        return block?.text === paragraph.text ? [markedOf(paragraph, block, groundOf)] : [];
      });
      const shown = view.badges === 'off' ? [] : marked;
      clearTimeout(state.timer);
      const before = new Map(state.badges.map((badge) => [badge.marked.paragraph.index, badge.made]));
      const maker = badgeMaker(document, trace);
      const badges = shown.map((one): Badge => {
        const made = before.get(one.paragraph.index) ?? null;
        before.delete(one.paragraph.index);
        return { marked: one, next: blocks[one.paragraph.index + 1], made };
      });
      Object.assign(state, { badges, maker, isMarkOnly: view.badges === 'mark', far: [], timer: 0 });
      const kept = badges.flatMap(({ marked: { paragraph, ground }, made }) =>
        made ? [{ paragraph, ground, made }] : [],
      );
      // What is out of the page has no width.
      if (marked.length > 0 && !host.element.isConnected) document.documentElement.append(host.element);
      for (const { paragraph, ground, made } of kept) maker.dress(made.button, paragraph, ground);
      for (const { made } of kept) made.widths = widthsOf(made.button, state.isMarkOnly);
      for (const made of before.values()) made?.button.remove();
      if (shown.length === 0) region.replaceChildren();
      place(badges.some(({ made }) => made === null) ? LATER_MS : SOON_MS);
      tellWhetherAll();
      observe(shown.map(({ block }) => block.element));
      return marked;
    },
    place: () => place(),
    placeAll,
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
      placeAll();
      const badges = state.badges.filter(({ made }) => made?.button.hidden === false);
      if (badges.length === 0) return null;
      const topOf = ({ made }: Badge): number => made!.button.getBoundingClientRect().top;
      const isInWindow = (badge: Badge): boolean => topOf(badge) >= 0 && topOf(badge) < innerHeight;
      const from =
        focusedBadge() ?? badges.find((badge) => badge.made?.button === state.last && isInWindow(badge));
      const below = badges.findIndex((badge) => topOf(badge) >= 0);
      const next = below === -1 ? badges.length : below;
      const at = from ? badges.indexOf(from) + by : by === 1 ? next : next - 1;
      const around = (at + badges.length) % badges.length;
      return { index: badges[around]!.marked.paragraph.index, isAround: around !== at };
    },
    setLines(lined) {
      state.lined = lined;
      drawMarks();
    },
    clear() {
      clearTimeout(state.timer);
      Object.assign(state, { timer: 0, far: [], badges: [], lined: [], maker: null });
      region.replaceChildren();
      lines.replaceChildren();
      resizes.disconnect();
    },
  };
}

/** Grounds are asked where something is drawn on them: each costs the styles of all that a paragraph stands in. */
function markedOf(
  paragraph: MatchedParagraph,
  block: ReadBlock,
  groundOf: (element: Element) => Ground,
): Marked {
  const { match } = paragraph;
  let ground: Ground | undefined;
  return {
    paragraph,
    block,
    match,
    isInShadow: block.pieces.some(({ node }) => isInShadow(node)),
    get ground() {
      return (ground ??= groundOf(block.element));
    },
  };
}

/** In the window, or as far from it as the window is high. */
const isNear = ({ marked }: Badge): boolean => {
  const { top, bottom } = marked.block.element.getBoundingClientRect();
  return bottom > -innerHeight && top < 2 * innerHeight;
};
