/** A pack's bytes from its file, into memory that threads can share. */
import { open, stat } from 'node:fs/promises';
import { InputError } from '../decode';
import { fileFault, readStream } from './read-stream';

/** 100,000 articles of usual length make about a quarter of it. */
const MAX_PACK_BYTES = 2_000_000_000;
/** What every pack begins with, short of its line-end check (docs/pack-format.md), and what gzip does. */
const PACK_BEGINS = Buffer.from([0x89, 0x48, 0x57, 0x50]);
const GZIP_BEGINS = Buffer.from([0x1f, 0x8b]);
/** Where the pack states its length, and up to where it has to be read for it. */
const LENGTH_AT = 12;
const HEAD = 16;
/** The system reads no more than 2 GB at once. */
const PIECE = 64 * 1024 * 1024;

async function begins(file: string): Promise<Buffer> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(
      Buffer.alloc(PACK_BEGINS.length),
      0,
      PACK_BEGINS.length,
      0,
    );
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** By its name or its first bytes; what is packed with gzip only by its name. */
export async function isPackFile(file: string): Promise<boolean> {
  if (/\.hwpack(?:\.gz)?$/i.test(file)) return true;
  return PACK_BEGINS.equals(await begins(file));
}

const tooLarge = (file: string): InputError =>
  new InputError(`${file}: has more than ${MAX_PACK_BYTES / 1e9} GB. Split the pack.`);

async function readPlain(file: string): Promise<SharedArrayBuffer> {
  const { size } = await stat(file);
  if (size > MAX_PACK_BYTES) throw tooLarge(file);
  const shared = new SharedArrayBuffer(size);
  const handle = await open(file);
  try {
    let at = 0;
    while (at < size) {
      const piece = new Uint8Array(shared, at, Math.min(PIECE, size - at));
      const { bytesRead } = await handle.read(piece, 0, piece.length, at);
      if (bytesRead === 0) throw new InputError(`${file}: shrinks while it is read. Try again.`);
      at += bytesRead;
    }
  } finally {
    await handle.close();
  }
  return shared;
}

/** Unpacks no more than the pack itself announces, so that a small file cannot fill the memory. */
async function readPacked(file: string): Promise<SharedArrayBuffer> {
  let head = Buffer.alloc(0);
  let bytes: Uint8Array | undefined;
  let at = 0;
  for await (const chunk of readStream(file, undefined, true)) {
    if (bytes === undefined) {
      head = Buffer.concat([head, chunk]);
      if (head.length < HEAD) continue;
      const isPack = PACK_BEGINS.equals(head.subarray(0, PACK_BEGINS.length));
      const length = isPack ? Math.max(HEAD, head.readUInt32LE(LENGTH_AT)) : HEAD;
      if (length > MAX_PACK_BYTES) throw tooLarge(file);
      bytes = new Uint8Array(new SharedArrayBuffer(length));
    }
    const piece = at === 0 ? head : chunk;
    // What is beyond is not kept: the engine says that it is no pack, or that the checksum does not fit.
    bytes.set(piece.subarray(0, Math.max(0, bytes.length - at)), Math.min(at, bytes.length));
    at += piece.length;
    if (at > bytes.length) break;
  }
  const length = bytes === undefined ? head.length : Math.min(at, bytes.length);
  if (bytes !== undefined && at > bytes.length && PACK_BEGINS.equals(head.subarray(0, 4)))
    throw new InputError(`${file}: holds more than its pack. Copy or download the file again.`);
  if (bytes !== undefined && length === bytes.length) return bytes.buffer as SharedArrayBuffer;
  const shared = new SharedArrayBuffer(length);
  new Uint8Array(shared).set((bytes ?? head).subarray(0, length));
  return shared;
}

/** @throws InputError naming the file. What the bytes hold is for the engine to check. */
export async function readPackFile(file: string): Promise<SharedArrayBuffer> {
  try {
    const isPacked = GZIP_BEGINS.equals((await begins(file)).subarray(0, 2));
    return await (isPacked ? readPacked(file) : readPlain(file));
  } catch (error) {
    throw error instanceof InputError ? error : fileFault(file, error);
  }
}
