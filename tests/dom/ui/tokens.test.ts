/** The colours keep their contrast (WCAG 2.2: 1.4.3 text 4.5, 1.4.11 signs and borders 3). */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync('extension/ui/tokens.css', 'utf8');

const COLOURS = new Map(
  [...css.matchAll(/--hw-([a-z0-9-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/gu)].map(
    ([, name, light, dark]) => [name!, { light: light!, dark: dark! }],
  ),
);

/** Relative luminance of "#rrggbb" (WCAG 2.2). */
function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high! + 0.05) / (low! + 0.05);
}

const pairs = (fronts: readonly string[], grounds: readonly string[]): [string, string][] =>
  fronts.flatMap((front) => grounds.map((ground): [string, string] => [front, ground]));

describe.each(['light', 'dark'] as const)('%s', (scheme) => {
  const between = (front: string, ground: string): number =>
    contrast(COLOURS.get(front)![scheme], COLOURS.get(ground)![scheme]);

  it.each([
    ...pairs(['ink', 'ink2', 'ink3', 'river'], ['paper', 'sunk']),
    ...pairs(['ink', 'ink2'], ['river-tint', 'added-tint', 'altered-tint']),
    ['on-river', 'river'],
    ['on-river', 'river-strong'],
  ] as [string, string][])('text %s on %s', (front, ground) => {
    expect(between(front, ground)).toBeGreaterThanOrEqual(4.5);
  });

  it.each([
    ...pairs(['edge', 'added', 'altered', 'dropped', 'focus'], ['paper', 'sunk']),
    ['added', 'added-tint'],
    ['altered', 'altered-tint'],
    ['river', 'river-tint'],
  ] as [string, string][])('lines and borders %s on %s', (front, ground) => {
    expect(between(front, ground)).toBeGreaterThanOrEqual(3);
  });
});

it('every colour has a system colour where the reader forces them', () => {
  const forced = css.slice(css.indexOf('@media (forced-colors: active)'));
  expect(COLOURS.size).toBeGreaterThan(15);
  for (const name of COLOURS.keys()) expect(forced).toContain(`--hw-${name}:`);
});

it('text in forced colours stands on no ground of another pair', () => {
  const forced = css.slice(css.indexOf('@media (forced-colors: active)'));
  const tints = [...forced.matchAll(/--hw-([a-z]+-tint): (\w+);/gu)].map(([, name, ground]) => [
    name,
    ground,
  ]);
  expect(tints.map(([name]) => name)).toEqual(['river-tint', 'added-tint', 'altered-tint']);
  for (const [, ground] of tints) expect(['Canvas', 'transparent']).toContain(ground);
});

it('marks in the page and on our surfaces have the same lines at every resolution', () => {
  const inPage = readFileSync('extension/content/highlights.ts', 'utf8');
  const steps = (text: string): string[] =>
    [...text.matchAll(/max-resolution:\s*([\d.]+)dppx/gu)].map(([, at]) => at!);
  expect(steps(css)).toHaveLength(1);
  expect(steps(inPage)).toEqual(steps(css));
  const [fine, coarse] = css.split('@media (max-resolution');
  const width = (sheet: string, kind: string): string =>
    new RegExp(`--hw-line-${kind}: ([\\d.]+px)`, 'u').exec(sheet)?.[1] ?? '';
  for (const [kind, style] of [
    ['altered', 'double'],
    ['same', 'dotted'],
  ] as const) {
    const drawn = [...inPage.matchAll(new RegExp(`${kind}: '${style} ([\\d.]+px)'`, 'gu'))].map(
      ([, px]) => px,
    );
    expect(drawn).toEqual([width(fine!, kind), width(coarse!, kind)]);
  }
});
