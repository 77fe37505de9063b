/** What became of a feed, in words. */
import { formatBytes, formatWhen, t, tn } from '../i18n';
import type { Feed, LoggedRequest } from '../library/index';
import type { Followed } from '../messages';

/** As background and limits have it (feeds/get.ts). */
const LARGEST = 5_000_000;

export const hostOf = (url: string): string => new URL(url).hostname;

const status = (code: number | undefined): string => (code === undefined ? '–' : String(code));

/** What an attempt comes to that says the same of a feed and of an address that is to be one. */
function attemptWords(
  outcome: 'redirected' | 'not-a-feed' | 'too-large' | 'no-answer' | 'refused' | 'library-full',
  code: number | undefined,
): string {
  switch (outcome) {
    case 'redirected':
      return t('feedRedirected');
    case 'not-a-feed':
      return t('feedNotAFeed');
    case 'too-large':
      return t('feedTooLarge', formatBytes(LARGEST));
    case 'no-answer':
      return t('feedNoAnswer');
    case 'refused':
      return t('feedRefused', status(code));
    case 'library-full':
      return t('feedLibraryFull');
  }
}

/** What the last attempt came to, and what the reader can do about it. */
export function lastWords({ last, nextAt, url }: Feed): string {
  if (last === undefined) return t('feedNeverAsked');
  switch (last.outcome) {
    case 'new':
      return tn('feedNew', last.added, formatWhen(last.at));
    case 'unchanged':
      return t('feedUnchanged', formatWhen(last.at));
    case 'too-many-requests':
      return t('feedTooMany', formatWhen(nextAt));
    case 'not-allowed':
      return t('feedNotAllowed', hostOf(url));
    default:
      return attemptWords(last.outcome, last.status);
  }
}

/** Why an address is not followed. `typed`: as the reader gave it. */
export function refusalWords(refused: Extract<Followed, { state: 'refused' }>, typed: string): string {
  switch (refused.problem) {
    case 'no-address':
      return t('feedProblemAddress', typed);
    case 'private-address':
      return t('feedProblemPrivate');
    case 'followed':
      return t('feedProblemFollowed');
    case 'too-many':
      return t('feedProblemMany');
    case 'too-many-requests':
      return t('feedBusy');
    case 'not-allowed':
    case 'unchanged':
    case 'off':
      return t('feedProblemFailed');
    default:
      return attemptWords(refused.problem, refused.status);
  }
}

const RESULTS = {
  new: () => t('requestRead'),
  page: () => t('requestPage'),
  unchanged: () => t('requestUnchanged'),
  'too-many-requests': () => t('requestTooMany'),
  redirected: () => t('requestRedirected'),
  'not-a-feed': () => t('requestNotAFeed'),
  'too-large': () => t('requestTooLarge'),
  'no-answer': () => t('requestNoAnswer'),
  refused: () => t('requestRefused'),
  // What a feed comes to is none of a request's own.
  'not-allowed': () => t('requestRefused'),
  'library-full': () => t('requestRead'),
} as const satisfies Record<LoggedRequest['outcome'], () => string>;

export const resultWords = ({ outcome, status: code }: LoggedRequest): string =>
  code === undefined ? RESULTS[outcome]() : `${RESULTS[outcome]()} · ${code}`;
