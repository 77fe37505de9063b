import { englishFormulas } from './en-formulas';

const FORMULAS: ReadonlyMap<string, RegExp> = new Map([['en', englishFormulas]]);

/** Half-open ranges (UTF-16) of `text` that every report may have: who did not answer, who is not named. */
export function formulasIn(text: string, tag?: string): { readonly start: number; readonly end: number }[] {
  const pattern = FORMULAS.get(tag?.toLowerCase().split('-', 1)[0] ?? 'en');
  return pattern
    ? Array.from(text.matchAll(pattern), (found) => ({
        start: found.index,
        end: found.index + found[0].length,
      }))
    : [];
}
