/** The language of our own words, and the keys that the browser keeps for us. */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { browser } from '../browser';
import { Choices } from '../choices';
import { t } from '../i18n';
import { useLoaded } from '../own-page';
import { INTERFACE_LANGUAGES, type Settings } from '../settings';
import { languageOwnName } from '../ui/words';
import { SettingsTrouble, useSettings } from '../use-settings';

type Language = Settings['language'];

const LanguageChoice = (): JSX.Element => {
  const settings = useSettings();
  const { loaded, change } = settings;
  return (
    <section>
      <h2 id="language">{t('languageHeading')}</h2>
      <p class="note">{t('languageIntro')}</p>
      {loaded.state === 'loaded' && (
        <Choices
          label="language"
          class="languages"
          value={loaded.value.language}
          onChoose={(language) => change({ language })}
          choices={[
            { value: 'browser' as Language, title: t('languageBrowser') },
            ...INTERFACE_LANGUAGES.map((tag) => ({ value: tag, title: languageOwnName(tag), lang: tag })),
          ]}
        />
      )}
      <SettingsTrouble settings={settings} />
    </section>
  );
};

/** The names of the keys in the language that is set; the browser gives them in its own. */
const KEY_NAMES: Readonly<Record<string, () => string>> = {
  _execute_action: () => t('keysOpenPopup'),
  'next-badge': () => t('commandNextBadge'),
  'previous-badge': () => t('commandPreviousBadge'),
  'trace-selection': () => t('menuTraceSelection'),
  'keep-page': () => t('menuKeepPage'),
};

/** Firefox has its page opened by a call; Chromium's has an address. */
async function openKeys(): Promise<void> {
  const commands = browser.commands as { readonly openShortcutSettings?: () => Promise<void> };
  if (commands.openShortcutSettings) await commands.openShortcutSettings();
  else await browser.tabs.create({ url: 'chrome://extensions/shortcuts' });
}

/** The reader comes back from the browser's page: its keys may be other ones. */
function useReturn(returned: () => void): void {
  useEffect(() => {
    const listener = (): void => {
      if (document.visibilityState === 'visible') returned();
    };
    document.addEventListener('visibilitychange', listener);
    addEventListener('focus', listener);
    return () => {
      document.removeEventListener('visibilitychange', listener);
      removeEventListener('focus', listener);
    };
  }, [returned]);
}

const Keys = (): JSX.Element => {
  const { loaded, again } = useLoaded(() => browser.commands.getAll(), '');
  const [failed, setFailed] = useState(false);
  useReturn(again);
  const change = (): void => {
    setFailed(false);
    openKeys().catch(() => setFailed(true));
  };
  return (
    <section>
      <h2>{t('keysHeading')}</h2>
      <p class="note">{t('keysNote')}</p>
      {loaded.state === 'loaded' && (
        <dl class="keys">
          {loaded.value.map(({ name = '', description = '', shortcut }) => (
            <div key={name}>
              <dt>{KEY_NAMES[name]?.() ?? description}</dt>
              <dd>
                {shortcut ? <kbd dir="ltr">{shortcut}</kbd> : <span class="small">{t('keysNone')}</span>}
              </dd>
            </div>
          ))}
        </dl>
      )}
      <p class="below">
        <button type="button" class="button" onClick={change}>
          {t('keysChange')}
        </button>
      </p>
      {failed && (
        <p class="answer" role="alert">
          {t('keysFailed')}
        </p>
      )}
    </section>
  );
};

export const LanguageAndKeys = (): JSX.Element => (
  <>
    <h1>{t('sectionLanguage')}</h1>
    <LanguageChoice />
    <Keys />
  </>
);
