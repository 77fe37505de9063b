/**
 * Where the browsers are. Plain Node without dependencies: tools/setup.mjs needs it before there are any.
 * An environment variable (CHROMIUM, FIREFOX) wins, then PATH, then the usual places of each system.
 */
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { env, platform } from 'node:process';

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** @param {readonly string[]} names @returns {string | undefined} */
function onPath(names) {
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const ending = platform === 'win32' ? '.exe' : '';
  for (const name of names) {
    const found = folders.map((folder) => join(folder, name + ending)).find(isProgram);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** @param {readonly string[]} inside paths below a program folder of Windows @returns {string[]} */
const windowsPrograms = (inside) =>
  [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']].flatMap((folder) =>
    folder === undefined ? [] : inside.map((path) => join(folder, path)),
  );

/** @param {string} variable @param {readonly string[]} names @param {readonly string[]} places */
function find(variable, names, places) {
  const named = env[variable];
  if (named !== undefined && named !== '') return existsSync(named) ? named : undefined;
  return onPath(names) ?? places.find(isProgram);
}

/** @returns {string | undefined} path of a Chromium or Chrome */
export const findChromium = () =>
  find(
    'CHROMIUM',
    platform === 'win32'
      ? ['chromium', 'chrome']
      : ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    {
      darwin: [
        '/Applications/Chromium.app/Contents/MacOS/Chromium',
        '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      ],
      win32: windowsPrograms(['Chromium/Application/chrome.exe', 'Google/Chrome/Application/chrome.exe']),
    }[/** @type {string} */ (platform)] ?? [
      '/usr/lib/chromium/chromium',
      '/opt/google/chrome/chrome',
      '/snap/bin/chromium',
    ],
  );

/** @returns {string | undefined} path of a Firefox, the extended support release first */
export const findFirefox = () =>
  find(
    'FIREFOX',
    ['firefox-esr', 'firefox'],
    {
      darwin: [
        '/Applications/Firefox ESR.app/Contents/MacOS/firefox',
        '/Applications/Firefox.app/Contents/MacOS/firefox',
      ],
      win32: windowsPrograms(['Mozilla Firefox ESR/firefox.exe', 'Mozilla Firefox/firefox.exe']),
    }[/** @type {string} */ (platform)] ?? [
      '/usr/lib/firefox-esr/firefox-esr',
      '/usr/lib/firefox/firefox',
      '/snap/bin/firefox',
    ],
  );
