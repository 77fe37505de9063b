/** The built extension: what a reader installs, looked at file by file. */
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { Script } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { buildFolder, GRANTED, TARGETS, testFolder, type BuildTarget } from '../../tools/build';
import { LANGUAGES } from '../../src/languages/index';
import { tableText } from '../../src/languages/background';
import { SHARED_SCRIPTS } from '../../tools/shared-scripts';
import { loadedByBackground } from '../../tools/sizes';

type Manifest = Readonly<Record<string, unknown>>;

async function filesOf(folder: string): Promise<ReadonlyMap<string, Buffer>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    await Promise.all(
      files.sort().map(async (file) => [relative(folder, file), await readFile(file)] as const),
    ),
  );
}

const manifestOf = async (folder: string): Promise<Manifest> =>
  JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as Manifest;

const without = (manifest: Manifest, ...keys: readonly string[]): Manifest =>
  Object.fromEntries(Object.entries(manifest).filter(([key]) => !keys.includes(key)));

describe.each(TARGETS)('the %s build', (target: BuildTarget) => {
  it('differs from its test copy in nothing but the granted sample hosts', async () => {
    const ships = await filesOf(buildFolder(target));
    const tested = await filesOf(testFolder(target));
    expect([...tested.keys()]).toEqual([...ships.keys()]);
    expect(ships.size).toBeGreaterThan(10);
    for (const [name, bytes] of ships) {
      if (name !== 'manifest.json') expect(tested.get(name)?.equals(bytes), name).toBe(true);
    }
    const granted = await manifestOf(testFolder(target));
    expect(granted['host_permissions']).toEqual(GRANTED);
    expect(without(granted, 'host_permissions')).toEqual(await manifestOf(buildFolder(target)));
  });

  it('asks for no site before the reader has been asked', async () => {
    const manifest = await manifestOf(buildFolder(target));
    expect(manifest['host_permissions']).toBeUndefined();
    expect(manifest['content_scripts']).toBeUndefined();
    expect(manifest['optional_host_permissions']).toEqual(['*://*/*']);
    const permissions = manifest['permissions'] as readonly string[];
    const allowed = [
      'storage',
      'scripting',
      'activeTab',
      'contextMenus',
      'alarms',
      ...(target === 'chrome' ? ['offscreen'] : []),
    ];
    expect(permissions.filter((permission) => !allowed.includes(permission))).toEqual([]);
    expect(manifest['optional_permissions']).toBeUndefined();
  });

  it('lets no web page reach its files', async () => {
    const manifest = await manifestOf(buildFolder(target));
    expect(manifest['web_accessible_resources']).toBeUndefined();
    expect(manifest['externally_connectable']).toBeUndefined();
  });

  it('states a policy for its pages that allows nothing from elsewhere, but for feeds to be asked', async () => {
    const policy = (await manifestOf(buildFolder(target)))['content_security_policy'] as Manifest;
    const pages = String(policy['extension_pages']);
    expect(pages).toContain("default-src 'none'");
    expect(pages).toContain("script-src 'self'");
    const asking = "connect-src 'self' http: https:";
    expect(pages).toContain(`${asking};`);
    expect(pages.replace(asking, '')).not.toMatch(/unsafe|https?:|\*|data:|blob:/);
  });

  it.each([
    'content.js',
    'session.js',
    'draw.js',
    'card.js',
    'extract.js',
    ...SHARED_SCRIPTS.map(({ file }) => file),
  ])('has %s, a script for pages that stands alone', async (file) => {
    const code = await readFile(join(buildFolder(target), file), 'utf8');
    // A classic script: import, export and import.meta would be syntax errors here.
    expect(() => new Script(code)).not.toThrow();
    expect(code).not.toMatch(/\bimport\s*\(/);
    expect(code).not.toMatch(/https?:\/\/(?!(?:www\.w3\.org|schema\.org)\b)/);
    expect(code).not.toMatch(/\.(?:inner|outer)HTML\s*=(?!=)/);
  });

  it('has a background that brings no parser of feeds, and imports nothing at run time in Chrome', async () => {
    const files = await filesOf(buildFolder(target));
    const loaded = await loadedByBackground(buildFolder(target));
    const code = [...loaded].map((file) => String(files.get(file))).join('\n');
    expect(code.length).toBeGreaterThan(100_000);
    expect(code).not.toContain('jsonfeed.org');
    // Tables of words are data (library/word-tables.ts).
    for (const { tag } of LANGUAGES) {
      const end = tableText(tag).trim().slice(-40);
      expect(end).toMatch(/^[\p{L}\d' ]{40}$/u);
      expect(code, tag).not.toContain(end);
    }
    expect(/\bimport\s*\(/.test(code)).toBe(target === 'firefox');
  });

  it('names only files that exist', async () => {
    const files = await filesOf(buildFolder(target));
    const manifest = JSON.stringify(await manifestOf(buildFolder(target)));
    const named = [...manifest.matchAll(/"([\w./-]+\.(?:png|js|html))"/g)].map(([, name]) => name ?? '');
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((name) => !files.has(name))).toEqual([]);
  });
});

it('makes both builds of one manifest', async () => {
  const own = ['background', 'browser_specific_settings', 'minimum_chrome_version', 'permissions'];
  const [chrome, firefox] = await Promise.all(TARGETS.map((target) => manifestOf(buildFolder(target))));
  expect(without(firefox ?? {}, ...own)).toEqual(without(chrome ?? {}, ...own));
  // Firefox's background has a document, and needs no other.
  const permissions = chrome?.['permissions'] as readonly string[];
  expect(firefox?.['permissions']).toEqual(permissions.filter((one) => one !== 'offscreen'));
  expect(firefox?.['browser_specific_settings']).toMatchObject({
    gecko: { data_collection_permissions: { required: ['none'] } },
  });
});
