/**
 * `npm run icons`: renders the toolbar icons of tools/icons/*.svg into extension/public/icons with the
 * installed Chromium. Run by hand after a drawing changed; the PNGs are committed, so that building
 * needs no browser.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { findChromium } from './find-browsers.mjs';

const SOURCES = 'tools/icons';
const TARGET = 'extension/public/icons';

/** A drawing's name ends in its edge length in pixels: matches-16.svg. */
const edgeOf = (file: string): number => Number(/-(\d+)\.svg$/.exec(file)?.[1] ?? Number.NaN);

const executablePath = findChromium();
if (!executablePath) throw new Error('Rendering the icons needs an installed Chromium or Chrome.');
const browser = await puppeteer.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--force-color-profile=srgb'],
});
try {
  const page = await browser.newPage();
  for (const file of (await readdir(SOURCES)).filter((name) => name.endsWith('.svg')).sort()) {
    const edge = edgeOf(file);
    if (Number.isNaN(edge))
      throw new Error(`${SOURCES}/${file}: the name must end in its size, like matches-16.svg`);
    await page.setViewport({ width: edge, height: edge });
    const drawing = await readFile(join(SOURCES, file), 'utf8');
    await page.setContent(`<style>body{margin:0}svg{display:block}</style>${drawing}`);
    const target = join(TARGET, `${basename(file, '.svg')}.png`);
    await writeFile(target, await page.screenshot({ omitBackground: true }));
    process.stdout.write(`${target}\n`);
  }
} finally {
  await browser.close();
}
