/** Packs: what was imported, and the articles that came with Headwater. */
import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Done } from '../done';
import { formatBytes, formatDay, t, tn } from '../i18n';
import { putBackPack, removePack, type PackInfo } from '../library/index';
import { storeProblem } from '../library-words';
import { SwitchRow } from '../switch-row';
import { SettingsTrouble, useSettings } from '../use-settings';
import { problemOf } from './use-library';

const PackRow = ({
  pack,
  isRemoved,
  onRemove,
  onUndo,
}: {
  readonly pack: PackInfo;
  readonly isRemoved: boolean;
  readonly onRemove: () => void;
  readonly onUndo: () => void;
}): JSX.Element => {
  const button = useRef<HTMLButtonElement>(null);
  const was = useRef(isRemoved);
  useEffect(() => {
    // Its button is back in the place of the one that had the focus.
    if (was.current && !isRemoved) button.current?.focus();
    was.current = isRemoved;
  }, [isRemoved]);
  return (
    <li>
      <div>
        <bdi class="pack-name">{pack.name}</bdi>
        <p class="small">
          {[
            tn('sourceCount', pack.articles),
            formatBytes(pack.bytes),
            t('importedOn', formatDay(pack.at)),
          ].join(' · ')}
        </p>
      </div>
      {isRemoved ? (
        <Done text={t('packRemoved')} onUndo={onUndo} />
      ) : (
        <button
          ref={button}
          type="button"
          class="link"
          aria-label={t('removePack', pack.name)}
          onClick={onRemove}
        >
          {t('removeChosen')}
        </button>
      )}
    </li>
  );
};

const Bundled = (): JSX.Element | null => {
  const settings = useSettings();
  const { loaded, change } = settings;
  if (loaded.state !== 'loaded') return null;
  return (
    <section>
      <h2>{t('originBundled')}</h2>
      <SwitchRow
        name={t('bundledSwitch')}
        note={t('bundledNote')}
        on={loaded.value.bundled}
        onChange={(bundled) => change({ bundled })}
      />
      <SettingsTrouble settings={settings} />
    </section>
  );
};

export const Packs = ({
  packs,
  children,
}: {
  readonly packs: readonly PackInfo[];
  /** The way to a further one. */
  readonly children: ComponentChildren;
}): JSX.Element => {
  const [removed, setRemoved] = useState<readonly PackInfo[]>([]);
  const [failed, setFailed] = useState<string | null>(null);
  const there = packs.map(({ id }) => id);
  const gone = removed.filter(({ id }) => !there.includes(id));
  const all = [...packs, ...gone].sort((a, b) => (a.at < b.at ? 1 : -1));
  const attempt = (work: Promise<void>): void => {
    setFailed(null);
    work.catch((error: unknown) => setFailed(storeProblem(problemOf(error))));
  };
  const remove = (pack: PackInfo): void => {
    attempt(
      removePack(pack.id).then(() =>
        setRemoved((before) => [...before.filter(({ id }) => id !== pack.id), pack]),
      ),
    );
  };
  return (
    <>
      <h1>{t('packsHeading')}</h1>
      <p class="note">{t('packsNote')}</p>
      <p class="below">{children}</p>
      {failed !== null && (
        <p class="answer" role="alert">
          {failed}
        </p>
      )}
      <section>
        <h2>{t('packsImported')}</h2>
        {all.length === 0 ? (
          <p class="note empty">{t('packsNone')}</p>
        ) : (
          <ul class="site-list">
            {all.map((pack) => (
              <PackRow
                key={pack.id}
                pack={pack}
                isRemoved={!there.includes(pack.id)}
                onRemove={() => remove(pack)}
                onUndo={() => attempt(putBackPack(pack.id))}
              />
            ))}
          </ul>
        )}
      </section>
      <Bundled />
    </>
  );
};
