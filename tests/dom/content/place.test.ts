import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BadgeWidths } from '../../../extension/content/badge';
import { chooseSpot, GAP, type Surroundings } from '../../../extension/content/place';

const WIDTHS: BadgeWidths = { full: 240, source: 150, mark: 24 };
const HEIGHT = { full: 22, source: 22, mark: 22, tight: 16 };

const around = (change: Partial<Surroundings> = {}): Surroundings => ({
  last: { left: 100, right: 300, top: 500, bottom: 520 },
  column: { left: 100, right: 700 },
  isRtl: false,
  outerEnd: 0,
  outerStart: 0,
  below: 550,
  ...change,
});
const ending = (right: number): Surroundings['last'] => ({ left: 100, right, top: 500, bottom: 520 });

describe('chooseSpot', () => {
  it('puts the badge after the last word and shortens its label to the room', () => {
    expect(chooseSpot(around(), WIDTHS)).toEqual({ left: 306, middle: 510, size: 'full' });
    expect(chooseSpot(around({ last: ending(500) }), WIDTHS)).toMatchObject({ left: 506, size: 'source' });
    expect(chooseSpot(around({ last: ending(660) }), WIDTHS)).toMatchObject({ left: 666, size: 'mark' });
  });

  it('goes outside the column, then beneath, then into a narrow margin', () => {
    const full = { last: ending(695) };
    expect(chooseSpot(around({ ...full, outerEnd: 60 }), WIDTHS)).toMatchObject({ left: 706, size: 'mark' });
    expect(chooseSpot(around(full), WIDTHS)).toMatchObject({ left: 676, size: 'mark' });
    expect(chooseSpot(around({ ...full, below: 538 }), WIDTHS)).toEqual({
      left: 684,
      middle: 529,
      size: 'tight',
    });
    expect(chooseSpot(around({ ...full, below: 522, outerEnd: 18 }), WIDTHS)).toMatchObject({
      left: 700,
      size: 'tight',
    });
    expect(chooseSpot(around({ ...full, below: 522, outerStart: 18 }), WIDTHS)).toMatchObject({
      left: 84,
      size: 'tight',
    });
  });

  it('is mirrored in text from right to left', () => {
    const last = { left: 500, right: 700, top: 500, bottom: 520 };
    expect(chooseSpot(around({ last, isRtl: true }), WIDTHS)).toEqual({
      left: 254,
      middle: 510,
      size: 'full',
    });
    const full = { left: 103, right: 700, top: 500, bottom: 520 };
    expect(chooseSpot(around({ last: full, isRtl: true, outerEnd: 60 }), WIDTHS)).toMatchObject({ left: 70 });
    expect(chooseSpot(around({ last: full, isRtl: true }), WIDTHS)).toMatchObject({
      left: 100,
      size: 'mark',
    });
  });

  it('covers neither the line nor what comes beneath while there is room anywhere', () => {
    const room = fc.record({
      start: fc.integer({ min: 0, max: 400 }),
      width: fc.integer({ min: 150, max: 700 }),
      word: fc.double({ min: 0.05, max: 1, noNaN: true }),
      gap: fc.integer({ min: 16, max: 60 }),
      outerEnd: fc.integer({ min: 0, max: 300 }),
      isRtl: fc.boolean(),
    });
    fc.assert(
      fc.property(room, ({ start, width, word, gap, outerEnd, isRtl }) => {
        const column = { left: start, right: start + width };
        const last = {
          left: isRtl ? column.right - width * word : column.left,
          right: isRtl ? column.right : column.left + width * word,
          top: 500,
          bottom: 520,
        };
        const spot = chooseSpot({ last, column, isRtl, outerEnd, outerStart: 0, below: 520 + gap }, WIDTHS);
        const size = spot.size === 'tight' ? 16 : WIDTHS[spot.size];
        const box = { left: spot.left, right: spot.left + size };
        const half = HEIGHT[spot.size] / 2;
        const isOnLine = spot.middle - half < last.bottom - 1;
        if (isOnLine) {
          expect(isRtl ? last.left - box.right : box.left - last.right).toBeGreaterThanOrEqual(GAP - 0.001);
          const beyond = isRtl ? column.left - box.left : box.right - column.right;
          expect(beyond).toBeLessThanOrEqual(outerEnd + 0.001);
        } else expect(spot.middle + half).toBeLessThanOrEqual(520 + gap + 0.001);
      }),
    );
  });
});
