/**
 * The whole library as one file: a header, a description (JSON), then segments one after another.
 *
 *   0  8 bytes   89 48 57 4C 42 0D 0A 1A ("HWLB" between a byte no text starts with and line ends that transfers damage)
 *   8  u32       version, little endian as all numbers
 *  12  u32       length of the description in bytes
 *  16  32 bytes  SHA-256 of the description
 *  48            the description, which states length and SHA-256 of each segment; then the segments
 *
 * Nothing of a file is believed: a stranger may have made it.
 */
import * as v from 'valibot';
import type { ReadOptions } from './read-bytes';
import { LARGEST_PACK } from './read-bytes';

const MAGIC = [0x89, 0x48, 0x57, 0x4c, 0x42, 0x0d, 0x0a, 0x1a] as const;
const VERSION = 1;
const HEADER = { version: 8, length: 12, hash: 16, end: 48 } as const;
/** A description of a million articles. */
const LARGEST_DESCRIPTION = 2 ** 28;
/** All of it is in memory while it is written in one transaction. */
const LARGEST_LIBRARY = 2 ** 31;
const MOST_SEGMENTS = 10_000;
const MOST_ARTICLES = 1_000_000;
const MOST_FEEDS = 10_000;
const MOST_SEEN = 100_000;

/** As all moments are kept: they are compared as texts, and shown. */
const date = v.pipe(
  v.string(),
  v.maxLength(40),
  v.isoTimestamp(),
  v.check((text) => !Number.isNaN(Date.parse(text))),
  v.transform((text) => new Date(text).toISOString()),
);
const name = v.pipe(v.string(), v.maxLength(500));
const webAddress = v.pipe(v.string(), v.maxLength(4_000), v.regex(/^https?:\/\//iu), v.url());
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER));
const inPack = v.pipe(v.array(name), v.maxLength(MOST_ARTICLES));
const isTrue = v.literal(true);

const segment = {
  bytes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(LARGEST_PACK)),
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/u)),
};

const outcome = v.picklist([
  'new',
  'unchanged',
  'too-large',
  'too-many-requests',
  'redirected',
  'not-allowed',
  'not-a-feed',
  'no-answer',
  'refused',
  'library-full',
]);

const descriptionSchema = v.object({
  headwater: v.literal('library'),
  madeAt: date,
  own: v.pipe(
    v.array(
      v.object({
        articleId: v.pipe(v.string(), v.regex(/^own-[0-9a-f]{16}$/u)),
        origin: v.picklist(['kept', 'remembered', 'feed']),
        at: date,
        readAt: date,
        feed: v.exactOptional(name),
        isOff: v.exactOptional(isTrue),
      }),
    ),
    v.maxLength(MOST_ARTICLES),
  ),
  segments: v.pipe(v.array(v.object(segment)), v.maxLength(MOST_SEGMENTS)),
  packs: v.pipe(
    v.array(
      v.object({
        ...segment,
        id: v.pipe(v.string(), v.regex(/^pack-[0-9a-f]{8}$/u)),
        name,
        at: date,
        off: inPack,
      }),
    ),
    v.maxLength(MOST_SEGMENTS),
  ),
  feeds: v.pipe(
    v.array(
      v.object({
        id: name,
        url: webAddress,
        name,
        isOn: v.boolean(),
        readsPages: v.boolean(),
        addedAt: date,
        etag: v.exactOptional(name),
        lastModified: v.exactOptional(name),
        nextAt: date,
        failures: count,
        last: v.exactOptional(v.object({ at: date, outcome, added: count, status: v.exactOptional(count) })),
        seen: v.pipe(v.array(v.tuple([name, name])), v.maxLength(MOST_SEEN)),
      }),
    ),
    v.maxLength(MOST_FEEDS),
  ),
  bundledOff: v.pipe(v.array(name), v.maxLength(MOST_ARTICLES)),
});

export type Description = v.InferOutput<typeof descriptionSchema>;
export type Segment = Pick<Description['segments'][number], 'bytes' | 'sha256'>;

/** `other`: no such file at all; `newer`: of a newer Headwater. */
export type FileProblem = 'other' | 'newer' | 'damaged' | 'too-large';

export class LibraryFileError extends Error {
  override readonly name = 'LibraryFileError';

  constructor(
    readonly problem: FileProblem,
    options?: ErrorOptions,
  ) {
    super(problem, options);
  }
}

async function sha256(bytes: BufferSource): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

export async function hashOf(bytes: BufferSource): Promise<string> {
  return Array.from(await sha256(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Header and description; the segments follow. */
export async function headOf(description: Description): Promise<Blob> {
  const json = new TextEncoder().encode(JSON.stringify(description));
  const header = new Uint8Array(HEADER.end);
  const view = new DataView(header.buffer);
  header.set(MAGIC);
  view.setUint32(HEADER.version, VERSION, true);
  view.setUint32(HEADER.length, json.length, true);
  header.set(await sha256(json), HEADER.hash);
  return new Blob([header, json]);
}

export interface OpenFile {
  readonly description: Description;
  /** The bytes of one of the description's segments or packs. @throws LibraryFileError where they are not as stated. */
  read(segment: Segment): Promise<ArrayBuffer>;
}

/** Opens a file and reads its description; the segments are there, but not looked at. @throws LibraryFileError */
export async function openFile(file: Blob, { signal }: ReadOptions = {}): Promise<OpenFile> {
  signal?.throwIfAborted();
  const header = new Uint8Array(await slice(file, 0, HEADER.end));
  const view = new DataView(header.buffer);
  if (MAGIC.some((byte, i) => header[i] !== byte)) throw new LibraryFileError('other');
  if (header.length < HEADER.end) throw new LibraryFileError('damaged');
  const version = view.getUint32(HEADER.version, true);
  if (version > VERSION) throw new LibraryFileError('newer');
  const length = view.getUint32(HEADER.length, true);
  if (version !== VERSION || length > file.size - HEADER.end) throw new LibraryFileError('damaged');
  if (length > LARGEST_DESCRIPTION || file.size > LARGEST_LIBRARY) throw new LibraryFileError('too-large');
  const json = await slice(file, HEADER.end, HEADER.end + length);
  const hash = await sha256(json);
  if (hash.some((byte, i) => byte !== header[HEADER.hash + i])) throw new LibraryFileError('damaged');
  const description = described(json);
  const places = new Map<Segment, number>();
  let end = HEADER.end + length;
  for (const part of [...description.segments, ...description.packs]) {
    places.set(part, end);
    end += part.bytes;
  }
  if (end !== file.size) throw new LibraryFileError('damaged');
  return {
    description,
    async read(part) {
      signal?.throwIfAborted();
      const at = places.get(part);
      if (at === undefined) throw new RangeError('no segment of this file');
      const bytes = await slice(file, at, at + part.bytes);
      if ((await hashOf(bytes)) !== part.sha256) throw new LibraryFileError('damaged');
      return bytes;
    },
  };
}

/** A file on the disk may go or change while it is read. */
async function slice(file: Blob, start: number, end: number): Promise<ArrayBuffer> {
  try {
    return await file.slice(start, end).arrayBuffer();
  } catch (error) {
    throw new LibraryFileError('damaged', { cause: error });
  }
}

function described(json: ArrayBuffer): Description {
  try {
    // Nested without end: the parser of one browser or the other gives up, or the shape does not fit at the first level.
    const parsed = v.safeParse(descriptionSchema, JSON.parse(new TextDecoder().decode(json)));
    if (parsed.success) return parsed.output;
  } catch (error) {
    throw new LibraryFileError('damaged', { cause: error });
  }
  throw new LibraryFileError('damaged');
}
