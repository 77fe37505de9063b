/** What readers see describes texts; it never judges an outlet. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../tools/build';

const LOCALES = join(ROOT, 'extension/public/_locales');
const FORBIDDEN =
  /plagiar|\bfak(?:e|ed|ing)\b|\bstolen\b|\bsteal|\balerts?\b|copied from|\breliable\b|\btrustworthy\b/i;

type Messages = Readonly<Record<string, { readonly message: string }>>;

const messagesOf = (locale: string): Messages =>
  JSON.parse(readFileSync(join(LOCALES, locale, 'messages.json'), 'utf8')) as Messages;

describe.each(readdirSync(LOCALES))('the words of %s', (locale) => {
  it('accuse nobody', () => {
    const texts = Object.entries(messagesOf(locale)).map(([key, { message }]) => `${key}: ${message}`);
    expect(texts.length).toBeGreaterThan(50);
    expect(texts.filter((text) => FORBIDDEN.test(text.slice(text.indexOf(':'))))).toEqual([]);
  });

  it('have no exclamation marks', () => {
    const texts = Object.values(messagesOf(locale)).map(({ message }) => message);
    expect(texts.filter((text) => text.includes('!'))).toEqual([]);
  });
});

it('stand in _locales alone: the pages of the extension bring no text of their own', () => {
  const pages = readdirSync(join(ROOT, 'extension'), { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.html'),
  );
  expect(pages.length).toBeGreaterThanOrEqual(3);
  for (const page of pages) {
    const body = /<body[^>]*>([\s\S]*)<\/body>/.exec(
      readFileSync(join(ROOT, 'extension', page), 'utf8'),
    )?.[1];
    expect(body?.replace(/<[^>]*>/g, '').trim(), page).toBe('');
  }
});
