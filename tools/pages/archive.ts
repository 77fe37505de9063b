/** The saved pages: read from a tar archive as it is, without unpacking it to the disk. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { researchFolder } from '../learn/research';

export const ARCHIVE = 'html-readability.tar.gz';

/** A page as it was saved and what a reader mode takes from it. */
export interface SavedPage {
  /** The name of its folder in the archive. */
  readonly id: string;
  readonly language: string | null;
  readonly html: string;
  /** The running text, in order: what is expected to be read. */
  readonly paragraphs: readonly string[];
}

const BLOCK = 512;

/** A field of a tar header: text up to the first zero. */
const field = (header: Buffer, from: number, length: number): string =>
  header
    .subarray(from, from + length)
    .toString('utf8')
    .replace(/\0.*$/s, '');

/** The plain files of an archive in the POSIX ustar form, by name; GNU's long names are known. */
export function untar(bytes: Buffer): ReadonlyMap<string, Buffer> {
  const files = new Map<string, Buffer>();
  let longName: string | undefined;
  for (let at = 0; at + BLOCK <= bytes.length;) {
    const header = bytes.subarray(at, at + BLOCK);
    const name = field(header, 0, 100);
    if (name === '') break;
    const size = Number.parseInt(field(header, 124, 12).trim(), 8) || 0;
    const type = field(header, 156, 1);
    const prefix = field(header, 257, 5) === 'ustar' ? field(header, 345, 155) : '';
    const content = bytes.subarray(at + BLOCK, at + BLOCK + size);
    if (type === 'L') longName = field(content, 0, size);
    else {
      if (type === '' || type === '0')
        files.set(longName ?? (prefix === '' ? name : `${prefix}/${name}`), content);
      longName = undefined;
    }
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  return files;
}

const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/** The list of expected paragraphs was taken from markup and still holds a few of its entities. */
const decoded = (text: string): string =>
  text.replace(/&(?:#(\d+)|#x([\da-f]+)|([a-z]+));/gi, (whole, decimal, hex, name: string | undefined) => {
    if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(String(hex), 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });

interface IndexLine {
  readonly id: string;
  readonly lang: string | null;
  readonly expected_paragraphs: readonly string[];
}

/** Null where the archive is not there. */
export function savedPages(): readonly SavedPage[] | null {
  const file = path.join(researchFolder() ?? '', ARCHIVE);
  if (!existsSync(file)) return null;
  const files = untar(gunzipSync(readFileSync(file)));
  const named = (end: string): Buffer => {
    const found = [...files].find(([name]) => name.endsWith(end));
    if (found === undefined) throw new Error(`${ARCHIVE} has no ${end}: it is not the archive that is meant`);
    return found[1];
  };
  return named('/index.jsonl')
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const { id, lang, expected_paragraphs: paragraphs } = JSON.parse(line) as IndexLine;
      return {
        id,
        language: lang,
        html: named(`/pages/${id}/source.html`).toString('utf8'),
        paragraphs: paragraphs.map(decoded),
      };
    });
}
