/** Where Headwater may look: three ways, none chosen in advance, and one button that says what it leads to. */
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Choices } from '../choices';
import { formatList, t, tn } from '../i18n';
import type { SiteAccess } from '../messages';
import { settingsUrl } from '../own-page';
import { SiteField } from '../site-field';
import { ALL_ORIGINS, requestOrigins, siteOrigin } from '../sites';
import { Icon } from '../ui/glyphs';

type Mode = SiteAccess['mode'];

interface Wish {
  readonly mode: Mode | null;
  readonly sites: readonly string[];
}

const canStart = ({ mode, sites }: Wish): boolean => mode !== null && (mode !== 'picked' || sites.length > 0);

const buttonText = ({ mode, sites }: Wish): string => {
  if (mode === 'all') return t('welcomeStartAll');
  if (mode === 'picked' && sites.length > 0) return tn('welcomeStartPicked', sites.length);
  return t('welcomeStart');
};

const besideText = ({ mode, sites }: Wish): string => {
  switch (mode) {
    case null:
      return t('welcomeChoose');
    case 'click':
      return t('welcomeAskNothing');
    case 'all':
      return t('welcomeAskAll');
    case 'picked':
      return sites.length === 0 ? t('welcomePickOne') : t('welcomeAskPicked', formatList(sites));
  }
};

const readyText = ({ mode, sites }: Wish): string => {
  if (mode === 'all') return t('welcomeReadyAll');
  return mode === 'picked' ? t('welcomeReadyPicked', formatList(sites)) : t('welcomeReadyClick');
};

const Ready = ({ wish }: { readonly wish: Wish }): JSX.Element => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section class="ask ready">
      <h2 ref={heading} tabIndex={-1}>
        <Icon name="check" size={22} />
        {t('welcomeReady')}
      </h2>
      <p>{readyText(wish)}</p>
      <p class="note">{t('welcomeLater')}</p>
      <p>
        <a href={`${settingsUrl()}#sites`}>{t('welcomeReadySettings')}</a>
      </p>
    </section>
  );
};

const Picked = ({
  sites,
  onChange,
}: {
  readonly sites: readonly string[];
  readonly onChange: (sites: readonly string[]) => void;
}): JSX.Element => (
  <div class="picked">
    {sites.length > 0 && (
      <ul class="chips">
        {sites.map((host) => (
          <li key={host}>
            <bdi>{host}</bdi>
            <button
              type="button"
              aria-label={t('siteRemoveNamed', host)}
              onClick={() => onChange(sites.filter((site) => site !== host))}
            >
              <Icon name="close" size={12} />
            </button>
          </li>
        ))}
      </ul>
    )}
    <SiteField label={t('siteAdd')} onAdd={(host) => onChange([...new Set([...sites, host])])} />
  </div>
);

export const Ask = (): JSX.Element => {
  const [wish, setWish] = useState<Wish>({ mode: null, sites: [] });
  const [state, setState] = useState<'asking' | 'refused' | 'ready'>('asking');
  if (state === 'ready') return <Ready wish={wish} />;
  const able = canStart(wish);
  const start = async (): Promise<void> => {
    if (!able) return;
    // First of all: the browser takes the question only as the direct answer to a click.
    const origins = wish.mode === 'all' ? [ALL_ORIGINS] : wish.sites.map(siteOrigin);
    const allowed = wish.mode === 'click' || (await requestOrigins(origins));
    setState(allowed ? 'ready' : 'refused');
  };
  return (
    <section class="ask">
      <h2 id="where">{t('accessHeading')}</h2>
      <Choices
        label="where"
        value={wish.mode}
        onChoose={(mode) => {
          setWish({ ...wish, mode });
          setState('asking');
        }}
        choices={[
          { value: 'click', title: t('accessClick'), note: t('accessClickNote') },
          {
            value: 'picked',
            title: t('accessPicked'),
            note: t('accessPickedNote'),
            children: wish.mode === 'picked' && (
              <Picked sites={wish.sites} onChange={(sites) => setWish({ ...wish, sites })} />
            ),
          },
          { value: 'all', title: t('accessAll'), note: t('accessAllNote') },
        ]}
      />
      <div class="start">
        <button
          type="button"
          class="primary"
          aria-disabled={!able}
          aria-describedby="beside"
          onClick={() => void start()}
        >
          {buttonText(wish)}
        </button>
        <p id="beside" class="note" role="status">
          {state === 'refused' ? t('welcomeRefused') : besideText(wish)}
        </p>
      </div>
      <p class="note">{t('welcomeLater')}</p>
    </section>
  );
};
