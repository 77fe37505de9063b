/** The toolbar icons as they ship: each is seen on light and dark toolbars, and none is told by colour alone. */
import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

const STATES = ['matches', 'nothing', 'skipped', 'off', 'error'] as const;
type State = (typeof STATES)[number];

/** Toolbars of Chrome and Firefox, light and dark. */
const TOOLBARS = ['#ffffff', '#dee1e6', '#f0f0f4', '#3c4043', '#35363a', '#2b2a33', '#202124'] as const;

type Pixel = readonly [red: number, green: number, blue: number, alpha: number];

/** The pixels of an RGBA image of 8 bits without interlacing, as Chromium writes them. */
function pixelsOf(file: string): readonly Pixel[] {
  const png = readFileSync(file);
  const width = png.readUInt32BE(16);
  expect([...png.subarray(24, 29)], file).toEqual([8, 6, 0, 0, 0]);
  const data: Buffer[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      data.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  const raw = inflateSync(Buffer.concat(data));
  const row = width * 4;
  const bytes = new Uint8Array(row * (raw.length / (row + 1)));
  for (let at = 0; at < bytes.length; at += 1) {
    const line = Math.floor(at / row);
    const left = at % row >= 4 ? bytes[at - 4]! : 0;
    const up = line > 0 ? bytes[at - row]! : 0;
    const corner = at % row >= 4 && line > 0 ? bytes[at - row - 4]! : 0;
    const byPaeth = [left, up, corner].reduce((best, one) => {
      const guess = left + up - corner;
      return Math.abs(guess - one) < Math.abs(guess - best) ? one : best;
    }, left);
    const told = [0, left, up, (left + up) >> 1, byPaeth][raw[line * (row + 1)]!]!;
    bytes[at] = raw[at + line + 1]! + told;
  }
  return Array.from({ length: bytes.length / 4 }, (_, at) => [...bytes.subarray(at * 4, at * 4 + 4)]).map(
    ([red, green, blue, alpha]): Pixel => [red!, green!, blue!, alpha!],
  );
}

const channel = (value: number): number =>
  value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;

const luminance = (red: number, green: number, blue: number): number =>
  0.2126 * channel(red) + 0.7152 * channel(green) + 0.0722 * channel(blue);

const contrast = (one: number, other: number): number =>
  (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);

const rgb = (colour: string): readonly number[] =>
  [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));

/** How light each pixel is where the icon lies on a toolbar. */
const laidOn = (state: State, size: number, bar: string): readonly number[] =>
  pixelsOf(`extension/public/icons/${state}-${size}.png`).map(([...pixel]) => {
    const alpha = pixel[3]! / 255;
    const [red, green, blue] = rgb(bar).map((ground, at) => pixel[at]! * alpha + ground * (1 - alpha));
    return luminance(red!, green!, blue!);
  });

describe.each(TOOLBARS)('on a toolbar of %s', (bar) => {
  const [red, green, blue] = rgb(bar);
  const ground = luminance(red!, green!, blue!);

  it.each(STATES)('%s stands out, and its sign in it', (state) => {
    for (const size of [16, 32]) {
      const light = laidOn(state, size, bar);
      const clear = light.filter((one) => contrast(one, ground) >= 3).length / light.length;
      expect(clear, `${size} px`).toBeGreaterThan(0.16);
      expect(contrast(Math.max(...light), Math.min(...light)), `${size} px`).toBeGreaterThan(4);
    }
  });

  it('no two look alike without their colours', () => {
    const drawn = STATES.map((state) => laidOn(state, 16, bar));
    for (const [at, one] of drawn.entries())
      for (const other of drawn.slice(at + 1)) {
        const apart = one.filter((light, pixel) => contrast(light, other[pixel]!) >= 1.5).length;
        expect(apart / one.length).toBeGreaterThan(0.05);
      }
  });
});
