import { EN_PARAPHRASES } from './data/en-paraphrases';

/** A stem that may stand for another in a rewrite. */
export interface RelatedStem {
  readonly stem: string;
  /** How far it counts as the same, 0..1 (an equal stem counts 1). */
  readonly weight: number;
}

/** Chosen among .5–.9 on the clauses of seeds and stories, families left out (docs/quality.md, "Added words"). */
const FIRM = 0.85;
const LIKELY = 0.55;

const NONE: readonly RelatedStem[] = [];

function read(table: string): ReadonlyMap<string, readonly RelatedStem[]> {
  const out = new Map<string, RelatedStem[]>();
  const add = (stem: string, other: string, weight: number): void => {
    const list = out.get(stem);
    if (list) list.push({ stem: other, weight });
    else out.set(stem, [{ stem: other, weight }]);
  };
  for (const line of table.trim().split('\n')) {
    const [first, second] = line.split(',');
    const [head, ...firm] = first!.split(' ');
    const likely = second?.split(' ') ?? [];
    [firm, likely].forEach((stems, k) => {
      for (const other of stems) {
        const weight = k === 0 ? FIRM : LIKELY;
        add(head!, other, weight);
        add(other, head!, weight);
      }
    });
  }
  return out;
}

/** Read at first use: a page without a candidate never needs it. */
let english: ReadonlyMap<string, readonly RelatedStem[]> | undefined;

/**
 * The stems that stand for `stem` in rewrites, of the language of a BCP 47 tag; none in a language without a
 * table. Symmetric; a stem is not its own relative.
 */
export function relatedStems(stem: string, tag = 'en'): readonly RelatedStem[] {
  if (!tag.toLowerCase().startsWith('en')) return NONE;
  english ??= read(EN_PARAPHRASES);
  return english.get(stem) ?? NONE;
}
