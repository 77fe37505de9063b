/** What goes between a page and the background: a copy of the build counts it where the background sends and answers. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openArena, type Arena } from './arena';
import { addressIn, type BenchPage } from './pages';

export interface Wire {
  readonly page: BenchPage;
  /** Messages of the page, by the call they make. */
  readonly calls: Readonly<Record<string, number>>;
  /** Bytes of JSON. */
  readonly asked: number;
  readonly answered: number;
  /** Messages of the background to the page. */
  readonly told: number;
}

interface Passed {
  readonly way: 'asked' | 'answered' | 'told';
  readonly call: string;
  readonly bytes: number;
}

const TAP = `
const passed = [];
const bytes = (value) => new TextEncoder().encode(JSON.stringify(value) ?? '').length;
const add = chrome.runtime.onMessage.addListener.bind(chrome.runtime.onMessage);
chrome.runtime.onMessage.addListener = (listener) =>
  add((message, sender, answer) => {
    if (message === 'passed') {
      answer(passed.splice(0));
      return false;
    }
    if (message?.headwater !== 'content') return listener(message, sender, answer);
    passed.push({ way: 'asked', call: message.call, bytes: bytes(message) });
    const note = (reply) => passed.push({ way: 'answered', call: message.call, bytes: bytes(reply) });
    const result = listener(message, sender, (reply) => {
      note(reply);
      answer(reply);
    });
    // Newer browsers take a promise for an answer.
    if (typeof result?.then === 'function') result.then(note);
    return result;
  });
const tell = chrome.tabs.sendMessage.bind(chrome.tabs);
chrome.tabs.sendMessage = (tab, message, ...rest) => {
  passed.push({ way: 'told', call: message.call, bytes: bytes(message) });
  return tell(tab, message, ...rest);
};
`;

async function tapped(extension: string): Promise<void> {
  const loader = join(extension, 'service-worker-loader.js');
  await writeFile(join(extension, 'tap.js'), TAP);
  await writeFile(loader, `import './tap.js';\n${await readFile(loader, 'utf8')}`);
}

const bytesOf = (passed: readonly Passed[], way: Passed['way']): number =>
  passed.reduce((sum, one) => sum + (one.way === way ? one.bytes : 0), 0);

async function measurePage(arena: Arena, page: BenchPage): Promise<Wire> {
  await arena.tell('headwater', 'passed');
  await arena.meter.open(addressIn('headwater', page), () => pause(page.settleMs), false);
  const passed = (await arena.tell('headwater', 'passed')) as readonly Passed[];
  const calls: Record<string, number> = {};
  for (const { way, call } of passed) if (way === 'asked') calls[call] = (calls[call] ?? 0) + 1;
  return {
    page,
    calls,
    asked: bytesOf(passed, 'asked'),
    answered: bytesOf(passed, 'answered'),
    told: passed.filter(({ way }) => way === 'told').length,
  };
}

/** In Chromium; the same code speaks in Firefox. */
export async function measureWire(pages: readonly BenchPage[]): Promise<readonly Wire[]> {
  const arena = await openArena('chromium', pages, tapped);
  try {
    const wires: Wire[] = [];
    for (const page of pages) wires.push(await measurePage(arena, page));
    return wires;
  } finally {
    await arena.close();
  }
}
