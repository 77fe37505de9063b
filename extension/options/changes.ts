/** What a copy of the settings would change, in words. */
import { formatBytes, t, tn } from '../i18n';
import type { Backup, Mute } from '../messages';
import type { Settings } from '../settings';
import { languageOwnName, stepName } from '../ui/words';

export interface FileChange {
  readonly name: string;
  readonly change: string;
}

const BADGES = {
  label: () => t('badgeLabel'),
  mark: () => t('badgeMark'),
  off: () => t('badgeOff'),
};

const HIGHLIGHTS = {
  point: () => t('highlightsPoint'),
  always: () => t('highlightsAlways'),
  never: () => t('highlightsNever'),
};

const REMEMBER = {
  off: () => t('rememberOff'),
  on: () => t('rememberOn'),
  paused: () => t('rememberPaused'),
};

const onOff = (isOn: boolean): string => t(isOn ? 'importOn' : 'importOff');

/** `others`: as many as now, but not the same. */
const counts = (now: readonly string[], then: readonly string[], count: (n: number) => string): string =>
  now.length === then.length
    ? t('importOthers', count(then.length))
    : t('importFromTo', count(now.length), count(then.length));

const differ = (some: readonly string[], others: readonly string[]): boolean =>
  [...some].sort().join(' ') !== [...others].sort().join(' ');

export function changesOf(
  now: Settings,
  mutes: readonly Mute[],
  { settings, mutes: inFile }: Backup,
): readonly FileChange[] {
  const then = { ...now, ...settings };
  const changes: FileChange[] = [];
  const add = <K extends keyof Settings>(
    key: K,
    name: string,
    word: (value: Settings[K]) => string,
  ): void => {
    if (now[key] !== then[key])
      changes.push({ name, change: t('importFromTo', word(now[key]), word(then[key])) });
  };
  add('strictness', t('strictnessHeading'), stepName);
  add('badges', t('badgeHeading'), (value) => BADGES[value]());
  add('highlights', t('highlightsHeading'), (value) => HIGHLIGHTS[value]());
  add('printMarks', t('printHeading'), onOff);
  add('language', t('languageHeading'), (value) =>
    value === 'browser' ? t('languageBrowser') : languageOwnName(value),
  );
  add('bundled', t('bundledSwitch'), onOff);
  add('feeds', t('feedsSwitch'), onOff);
  add('remember', t('rememberHeading'), (value) => REMEMBER[value]());
  add('rememberDays', `${t('rememberHeading')}: ${t('rememberDaysLabel')}`, (days) =>
    tn('rememberDays', days),
  );
  add('rememberMegabytes', `${t('rememberHeading')}: ${t('rememberSizeLabel')}`, (megabytes) =>
    formatBytes(megabytes * 1_000_000),
  );
  const addSites = (key: 'offSites' | 'ownSites' | 'forgetSites', name: string): void => {
    if (differ(now[key], then[key]))
      changes.push({ name, change: counts(now[key], then[key], (n) => tn('importSites', n)) });
  };
  addSites('offSites', t('sitesOffHeading'));
  addSites('ownSites', t('sitesOwnHeading'));
  addSites('forgetSites', t('forgetSitesHeading'));
  const ids = (list: readonly Mute[]): readonly string[] =>
    list.filter((one) => one.isPrivate !== true).map((one) => one.id);
  if (differ(ids(mutes), ids(inFile)))
    changes.push({
      name: t('importHidden'),
      change: counts(ids(mutes), ids(inFile), (n) => tn('importEntries', n)),
    });
  return changes;
}
