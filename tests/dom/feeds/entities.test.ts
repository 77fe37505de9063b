/** Entities as a browser reads them in running text. */
import { expect, it, vi } from 'vitest';
import { decodeHTML } from '../../../extension/feeds/entities';

it('reads names and numbers, and leaves all else', () => {
  expect(decodeHTML('Caf&eacute; &amp;amp; &#8220;bar&#x201d; &lt;b&gt; &mdash;')).toBe(
    'Café &amp; “bar” <b> —',
  );
  for (const plain of ['', 'A & B; C', '&;', '&#;', '&#x;', '<p>a</p>\r\n\u0000', '& amp;'])
    expect(decodeHTML(plain), plain).toBe(plain);
});

it('makes a document for entities that it has not met, not for each text', () => {
  const parse = vi.spyOn(DOMParser.prototype, 'parseFromString');
  for (let turn = 0; turn < 100; turn += 1)
    expect(decodeHTML(`${turn} &hellip; &frac12;`)).toBe(`${turn} … ½`);
  expect(parse).toHaveBeenCalledOnce();
  const many = Array.from({ length: 12_000 }, (_, at) => `&#${at + 20_000};`).join('');
  expect(decodeHTML(many)).toHaveLength(12_000);
  expect(decodeHTML('&hellip;')).toBe('…');
});
