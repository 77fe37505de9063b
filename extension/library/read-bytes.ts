/** A stranger's file into memory, gzipped or not: never more than it may be, however it lies. */
import { PackError } from '../../src/index';

/**
 * Largest pack, unpacked: the background holds it in one piece of memory, of which browsers give at most two of these.
 */
export const LARGEST_PACK = 2 ** 30;
/** Text and index of articles shrink to a third or a quarter; more than this is a bomb. */
const MOST_RATIO = 100;
/** Small files may shrink to anything: they do no harm. */
const HARMLESS = 2 ** 22;
/** Bytes that tell what a file is, and how long a pack says that it is. */
const HEAD = 16;

export interface ReadOptions {
  readonly onProgress?: (done: number) => void;
  readonly signal?: AbortSignal | undefined;
}

async function isGzip(file: Blob): Promise<boolean> {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  return first === 0x1f && second === 0x8b;
}

/** Length that a pack states in its header. */
const statedLength = (head: Uint8Array): number =>
  new DataView(head.buffer, head.byteOffset, head.byteLength).getUint32(12, true);

const tooLarge = (bytes: number): PackError =>
  new PackError('too-large', `${bytes} bytes; at most ${LARGEST_PACK} are read`);

/** Reads a pack; what it holds is not looked at. @throws PackError; the signal's reason when it is aborted. */
export async function readPackFile(file: Blob, { onProgress, signal }: ReadOptions): Promise<ArrayBuffer> {
  signal?.throwIfAborted();
  const packed = await isGzip(file);
  if (!packed && file.size > LARGEST_PACK) throw tooLarge(file.size);
  const allowed = packed ? Math.min(LARGEST_PACK, HARMLESS + file.size * MOST_RATIO) : file.size;
  let read = 0;
  const counting = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      read += chunk.byteLength;
      onProgress?.(Math.min(1, read / Math.max(1, file.size)));
      controller.enqueue(chunk);
    },
  });
  const raw = file.stream().pipeThrough(counting);
  const stream = packed
    ? raw.pipeThrough(new DecompressionStream('gzip') as ReadableWritablePair<Uint8Array, Uint8Array>)
    : raw;
  const reader = stream.getReader();
  try {
    return await fill(reader, allowed, file.size, signal);
  } catch (error) {
    await reader.cancel().catch(() => undefined);
    if (error instanceof PackError || signal?.aborted === true) throw error;
    if (error instanceof RangeError) throw tooLarge(file.size);
    // The stream itself failed: the compressed file ends early or is no such file.
    throw new PackError(packed ? 'corrupt' : 'truncated', String(error));
  }
}

async function fill(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  allowed: number,
  packedSize: number,
  signal: AbortSignal | undefined,
): Promise<ArrayBuffer> {
  let bytes = new Uint8Array(HEAD);
  let end = 0;
  for (;;) {
    const { done, value } = await reader.read();
    signal?.throwIfAborted();
    if (done) break;
    let chunk = value;
    if (bytes.length === HEAD) {
      const part = chunk.subarray(0, HEAD - end);
      bytes.set(part, end);
      end += part.length;
      if (end < HEAD) continue;
      chunk = chunk.subarray(part.length);
      bytes = room(bytes, allowed);
    }
    if (end + chunk.length > bytes.length) {
      if (bytes.length < allowed || allowed < LARGEST_PACK)
        throw new PackError('corrupt', `more than the ${bytes.length} bytes that ${packedSize} may hold`);
      throw tooLarge(end + chunk.length);
    }
    bytes.set(chunk, end);
    end += chunk.length;
  }
  return end === bytes.length ? bytes.buffer : bytes.slice(0, end).buffer;
}

/** As much as the pack says that it is long, where that can be. */
function room(head: Uint8Array, allowed: number): Uint8Array<ArrayBuffer> {
  const stated = statedLength(head);
  if (stated > LARGEST_PACK) throw tooLarge(stated);
  const bytes = new Uint8Array(Math.max(HEAD + 1, Math.min(stated, allowed)));
  bytes.set(head);
  return bytes;
}
