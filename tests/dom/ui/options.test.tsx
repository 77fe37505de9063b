import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makePreview } from '../../../extension/background/preview';
import type { HeldArticle, Preview, SearchHit, SiteAccess, Strictness } from '../../../extension/messages';
import { Options } from '../../../extension/options/options';
import { placeFrom } from '../../../extension/options/place';
import { DEFAULT_SETTINGS, type Settings } from '../../../extension/settings';
import { fake, resetFake } from '../fake-browser';
import { click, draw, during, textOf, type } from './render';
import { realTraces } from './traces';

const background = {
  settings: DEFAULT_SETTINGS as Settings,
  access: { mode: 'click', sites: [] } as SiteAccess,
  passing: [] as string[],
  broken: false,
};
let preview: Preview;
let held: HeldArticle;
let hits: SearchHit[];

beforeAll(async () => {
  const { corpus } = await realTraces();
  preview = makePreview(corpus)!;
  const { first, end } = corpus.paragraphsOf(0);
  const ids = Array.from({ length: end - first }, (_, index) => first + index);
  held = {
    article: corpus.article(0),
    blocks: ids.map((id) => ({ text: corpus.text(id), kind: corpus.kind(id) })),
  };
  hits = Array.from({ length: corpus.articleCount }, (_, index) => ({
    article: corpus.article(index),
    snippet: { text: corpus.article(index).opening, ranges: [] },
  }));
});

function answer({ call, arg }: { readonly call: string; readonly arg: unknown }): unknown {
  switch (call) {
    case 'settings':
      return background.settings;
    case 'changeSettings':
      if (background.broken) throw new Error('full');
      background.settings = { ...background.settings, ...(arg as { patch: Partial<Settings> }).patch };
      return background.settings;
    case 'removeOffSite': {
      const { site } = arg as { site: string };
      const { settings } = background;
      background.settings = { ...settings, offSites: settings.offSites.filter((one) => one !== site) };
      background.passing = background.passing.filter((one) => one !== site);
      return null;
    }
    case 'privateOffSites':
    case 'privateOwnSites':
      return background.passing;
    case 'access':
      return background.access;
    case 'preview':
      return preview;
    case 'search':
      return (arg as { query: string }).query === 'zz' ? [] : hits;
    case 'held':
      return (arg as { articleId: string }).articleId === held.article.articleId ? held : null;
    default:
      return null;
  }
}

beforeEach(() => {
  background.settings = DEFAULT_SETTINGS;
  background.access = { mode: 'click', sites: [] };
  background.passing = [];
  background.broken = false;
  fake().answer = answer;
});
afterEach(resetFake);

const open = async (hash: string): Promise<HTMLElement> => {
  location.hash = hash;
  return draw(<Options />);
};

const radio = (root: Element, value: string): HTMLInputElement =>
  root.querySelector<HTMLInputElement>(`input[type=radio][value=${value}]`)!;

const section = (root: Element, heading: string): HTMLElement =>
  [...root.querySelectorAll('section')].find((one) => textOf(one.querySelector('h2')) === heading)!;
const offSection = (root: Element): HTMLElement => section(root, 'Sites where it stays off');

const choose = (root: Element, value: string): Promise<void> => during(() => radio(root, value).click());

const marked = (root: Element): number => root.querySelectorAll('.preview-marked').length;

describe('reading', () => {
  it('shows the real preview at the chosen step, and stores a change at once', async () => {
    const root = await open('reading');
    const expected = (step: Strictness): number =>
      preview.steps.filter((one) => one.marked.includes(step)).length;
    expect(radio(root, 'balanced').checked).toBe(true);
    expect(marked(root)).toBe(expected('balanced'));
    await choose(root, 'loose');
    expect(background.settings.strictness).toBe('loose');
    expect(marked(root)).toBe(preview.steps.length);
    await choose(root, 'strict');
    expect(marked(root)).toBe(expected('strict'));
    expect(expected('strict')).toBeLessThan(preview.steps.length);
  });

  it('says of an unmarked passage at which step it is marked', async () => {
    const root = await open('reading');
    const last = preview.steps.findIndex((step) => step.marked.length === 1);
    expect(textOf(root.querySelectorAll('.preview-state')[last]!)).toContain(
      'Not marked at Balanced, marked at Loose',
    );
  });

  it('stores how badges and highlights are shown', async () => {
    const root = await open('reading');
    await choose(root, 'mark');
    await choose(root, 'always');
    expect(background.settings).toMatchObject({ badges: 'mark', highlights: 'always' });
  });

  it('switches the printing of marks on, under what both ways mean', async () => {
    const root = await open('reading');
    const button = root.querySelector<HTMLElement>('[role=switch]')!;
    const named = (attribute: string): string =>
      textOf(document.getElementById(button.getAttribute(attribute)!));
    expect(named('aria-labelledby')).toBe('Print the marks');
    expect(named('aria-describedby')).toContain('Off: printed pages look as published.');
    expect(button.getAttribute('aria-checked')).toBe('false');
    await during(() => button.click());
    expect(background.settings.printMarks).toBe(true);
    expect(root.querySelector('[role=switch]')?.getAttribute('aria-checked')).toBe('true');
  });

  it('shows what is stored when a change failed, and says so', async () => {
    background.broken = true;
    const root = await open('reading');
    await choose(root, 'strict');
    expect(textOf(root.querySelector('[role=alert]'))).toBe('That could not be saved. Nothing has changed.');
    expect(radio(root, 'balanced').checked).toBe(true);
    expect(radio(root, 'strict').checked).toBe(false);
  });

  it('follows a change made elsewhere', async () => {
    const root = await open('reading');
    background.settings = { ...DEFAULT_SETTINGS, strictness: 'strict' };
    await during(() => fake().storageChanged.fire({}, 'local'));
    expect(radio(root, 'strict').checked).toBe(true);
  });
});

describe('where it looks', () => {
  it('asks the browser for all sites at the button, not at the choice', async () => {
    const root = await open('sites');
    await choose(root, 'all');
    expect(fake().requested).toEqual([]);
    await click(root, 'Allow all sites');
    expect(fake().requested).toEqual([['*://*/*']]);
  });

  it('says when the browser refused, and stays as it is', async () => {
    fake().granted = false;
    const root = await open('sites');
    await choose(root, 'all');
    await click(root, 'Allow all sites');
    expect(textOf(root.querySelector('[role=alert]'))).toContain('did not allow it');
    expect(radio(root, 'click').checked).toBe(true);
  });

  it.each(['picked', 'click'])('gives nothing back on the way to “%s”, only at the button', async (to) => {
    background.access = { mode: 'all', sites: [] };
    fake().origins = ['*://*/*'];
    const root = await open('sites');
    // What the arrow keys do: each choice that they pass is chosen.
    for (const passed of ['click', 'picked', 'all', to]) await choose(root, passed);
    expect(fake().removed).toEqual([]);
    expect(root.querySelector('.sites')).toBeNull();
    await click(root, 'Give the permission back');
    expect(fake().removed).toEqual([['*://*/*']]);
    expect(document.activeElement).toBe(radio(root, to));
  });

  it('says when the browser kept a permission, and shows what is true', async () => {
    background.access = { mode: 'all', sites: [] };
    fake().origins = ['*://*/*'];
    fake().granted = false;
    const root = await open('sites');
    await choose(root, 'click');
    await click(root, 'Give the permission back');
    expect(textOf(root.querySelector('[role=alert]'))).toContain('did not give this up');
    expect(radio(root, 'all').checked).toBe(true);
  });

  it('asks for a picked site with its subdomains', async () => {
    const root = await open('sites');
    await choose(root, 'picked');
    expect(fake().requested).toEqual([]);
    const card = radio(root, 'picked').closest('.choice')!;
    await type(card, 'https://www.News.example/today?x=1');
    await click(card, 'Add');
    expect(fake().requested).toEqual([['*://*.news.example/*']]);
  });

  it('gives back just the origins of a removed site', async () => {
    background.access = { mode: 'picked', sites: ['news.example', 'other.example'] };
    fake().origins = ['*://*.news.example/*', 'https://news.example/*', '*://other.example/*'];
    const root = await open('sites');
    await click(root, 'Remove news.example');
    expect(fake().removed).toEqual([['*://*.news.example/*', 'https://news.example/*']]);
  });

  it('keeps sites where it stays off, each once', async () => {
    background.settings = { ...DEFAULT_SETTINGS, offSites: ['bank.example'] };
    const root = await open('sites');
    const off = offSection(root);
    await type(off, 'mail.example');
    await click(off, 'Add');
    await type(off, 'mail.example');
    await click(off, 'Add');
    expect(background.settings.offSites).toEqual(['bank.example', 'mail.example']);
    await click(off, 'Remove bank.example');
    expect(background.settings.offSites).toEqual(['mail.example']);
  });

  it('marks a site that was switched off in a private window, and removes it', async () => {
    background.settings = { ...DEFAULT_SETTINGS, offSites: ['bank.example'] };
    background.passing = ['quiet.example'];
    const root = await open('sites');
    const listed = (): string[] => [...offSection(root).querySelectorAll('li > span')].map(textOf);
    expect(listed()).toEqual(['bank.example', 'quiet.example · until you close the browser']);
    await click(offSection(root), 'Remove quiet.example');
    expect(listed()).toEqual(['bank.example']);
  });

  it('offers no site to switch off while the present ones are not known', async () => {
    fake().answer = (message) =>
      message.call === 'settings' ? Promise.reject(new Error('gone')) : answer(message);
    const root = await open('sites');
    const off = offSection(root);
    expect(off.querySelector('input, button')).toBeNull();
    expect(textOf(off.querySelector('[role=alert]'))).toBe('Headwater can’t be reached.');
  });

  it.each(['not a site', 'javascript:alert(1)', 'word', 'ftp://news.example'])(
    'refuses %j in words',
    async (typed) => {
      const root = await open('sites');
      const off = offSection(root);
      await type(off, typed);
      await click(off, 'Add');
      expect(textOf(off.querySelector('[role=alert]'))).toContain('is not a site');
      expect(background.settings.offSites).toEqual([]);
    },
  );
});

describe('a held text', () => {
  const words = (index: number): string => held.blocks[index]!.text.replace(/\s+/gu, ' ');

  it('is shown at its passage, between what stands around it, and not vouched for', async () => {
    const root = await open(`source=${held.article.articleId}&p=2`);
    const shown = [...root.querySelectorAll('.held-text p')].map((one) => textOf(one));
    expect(shown).toHaveLength(3);
    expect(words(1)).toContain(shown[0]!.replace(/^…/u, ''));
    expect(shown[1]).toBe(words(2));
    expect(words(3)).toContain(shown[2]!.replace(/…$/u, ''));
    expect([...root.querySelectorAll('.number')].map((one) => textOf(one))).toEqual(['2', '3', '4']);
    expect(textOf(root.querySelector('.asked p'))).toBe(words(2));
    expect(root.querySelector('.held-text')?.getAttribute('lang')).toBe(held.article.inLanguage ?? null);
    expect(textOf(root)).toContain('Held to trace text, not vouched for.');
  });

  it('is shown whole on request, and at once where no passage was asked for', async () => {
    const root = await open(`source=${held.article.articleId}&p=2`);
    await click(root, 'Show the whole text we hold');
    expect(root.querySelector('article button')?.getAttribute('aria-expanded')).toBe('true');
    expect(root.querySelectorAll('.held-text li')).toHaveLength(held.blocks.length);
    expect(textOf(root.querySelector('.asked p'))).toBe(words(2));
    await click(root, 'Show this passage alone');
    expect(root.querySelectorAll('.held-text li')).toHaveLength(3);
    for (const hash of ['', '&p=9999']) {
      const whole = await open(`source=${held.article.articleId}${hash}`);
      expect(whole.querySelectorAll('.held-text li')).toHaveLength(held.blocks.length);
      expect(whole.querySelector('article button')).toBeNull();
    }
  });

  it('leads back to the page, and says so where that is gone', async () => {
    const root = await open(`source=${held.article.articleId}&p=2&tab=7&at=12`);
    const { answer } = fake();
    fake().answer = (message) => (message.call === 'goTo' ? null : answer(message));
    await click(root, 'Back to the page');
    expect(fake().sent.at(-1)).toMatchObject({ call: 'goTo', arg: { tabId: 7, paragraph: 12 } });
    expect(textOf(root.querySelector('.back [role=status]'))).toBe('');
    fake().answer = (message) =>
      message.call === 'goTo' ? Promise.reject(new Error('no such tab')) : answer(message);
    await click(root, 'Back to the page');
    expect(textOf(root.querySelector('.back [role=status]'))).toMatch(/^That page is no longer open/u);
    expect((await open(`source=${held.article.articleId}&p=2`)).querySelector('.back button')).toBeNull();
  });

  it('links only to the web', async () => {
    const before = held;
    held = { ...before, article: { ...before.article, url: 'javascript:alert(1)' } };
    const root = await open(`source=${held.article.articleId}`);
    expect([...root.querySelectorAll('article a')]).toEqual([]);
    held = { ...before, article: { ...before.article, url: 'https://news.example/a' } };
    const again = await open(`source=${held.article.articleId}`);
    expect(again.querySelector('article a')?.getAttribute('href')).toBe('https://news.example/a');
    held = before;
  });

  it('that is not there is said to be missing', async () => {
    const root = await open('source=nowhere');
    expect(textOf(root.querySelector('h1'))).toBe('This text is not in your library.');
  });
});

it('the address names the place', () => {
  expect(placeFrom('')).toEqual({ section: 'reading' });
  expect(placeFrom('#about')).toEqual({ section: 'about' });
  expect(placeFrom('#source=a%26b&p=3')).toEqual({ section: 'source', articleId: 'a&b', paragraph: 3 });
  expect(placeFrom('#source=a&p=-1')).toEqual({ section: 'source', articleId: 'a', paragraph: null });
  expect(placeFrom('#source=a&p=3&tab=7&at=12')).toEqual({
    section: 'source',
    articleId: 'a',
    paragraph: 3,
    back: { tabId: 7, paragraph: 12 },
  });
  expect(placeFrom('#source=a&tab=7')).not.toHaveProperty('back');
  expect(placeFrom('#source=a')).toEqual({ section: 'source', articleId: 'a', paragraph: null });
});

it('about names the version', async () => {
  expect(textOf(await open('about'))).toContain('Version 9.8.7');
});
