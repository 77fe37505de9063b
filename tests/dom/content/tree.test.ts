import { afterEach, expect, it } from 'vitest';
import { readPage } from '../../../extension/content/article';
import { glance } from '../../../extension/content/prose';
import { childrenOf, siblingsOf } from '../../../extension/content/tree';
import { article } from './pages';

afterEach(() => document.body.replaceChildren());

it('walks past a field that stands for its form’s next sibling, wherever that leads', () => {
  const markup = '<p>Before.</p><form><p>In it.</p></form><p>After.</p>';
  document.body.append(document.createRange().createContextualFragment(markup));
  const [before, form] = document.body.children as unknown as HTMLElement[];
  // As browsers have it for <input form=f name=nextSibling>; the DOM of these tests does not.
  Object.defineProperty(form, 'nextSibling', { value: before });
  Object.defineProperty(form, 'firstChild', { value: document.body });
  expect(childrenOf(document.body).map(({ textContent }) => textContent)).toEqual([
    'Before.',
    'In it.',
    'After.',
  ]);
  expect(childrenOf(form!).map(({ textContent }) => textContent)).toEqual(['In it.']);
  expect([...siblingsOf(form!)].map(({ textContent }) => textContent)).toEqual([
    'Before.',
    'In it.',
    'After.',
  ]);
  // It ends.
  expect(readPage(document).isArticle).toBe(false);
});

it('finds what stands beside a paragraph in a form with a field that is called children', () => {
  document.body.append(
    document.createRange().createContextualFragment('<form><p>Text.</p><input name="children"></form>'),
  );
  const form = document.querySelector('form')!;
  const [paragraph, field] = [form.firstElementChild!, form.lastElementChild!];
  // As browsers have it, by the HTML Standard: a form's fields hide its properties of the same names.
  Object.defineProperty(form, 'children', { value: field });
  expect([...siblingsOf(paragraph)]).toEqual([paragraph, field]);
});

const glanceAt = (page: Document): boolean => {
  const steps = glance(page);
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value.isEnough;
};

it.each([article(), '<p>Text.</p>'])('reads past a form’s fields that hide what it holds', (text) => {
  document.body.append(document.createRange().createContextualFragment(`<form>${text}<input></form>`));
  const form = document.querySelector('form')!;
  // As browsers have it, by the HTML Standard: a form's fields hide its properties of the same names.
  Object.defineProperty(form, 'firstChild', { value: form.lastChild });
  Object.defineProperty(form, 'nextSibling', { value: document.body });
  expect(glanceAt(document)).toBe(text === article());
});
