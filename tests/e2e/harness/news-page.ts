/** A news page in a tab, with what Headwater drew into it, used as a reader would: by mouse and keyboard. */
import type { KeyInput, Page } from 'puppeteer-core';
import { closedRoot, type ClosedRoot } from './closed-root';
import type { Driver } from './driver';
import { until } from './until';

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Badge {
  /** The paragraph's index in the trace. */
  readonly index: number;
  /** What a screen reader says. */
  readonly name: string;
  readonly visible: boolean;
  readonly expanded: boolean;
  /** In the viewport. */
  readonly rect: Rect;
}

export interface Card {
  /** Accessible name of the dialog. */
  readonly name: string;
  readonly text: string;
  readonly rect: Rect;
  /** Name or text of what has the focus inside, if anything has. */
  readonly focused: string | null;
}

const BADGES = 'button.badge';
const CARD = '[role="dialog"]';
const TIP = '[role="tooltip"], .tip';

export class NewsPage {
  private constructor(
    readonly driver: Driver,
    readonly page: Page,
    readonly root: ClosedRoot,
    /** Errors and uncaught exceptions that the page's console showed. */
    readonly errors: readonly string[],
  ) {}

  static async watch(driver: Driver, page: Page): Promise<NewsPage> {
    const errors: string[] = [];
    page.on('pageerror', (error) => void errors.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    return new NewsPage(driver, page, await closedRoot(driver.name, page), errors);
  }

  /** The badges now in the document, in the layer's order. */
  async badges(): Promise<readonly Badge[]> {
    return (await this.badgesNow()).badges;
  }

  /** `isBusy`: those out of sight are still to come. */
  private async badgesNow(): Promise<{ readonly badges: readonly Badge[]; readonly isBusy: boolean }> {
    const found = await this.root.run((root, selector) => {
      const badges = [...root.querySelectorAll<HTMLElement>(selector)].map((badge) => {
        const { x, y, width, height } = badge.getBoundingClientRect();
        const visible = width > 0 && height > 0 && getComputedStyle(badge).visibility === 'visible';
        return {
          index: Number(badge.dataset['index']),
          name: badge.getAttribute('aria-label') ?? '',
          expanded: badge.getAttribute('aria-expanded') === 'true',
          visible,
          rect: { x, y, width, height },
        };
      });
      return { badges, isBusy: root.querySelector('[aria-busy]') !== null };
    }, BADGES);
    return found ?? { badges: [], isBusy: false };
  }

  /** Waits until all badges are there, those out of sight too, and fit. */
  badgesWhen(what: string, fits: (badges: readonly Badge[]) => boolean): Promise<readonly Badge[]> {
    return until(`badges: ${what}`, async () => {
      const { badges, isBusy } = await this.badgesNow();
      return !isBusy && fits(badges) ? badges : undefined;
    });
  }

  /** Scrolls a badge to the middle of the window and waits until it stands still there. */
  async reveal(index: number): Promise<Rect> {
    await this.page.bringToFront();
    const seen = { last: '' };
    return until(`badge ${index} stands still`, async () => {
      const rect = await this.root.run(
        (root, selector, wanted) => {
          const badge = root.querySelector(`${selector}[data-index="${wanted}"]`);
          if (badge === null) return null;
          const at = badge.getBoundingClientRect();
          if (at.top < 60 || at.bottom > innerHeight - 60) badge.scrollIntoView({ block: 'center' });
          const { x, y, width, height } = badge.getBoundingClientRect();
          return { x, y, width, height };
        },
        BADGES,
        index,
      );
      if (rect === undefined || rect === null || rect.width === 0) return undefined;
      const still = seen.last === JSON.stringify(rect);
      seen.last = JSON.stringify(rect);
      return still ? rect : undefined;
    });
  }

  /** A real mouse click on a badge. */
  async clickBadge(index: number): Promise<Card> {
    const { x, y, height } = await this.reveal(index);
    // The mark at the badge's beginning: its label may be shortened.
    await this.page.mouse.click(x + height / 2, y + height / 2);
    return this.card();
  }

  /** Rests the mouse on a badge until its tip is there. */
  async hoverBadge(index: number): Promise<void> {
    const { x, y, height } = await this.reveal(index);
    await this.page.mouse.move(x + height / 2, y + height / 2);
    await until('a tip beside the badge', () =>
      this.root.run((root, selector) => {
        const tip = root.querySelector<HTMLElement>(selector);
        if (tip === null || tip.getBoundingClientRect().width === 0) return false;
        return !tip.getAnimations({ subtree: true }).some(({ playState }) => playState === 'running');
      }, TIP),
    );
  }

  /** Puts the keyboard's focus on a badge, as Tab would once it came there. */
  async focusBadge(index: number): Promise<void> {
    await this.reveal(index);
    await this.root.run(
      (root, selector, wanted) =>
        root.querySelector<HTMLElement>(`${selector}[data-index="${wanted}"]`)?.focus(),
      BADGES,
      index,
    );
  }

  /** A real mouse click on what `selector` finds among what is ours. */
  async clickOwn(selector: string): Promise<void> {
    const { x, y } = await until(`${selector} in our root`, () =>
      this.root.run((root, wanted) => {
        const box = root.querySelector(wanted)?.getBoundingClientRect();
        return box && box.width > 0 ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : null;
      }, selector),
    );
    await this.page.mouse.click(x, y);
  }

  press(key: KeyInput): Promise<void> {
    return this.page.keyboard.press(key);
  }

  /** The open card. */
  card(): Promise<Card> {
    return until('an open card', () => this.cardNow());
  }

  /** The open card, if one is and stands still. */
  async cardNow(): Promise<Card | undefined> {
    const card = await this.root.run((root, selector) => {
      const dialog = root.querySelector<HTMLElement>(selector);
      if (dialog === null || dialog.getBoundingClientRect().width === 0) return null;
      // A card that is still rising is not open yet.
      if (dialog.getAnimations({ subtree: true }).some(({ playState }) => playState === 'running'))
        return null;
      const labelled = dialog.getAttribute('aria-labelledby');
      const { x, y, width, height } = dialog.getBoundingClientRect();
      const active = root.activeElement;
      return {
        name:
          dialog.getAttribute('aria-label') ??
          (labelled === null ? '' : (root.getElementById(labelled)?.textContent ?? '')),
        text: dialog.innerText,
        rect: { x, y, width, height },
        focused:
          active !== null && dialog.contains(active)
            ? (active.getAttribute('aria-label') ?? active.textContent)
            : null,
      };
    }, CARD);
    return card ?? undefined;
  }

  cardGone(): Promise<boolean> {
    return until(
      'no card',
      async () => (await this.root.run((root, card) => root.querySelector(card), CARD)) === null,
    );
  }

  /** The index of the badge that has the focus, if one has. */
  async focusedBadge(): Promise<number | undefined> {
    const index = await this.root.run(
      (root, selector) =>
        (root.activeElement?.matches(selector)
          ? (root.activeElement as HTMLElement).dataset['index']
          : null) ?? null,
      BADGES,
    );
    return index === undefined || index === null ? undefined : Number(index);
  }

  /** The whole document as markup: the same text is the same document. */
  snapshot(): Promise<string> {
    return this.page.evaluate(() => document.documentElement.outerHTML);
  }

  /** Names of our highlights that hold ranges, without the ending of this page's own, with the words they cover. */
  highlights(): Promise<Readonly<Record<string, readonly string[]>>> {
    return this.page.evaluate(() =>
      Object.fromEntries(
        [...CSS.highlights]
          .filter(([name, highlight]) => name.startsWith('headwater-') && highlight.size > 0)
          .map(([name, highlight]) => [
            name.replace(/-[a-z0-9]*$/, ''),
            [...highlight].map((range) => String(range)),
          ]),
      ),
    );
  }
}
