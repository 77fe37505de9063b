import { describe, expect, it } from 'vitest';
import { inOrder } from '../../../tools/cli/in-order';

async function* numbers(count: number): AsyncGenerator<number> {
  for (let i = 0; i < count; i += 1) {
    await Promise.resolve();
    yield i;
  }
}

async function all<T>(results: AsyncIterable<T>): Promise<T[]> {
  const out: T[] = [];
  for await (const one of results) out.push(one);
  return out;
}

/** Work that ends when it is told to. */
function held() {
  const ends = new Map<number, () => void>();
  const started: number[] = [];
  return {
    started,
    end: (item: number) => ends.get(item)?.(),
    work: (item: number): Promise<number> => {
      started.push(item);
      return new Promise((resolve) => ends.set(item, () => resolve(item)));
    },
  };
}

/** Lets everything happen that needs no further event. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('inOrder', () => {
  it('gives results in the order of the items, whichever ends first', async () => {
    const delayed = (item: number): Promise<number> =>
      new Promise((resolve) => {
        let turns = (item * 7) % 5;
        const turn = (): void => void (turns-- > 0 ? setImmediate(turn) : resolve(item));
        turn();
      });
    for (const most of [1, 3, 100])
      expect(await all(inOrder(numbers(50), delayed, most))).toEqual([...Array(50).keys()]);
    expect(await all(inOrder(numbers(0), delayed, 3))).toEqual([]);
  });

  it('reads no further ahead than it may', async () => {
    const { started, end, work } = held();
    const results = inOrder(numbers(10), work, 3);
    const first = results.next();
    await settle();
    expect(started).toEqual([0, 1, 2]);
    end(1);
    await settle();
    expect(started).toEqual([0, 1, 2]);
    end(0);
    expect(await first).toEqual({ done: false, value: 0 });
    expect(await results.next()).toEqual({ done: false, value: 1 });
    const third = results.next();
    await settle();
    expect(started).toEqual([0, 1, 2, 3, 4]);
    end(2);
    expect(await third).toEqual({ done: false, value: 2 });
  });

  it('gives a result while the next item is still awaited', async () => {
    let more = (): void => undefined;
    async function* slow(): AsyncGenerator<string> {
      yield 'first';
      await new Promise<void>((resolve) => (more = resolve));
      yield 'second';
    }
    const results = inOrder(slow(), (item) => Promise.resolve(item), 4);
    expect(await results.next()).toEqual({ done: false, value: 'first' });
    const rest = results.next();
    await settle();
    more();
    expect(await rest).toEqual({ done: false, value: 'second' });
    expect((await results.next()).done).toBe(true);
  });

  it('ends with the fault of the item that failed, after the results before it', async () => {
    const results = inOrder(
      numbers(5),
      (item) => (item === 2 ? Promise.reject(new Error('no')) : Promise.resolve(item)),
      4,
    );
    expect(await results.next()).toEqual({ done: false, value: 0 });
    expect(await results.next()).toEqual({ done: false, value: 1 });
    await expect(results.next()).rejects.toThrow('no');
  });

  it('closes the items when nobody wants more', async () => {
    let isClosed = false;
    async function* endless(): AsyncGenerator<number> {
      try {
        for (let i = 0; ; i += 1) yield i;
      } finally {
        isClosed = true;
      }
    }
    for await (const one of inOrder(endless(), (item) => Promise.resolve(item), 2)) if (one === 3) break;
    expect(isClosed).toBe(true);
  });
});
