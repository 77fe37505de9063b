/** Why a paragraph has no match, in words: what comes nearest to it, and how near that is to what would be marked. */
import { THRESHOLDS } from '../../src/index';
import { t, type MessageKey } from '../i18n';
import type { Strictness, Trace, TracedParagraph } from '../messages';
import { articleOf, sourceInSentence, stepName } from '../ui/words';

/** The steps from the strictest on. */
const STEPS: readonly Strictness[] = ['strict', 'balanced', 'loose'];

/**
 * Where a score stands below the cut, as a share of it. Only words are shown: the score is the engine's, and a
 * reader can do nothing with its figures.
 */
const DISTANCES: readonly (readonly [number, MessageKey])[] = [
  [0.75, 'nearestJustBelow'],
  [0.4, 'nearestBelow'],
  [0, 'nearestFarBelow'],
];

/** "It is far below what Balanced marks." and the looser step that would mark it. */
export function distanceText({ score }: TracedParagraph, { strictness }: Trace): string | null {
  const share = score / THRESHOLDS[strictness];
  if (share >= 1) return null;
  const looser = STEPS.slice(STEPS.indexOf(strictness) + 1).find((step) => score >= THRESHOLDS[step]);
  if (looser !== undefined) return t('nearestLooser', stepName(strictness), stepName(looser));
  const words = DISTANCES.find(([least]) => share >= least)?.[1] ?? 'nearestFarBelow';
  return t(words, stepName(strictness));
}

/** "Of the texts we hold, the Financial Times comes nearest." */
export const nearestText = ({ nearest }: TracedParagraph, trace: Trace): string =>
  nearest === null ? t('nearestNone') : t('nearestIs', sourceInSentence(articleOf(trace, nearest.articleId)));
