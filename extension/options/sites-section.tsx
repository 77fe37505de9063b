/** Where Headwater may look by itself, and where it stays off. */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { browser } from '../browser';
import { Choices } from '../choices';
import { t } from '../i18n';
import { callFromPage, type SiteAccess } from '../messages';
import { useLoaded, useStorageChanges } from '../own-page';
import { SiteField } from '../site-field';
import { ALL_ORIGINS, giveBack, requestOrigins, siteOrigin } from '../sites';

type Mode = SiteAccess['mode'];

const SiteList = ({
  sites,
  none,
  onRemove,
}: {
  readonly sites: readonly string[];
  readonly none: string;
  readonly onRemove: (host: string) => void;
}): JSX.Element =>
  sites.length === 0 ? (
    <p class="note empty">{none}</p>
  ) : (
    <ul class="site-list">
      {sites.map((host) => (
        <li key={host}>
          <bdi>{host}</bdi>
          <button
            type="button"
            class="link"
            aria-label={t('siteRemoveNamed', host)}
            onClick={() => onRemove(host)}
          >
            {t('siteRemove')}
          </button>
        </li>
      ))}
    </ul>
  );

/** Follows the browser's permissions, which the reader can also change elsewhere. */
function usePermissionChanges(changed: () => void): void {
  useEffect(() => {
    const listener = (): void => changed();
    browser.permissions.onAdded.addListener(listener);
    browser.permissions.onRemoved.addListener(listener);
    return () => {
      browser.permissions.onAdded.removeListener(listener);
      browser.permissions.onRemoved.removeListener(listener);
    };
  }, [changed]);
}

const Access = ({
  access,
  again,
}: {
  readonly access: SiteAccess;
  readonly again: () => void;
}): JSX.Element => {
  // "On sites I pick" is a choice before it is a permission: the first site makes it one.
  const [picking, setPicking] = useState(false);
  const [answer, setAnswer] = useState<string | null>(null);
  const mode: Mode = access.mode === 'click' && picking ? 'picked' : access.mode;
  const settle = (asked: Promise<boolean>, refusal: string): void => {
    setAnswer(null);
    void asked.then((done) => {
      setAnswer(done ? null : refusal);
      again();
    });
  };
  const choose = (wanted: Mode): void => {
    setPicking(wanted === 'picked');
    if (wanted === 'all') settle(requestOrigins([ALL_ORIGINS]), t('failedTurnOn'));
    else if (access.mode !== 'click' && wanted !== access.mode) settle(giveBack(), t('accessKept'));
  };
  return (
    <section>
      <h2 id="access">{t('accessHeading')}</h2>
      <Choices
        label="access"
        value={mode}
        onChoose={choose}
        choices={[
          { value: 'click', title: t('accessClick'), note: t('accessClickNote') },
          {
            value: 'picked',
            title: t('accessPicked'),
            note: t('accessPickedNote'),
            children: mode === 'picked' && (
              <div class="sites">
                <h3>{t('sitesPickedHeading')}</h3>
                <SiteList
                  sites={access.sites}
                  none={t('sitesPickedNone')}
                  onRemove={(host) => settle(giveBack(host), t('accessKept'))}
                />
                <SiteField
                  label={t('siteAdd')}
                  onAdd={(host) => settle(requestOrigins([siteOrigin(host)]), t('failedTurnOn'))}
                />
              </div>
            ),
          },
          { value: 'all', title: t('accessAll'), note: t('accessAllNote') },
        ]}
      />
      {answer !== null && (
        <p class="answer" role="alert">
          {answer}
        </p>
      )}
    </section>
  );
};

const OffSites = (): JSX.Element => {
  const { loaded, again, replace } = useLoaded(() => callFromPage('settings', {}), '');
  const [failed, setFailed] = useState(false);
  useStorageChanges(again);
  const sites = loaded.state === 'loaded' ? loaded.value.offSites : [];
  const store = (offSites: readonly string[]): void => {
    setFailed(false);
    callFromPage('changeSettings', { patch: { offSites } }).then(replace, () => setFailed(true));
  };
  return (
    <section>
      <h2>{t('sitesOffHeading')}</h2>
      <p class="note">{t('sitesOffNote')}</p>
      {loaded.state === 'loaded' && (
        <SiteList
          sites={sites}
          none={t('sitesOffNone')}
          onRemove={(host) => store(sites.filter((site) => site !== host))}
        />
      )}
      <SiteField label={t('siteAdd')} onAdd={(host) => store([...new Set([...sites, host])])} />
      {failed && (
        <p class="answer" role="alert">
          {t('saveFailed')}
        </p>
      )}
    </section>
  );
};

export const Sites = (): JSX.Element => {
  const { loaded, again } = useLoaded(() => callFromPage('access', {}), '');
  usePermissionChanges(again);
  return (
    <>
      <h1>{t('sectionSites')}</h1>
      <p class="note">{t('accessIntro')}</p>
      {loaded.state === 'failed' && (
        <p class="answer" role="alert">
          {t('stateLost')}
        </p>
      )}
      {loaded.state === 'loaded' && <Access access={loaded.value} again={again} />}
      <OffSites />
    </>
  );
};
