/** The library in words, for the extension's own pages: where a source came from, and what could not be done. */
import { formatDay, t, type MessageKey } from './i18n';
import type { LibraryEntry, Origin, StoreProblem } from './library/types';
import type { PackErrorCode } from '../src/index';

const ORIGINS: Readonly<Record<Origin, MessageKey>> = {
  bundled: 'originBundled',
  kept: 'originKept',
  remembered: 'originRemembered',
  feed: 'originFeed',
  pack: 'originPack',
};

/** Of many: "Kept", "From packs". */
export const originName = (origin: Origin): string => t(ORIGINS[origin]);

/** Of one: "kept on 14 November 2026", "from the pack wire.hwpack". `from`: the name of its feed or pack. */
export function cameFrom({ origin, at }: LibraryEntry, from: string | undefined): string {
  const day = at === undefined ? '' : formatDay(at);
  switch (origin) {
    case 'bundled':
      return t('cameWithHeadwater');
    case 'kept':
      return t('keptOn', day);
    case 'remembered':
      return t('rememberedOn', day);
    case 'feed':
      return from === undefined ? t('fromFeedGone') : t('fromFeed', from);
    case 'pack':
      return from === undefined ? t('fromPackGone') : t('fromPack', from);
  }
}

const STORE_PROBLEMS: Readonly<Record<StoreProblem, MessageKey>> = {
  full: 'storeFull',
  damaged: 'storeDamaged',
  newer: 'storeNewer',
  blocked: 'storeBlocked',
};

/** What kept the library from doing what was asked; null: nobody knows. */
export const storeProblem = (problem: StoreProblem | null): string =>
  t(problem === null ? 'storeFailed' : STORE_PROBLEMS[problem]);

const PACK_PROBLEMS: Readonly<Record<PackErrorCode, MessageKey>> = {
  'not-a-pack': 'packNotAPack',
  'newer-version': 'packNewer',
  truncated: 'packTruncated',
  corrupt: 'packCorrupt',
  hostile: 'packHostile',
  'too-large': 'packTooLarge',
};

/** Why a pack from a file is not taken in. */
export const packProblem = (code: PackErrorCode, file: string): string => t(PACK_PROBLEMS[code], file);
