/** Where Headwater may look by itself, and where it stays off. */
import type { JSX } from 'preact';
import { useCallback, useEffect, useState } from 'preact/hooks';
import { browser } from '../browser';
import { Choices } from '../choices';
import { t } from '../i18n';
import { callFromPage, type SiteAccess } from '../messages';
import { useLoaded, useStorageChanges } from '../own-page';
import { SiteField } from '../site-field';
import { ALL_ORIGINS, giveBack, requestOrigins, siteOrigin } from '../sites';

type Mode = SiteAccess['mode'];

export const SiteList = ({
  sites,
  passing = [],
  none,
  onRemove,
}: {
  readonly sites: readonly string[];
  /** Sites that are in the list only until the browser is closed. */
  readonly passing?: readonly string[];
  readonly none: string;
  readonly onRemove: (host: string) => void;
}): JSX.Element =>
  sites.length + passing.length === 0 ? (
    <p class="note empty">{none}</p>
  ) : (
    <ul class="site-list">
      {[...new Set([...sites, ...passing])].map((host) => (
        <li key={host}>
          <span>
            <bdi>{host}</bdi>
            {!sites.includes(host) && <span class="small"> · {t('untilClosed')}</span>}
          </span>
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

/** What a choice leads to, before it does: moving through the choices by keyboard changes nothing. */
const Pending = ({
  note,
  action,
  onConfirm,
}: {
  readonly note: string;
  readonly action: string;
  readonly onConfirm: () => void;
}): JSX.Element => (
  <div class="pending">
    <button
      type="button"
      class="button"
      onClick={(event) => {
        // The button goes when this is done: the reader stays at the choice.
        event.currentTarget.closest('.choice')?.querySelector('input')?.focus();
        onConfirm();
      }}
    >
      {action}
    </button>
    <p class="note" role="status">
      {note}
    </p>
  </div>
);

const Access = ({
  access,
  again,
}: {
  readonly access: SiteAccess;
  readonly again: () => void;
}): JSX.Element => {
  // A choice before it is a permission: the first site, or a button, makes it one.
  const [wanted, setWanted] = useState<Mode | null>(null);
  const [answer, setAnswer] = useState<string | null>(null);
  const mode = wanted ?? access.mode;
  const settle = (asked: Promise<boolean>, refusal: string, refused?: () => void): void => {
    setAnswer(null);
    void asked.then((done) => {
      setAnswer(done ? null : refusal);
      if (!done) refused?.();
      again();
    });
  };
  const stay = (): void => setWanted(null);
  const choose = (chosen: Mode): void => {
    setAnswer(null);
    setWanted(chosen);
  };
  const giveBackPending = (
    <Pending
      note={t('accessPending')}
      action={t('accessGiveBack')}
      onConfirm={() => settle(giveBack(), t('accessKept'), stay)}
    />
  );
  const picked =
    access.mode === 'all' ? (
      giveBackPending
    ) : (
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
    );
  return (
    <section>
      <h2 id="access">{t('accessHeading')}</h2>
      <Choices
        label="access"
        value={mode}
        onChoose={choose}
        choices={[
          {
            value: 'click',
            title: t('accessClick'),
            note: t('accessClickNote'),
            children: mode === 'click' && access.mode !== 'click' && giveBackPending,
          },
          {
            value: 'picked',
            title: t('accessPicked'),
            note: t('accessPickedNote'),
            children: mode === 'picked' && picked,
          },
          {
            value: 'all',
            title: t('accessAll'),
            note: t('accessAllNote'),
            children: mode === 'all' && access.mode !== 'all' && (
              <Pending
                note={t('welcomeAskAll')}
                action={t('accessAllowAll')}
                onConfirm={() => settle(requestOrigins([ALL_ORIGINS]), t('failedTurnOn'), stay)}
              />
            ),
          },
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

/** A list of sites that the background keeps: in the settings what lasts, and beside it what private windows added. */
const KeptSites = ({
  list,
  heading,
  note,
  passingIn,
  removeBy,
  isOpen = false,
}: {
  readonly list: 'offSites' | 'ownSites';
  readonly heading: string;
  readonly note: string;
  readonly passingIn: 'privateOffSites' | 'privateOwnSites';
  readonly removeBy: 'removeOffSite' | 'removeOwnSite';
  /** Whether sites are added here. */
  readonly isOpen?: boolean;
}): JSX.Element => {
  const { loaded, again, replace } = useLoaded(() => callFromPage('settings', {}), '');
  const passing = useLoaded(() => callFromPage(passingIn, {}), '');
  const [failed, setFailed] = useState(false);
  const changed = useCallback(() => {
    again();
    passing.again();
  }, [again, passing.again]);
  useStorageChanges(changed);
  const add = (sites: readonly string[]): void => {
    setFailed(false);
    callFromPage('changeSettings', { patch: { [list]: sites } }).then(replace, () => setFailed(true));
  };
  const remove = (site: string): void => {
    setFailed(false);
    callFromPage(removeBy, { site }).then(changed, () => setFailed(true));
  };
  return (
    <section>
      <h2>{heading}</h2>
      <p class="note">{note}</p>
      {/* A whole list is stored: without the present one, adding a site would drop all others. */}
      {loaded.state === 'loaded' && (
        <>
          <SiteList
            sites={loaded.value[list]}
            passing={passing.loaded.state === 'loaded' ? passing.loaded.value : []}
            none={t('sitesOffNone')}
            onRemove={remove}
          />
          {isOpen && (
            <SiteField
              label={t('siteAdd')}
              onAdd={(host) => add([...new Set([...loaded.value[list], host])])}
            />
          )}
        </>
      )}
      {(failed || loaded.state === 'failed') && (
        <p class="answer" role="alert">
          {t(failed ? 'saveFailed' : 'stateLost')}
        </p>
      )}
    </section>
  );
};

const OffSites = (): JSX.Element => (
  <KeptSites
    list="offSites"
    heading={t('sitesOffHeading')}
    note={t('sitesOffNote')}
    passingIn="privateOffSites"
    removeBy="removeOffSite"
    isOpen
  />
);

/** Sites where marks from the reader's own sources may be drawn: allowed in the popup, taken back here. */
const OwnSites = (): JSX.Element => (
  <KeptSites
    list="ownSites"
    heading={t('sitesOwnHeading')}
    note={t('sitesOwnNote')}
    passingIn="privateOwnSites"
    removeBy="removeOwnSite"
  />
);

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
      <OwnSites />
      <section>
        <h2>{t('privateHeading')}</h2>
        <p class="note">{t('privateNote')}</p>
      </section>
    </>
  );
};
