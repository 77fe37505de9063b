/** Texts in the encoding that they have, not always the one that they state. */
import { expect, it } from 'vitest';
import { textOf } from '../../../extension/feeds/decode';

const latin = (text: string): Uint8Array => Uint8Array.from(text, (one) => one.charCodeAt(0));
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

it.each([
  ['as UTF-8', utf8('Zürich'), null],
  ['with a mark at its start', utf8('\ufeffZürich'), 'text/xml; charset=iso-8859-1'],
  ['as the header says', latin('Z\xfcrich'), 'application/xml; charset="ISO-8859-1"'],
  ['as nobody says', latin('Z\xfcrich'), null],
  ['as its header wrongly says', utf8('Zürich'), 'text/xml; charset=shift_jis; x'],
  ['in an encoding that nobody knows', utf8('Zürich'), 'text/xml; charset=ebcdic-klingon'],
  [
    'in UTF-16',
    Uint8Array.from(
      [0xff, 0xfe, ...'Zürich'].flatMap((one) => (typeof one === 'number' ? [one] : [one.charCodeAt(0), 0])),
    ),
    null,
  ],
])('%s', (_, bytes, type) => {
  // Half of an umlaut may be a letter of a wrong encoding: only what cannot be read at all is noticed.
  if (type?.includes('shift_jis') === true) expect(textOf(bytes, type)).toContain('rich');
  else expect(textOf(bytes, type)).toBe('Zürich');
});

it('as the text itself says', () => {
  expect(textOf(latin('<?xml version="1.0" encoding="windows-1252"?><a>Z\xfcrich</a>'), null)).toContain(
    'Zürich',
  );
  expect(textOf(latin('<html><meta charset=windows-1251><p>\xd1\xeb\xee\xe2\xee'), 'text/html')).toContain(
    'Слово',
  );
  // The header goes before.
  const both = latin('<?xml version="1.0" encoding="windows-1251"?><a>Z\xfcrich</a>');
  expect(textOf(both, 'text/xml; charset=iso-8859-1')).toContain('Zürich');
});

it('bytes that are no text are none', () => {
  expect(textOf(Uint8Array.from([1, 2, 0, 3]), 'application/rss+xml')).toBeNull();
});
