/** The library page over a library in memory: the list, its filters and keys, what is done with sources, packs, storage. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { addArticle, listEntries, listPacks, type NewArticle } from '../../../extension/library/index';
import type { MatchedPage } from '../../../extension/messages';
import { DEFAULT_SETTINGS, type Settings } from '../../../extension/settings';
import { Shelf } from '../../../extension/shelf/shelf';
import { buildCorpus } from '../../../src/index';
import { sampleArticle } from '../../e2e/harness/packs';
import { fake, resetFake } from '../fake-browser';
import { freshLibrary } from '../library/library';
import { click, control, draw, during, textOf } from './render';
import { eventually } from '../eventually';

const background = { settings: DEFAULT_SETTINGS as Settings, lately: [] as readonly MatchedPage[] };

beforeEach(async () => {
  await freshLibrary();
  location.hash = '';
  Object.assign(background, { settings: DEFAULT_SETTINGS, lately: [] });
  fake().answer = ({ call, arg }) => {
    switch (call) {
      case 'settings':
        return background.settings;
      case 'changeSettings':
        return (background.settings = {
          ...background.settings,
          ...(arg as { patch: Partial<Settings> }).patch,
        });
      case 'matchedLately':
        return background.lately;
      default:
        return null;
    }
  };
});
afterEach(() => {
  resetFake();
  vi.restoreAllMocks();
});

const newArticle = (turn: number, origin: NewArticle['origin'] = 'kept'): NewArticle => {
  const { text, meta } = sampleArticle(turn);
  return { origin, meta, blocks: text.split('\n').map((line) => ({ text: line })) };
};
const keep = async (count: number, origin?: NewArticle['origin']): Promise<void> => {
  for (let turn = 0; turn < count; turn += 1) await addArticle(newArticle(turn, origin));
};

/** The store answers by the clock of its database: drawing goes on until `look` is content. */
const settledAs = async (look: () => void): Promise<void> => {
  await eventually(async () => {
    await during(() => undefined);
    look();
  });
};
const open = async (hash = ''): Promise<HTMLElement> => {
  location.hash = hash;
  const root = await draw(<Shelf />);
  await settledAs(() => expect(root.querySelector('h1')).not.toBeNull());
  return root;
};
const rows = (root: Element): HTMLElement[] => [...root.querySelectorAll<HTMLElement>('.entry')];
const titles = (root: Element): string[] =>
  rows(root).map((row) => textOf(row.querySelector('.entry-title')));
const press = (row: Element, key: string, more: object = {}): Promise<void> =>
  during(() => row.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...more })));
const tick = (row: HTMLElement): Promise<void> =>
  during(() => row.querySelector<HTMLElement>('.check')!.click());
const search = (root: Element, text: string): Promise<void> =>
  during(() => {
    const field = root.querySelector<HTMLInputElement>('input[type=search]')!;
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
const choose = (root: Element, file: File): Promise<void> =>
  during(() => {
    const picker = root.querySelector<HTMLInputElement>('input[type=file]')!;
    Object.defineProperty(picker, 'files', { configurable: true, value: [file] });
    picker.dispatchEvent(new Event('change', { bubbles: true }));
  });
const packFile = (count: number, name = 'wire.hwpack'): File =>
  new File([buildCorpus(Array.from({ length: count }, (_, turn) => sampleArticle(turn)))], name);

describe('the list', () => {
  it('names what came with Headwater, with its dates or that there is none', async () => {
    const root = await open();
    expect(textOf(root.querySelector('.note'))).toMatch(
      /^5 sources, [\d,]+ words\. All came with Headwater\.$/u,
    );
    expect(root.querySelector('[role=grid]')?.getAttribute('aria-rowcount')).toBe('6');
    expect(titles(root)).toContain('Financial Times');
    expect(titles(root).some((title) => title.startsWith('“') && title.endsWith('…”'))).toBe(true);
    expect(textOf(root)).toContain('came with Headwater');
    expect([...root.querySelectorAll('.entry-date')].map(textOf)).toContain('no date stated');
  });

  it('puts what came in last first, and follows changes made elsewhere', async () => {
    await keep(2);
    const root = await open();
    expect(titles(root).slice(0, 2)).toEqual(['Ellary Gazette', 'Harbour News']);
    await addArticle(newArticle(2, 'remembered'));
    await settledAs(() => expect(titles(root)[0]).toBe('Skerry Wire'));
    expect(textOf(rows(root)[0]!)).toMatch(/remembered on/u);
  });

  it('is narrowed by origin, language and date, each with how many there are', async () => {
    await keep(4);
    const root = await open();
    const chips = [...root.querySelectorAll('.chip')].map(textOf);
    expect(chips).toEqual([
      'All 9',
      'Came with Headwater 5',
      'Kept 4',
      'Remembered 0',
      'From feeds 0',
      'From packs 0',
    ]);
    await during(() => root.querySelectorAll<HTMLInputElement>('.chip input')[2]!.click());
    expect(rows(root)).toHaveLength(4);
    expect(textOf(root.querySelector('[role=status]'))).toBe('4 of 9 sources.');
    const since = root.querySelector<HTMLInputElement>('input[type=date]')!;
    await during(() => {
      since.value = '2026-10-30';
      since.dispatchEvent(new Event('change', { bubbles: true }));
    });
    expect(titles(root).sort()).toEqual(['Ellary Gazette', 'Harbour News', 'Skerry Wire']);
    expect(textOf(root.querySelector('.chip'))).toBe('All 3');
    expect(textOf(root)).toContain('Sources without a stated date are left out.');
    await click(root, 'Show all');
    expect(rows(root)).toHaveLength(9);
  });

  it('is put in order by date of publication and by outlet', async () => {
    await keep(3);
    const root = await open();
    const order = async (value: string): Promise<void> =>
      during(() => {
        const select = [...root.querySelectorAll('select')].at(-1)!;
        select.value = value;
        select.dispatchEvent(new Event('change', { bubbles: true }));
      });
    await order('date');
    expect(titles(root).slice(0, 3)).toEqual(['Harbour News', 'Ellary Gazette', 'Skerry Wire']);
    await order('outlet');
    expect(titles(root).slice(0, 3)).toEqual(['Ellary Gazette', 'Financial Times', 'Harbour News']);
  });

  it('is searched in spite of slips, nearest first, and says when nothing is found', async () => {
    await keep(4);
    const root = await open();
    await settledAs(() => expect(textOf(root.querySelector('.found-count'))).toBe('9 of 9 sources.'));
    await search(root, 'harbuor');
    await settledAs(() =>
      expect(textOf(root.querySelector('.found-count'))).toContain('1 of 9 sources, nearest first.'),
    );
    expect(titles(root)).toEqual(['Harbour News']);
    expect(root.querySelector('mark')?.textContent).toBe('Harbour');
    await search(root, 'zz');
    expect(textOf(root.querySelector('.found-count'))).toBe('No source matches “zz”.');
    expect(rows(root)).toEqual([]);
  });

  it('shows text of sources as text alone', async () => {
    const { meta, blocks } = newArticle(1);
    await addArticle({
      origin: 'kept',
      meta: {
        ...meta,
        outlet: '<img src=x onerror=alert(1)>',
        headline: '<b>Bold</b>',
        url: 'javascript:alert(1)',
      },
      blocks,
    });
    const root = await open();
    expect(titles(root)[0]).toBe('<img src=x onerror=alert(1)>');
    await during(() => rows(root)[0]!.click());
    expect(textOf(root.querySelector('.preview h2'))).toBe('<b>Bold</b>');
    expect(root.querySelectorAll('img, .preview b, a[href^="javascript"]')).toHaveLength(0);
  });
});

describe('by keyboard', () => {
  it('one row is a stop, arrows, Home and End go on, Space chooses, Shift takes a range', async () => {
    const root = await open();
    const focused = (): string | undefined => (document.activeElement as HTMLElement).dataset['index'];
    expect(rows(root).filter((row) => row.tabIndex === 0)).toHaveLength(1);
    rows(root)[0]!.focus();
    await press(rows(root)[0]!, 'ArrowDown');
    expect(focused()).toBe('1');
    await press(rows(root)[1]!, ' ');
    expect(rows(root)[1]!.getAttribute('aria-selected')).toBe('true');
    await press(rows(root)[1]!, 'ArrowDown', { shiftKey: true });
    expect(textOf(root.querySelector('.all'))).toBe('2 of 5 chosen');
    await press(rows(root)[2]!, 'End');
    expect(focused()).toBe('4');
    await press(rows(root)[4]!, 'Home');
    expect(focused()).toBe('0');
    await press(rows(root)[0]!, 'a', { ctrlKey: true });
    expect(textOf(root.querySelector('.all'))).toBe('5 of 5 chosen');
  });

  it('Enter shows a source and takes the focus there', async () => {
    const root = await open();
    await press(rows(root)[0]!, 'Enter');
    const heading = root.querySelector('.preview h2');
    expect(document.activeElement).toBe(heading);
    await during(() =>
      heading!.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true })),
    );
    expect(root.querySelector('.preview')).toBeNull();
  });
});

describe('chosen sources', () => {
  it('are switched off, and on again by undo', async () => {
    await keep(2);
    const root = await open();
    await tick(rows(root)[0]!);
    await tick(rows(root)[1]!);
    await click(root, 'Switch off');
    await settledAs(() => expect(rows(root).filter((row) => row.matches('.off'))).toHaveLength(2));
    expect(textOf(root.querySelector('.done'))).toBe('2 sources are no longer compared. Undo');
    expect(document.activeElement).toBe(control(root, 'Undo'));
    expect((await listEntries()).filter(({ isOff }) => isOff)).toHaveLength(2);
    await click(root, 'Undo');
    await settledAs(() => expect(textOf(root.querySelector('.done'))).toBe('All is as it was before.'));
    expect((await listEntries()).filter(({ isOff }) => isOff)).toEqual([]);
  });

  it('are removed, all that were found at once, but for what came with Headwater, and put back', async () => {
    await keep(3);
    const root = await open();
    await during(() => root.querySelector<HTMLInputElement>('.all input')!.click());
    await click(root, 'Remove');
    await settledAs(() => expect(rows(root)).toHaveLength(5));
    expect(textOf(root.querySelector('.done'))).toBe(
      'Removed 3 sources. 5 that came with Headwater stay; they can be switched off. Undo',
    );
    await click(root, 'Undo');
    await settledAs(() => expect(rows(root)).toHaveLength(8));
  });

  it('are only those in sight: what a search leaves out is not removed', async () => {
    await keep(2);
    const root = await open();
    await during(() => root.querySelector<HTMLInputElement>('.all input')!.click());
    await search(root, 'harbour');
    await settledAs(() => expect(titles(root)).toEqual(['Harbour News']));
    await click(root, 'Remove');
    await settledAs(() => expect(textOf(root.querySelector('.done'))).toBe('Removed 1 source. Undo'));
    expect(await listEntries()).toHaveLength(6);
  });
});

describe('one source', () => {
  it('tells what is known, its versions, and what it matched lately', async () => {
    await addArticle(newArticle(0));
    const first = newArticle(0);
    await addArticle({
      ...first,
      blocks: [
        ...first.blocks,
        { text: 'A later edition adds that the harbour office has called for tugs.' },
      ],
    });
    background.lately = [{ title: 'Ferry stuck', at: '2026-11-22T10:00:00.000Z', paragraphs: 3 }];
    const root = await open();
    await during(() => rows(root)[0]!.click());
    await settledAs(() => expect(root.querySelector('.lately li')).not.toBeNull());
    const preview = root.querySelector('.preview')!;
    expect(textOf(preview)).toContain('kept on');
    expect(preview.querySelectorAll('.versions li')).toHaveLength(2);
    expect(textOf(preview.querySelector('.lately'))).toMatch(/^Ferry stuck.* · 3 paragraphs$/u);
    expect(control(preview, 'Read the original').getAttribute('href')).toBe('https://news.example/report/0');
    expect(control(preview, 'The whole text').getAttribute('href')).toMatch(/#source=own-/u);
    expect(textOf(preview)).toContain('Held to trace text, not vouched for.');
    expect(location.hash).toMatch(/^#open=own-/u);
  });
});

describe('packs', () => {
  it('come in from a file, tell what was held, and are removed and put back', async () => {
    await keep(2);
    const root = await open('packs');
    await choose(root, packFile(5));
    await settledAs(() =>
      expect(textOf(root.querySelector('.shelf > .answer'))).toBe(
        'Imported 3 articles from wire.hwpack. 2 more were held already and are shown once.',
      ),
    );
    await settledAs(() =>
      expect(textOf(root.querySelector('.site-list'))).toMatch(/^wire\.hwpack ?5 sources/u),
    );
    await click(root, 'Remove wire.hwpack');
    await settledAs(() => expect(textOf(root.querySelector('.done'))).toBe('Removed. Undo'));
    expect(await listPacks()).toEqual([]);
    await click(root, 'Undo');
    await settledAs(() => expect(document.activeElement).toBe(control(root, 'Remove wire.hwpack')));
    expect(await listPacks()).toHaveLength(1);
    await choose(root, packFile(5));
    await settledAs(() =>
      expect(textOf(root.querySelector('.shelf > .answer'))).toBe(
        'All articles of wire.hwpack are held already.',
      ),
    );
  });

  it.each([
    ['text.hwpack', new Uint8Array([1, 2, 3]), 'text.hwpack is not a Headwater pack.'],
    [
      'cut.hwpack',
      new Uint8Array(buildCorpus([sampleArticle(1)])).slice(0, -9),
      'cut.hwpack ends too early.',
    ],
    [
      'bad.hwpack',
      new Uint8Array(buildCorpus([sampleArticle(1)])).map((byte, at) => (at === 400 ? byte ^ 1 : byte)),
      'bad.hwpack is damaged.',
    ],
    [
      'hostile.hwpack',
      new Uint8Array(
        buildCorpus([{ ...sampleArticle(1), meta: { url: 'javascript:alert(1)', outlet: 'Wire' } }]),
      ),
      'hostile.hwpack holds names, dates or addresses that no article has.',
    ],
  ])('%s is refused in words', async (name, bytes, said) => {
    const root = await open('packs');
    await choose(root, new File([bytes], name));
    await settledAs(() => expect(textOf(root.querySelector('[role=alert]'))).toContain(said));
    expect(textOf(root.querySelector('[role=alert]'))).toMatch(/nothing has changed\.$/iu);
    expect(await listPacks()).toEqual([]);
  });

  it('that came with Headwater are switched off as a whole', async () => {
    const root = await open('packs');
    await during(() => root.querySelector<HTMLElement>('[role=switch]')!.click());
    expect(background.settings.bundled).toBe(false);
    expect(root.querySelector('[role=switch]')?.getAttribute('aria-checked')).toBe('false');
  });
});

describe('storage', () => {
  it('says what is held and what it takes, and what the browser promised when it is asked', async () => {
    await keep(2);
    const root = await open('storage');
    await settledAs(() => expect(textOf(root.querySelector('.facts'))).toContain('Kept2 sources'));
    expect(textOf(root)).toContain('The browser has made no promise');
    expect(textOf(root.querySelector('.facts'))).toMatch(/On the disk.*kB; the browser would give 1 GB/u);
    vi.spyOn(navigator.storage, 'persisted').mockResolvedValue(true);
    await click(root, 'Ask the browser to keep it');
    await settledAs(() => expect(textOf(root)).toContain('The browser has promised'));
  });

  it('deletes everything in two steps, and says what goes', async () => {
    await keep(2);
    const root = await open('storage');
    await settledAs(() => expect(textOf(root.querySelector('.facts'))).toContain('Kept2 sources'));
    await click(root, 'Delete everything…');
    expect(textOf(root.querySelector('.changes'))).toContain('Kept: 2');
    expect(await listEntries()).toHaveLength(7);
    await click(root, 'Leave all as it is');
    await click(root, 'Delete everything…');
    await click(root, 'Delete all of it');
    await settledAs(() => expect(textOf(root)).toContain('Deleted. What came with Headwater is there.'));
    expect(await listEntries()).toHaveLength(5);
  });
});
