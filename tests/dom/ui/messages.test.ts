/** The reader's words: complete, described, and every one of them used. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import messages from '../../../extension/public/_locales/en/messages.json' with { type: 'json' };

const KEYS = Object.keys(messages);
const entries: readonly [string, { readonly message: string; readonly description: string }][] =
  Object.entries(messages);

it('have plain keys, words and a description for translators', () => {
  for (const [key, { message, description }] of entries) {
    expect(key).toMatch(/^[a-z][A-Za-z0-9]*(?:_(?:one|other))?$/u);
    expect(message.trim(), key).not.toBe('');
    expect(description.trim(), key).not.toBe('');
  }
});

it('come as singular and plural together, the plural with its count', () => {
  for (const key of KEYS.filter((one) => /_(?:one|other)$/u.test(one))) {
    const base = key.replace(/_(?:one|other)$/u, '');
    expect(KEYS).toContain(`${base}_one`);
    expect(KEYS).toContain(`${base}_other`);
  }
  for (const [key, { message }] of entries.filter(([one]) => one.endsWith('_other'))) {
    expect(message, key).toContain('$1');
  }
});

it('are all used', () => {
  const code = (folder: string): string =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/u.test(file))
      .map((file) => readFileSync(join(folder, file), 'utf8'))
      .join('\n');
  const used = `${code('extension')}\n${code('tools')}\n${readFileSync('manifest.json', 'utf8')}`;
  const unused = KEYS.filter(
    (key) => !used.includes(`'${key.replace(/_(?:one|other)$/u, '')}'`) && !used.includes(`__MSG_${key}__`),
  );
  expect(unused).toEqual([]);
});

it('speak the reader’s language, not ours', () => {
  for (const [key, { message }] of entries)
    expect(message, key).not.toMatch(/\b(?:furniture|blocks?|boilerplate)\b/iu);
});
