/** Articles in the languages whose tables of words are files of the extension, taken in by the built extension. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { buildCorpus } from '../../src/index';
import { storeDoor } from './harness/store-door';
import { inBothBrowsers } from './harness/suite';

const FILES = {
  en: 'seeds/000_e937ff776bc6dc7a.txt',
  de: 'tests/gold/languages/de/original.txt',
  fr: 'tests/gold/languages/fr/original.txt',
  es: 'tests/gold/languages/es/original.txt',
  ru: 'tests/gold/languages/ru/original.txt',
} as const;

/** What a segment of these paragraphs takes with the tables that the engine carries. */
function bytesOf(paragraphs: readonly string[]): number {
  let start = 0;
  const blocks = paragraphs.map((text) => {
    const block = { start, end: start + text.length };
    start = block.end + 2;
    return block;
  });
  const article = { id: 'own-0123456789abcdef', text: paragraphs.join('\n\n'), blocks, meta: {} };
  return buildCorpus([article], { background: 'own' }).byteLength;
}

inBothBrowsers('the library', (driver) => {
  it.each(Object.entries(FILES))('takes in an article in %s with the table of its words', async (_, file) => {
    const paragraphs = readFileSync(file, 'utf8')
      .trim()
      .split(/\n\s*\n/u);
    const page = await driver().extensionPage('extension/options/index.html');
    const store = await storeDoor(page);
    const blocks = paragraphs.map((text) => ({ text }));
    const { state } = await store.call<{ state: string }>('addArticle', { origin: 'kept', meta: {}, blocks });
    expect(state).toBe('added');
    const { bytes } = await store.call<{ bytes: number }>('usage');
    expect(bytes).toBe(bytesOf(paragraphs));
    await store.call('deleteLibrary');
    await page.close();
  });
});
