/** Merges packs, file to file, in a thread of its own: the main one stays free to hear that it is to stop. */
import { closeSync, fsyncSync, openSync, fstatSync, readSync, writeSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { mergePacksTo } from '../../src/index';

export interface MergeStart {
  readonly parts: readonly string[];
  readonly output: string;
}
export type MergeTold =
  | { readonly kind: 'part'; readonly part: number }
  | { readonly kind: 'done'; readonly bytes: number }
  /** What the parts hold is too much for one pack. */
  | { readonly kind: 'too-much'; readonly message: string };

const tell = (told: MergeTold): void => parentPort?.postMessage(told);

const { parts, output } = workerData as MergeStart;
const files = parts.map((part) => openSync(part, 'r'));
const sources = files.map((file) => ({
  reader: {
    byteLength: fstatSync(file).size,
    read(offset: number, length: number): Uint8Array {
      const bytes = new Uint8Array(length);
      for (let at = 0; at < length;) {
        const read = readSync(file, bytes, at, length - at, offset + at);
        if (read === 0) throw new Error('a part ends too early');
        at += read;
      }
      return bytes;
    },
  },
}));

const file = openSync(output, 'w');
let whole = 1;
let told = 0;
try {
  mergePacksTo(sources, {
    begin: (byteLength) => (whole = byteLength),
    write(offset, bytes) {
      for (let at = 0; at < bytes.length;) {
        at += writeSync(file, bytes, at, bytes.length - at, offset + at);
      }
      if (offset - told < 4_000_000) return;
      told = offset;
      tell({ kind: 'part', part: offset / whole });
    },
  });
  fsyncSync(file);
  tell({ kind: 'done', bytes: whole });
} catch (error) {
  if (!(error instanceof RangeError)) throw error;
  tell({ kind: 'too-much', message: error.message });
} finally {
  for (const one of [file, ...files]) closeSync(one);
}
