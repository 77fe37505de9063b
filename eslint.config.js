import tseslint from 'typescript-eslint';

/** @param {string[]} group @param {string} message */
const wall = (group, message) => ({ group, message });

const engineDoor = wall(
  ['**/src/**', '!**/src/index', '!**/src/index.ts', '!**/src/index.js'],
  'The engine has one door: src/index.ts.',
);
const noOutside = wall(
  ['**/tools/**', '**/tests/**', '**/bench/**'],
  'Nothing that ships imports tools, tests or bench.',
);
const noPolyfill = wall(['webextension-polyfill'], 'Only extension/browser.ts knows the browser API.');

/** The pages of the extension's own, one room each; none is a part of another. */
const PAGES = ['check', 'keep', 'options', 'popup', 'shelf', 'welcome'];

/** @param {string} message @param {string[]} rooms */
const closedTo = (message, ...rooms) =>
  wall(
    rooms.map((room) => `**/${room}/**`),
    message,
  );

/** @param {string[]} files @param {ReturnType<typeof wall>[]} patterns @param {string[]} [ignores] */
const walls = (files, patterns, ignores = []) => ({
  files,
  ignores,
  rules: { 'no-restricted-imports': ['error', { patterns }] },
});

export default tseslint.config(
  { ignores: ['dist/', '.cache/', 'node_modules/', 'seeds/'] },
  ...tseslint.configs.strict,
  {
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_' },
      ],
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true } }],
      'no-restricted-syntax': [
        'error',
        {
          selector:
            'AssignmentExpression[left.property.name=/^(inner|outer)HTML$/], CallExpression[callee.property.name=/^(insertAdjacentHTML|setHTMLUnsafe)$/], JSXAttribute[name.name="dangerouslySetInnerHTML"]',
          message: 'Text reaches the screen only as text.',
        },
      ],
      'prefer-const': 'error',
      eqeqeq: ['error', 'always'],
    },
  },
  {
    files: ['*.config.{ts,js}'],
    rules: { 'no-restricted-exports': 'off' },
  },
  walls(['src/**'], [noOutside, noPolyfill, wall(['**/extension/**', 'node:*'], 'The engine is pure.')]),
  {
    files: ['src/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...['window', 'document', 'chrome', 'browser', 'process', 'fetch', 'performance', 'setTimeout'].map(
          (name) => ({ name, message: 'The engine is pure: no DOM, no browser API, no clock, no I/O.' }),
        ),
      ],
    },
  },
  walls(
    ['extension/*.{ts,tsx}'],
    [
      engineDoor,
      noOutside,
      noPolyfill,
      closedTo('What rooms share knows none of them.', 'background', 'content', 'extract', 'trace', ...PAGES),
    ],
    ['extension/browser.ts'],
  ),
  walls(
    ['extension/background/**'],
    [
      engineDoor,
      noOutside,
      noPolyfill,
      closedTo('The background draws nothing.', 'content', 'extract', 'offscreen', 'trace', 'ui', ...PAGES),
    ],
  ),
  walls(
    ['extension/library/**'],
    [
      engineDoor,
      noOutside,
      noPolyfill,
      closedTo(
        'The library knows no surface.',
        ...['background', 'content', 'extract', 'feeds', 'offscreen', 'trace', 'ui', ...PAGES],
      ),
    ],
  ),
  walls(
    ['extension/feeds/**'],
    [
      engineDoor,
      noOutside,
      noPolyfill,
      // Markup is read as pages are: the reading needs no page around it.
      closedTo(
        'A feed is read without knowing who asks for it, or where its articles go.',
        ...['background', 'library', 'offscreen', 'trace', 'ui', ...PAGES],
      ),
      wall(['**/content/!(article)', '**/extract/!(read-article)'], 'It takes the reading of markup alone.'),
    ],
  ),
  walls(
    ['extension/offscreen/**'],
    [
      noOutside,
      noPolyfill,
      closedTo(
        'It is a document for feeds and knows nothing else.',
        ...['src', 'background', 'content', 'extract', 'library', 'trace', 'ui', ...PAGES],
      ),
    ],
  ),
  walls(
    ['extension/content/**'],
    [
      // Types only: the engine itself would be shipped to every page.
      closedTo('The content script takes the engine’s types from extension/messages.ts.', 'src'),
      noOutside,
      noPolyfill,
      closedTo(
        'Reach it through messages.ts.',
        ...['background', 'extract', 'feeds', 'library', 'offscreen', 'trace', ...PAGES],
      ),
    ],
  ),
  walls(
    ['extension/extract/**'],
    [
      closedTo('It takes the engine’s types from extension/messages.ts.', 'src'),
      noOutside,
      noPolyfill,
      closedTo(
        'It reads a page and knows nothing else.',
        ...['background', 'feeds', 'library', 'offscreen', 'trace', 'ui', ...PAGES],
      ),
    ],
  ),
  walls(
    ['extension/{keep,options,popup,shelf,welcome}/**'],
    [
      engineDoor,
      noOutside,
      noPolyfill,
      closedTo('Reach it through messages.ts.', 'background', 'content', 'extract', 'offscreen'),
      closedTo('What two pages share stands in extension/, ui/ or trace/.', ...PAGES),
    ],
  ),
  walls(
    ['extension/check/**'],
    [
      engineDoor,
      noOutside,
      noPolyfill,
      closedTo('Reach it through messages.ts.', 'background', 'extract', 'library', 'offscreen'),
      // Files of markup are read as pages are: the reading needs no page around it.
      wall(['**/content/!(article)'], 'It takes the reading of markup alone.'),
      closedTo('What two pages share stands in extension/, ui/ or trace/.', ...PAGES),
    ],
  ),
  walls(
    ['extension/trace/**'],
    [
      engineDoor,
      noOutside,
      noPolyfill,
      closedTo(
        'A trace is drawn as it came: it knows neither the page that it stands on nor the library.',
        ...['background', 'content', 'extract', 'feeds', 'library', 'offscreen', ...PAGES],
      ),
    ],
  ),
  walls(
    ['extension/ui/**'],
    [
      engineDoor,
      noOutside,
      noPolyfill,
      closedTo(
        'ui is shared: it knows no surface.',
        ...['background', 'content', 'extract', 'feeds', 'library', 'offscreen', 'trace', ...PAGES],
      ),
    ],
  ),
);
