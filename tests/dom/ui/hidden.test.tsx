/** What the reader hid: listed, shown again, and hidden again in its place. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Mute } from '../../../extension/messages';
import { Options } from '../../../extension/options/options';
import { fake, resetFake } from '../fake-browser';
import { click, control, draw, during, textOf } from './render';

const source = { articleId: '000', outlet: 'Financial Times' };
const MATCH: Mute = {
  id: 'match',
  kind: 'match',
  at: '2026-11-21T12:00:00.000Z',
  source,
  articleIds: ['000', '001'],
  paragraph: { key: 'a'.repeat(64), words: 'Military analysts echo this view and' },
};
const SOURCE: Mute = {
  id: 'source',
  kind: 'source',
  at: '2026-11-22T12:00:00.000Z',
  source: { articleId: '9', opening: 'The agency reports that nobody was hurt' },
  articleIds: ['9'],
};
const PRIVATE: Mute = {
  ...MATCH,
  id: 'private',
  at: '2026-11-20T12:00:00.000Z',
  paragraph: { key: 'b'.repeat(64), words: 'Nobody was hurt' },
  isPrivate: true,
};

const background = { mutes: [] as Mute[], broken: false };
beforeEach(() => {
  Object.assign(background, { mutes: [SOURCE, MATCH, PRIVATE], broken: false });
  fake().answer = ({ call, arg }) => {
    if (call === 'mutes') return background.mutes;
    if (background.broken) throw new Error('full');
    const { ids = [], mutes = [] } = arg as { ids?: string[]; mutes?: Mute[] };
    const gone = background.mutes.filter((one) => ids.includes(one.id));
    if (call === 'unmute') background.mutes = background.mutes.filter((one) => !ids.includes(one.id));
    if (call === 'remute') background.mutes = [...mutes, ...background.mutes];
    return call === 'unmute' ? gone : null;
  };
});
afterEach(resetFake);

const open = (): Promise<HTMLElement> => {
  location.hash = 'hidden';
  return draw(<Options />);
};
const rows = (root: Element): string[] => [...root.querySelectorAll('main li')].map(textOf);

it('is listed newest first, with its words, its source, its day, and how long it lasts', async () => {
  const root = await open();
  expect(rows(root)).toEqual([
    'Nothing from “The agency reports that nobody was…”22 November 2026Show again',
    '“Military analysts echo this view and…”Not linked to the Financial Times · 21 November 2026Show again',
    expect.stringContaining('20 November 2026 · until you close the browser'),
  ]);
  expect(control(root, 'Show again: Military analysts').getAttribute('aria-label')).toBe(
    'Show again: Military analysts echo this view and',
  );
});

it('is shown again, and hidden again in its place; the focus goes along', async () => {
  const root = await open();
  await click(root, 'Show again: “The agency');
  expect(background.mutes).toEqual([MATCH, PRIVATE]);
  expect(rows(root)[0]).toContain('Shown again. Undo');
  expect(document.activeElement).toBe(control(root, 'Undo'));
  await click(root, 'Undo');
  expect(background.mutes).toEqual([SOURCE, MATCH, PRIVATE]);
  expect(rows(root)[0]).not.toContain('Undo');
  expect(document.activeElement).toBe(control(root, 'Show again: “The agency'));
});

it('is shown again all at once, and all of it hidden again', async () => {
  const root = await open();
  await click(root, 'Show all again');
  expect(background.mutes).toEqual([]);
  expect(textOf(root.querySelector('main section'))).toBe('All are shown again. UndoNothing hidden.');
  await click(root, 'Undo');
  expect(background.mutes).toEqual([SOURCE, MATCH, PRIVATE]);
  expect(rows(root)).toHaveLength(3);
  expect(document.activeElement).toBe(control(root, 'Show all again'));
});

it('says when nothing is hidden, and when a change was not saved', async () => {
  background.broken = true;
  const root = await open();
  await click(root, 'Show all again');
  expect(textOf(root.querySelector('[role=alert]'))).toBe('That could not be saved. Nothing has changed.');
  expect(rows(root)).toHaveLength(3);
  Object.assign(background, { mutes: [] });
  await during(() => fake().storageChanged.fire({}, 'local'));
  expect(textOf(root.querySelector('main section'))).toBe('Nothing hidden.');
});
