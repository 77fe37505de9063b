/** The settings on a page of ours: as they are stored, changed from it, and what is said where that failed. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from './i18n';
import { callFromPage } from './messages';
import { useLoaded, useStorageChanges, type Loaded } from './own-page';
import type { Settings } from './settings';

export interface SettingsInUse {
  readonly loaded: Loaded<Settings>;
  readonly change: (patch: Partial<Settings>) => void;
  /** The last change was not stored. */
  readonly isUnsaved: boolean;
}

export function useSettings(): SettingsInUse {
  const { loaded, again, replace } = useLoaded(() => callFromPage('settings', {}), '');
  const [isUnsaved, setUnsaved] = useState(false);
  useStorageChanges(again);
  const change = (patch: Partial<Settings>): void => {
    setUnsaved(false);
    callFromPage('changeSettings', { patch }).then(replace, () => {
      setUnsaved(true);
      // What is drawn must be what is stored.
      again();
    });
  };
  return { loaded, change, isUnsaved };
}

/** Nothing while all is well. `isLost`: something else of the page did not come. */
export const SettingsTrouble = ({
  settings: { loaded, isUnsaved },
  isLost = false,
}: {
  readonly settings: SettingsInUse;
  readonly isLost?: boolean;
}): JSX.Element | null =>
  isUnsaved || isLost || loaded.state === 'failed' ? (
    <p class="answer" role="alert">
      {t(isUnsaved ? 'saveFailed' : 'stateLost')}
    </p>
  ) : null;
