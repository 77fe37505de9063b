/**
 * What scripts in pages have in common with each other and with our own pages ships once. A classic script cannot import,
 * and a module that a page's script imports would have to be web-accessible; so what is shared is a classic script as
 * well. It leaves one object in the global of whoever runs it: the world of our scripts in a page, where the background
 * runs it before those that ask for it, or a document of ours, whose modules import it for its effect alone.
 */
import { join } from 'node:path';
import type { Plugin } from 'vite';

export interface SharedScript {
  readonly file: string;
  /** The name of the object that it leaves. */
  readonly global: string;
  /** What it gives of which module, by the module's path below the root or the library's name. */
  readonly gives: Readonly<Record<string, readonly string[]>>;
  /** Those that run before it. */
  readonly after: readonly SharedScript[];
}

/** Takes a page's text: for its trace, and to keep it. */
const READ: SharedScript = {
  file: 'read.js',
  global: 'headwaterRead',
  gives: {
    'extension/content/article.ts': ['readPage', 'readPageInSteps'],
    'extension/content/furniture.ts': ['isHiddenByMarkup'],
    'extension/content/metadata.ts': ['isoDate', 'personName'],
    'extension/content/tree.ts': ['DEEPEST', 'childrenOf'],
    'extension/content/visibility.ts': ['isHiddenByStyle'],
  },
  after: [],
};

/** Takes an article as it is held: Readability is in it. */
const TAKE: SharedScript = {
  file: 'take.js',
  global: 'headwaterTake',
  gives: { 'extension/extract/read-article.ts': ['readArticleOf'] },
  after: [READ],
};

/** Draws components: notes and cards in pages, and our own documents. */
const COMPONENTS: SharedScript = {
  file: 'preact.js',
  global: 'headwaterPreact',
  gives: {
    preact: ['Fragment', 'render'],
    'preact/hooks': ['useCallback', 'useEffect', 'useId', 'useLayoutEffect', 'useMemo', 'useRef', 'useState'],
    'preact/jsx-runtime': ['jsx', 'jsxs'],
  },
  after: [],
};

export const SHARED_SCRIPTS: readonly SharedScript[] = [READ, TAKE, COMPONENTS];

const ENTRY = 'headwater-entry:';
const PROXY = '\0headwater:shared/';

/** The module that a shared script is built from. */
export const entryOf = ({ file }: SharedScript): string => `${ENTRY}${file}`;

/** A built script as it ships: what it makes is set on the global as an own property, which no element of a page hides. */
export const asGlobal = ({ file, global }: SharedScript, code: string): string => {
  const [made] = /^var \w+\s*=\s*/.exec(code) ?? [];
  if (made === undefined) throw new Error(`${file} begins in another way than a script of one object`);
  return `globalThis.${global}=${code.slice(made.length)}`;
};

/**
 * Puts shared scripts in the place of their modules. `own`: the shared script that is being built itself; `imports`: the
 * build is one of modules, which import the scripts (else the background runs them before).
 */
export function sharedScripts(
  root: string,
  { own, imports = false }: { own?: SharedScript; imports?: boolean },
): Plugin {
  const others = SHARED_SCRIPTS.filter((script) => script !== own);
  const nameOf = (module: string): string => (module.endsWith('.ts') ? join(root, module) : module);
  const scriptOf = (id: string): readonly [SharedScript, readonly string[]] | undefined => {
    for (const script of others)
      for (const [module, names] of Object.entries(script.gives))
        if (id === nameOf(module)) return [script, names];
    return undefined;
  };
  return {
    name: 'headwater:shared-scripts',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      if (own !== undefined && source.endsWith(entryOf(own))) return `\0${entryOf(own)}`;
      if (others.some(({ file }) => source === `/${file}`)) return { id: source, external: true };
      const resolved = await this.resolve(source, importer, { ...options, skipSelf: true });
      if (importer?.startsWith(PROXY)) return resolved && { ...resolved, moduleSideEffects: false };
      if (resolved === null) return null;
      const id = scriptOf(source) ? source : resolved.id;
      return scriptOf(id) ? { id: `${PROXY}${id}`, moduleSideEffects: imports } : null;
    },
    load(id) {
      if (id.startsWith(`\0${ENTRY}`))
        return Object.entries(own?.gives ?? {})
          .map(([module, names]) => `export { ${names.join(', ')} } from ${JSON.stringify(nameOf(module))};`)
          .join('\n');
      if (!id.startsWith(PROXY)) return null;
      const module = id.slice(PROXY.length);
      const [script, names] = scriptOf(module)!;
      const first = [...script.after, script].map(({ file }) => `import ${JSON.stringify(`/${file}`)};`);
      return [
        ...(imports ? first : []),
        // What else it has comes along.
        `export * from ${JSON.stringify(module)};`,
        `export const { ${names.join(', ')} } = globalThis.${script.global};`,
      ].join('\n');
    },
  };
}
