/** What tells who came first, of one text. Nothing of its length: coverage asymmetry only measures that. */
export interface Facts {
  readonly outlet?: string;
  /** Whether the outlet is named by the text itself as its owner (copyright line, own reporting). */
  readonly owns: boolean;
  readonly date?: string;
  /** Whether the text names this outlet as the source of what it tells. */
  readonly credits: (outlet: string) => boolean;
}

export interface Direction {
  readonly order: 'first-follows' | 'second-follows' | 'unknown';
  readonly by?: 'credit' | 'copyright' | 'date';
}

/** Who follows whom of two texts that share: credit before ownership before date, else unknown. */
export function directionOf(first: Facts, second: Facts): Direction {
  const same = first.outlet !== undefined && first.outlet === second.outlet;
  const firstNames = !same && second.outlet !== undefined && first.credits(second.outlet);
  const secondNames = !same && first.outlet !== undefined && second.credits(first.outlet);
  if (firstNames !== secondNames)
    return { order: firstNames ? 'first-follows' : 'second-follows', by: 'credit' };
  if (first.owns !== second.owns)
    return { order: second.owns ? 'first-follows' : 'second-follows', by: 'copyright' };
  if (first.date && second.date) {
    // Days, not minutes: a page's time is often that of its last update.
    const days = (Date.parse(first.date) - Date.parse(second.date)) / 86_400_000;
    if (Math.abs(days) >= 1) return { order: days > 0 ? 'first-follows' : 'second-follows', by: 'date' };
  }
  return { order: 'unknown' };
}
