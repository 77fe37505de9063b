/** Lines of a stream of bytes, one in memory at a time. */

export interface Line {
  /** Counted from 1, blank lines too. */
  readonly number: number;
  /** Without its end; null: it was longer than allowed and is passed over, whatever its length. */
  readonly bytes: Uint8Array | null;
}

const NEWLINE = 0x0a;

/**
 * The lines of `input`; the last one may lack its newline. `most`: the bytes that a line may have. One that has more
 * is told as soon as it is known, and what is left of it is passed over.
 */
export async function* linesOf(input: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Line> {
  let number = 1;
  let parts: Uint8Array[] = [];
  let size = 0;
  let isOver = false;
  for await (const chunk of input) {
    let from = 0;
    while (from < chunk.length) {
      const newline = chunk.indexOf(NEWLINE, from);
      const end = newline < 0 ? chunk.length : newline;
      if (!isOver) {
        parts.push(chunk.subarray(from, end));
        size += end - from;
        isOver = size > most;
        if (isOver) {
          parts = [];
          yield { number, bytes: null };
        }
      }
      from = end + 1;
      if (newline < 0) break;
      if (!isOver) yield { number, bytes: Buffer.concat(parts) };
      number += 1;
      parts = [];
      size = 0;
      isOver = false;
    }
  }
  if (size > 0 && !isOver) yield { number, bytes: Buffer.concat(parts) };
}

/** The text of a line, without spaces around it; undefined where its bytes are no UTF-8. */
export function textOfLine(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).trim();
  } catch {
    return undefined;
  }
}
