import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { makePreview } from '../../../extension/background/preview';
import type { Preview } from '../../../extension/messages';
import { Welcome } from '../../../extension/welcome/welcome';
import { fake, resetFake } from '../fake-browser';
import { click, draw, during, textOf, type } from './render';
import { realTraces } from './traces';

let preview: Preview;
beforeAll(async () => {
  preview = makePreview((await realTraces()).corpus)!;
});
beforeEach(() => {
  fake().answer = ({ call }) => (call === 'preview' ? preview : []);
});
afterEach(resetFake);

const choose = (root: Element, value: string): Promise<void> =>
  during(() => root.querySelector<HTMLInputElement>(`input[value=${value}]`)!.click());

const button = (root: Element): HTMLElement => root.querySelector<HTMLElement>('.primary')!;

it('chooses nothing in advance, and starts nothing before a choice', async () => {
  const root = await draw(<Welcome />);
  expect(root.querySelectorAll('input:checked')).toHaveLength(0);
  expect(button(root).getAttribute('aria-disabled')).toBe('true');
  await during(() => button(root).click());
  expect(fake().requested).toEqual([]);
  expect(textOf(root)).toContain('Choose one of the three.');
});

it('shows a real passage of a held text with its source', async () => {
  const root = await draw(<Welcome />);
  const { text, match } = preview.sample;
  expect(textOf(root.querySelector('blockquote'))).toBe(text.replace(/\s+/gu, ' '));
  expect(root.querySelectorAll('blockquote mark').length).toBeGreaterThan(0);
  const shown = textOf(root.querySelector('q')).replace(/^… |…$/gu, '');
  expect(match!.source.text.replace(/\s+/gu, ' ')).toContain(shown);
});

it('only on a click: asks nothing', async () => {
  const root = await draw(<Welcome />);
  await choose(root, 'click');
  expect(textOf(root)).toContain('Your browser will ask nothing.');
  await during(() => button(root).click());
  expect(fake().requested).toEqual([]);
  expect(textOf(root)).toContain('Open an article and press Headwater in the toolbar.');
});

it('all sites: names what the browser will ask, and asks it', async () => {
  const root = await draw(<Welcome />);
  await choose(root, 'all');
  expect(textOf(button(root))).toBe('Allow all sites and start');
  await during(() => button(root).click());
  expect(fake().requested).toEqual([['*://*/*']]);
  expect(textOf(root.querySelector('.ready h2'))).toBe('Ready.');
});

it('picked sites: one question for all of them', async () => {
  const root = await draw(<Welcome />);
  await choose(root, 'picked');
  expect(button(root).getAttribute('aria-disabled')).toBe('true');
  for (const site of ['www.news.example', 'courier.example', 'wrong.example']) {
    await type(root.querySelector('.site-field')!, site);
    await click(root, 'Add');
  }
  await click(root, 'Remove wrong.example');
  expect(textOf(root)).toContain('Your browser will ask for news.example and courier.example.');
  expect(textOf(button(root))).toBe('Allow 2 sites and start');
  await during(() => button(root).click());
  expect(fake().requested).toEqual([['*://*.news.example/*', '*://*.courier.example/*']]);
});

it('a refusal is answered in words and can be tried again', async () => {
  fake().granted = false;
  const root = await draw(<Welcome />);
  await choose(root, 'all');
  await during(() => button(root).click());
  expect(textOf(root.querySelector('[role=status]'))).toContain('did not allow it');
  fake().granted = true;
  await during(() => button(root).click());
  expect(textOf(root.querySelector('.ready h2'))).toBe('Ready.');
});

it('does without a sample where the library has none', async () => {
  fake().answer = ({ call }) => (call === 'preview' ? null : []);
  const root = await draw(<Welcome />);
  expect(root.querySelector('.sample')).toBeNull();
  expect(root.querySelectorAll('input[type=radio]')).toHaveLength(3);
});
