/** What you read: whether articles are remembered, for how long and how much, where not, and how they are forgotten. */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Choices } from '../choices';
import { formatBytes, t, tn } from '../i18n';
import { forgetRemembered, onLibraryChanged, rememberedUsage } from '../library/index';
import { storeProblem } from '../library-words';
import { callFromPage } from '../messages';
import { libraryUrl, useLoaded } from '../own-page';
import type { Settings } from '../settings';
import { SiteField } from '../site-field';
import { SettingsTrouble, useSettings, type SettingsInUse } from '../use-settings';
import { Forget } from './forget';
import { SiteList } from './sites-section';

type Change = SettingsInUse['change'];

interface Held {
  readonly articles: number;
  readonly bytes: number;
}

const Choice = ({
  settings,
  held,
  change,
}: {
  readonly settings: Settings;
  readonly held: Held | null;
  readonly change: Change;
}): JSX.Element => {
  /** It was turned off just now: what becomes of what is there is asked, and nothing is done unasked. */
  const [asks, setAsks] = useState(false);
  const [failed, setFailed] = useState(false);
  const choose = (remember: Settings['remember']): void => {
    setAsks(remember === 'off');
    change({ remember });
  };
  const forget = (): void => {
    setFailed(false);
    forgetRemembered(null).then(
      () => setAsks(false),
      () => setFailed(true),
    );
  };
  return (
    <section>
      <h2 id="remember">{t('rememberHeading')}</h2>
      <Choices
        label="remember"
        value={settings.remember}
        onChoose={choose}
        choices={[
          { value: 'off', title: t('rememberOff'), note: t('rememberOffNote') },
          { value: 'on', title: t('rememberOn'), note: t('rememberOnNote') },
          { value: 'paused', title: t('rememberPaused'), note: t('rememberPausedNote') },
        ]}
      />
      {asks && settings.remember === 'off' && held !== null && held.articles > 0 && (
        <div class="pending" role="status">
          <p class="note">{tn('rememberLeft', held.articles)}</p>
          <p class="below ask">
            <button type="button" class="button" onClick={() => setAsks(false)}>
              {t('rememberLeftKeep')}
            </button>{' '}
            <button type="button" class="button" onClick={forget}>
              {t('rememberLeftDelete')}
            </button>
          </p>
        </div>
      )}
      {failed && (
        <p class="answer" role="alert">
          {t('saveFailed')}
        </p>
      )}
    </section>
  );
};

const HeldArticles = ({ held }: { readonly held: Held | null }): JSX.Element => {
  const { loaded } = useLoaded(() => callFromPage('rememberProblem', {}), String(held?.articles));
  const problem = loaded.state === 'loaded' ? loaded.value : null;
  return (
    <section>
      <h2>{t('rememberHeldHeading')}</h2>
      {held !== null && (
        <p class="note remembered">
          {held.articles === 0
            ? t('rememberNone')
            : tn('rememberCount', held.articles, formatBytes(held.bytes))}{' '}
          {held.articles > 0 && <a href={libraryUrl()}>{t('rememberToLibrary')}</a>}
        </p>
      )}
      {problem !== null && (
        <p class="answer" role="alert">
          {t('rememberProblem')} {storeProblem(problem)}
        </p>
      )}
      <Forget />
    </section>
  );
};

const DAYS = [7, 30, 90, 365] as const;
const MEGABYTES = [10, 50, 200, 1_000] as const;
const MEGABYTE = 1_000_000;

/** The choices with the present one among them, which may be of a file. */
const withPresent = (choices: readonly number[], present: number): readonly number[] =>
  [...new Set([...choices, present])].sort((a, b) => a - b);

const Limits = ({
  settings: { rememberDays, rememberMegabytes },
  change,
}: {
  readonly settings: Settings;
  readonly change: Change;
}): JSX.Element => (
  <section>
    <h2>{t('rememberLimitsHeading')}</h2>
    <p class="note">{t('rememberLimitsNote')}</p>
    <div class="setting">
      <h3 id="remember-days">{t('rememberDaysLabel')}</h3>
      <Choices
        label="remember-days"
        class="row"
        value={String(rememberDays)}
        onChoose={(days) => change({ rememberDays: Number(days) })}
        choices={withPresent(DAYS, rememberDays).map((days) => ({
          value: String(days),
          title: tn('rememberDays', days),
        }))}
      />
    </div>
    <div class="setting">
      <h3 id="remember-size">{t('rememberSizeLabel')}</h3>
      <Choices
        label="remember-size"
        class="row"
        value={String(rememberMegabytes)}
        onChoose={(megabytes) => change({ rememberMegabytes: Number(megabytes) })}
        choices={withPresent(MEGABYTES, rememberMegabytes).map((megabytes) => ({
          value: String(megabytes),
          title: formatBytes(megabytes * MEGABYTE),
        }))}
      />
    </div>
  </section>
);

export const Remember = (): JSX.Element => {
  const settings = useSettings();
  const { loaded, change } = settings;
  const usage = useLoaded(() => rememberedUsage(null), '');
  useEffect(() => onLibraryChanged(usage.again), [usage.again]);
  const held = usage.loaded.state === 'loaded' ? usage.loaded.value : null;
  return (
    <>
      <h1>{t('sectionRemember')}</h1>
      <p class="note">{t('rememberIntro')}</p>
      <SettingsTrouble settings={settings} />
      {loaded.state === 'loaded' && (
        <>
          <Choice settings={loaded.value} held={held} change={change} />
          <HeldArticles held={held} />
          <Limits settings={loaded.value} change={change} />
          <section>
            <h2>{t('forgetSitesHeading')}</h2>
            <SiteList
              sites={loaded.value.forgetSites}
              none={t('forgetSitesNone')}
              onRemove={(host) =>
                change({ forgetSites: loaded.value.forgetSites.filter((one) => one !== host) })
              }
            />
            <SiteField
              label={t('siteAdd')}
              onAdd={(host) => change({ forgetSites: [...new Set([...loaded.value.forgetSites, host])] })}
            />
          </section>
        </>
      )}
    </>
  );
};
