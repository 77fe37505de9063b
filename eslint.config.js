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
  walls(['extension/*.{ts,tsx}'], [engineDoor, noOutside, noPolyfill], ['extension/browser.ts']),
  walls(
    ['extension/background/**'],
    [
      engineDoor,
      noOutside,
      noPolyfill,
      wall(
        [
          '**/content/**',
          '**/popup/**',
          '**/options/**',
          '**/welcome/**',
          '**/check/**',
          '**/shelf/**',
          '**/trace/**',
          '**/ui/**',
        ],
        'The background draws nothing.',
      ),
    ],
  ),
  walls(
    ['extension/library/**'],
    [
      engineDoor,
      noOutside,
      noPolyfill,
      wall(
        [
          '**/background/**',
          '**/content/**',
          '**/popup/**',
          '**/options/**',
          '**/welcome/**',
          '**/check/**',
          '**/shelf/**',
          '**/trace/**',
          '**/ui/**',
        ],
        'The library knows no surface.',
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
      wall(
        [
          '**/background/**',
          '**/library/**',
          '**/content/!(article)',
          '**/popup/**',
          '**/options/**',
          '**/welcome/**',
          '**/check/**',
          '**/shelf/**',
          '**/trace/**',
          '**/ui/**',
        ],
        'A feed is read without knowing who asks for it, or where its articles go.',
      ),
    ],
  ),
  walls(
    ['extension/content/**'],
    [
      // Types only: the engine itself would be shipped to every page.
      wall(['**/src/**'], 'The content script takes the engine’s types from extension/messages.ts.'),
      noOutside,
      noPolyfill,
      wall(
        [
          '**/background/**',
          '**/popup/**',
          '**/options/**',
          '**/welcome/**',
          '**/check/**',
          '**/shelf/**',
          '../trace/**',
        ],
        'Reach it through messages.ts.',
      ),
    ],
  ),
  walls(
    ['extension/{popup,options,welcome,shelf,trace}/**'],
    [
      engineDoor,
      noOutside,
      noPolyfill,
      wall(['**/background/**', '**/content/**'], 'Reach it through messages.ts.'),
    ],
  ),
  walls(
    ['extension/extract/**'],
    [
      wall(['**/src/**'], 'It takes the engine’s types from extension/messages.ts.'),
      noOutside,
      noPolyfill,
      wall(
        ['**/background/**', '**/popup/**', '**/options/**', '**/welcome/**', '**/check/**', '**/library/**'],
        'It reads a page and knows nothing else.',
      ),
    ],
  ),
  walls(
    ['extension/check/**'],
    [
      engineDoor,
      noOutside,
      noPolyfill,
      // Files of markup are read as pages are: the reading needs no page around it.
      wall(['**/background/**', '**/content/!(article)'], 'Reach it through messages.ts.'),
    ],
  ),
  walls(
    ['extension/ui/**'],
    [
      engineDoor,
      noOutside,
      noPolyfill,
      wall(
        [
          '**/background/**',
          '**/content/**',
          '**/popup/**',
          '**/options/**',
          '**/welcome/**',
          '**/check/**',
          '**/shelf/**',
        ],
        'ui is shared: it knows no surface.',
      ),
    ],
  ),
);
