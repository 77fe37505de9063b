/** The extension's own pages that stand by themselves, each with what shows that it is drawn. */
export const OWN_PAGES: readonly (readonly [path: string, ready: string])[] = [
  ['extension/options/index.html', '.steps input'],
  ['extension/options/index.html#sites', 'input[type="radio"]'],
  ['extension/options/index.html#remember', 'input[type="radio"]'],
  ['extension/shelf/index.html', '.entry'],
  ['extension/shelf/index.html#packs', '[role="switch"]'],
  ['extension/shelf/index.html#storage', '.facts'],
  ['extension/options/index.html#hidden', 'main section'],
  ['extension/options/index.html#feeds', '[role="switch"]'],
  ['extension/options/index.html#language', 'kbd'],
  ['extension/options/index.html#data', '[role="switch"]'],
  ['extension/options/index.html#about', 'h1'],
  ['extension/welcome/index.html', 'input[type="radio"]'],
  ['extension/check/index.html', 'textarea'],
  ['extension/keep/index.html', 'h1'],
];
