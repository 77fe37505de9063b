/** Work on several items at once, the results in the order of the items. */

/**
 * Reads `items` no further than `most` unfinished ones ahead, and gives each result as soon as it and those before it
 * are there, also while the next item is still awaited: whoever asks through a pipe is answered line by line.
 */
export async function* inOrder<T, R>(
  items: AsyncIterable<T>,
  work: (item: T) => Promise<R>,
  most: number,
): AsyncGenerator<R> {
  const iterator = items[Symbol.asyncIterator]();
  const running: Promise<R>[] = [];
  let reading: Promise<IteratorResult<T, unknown>> | undefined;
  let isOver = false;
  try {
    for (;;) {
      if (!isOver && running.length < most) reading ??= iterator.next();
      const [head] = running;
      const waiting = [head?.then(() => 'done' as const), reading?.then(() => 'read' as const)];
      const open = waiting.filter((one) => one !== undefined);
      if (open.length === 0) return;
      if ((await Promise.race(open)) === 'done') {
        running.shift();
        yield await head!;
        continue;
      }
      const next = await reading!;
      reading = undefined;
      if (next.done === true) isOver = true;
      else {
        const result = work(next.value);
        // Awaited in its turn; until then it is nobody's unhandled rejection.
        result.catch(() => undefined);
        running.push(result);
      }
    }
  } finally {
    reading?.catch(() => undefined);
    await iterator.return?.();
  }
}
