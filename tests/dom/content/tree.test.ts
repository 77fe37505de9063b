import { expect, it } from 'vitest';
import { siblingsOf } from '../../../extension/content/tree';

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
