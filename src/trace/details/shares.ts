/** Shares in words: half, a third, three quarters. */
import type { DetailWords } from '../../languages/details';
import type { Word } from '../../text';
import { clauseOpens } from './change';

/** "half", "a third", "three quarters", "two thirds of": a share of a hundred. */
export function shareAt(
  text: string,
  words: readonly Word[],
  index: number,
  detail: DetailWords,
): { readonly value: number; readonly to: number } | undefined {
  const first = words[index]?.norm ?? '';
  const count = detail.cardinals.get(first) ?? (detail.grammar.singulars.has(first) ? 1 : undefined);
  const at = count === undefined ? index : index + 1;
  const noun = words[at]?.norm ?? '';
  const part = detail.fractions.get(noun);
  if (part === undefined || (at > index && clauseOpens(text, words, at))) return undefined;
  const of = words[at + 1]?.norm === detail.grammar.of && !clauseOpens(text, words, at + 1);
  // "a third man", "half past two", "a quarter of an hour" and "the two quarters" are no shares.
  const share = of || (noun !== detail.grammar.half && (count ?? 0) > 1);
  const named = count !== undefined || noun === detail.grammar.half;
  const time = of && detail.units.has(words[at + 3]?.norm ?? '');
  if (!share || !named || time || (count === 2 && part === 0.25)) return undefined;
  return { value: 100 * part * (count ?? 1), to: at + 1 };
}
