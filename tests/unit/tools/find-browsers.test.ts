import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findChromium, findFirefox } from '../../../tools/find-browsers.mjs';

describe.runIf(process.platform !== 'win32')('where browsers are looked for', () => {
  const folder = { path: '' };
  const program = async (...parts: readonly string[]): Promise<string> => {
    const path = join(folder.path, ...parts);
    await writeFile(path, '#!/bin/sh\n');
    await chmod(path, 0o755);
    return path;
  };

  beforeEach(async () => {
    folder.path = await mkdtemp(join(tmpdir(), 'headwater-browsers-'));
    await mkdir(join(folder.path, 'first'));
    await mkdir(join(folder.path, 'second'));
    vi.stubEnv('PATH', [join(folder.path, 'first'), join(folder.path, 'second')].join(delimiter));
    vi.stubEnv('CHROMIUM', '');
    vi.stubEnv('FIREFOX', '');
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await rm(folder.path, { recursive: true, force: true });
  });

  it('takes the program that the environment names, or none when it is not there', async () => {
    await program('first', 'chromium');
    const named = await program('my-browser');
    vi.stubEnv('CHROMIUM', named);
    expect(findChromium()).toBe(named);
    vi.stubEnv('CHROMIUM', join(folder.path, 'nowhere'));
    expect(findChromium()).toBeUndefined();
  });

  it('prefers Chromium to Chrome and the extended support release to Firefox, wherever they stand in PATH', async () => {
    await program('first', 'google-chrome');
    const chromium = await program('second', 'chromium');
    await program('first', 'firefox');
    const firefox = await program('second', 'firefox-esr');
    expect(findChromium()).toBe(chromium);
    expect(findFirefox()).toBe(firefox);
  });

  it('passes by what cannot be run', async () => {
    await writeFile(join(folder.path, 'first', 'firefox-esr'), 'notes');
    const firefox = await program('second', 'firefox');
    expect(findFirefox()).toBe(firefox);
  });
});
