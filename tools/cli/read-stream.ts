/** A file as a stream of its text's bytes, packed with gzip or not. */
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip, type Gunzip } from 'node:zlib';
import { InputError } from '../decode';

/** One line for what the system or gzip said of a file. */
export function fileFault(file: string, error: unknown): InputError {
  const code = String((error as NodeJS.ErrnoException).code ?? error);
  if (code === 'ENOENT') return new InputError(`${file}: does not exist. Check the path.`);
  if (code === 'EISDIR') return new InputError(`${file}: is a folder. Give a file.`);
  if (code === 'Z_BUF_ERROR')
    return new InputError(`${file}: ends too early. Copy or download the file again.`);
  if (code.startsWith('Z_'))
    return new InputError(`${file}: is not gzip, or damaged (${code}). Copy or download the file again.`);
  return new InputError(`${file}: cannot be read (${code}). Check its permissions.`);
}

/**
 * Reads `file` piece by piece; what ends in .gz is unpacked on the way.
 *
 * @param onRead Called with the bytes of the file read since the last call.
 * @throws InputError naming the file.
 */
export async function* readStream(
  file: string,
  onRead: (bytes: number) => void = () => undefined,
  isPacked = /\.gz$/i.test(file),
): AsyncGenerator<Uint8Array> {
  const raw = createReadStream(file, { highWaterMark: 256 * 1024 });
  const text = isPacked ? createGunzip() : raw;
  // What goes wrong is told where it is read: whoever stops reading early is not to hear of it.
  if (isPacked) pipeline(raw, text as Gunzip).catch(() => undefined);
  let told = 0;
  try {
    for await (const chunk of text as AsyncIterable<Buffer>) {
      onRead(raw.bytesRead - told);
      told = raw.bytesRead;
      yield chunk;
    }
  } catch (error) {
    throw fileFault(file, error);
  } finally {
    raw.destroy();
  }
}
