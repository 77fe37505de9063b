/** What is compared in the browser: the built Headwater, allowed on one host, and an extension that does nothing. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeTestCopy, type BuildTarget } from '../../tools/build';
import type { BrowserName } from '../../tests/e2e/harness/launch';

export const targetOf = (name: BrowserName): BuildTarget => (name === 'chromium' ? 'chrome' : 'firefox');

/** The extension as it ships, allowed on these hosts. */
export async function headwaterFor(
  name: BrowserName,
  folder: string,
  hosts: readonly string[],
): Promise<string> {
  const to = join(folder, 'headwater');
  await makeTestCopy(
    targetOf(name),
    to,
    hosts.map((host) => `*://${host}/*`),
  );
  return to;
}

/** Registers its content script as Headwater does, and answers a message; it does nothing else. */
const BACKGROUND = (hosts: readonly string[]): string => `
chrome.runtime.onMessage.addListener((_message, _sender, answer) => answer(null));
(async () => {
  const known = await chrome.scripting.getRegisteredContentScripts({ ids: ['empty'] });
  if (known.length > 0) return;
  await chrome.scripting.registerContentScripts([
    {
      id: 'empty',
      js: ['content.js'],
      matches: ${JSON.stringify(hosts.map((host) => `*://${host}/*`))},
      runAt: 'document_idle',
      persistAcrossSessions: true,
    },
  ]);
})();
`;

export const EMPTY_ID = 'empty@headwater.example';

/** An extension with a content script and a background of its own, both empty, allowed on these hosts. */
export async function emptyFor(name: BrowserName, folder: string, hosts: readonly string[]): Promise<string> {
  const to = join(folder, 'empty');
  await mkdir(to, { recursive: true });
  const background =
    name === 'chromium'
      ? { service_worker: 'background.js', type: 'module' }
      : { scripts: ['background.js'], type: 'module' };
  const gecko = { gecko: { id: EMPTY_ID, strict_min_version: '142.0' } };
  const manifest = {
    manifest_version: 3,
    name: 'Empty',
    version: '1',
    permissions: ['storage', 'scripting'],
    host_permissions: hosts.map((host) => `*://${host}/*`),
    background,
    ...(name === 'firefox' ? { browser_specific_settings: gecko } : {}),
  };
  await Promise.all([
    writeFile(join(to, 'manifest.json'), JSON.stringify(manifest)),
    writeFile(join(to, 'background.js'), BACKGROUND(hosts)),
    writeFile(join(to, 'content.js'), ''),
    writeFile(join(to, 'page.html'), '<!doctype html><meta charset="utf-8"><title>Empty</title>'),
  ]);
  return to;
}
