/** All sets, in the order of the one table. */
import { ALTERED } from './altered';
import { DIRECTION } from './direction';
import { FALSE_BADGES } from './false-badges';
import { HELD_OUT } from './held-out';
import { LANGUAGES } from './languages';
import { LINEAGE } from './lineage';
import { LONGER } from './longer';
import { PAN } from './pan';
import { PARTIAL_SET } from './partial';
import { PEERS_SET } from './peers';
import { REWRITES } from './rewrites';
import { SEEDS } from './seeds';
import type { EvalSet } from './set';
import { SPLICED } from './spliced';
import { STORIES } from './stories';
import { THRESHOLDS_SET } from './thresholds';
import { TIME } from './time';

export const SETS: readonly EvalSet[] = [
  SEEDS,
  STORIES,
  LONGER,
  HELD_OUT,
  ALTERED,
  SPLICED,
  FALSE_BADGES,
  PARTIAL_SET,
  PAN,
  LINEAGE,
  DIRECTION,
  REWRITES,
  LANGUAGES,
  TIME,
  PEERS_SET,
  THRESHOLDS_SET,
];
