/** How the bytes of a pack are divided (docs/pack-format.md). */
import { HEADER, SECTIONS, TABLE_ROW } from '../../src/corpus/format';
import type { PackBytes } from '../corpora';

export interface PackSections {
  readonly version: number;
  readonly bytes: number;
  /** Bytes of each section, in their order. */
  readonly sections: Readonly<Record<string, number>>;
}

/** Of a pack that was checked. */
export function sectionsOf({ bytes }: PackBytes): PackSections {
  const view = new DataView(bytes);
  const count = view.getUint32(HEADER.sections, true);
  const sections = Array.from({ length: count }, (_, at) => {
    const row = HEADER.table + at * TABLE_ROW;
    const number = view.getUint32(row, true);
    return [SECTIONS[number - 1]?.name ?? `section ${number}`, view.getUint32(row + 8, true)] as const;
  });
  return {
    version: view.getUint32(HEADER.version, true),
    bytes: bytes.byteLength,
    sections: Object.fromEntries(sections),
  };
}
