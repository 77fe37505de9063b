import { expect, it } from 'vitest';
import { CEILINGS, tooLarge, type ShippedFile } from '../../../tools/sizes';

const file = (path: string, kilobytes: number): ShippedFile => ({ path, gzip: kilobytes * 1000 });

const SHIPPED = [
  file('content.js', 3),
  file('session.js', 7),
  file('assets/index-x.css', 5),
  file('words/de.txt', 5),
  file('_locales/en/messages.json', 15),
  // Neither code nor words.
  file('corpus.hwpack', 5_000),
  file('icons/off-16.png', 5_000),
];

it('has nothing to say of what is below every ceiling', () => {
  expect(tooLarge('chrome', SHIPPED)).toEqual([]);
});

it('names what is above a ceiling, in every kind of file that counts', () => {
  const [content, code, words] = CEILINGS;
  expect(tooLarge('chrome', [...SHIPPED, file('session.js', content!.most)])).toEqual([
    `chrome: the content script has 30.0 KB, gzipped; the ceiling is 20, the goal 20`,
  ]);
  for (const path of ['assets/a.js', 'assets/a.css', 'extension/popup/index.html', 'manifest.json'])
    expect(tooLarge('chrome', [...SHIPPED, file(path, code!.most)])).toHaveLength(1);
  for (const path of ['words/es.txt', '_locales/ar/messages.json'])
    expect(tooLarge('chrome', [...SHIPPED, file(path, words!.most)])).toHaveLength(1);
});

it('misses what is not there: a build that lost it is not small', () => {
  expect(tooLarge('chrome', SHIPPED.slice(2))).toEqual([
    'chrome: the content script is not there',
    'chrome: what runs in every page is not there',
  ]);
});
