/** Segments inside a transaction: their bytes, where an article is, and which of theirs are not compared. */
import type { SegmentRow } from './db';
import type { Change, Reading } from './store';
import { segmentRows } from './rows';

/** Browsers hand values over whole, with a limit that a large pack would pass. */
const PIECE = 16 * 2 ** 20;

type NewSegment = Pick<SegmentRow, 'articles'> & Partial<SegmentRow>;

/** Writes a segment and its bytes; gives its row. */
export async function putSegment(tx: Change, bytes: ArrayBuffer, row: NewSegment): Promise<SegmentRow> {
  const segments = tx.objectStore('segments');
  const filled = { off: [], dead: [], ...row, bytes: bytes.byteLength };
  // The key generator fills in the id; the span is the segment itself until it stands for others.
  const id = await segments.add({ first: 0, last: 0, ...filled } as unknown as SegmentRow);
  const whole: SegmentRow = { first: id, last: id, ...filled, id };
  const store = tx.objectStore('bytes');
  const pieces = Math.max(1, Math.ceil(bytes.byteLength / PIECE));
  await Promise.all([
    segments.put(whole),
    ...Array.from({ length: pieces }, (_, piece) => {
      const part = pieces === 1 ? bytes : bytes.slice(piece * PIECE, (piece + 1) * PIECE);
      return store.put(part, [id, piece]);
    }),
  ]);
  return whole;
}

/**
 * Notes that segments cannot be read, for those that are still there: they are neither merged nor compared, and an
 * article of theirs that comes again is written anew.
 */
export async function noteDamage(tx: Change, ids: readonly number[]): Promise<void> {
  const segments = tx.objectStore('segments');
  const rows = await Promise.all(ids.map((id) => segments.get(id)));
  await Promise.all(
    rows.map((row) => (row === undefined ? undefined : segments.put({ ...row, isDamaged: true }))),
  );
}

const piecesOf = (segment: number): IDBKeyRange => IDBKeyRange.bound([segment], [segment, []]);

export async function deleteSegment(tx: Change, segment: number): Promise<void> {
  await Promise.all([
    tx.objectStore('segments').delete(segment),
    tx.objectStore('bytes').delete(piecesOf(segment)),
  ]);
}

/** All bytes of a segment; null where some are missing. */
export async function bytesOf(tx: Reading, { id, bytes }: SegmentRow): Promise<ArrayBuffer | null> {
  const store = tx.objectStore('bytes');
  if (bytes <= PIECE) {
    const only: unknown = await store.get([id, 0]);
    return only instanceof ArrayBuffer && only.byteLength === bytes ? only : null;
  }
  const whole = new Uint8Array(bytes);
  let end = 0;
  // One piece at a time: a large pack is in memory once, not twice.
  for (let piece = 0; end < bytes; piece += 1) {
    const part: unknown = await store.get([id, piece]);
    if (!(part instanceof ArrayBuffer) || part.byteLength === 0 || end + part.byteLength > bytes) return null;
    whole.set(new Uint8Array(part), end);
    end += part.byteLength;
  }
  return whole.buffer;
}

/** The segments of the reader's own articles, in the order of their spans. */
export async function ownSegments(tx: Reading): Promise<SegmentRow[]> {
  const all = await segmentRows(tx);
  return all.filter(({ pack }) => pack === undefined).sort((a, b) => a.first - b.first);
}

export const holds = ({ first, last }: SegmentRow, born: number): boolean => born >= first && born <= last;

/** Changes what is said of articles in their segments; a segment without a living article goes. */
export class Marks {
  readonly #segments: Map<number, SegmentRow>;
  readonly #changed = new Map<number, { readonly off: Set<string>; readonly dead: Set<string> }>();

  constructor(segments: readonly SegmentRow[]) {
    this.#segments = new Map(segments.map((one) => [one.id, one]));
  }

  /** Undefined: its segment is lost. */
  segmentOf(born: number): SegmentRow | undefined {
    const own = this.#segments.get(born);
    if (own !== undefined) return own;
    for (const one of this.#segments.values()) if (holds(one, born)) return one;
    return undefined;
  }

  #of(born: number): { readonly off: Set<string>; readonly dead: Set<string> } | undefined {
    const segment = this.segmentOf(born);
    if (segment === undefined) return undefined;
    const marks = this.#changed.get(segment.id) ?? {
      off: new Set(segment.off),
      dead: new Set(segment.dead),
    };
    this.#changed.set(segment.id, marks);
    return marks;
  }

  off({ articleId, born }: { readonly articleId: string; readonly born: number }, isOff: boolean): void {
    const marks = this.#of(born);
    if (isOff) marks?.off.add(articleId);
    else marks?.off.delete(articleId);
  }

  dead({ articleId, born }: { readonly articleId: string; readonly born: number }): void {
    const marks = this.#of(born);
    marks?.dead.add(articleId);
    marks?.off.delete(articleId);
  }

  async write(tx: Change): Promise<void> {
    await Promise.all(
      [...this.#changed].map(([id, marks]) => {
        const segment = this.#segments.get(id)!;
        if (marks.dead.size >= segment.articles) return deleteSegment(tx, id);
        return tx.objectStore('segments').put({ ...segment, off: [...marks.off], dead: [...marks.dead] });
      }),
    );
  }
}
