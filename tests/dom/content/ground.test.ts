import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blend, chooseGround, contrast, type Rgb } from '../../../extension/content/ground';

const hex = (colour: string): Rgb => ({
  r: parseInt(colour.slice(1, 3), 16),
  g: parseInt(colour.slice(3, 5), 16),
  b: parseInt(colour.slice(5, 7), 16),
  a: 1,
});
const channel = fc.integer({ min: 0, max: 255 });
const colour = fc.record({ r: channel, g: channel, b: channel, a: fc.constant(1) });
const WASHES: Readonly<Record<'light' | 'dark', readonly Rgb[]>> = {
  light: [
    { r: 240, g: 168, b: 0, a: 0.2 },
    { r: 160, g: 80, b: 200, a: 0.14 },
  ],
  dark: [
    { r: 242, g: 188, b: 94, a: 0.17 },
    { r: 221, g: 168, b: 238, a: 0.17 },
  ],
};

describe('the ground of a paragraph', () => {
  it('knows WCAG contrast', () => {
    expect(contrast(hex('#000000'), hex('#ffffff'))).toBeCloseTo(21, 5);
    expect(contrast(hex('#0a6371'), hex('#ffffff'))).toBeCloseTo(6.9, 1);
  });

  it('keeps the wash on ordinary pages and drops it where text would fade', () => {
    expect(chooseGround(hex('#595959'), hex('#ffffff'), true)).toEqual({
      isDark: false,
      wash: true,
      line: true,
    });
    expect(chooseGround(hex('#8c8c8c'), hex('#121315'), true)).toEqual({
      isDark: true,
      wash: false,
      line: true,
    });
    expect(chooseGround(hex('#ffffff'), hex('#7a5c99'), true).line).toBe(false);
  });

  it('judges by the text where a picture lies beneath', () => {
    expect(chooseGround(hex('#ffffff'), hex('#ffffff'), false)).toEqual({
      isDark: true,
      wash: false,
      line: false,
    });
    expect(chooseGround(hex('#111111'), hex('#ffffff'), false)).toMatchObject({ isDark: false, wash: false });
  });

  it('never lets a wash take text below 4.5:1', () => {
    fc.assert(
      fc.property(colour, colour, (text, ground) => {
        const { isDark, wash } = chooseGround(text, ground, true);
        for (const tint of WASHES[isDark ? 'dark' : 'light'])
          if (wash) expect(contrast(text, blend(tint, ground))).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });
});
