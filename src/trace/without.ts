import type { Judgement, PageUnit } from '../match/judge';
import type { Without } from '../types';

/** The judgement of an article with the paragraphs passed over that, at the reader's word, do not derive from it. */
export function withoutPairs(
  judgement: Judgement,
  units: readonly PageUnit[],
  pairs: NonNullable<Without['pairs']>,
): Judgement {
  const { articleId } = judgement.held.info;
  const passed = new Set(
    pairs.filter(({ articleIds }) => articleIds.includes(articleId)).map(({ paragraph }) => paragraph),
  );
  if (passed.size === 0) return judgement;
  const scores = judgement.scores.map((score, row) => (passed.has(units[row]!.block) ? 0 : score));
  return { ...judgement, scores };
}
