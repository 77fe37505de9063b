import { describe, expect, it } from 'vitest';
import { Recent } from '../../src/recent';

describe('Recent', () => {
  it('lets go what was used longest ago', () => {
    const recent = new Recent<string, number>(3);
    recent.set('a', 1);
    recent.set('b', 2);
    recent.set('c', 3);
    expect(recent.get('a')).toBe(1);
    recent.set('d', 4);
    expect(recent.get('b')).toBeUndefined();
    expect([recent.get('a'), recent.get('c'), recent.get('d')]).toEqual([1, 3, 4]);
  });

  it('counts by size, and the one of a key once', () => {
    const recent = new Recent<string, number>(10);
    recent.set('a', 1, 6);
    recent.set('a', 2, 6);
    recent.set('b', 3, 4);
    expect([recent.get('a'), recent.get('b')]).toEqual([2, 3]);
    recent.set('c', 4, 5);
    expect(recent.get('a')).toBeUndefined();
    expect([recent.get('b'), recent.get('c')]).toEqual([3, 4]);
  });

  it('keeps the last few, whatever their size', () => {
    const recent = new Recent<string, number>(10, 2);
    recent.set('a', 1, 100);
    recent.set('b', 2, 100);
    expect([recent.get('a'), recent.get('b')]).toEqual([1, 2]);
    recent.set('c', 3, 100);
    expect(recent.get('a')).toBeUndefined();
    expect([recent.get('b'), recent.get('c')]).toEqual([2, 3]);
  });
});
