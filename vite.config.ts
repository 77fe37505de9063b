/**
 * One source, two builds: `vite build` makes dist/chrome, `vite build --mode firefox` dist/firefox.
 * The corpus is built from seeds/ on the way; a bad seed stops the build. Under vitest: the test tiers.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { crx, type ManifestV3Export } from '@crxjs/vite-plugin';
import { build as buildWith, defineConfig, type Plugin, type UserConfig } from 'vite';
import type { ViteUserConfig } from 'vitest/config';
import manifest from './manifest.json' with { type: 'json' };
import { tableText } from './src/languages/background';
import { LANGUAGES } from './src/languages/index';
import { feedsWithout } from './tools/feeds-without';
import { pureModules } from './tools/pure-modules';
import { buildSeedPack } from './tools/seed-pack';
import { asGlobal, entryOf, SHARED_SCRIPTS, sharedScripts, type SharedScript } from './tools/shared-scripts';

const LOCALES = 'extension/public/_locales';
/**
 * Scripts that run in pages, and where they begin. The background registers the first one for the sites that the reader
 * has granted, and runs the others when they are needed; so the manifest names none of them.
 */
const PAGE_SCRIPTS = [
  ['content.js', 'extension/content/index.ts'],
  ['session.js', 'extension/content/take-over.ts'],
  ['draw.js', 'extension/content/draw.ts'],
  ['card.js', 'extension/content/card/index.ts'],
  ['extract.js', 'extension/extract/index.ts'],
] as const;

// The oldest browsers of the manifest. They know light-dark(): rewritten for older ones it would lose
// the themes of single elements (ui/tokens.css).
const OLDEST = ['chrome123', 'firefox142'];

/**
 * What several documents of ours load stands together, since a file packs better than ten small ones: what they share with
 * the background, so that this one loads nothing of theirs, what reaches the library, and their parts.
 */
const GROUPS = [
  {
    name: 'wire',
    test: /extension\/(?:browser|failure|i18n|library-messages|library-words|messages|send|settings|sites)\.ts$|webextension-polyfill|extension\/feeds\/(?:address|times)\.ts$/,
    minShareCount: 2,
    priority: 3,
  },
  {
    name: 'store',
    test: /extension\/library\/(?:feeds-store|own|remembered|sources|store|db|changes|segments|rows)\.ts$/,
    minShareCount: 2,
    priority: 2,
  },
  {
    name: 'ui',
    test: /node_modules\/preact|extension\/(?:[\w-]+\.tsx?|ui\/[\w-]+\.tsx?)$/,
    minShareCount: 2,
    priority: 1,
  },
] as const;

const FIREFOX = {
  background: { scripts: ['extension/background/index.ts'], type: 'module' },
  browser_specific_settings: {
    gecko: {
      id: 'headwater@headwater.example',
      strict_min_version: '142.0',
      data_collection_permissions: { required: ['none'] },
    },
  },
};

function manifestFor(browser: 'chrome' | 'firefox'): ManifestV3Export {
  if (browser === 'chrome') return manifest as ManifestV3Export;
  const { minimum_chrome_version: _, permissions, ...shared } = manifest;
  // Firefox's background is a document itself.
  const own = { permissions: permissions.filter((one) => one !== 'offscreen') };
  return { ...shared, ...own, ...FIREFOX } as unknown as ManifestV3Export;
}

/** Emits what the extension reads rather than runs: the bundled corpus and tables of words (library/word-tables.ts). */
const data = (): Plugin => ({
  name: 'headwater:data',
  apply: 'build',
  async generateBundle() {
    const pack = await buildSeedPack('seeds');
    this.emitFile({ type: 'asset', fileName: 'corpus.hwpack', source: new Uint8Array(pack) });
    // The corpus has that of English.
    for (const { tag } of LANGUAGES.filter((language) => language.tag !== 'en'))
      this.emitFile({ type: 'asset', fileName: `words/${tag}.txt`, source: tableText(tag).trim() });
  },
});

interface Message {
  readonly message: string;
  readonly placeholders?: object;
}

/** Messages ship without their descriptions, which are for whoever writes and translates them. */
const messages = (): Plugin => ({
  name: 'headwater:messages',
  apply: 'build',
  async generateBundle() {
    for (const locale of await readdir(LOCALES)) {
      const text = await readFile(join(LOCALES, locale, 'messages.json'), 'utf8');
      const all = Object.entries(JSON.parse(text) as Record<string, Message>);
      const told = all.map(([key, { message, placeholders }]) => [key, { message, placeholders }]);
      const source = JSON.stringify(Object.fromEntries(told));
      this.emitFile({ type: 'asset', fileName: `_locales/${locale}/messages.json`, source });
    }
  },
});

/** Readability puts text back as markup where it tries again, and for images that are never wanted here. */
const READABILITY = [
  ['var pageCacheHtml = page.innerHTML;', 'var pageCache = page.cloneNode(true);'],
  [
    'page.innerHTML = pageCacheHtml;',
    'page.textContent = ""; for (var one of pageCache.childNodes) page.appendChild(one.cloneNode(true));',
  ],
  ['tmp.innerHTML = noscript.innerHTML;', 'return;'],
] as const;

/** What ships sets no raw markup, Readability's own included: trees are put back as trees. */
const readabilityWithoutMarkup = (): Plugin => ({
  name: 'headwater:readability-without-markup',
  transform(code, id) {
    // Its quick guess whether a page has an article: ours is another.
    if (/@mozilla\/readability\/Readability-readerable\.js/.test(id)) return { code: '', map: null };
    if (!/@mozilla\/readability\/Readability\.js/.test(id)) return null;
    let cut = code;
    for (const [before, after] of READABILITY) {
      if (!cut.includes(before))
        this.error(`@mozilla/readability has changed: it has no "${before}" any more`);
      cut = cut.replace(before, after);
    }
    return { code: cut, map: null };
  },
});

/** A script of one file, built by itself, since crxjs builds only what a manifest declares. */
async function classicScript(entry: string, own?: SharedScript): Promise<string> {
  const built = await buildWith({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    plugins: [
      sharedScripts(import.meta.dirname, own === undefined ? {} : { own }),
      readabilityWithoutMarkup(),
    ],
    resolve: {
      alias: [{ find: /^\.{1,2}\/browser$/, replacement: resolve('extension/page-browser.ts') }],
    },
    build: {
      write: false,
      target: OLDEST,
      lib: { entry, formats: ['iife'], name: 'headwaterScript' },
    },
  });
  const [output] = [built].flat();
  if (output === undefined || !('output' in output) || output.output.length !== 1)
    throw new Error(`${entry} is not one file`);
  return output.output[0].code;
}

/** The scripts in pages, and those that they share. */
const pageScripts = (): Plugin => ({
  name: 'headwater:page-scripts',
  apply: 'build',
  async generateBundle() {
    for (const [fileName, entry] of PAGE_SCRIPTS)
      this.emitFile({ type: 'asset', fileName, source: await classicScript(entry) });
    for (const script of SHARED_SCRIPTS) {
      const source = asGlobal(script, await classicScript(entryOf(script), script));
      this.emitFile({ type: 'asset', fileName: script.file, source });
    }
  },
});

/**
 * preact can set raw markup. Headwater never does (the linter sees to it), and a branch that is not
 * shipped is one that neither a page's text nor a store's reviewer can run into.
 */
const withoutRawMarkup = (): Plugin => ({
  name: 'headwater:without-raw-markup',
  apply: 'build',
  enforce: 'post',
  generateBundle: {
    order: 'post',
    // On the finished code: page scripts are built without this plug-in.
    handler(_options, bundle) {
      for (const [file, part] of Object.entries(bundle)) {
        if (!file.endsWith('.js')) continue;
        const code = part.type === 'chunk' ? part.code : String(part.source);
        const cut = code.replace(/\b(\w+)\.innerHTML=\w+\.__html/g, '$1.textContent=``');
        if (/\.innerHTML\s*=(?!=)/.test(cut)) this.error(`${file} sets innerHTML: cut that out as well`);
        if (cut === code) continue;
        if (part.type === 'chunk') part.code = cut;
        else part.source = cut;
      }
    },
  },
});

const build = (mode: string): UserConfig => {
  const browser = mode === 'firefox' ? 'firefox' : 'chrome';
  return {
    publicDir: 'extension/public',
    plugins: [
      sharedScripts(import.meta.dirname, { imports: true }),
      crx({ manifest: manifestFor(browser), browser }),
      data(),
      messages(),
      readabilityWithoutMarkup(),
      feedsWithout(import.meta.dirname),
      pageScripts(),
      withoutRawMarkup(),
    ],
    build: {
      outDir: `dist/${browser}`,
      emptyOutDir: true,
      target: OLDEST,
      modulePreload: false,
      rollupOptions: {
        // Who imports the engine or the library by its door loads what it uses of it: the settings a half of what they did.
        treeshake: {
          moduleSideEffects: [{ test: pureModules(import.meta.dirname), sideEffects: false }],
        },
        output: { codeSplitting: { groups: [...GROUPS] } },
        input: {
          welcome: 'extension/welcome/index.html',
          check: 'extension/check/index.html',
          ...(browser === 'chrome' ? { offscreen: 'extension/offscreen/index.html' } : {}),
          library: 'extension/shelf/index.html',
          keep: 'extension/keep/index.html',
        },
      },
    },
  };
};

const tier = (name: string, rest: object = {}) => ({
  extends: true as const,
  test: { name, include: [`tests/${name}/**/*.test.{ts,tsx}`], ...rest },
});

/** Building and driving browsers takes minutes rather than seconds. The build is made once, before. */
const SLOW = { testTimeout: 120_000, hookTimeout: 240_000, globalSetup: ['tests/build-first.ts'] };

const tests = (): ViteUserConfig => ({
  plugins: [feedsWithout(import.meta.dirname)],
  test: {
    projects: [
      tier('unit', { testTimeout: 30_000 }),
      tier('dom', {
        testTimeout: 30_000,
        environment: 'happy-dom',
        setupFiles: ['tests/dom/setup.ts'],
        // What is left out of them is left out in tests as well.
        server: { deps: { inline: ['feedsmith', 'fast-xml-parser'] } },
      }),
      tier('gold', { testTimeout: 60_000 }),
      tier('build', { ...SLOW, maxWorkers: 1, sequence: { groupOrder: 1 } }),
      // Browsers spend half their time waiting: two files at once, each with its own browser. What a page shows is
      // asked again until it is as expected; a test that fails is tried once more, and the report says so.
      tier('e2e', {
        ...SLOW,
        maxWorkers: 2,
        sequence: { groupOrder: 2 },
        retry: 1,
        expect: { poll: { timeout: 15_000, interval: 25 } },
      }),
    ],
    coverage: { include: ['src/**/*.ts'] },
  },
});

export default defineConfig(({ mode }) => (process.env['VITEST'] ? tests() : build(mode)));
