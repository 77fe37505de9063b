/** Word tables as text: short to read, and small when packed. */

/** The words of a list divided by white space. */
export const words = (list: string): readonly string[] => list.trim().split(/\s+/);

/** Pairs [variant, kept] of a table of `kept:variant,variant` entries. */
export const pairs = (table: string): (readonly [variant: string, kept: string])[] =>
  words(table).flatMap((entry) => {
    const [kept = '', variants = ''] = entry.split(':');
    return variants.split(',').map((variant) => [variant, kept] as const);
  });

/** Made when it is first asked for, and kept: of most languages nothing ever is. */
export const once = <T extends object>(make: () => T): (() => T) => {
  let made: T | undefined;
  return () => (made ??= make());
};
