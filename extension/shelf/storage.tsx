/** What the library takes on disk, whether the browser keeps it, a copy of it all, and how it is deleted. */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Done } from '../done';
import { formatBytes, formatNumber, t, tn } from '../i18n';
import { askToPersist, deleteLibrary, usage, type Usage } from '../library/index';
import { originName, storeProblem } from '../library-words';
import { useLoaded, type Loaded } from '../own-page';
import { BackUp, Restore } from './copies';
import { ORIGINS } from './finding';
import { problemOf, type LibraryState } from './use-library';

const Taken = ({ taken }: { readonly taken: Usage }): JSX.Element => (
  <section>
    <h2>{t('storageTaken')}</h2>
    <dl class="facts">
      {ORIGINS.map((origin) => (
        <div key={origin}>
          <dt>{originName(origin)}</dt>
          <dd>{tn('sourceCount', taken.articles[origin])}</dd>
        </div>
      ))}
      <div>
        <dt>{t('storageBytes')}</dt>
        <dd>
          {taken.quota === null
            ? formatBytes(taken.bytes)
            : t('storageOf', formatBytes(taken.bytes), formatBytes(taken.quota))}
        </dd>
      </div>
    </dl>
    <p class="small">{t('storageWhere')}</p>
  </section>
);

const Promised = ({
  isPersistent,
  again,
}: {
  readonly isPersistent: boolean | null;
  readonly again: () => void;
}): JSX.Element => {
  const [isRefused, setRefused] = useState(false);
  const ask = (): void => {
    setRefused(false);
    askToPersist()
      .then(
        (isKept) => setRefused(!isKept),
        () => setRefused(true),
      )
      .then(again);
  };
  return (
    <section>
      <h2>{t('persistHeading')}</h2>
      <p class="note" role="status">
        {t(isPersistent === true ? 'persistYes' : isRefused ? 'persistRefused' : 'persistNo')}
      </p>
      {isPersistent !== true && (
        <p class="below">
          <button type="button" class="button" onClick={ask}>
            {t('persistAsk')}
          </button>
        </p>
      )}
    </section>
  );
};

/** "3 kept, 120 from packs": what deleting takes. */
function ownParts({ articles }: Usage): readonly string[] {
  return ORIGINS.filter((origin) => origin !== 'bundled' && articles[origin] > 0).map(
    (origin) => `${originName(origin)}: ${formatNumber(articles[origin])}`,
  );
}

const Delete = ({
  taken,
  again,
}: {
  readonly taken: Loaded<Usage>;
  readonly again: () => void;
}): JSX.Element => {
  const [step, setStep] = useState<'none' | 'sure' | 'done'>('none');
  const [failed, setFailed] = useState<string | null>(null);
  const parts = taken.state === 'loaded' ? ownParts(taken.value) : [];
  const run = (): void => {
    setFailed(null);
    deleteLibrary().then(
      () => {
        setStep('done');
        again();
      },
      (error: unknown) => setFailed(storeProblem(problemOf(error))),
    );
  };
  return (
    <section>
      <h2>{t('deleteHeading')}</h2>
      <p class="note">{t('deleteNote')}</p>
      {step !== 'sure' && (
        <p class="below">
          <button type="button" class="button" onClick={() => setStep('sure')}>
            {t('deleteButton')}
          </button>
        </p>
      )}
      {step === 'sure' && (
        <div class="changes" role="group" aria-labelledby="delete-sure">
          <h3 id="delete-sure" tabIndex={-1} ref={(heading) => heading?.focus()}>
            {t('deleteSure')}
          </h3>
          <ul class="plain-list">
            {parts.map((part) => (
              <li key={part}>{part}</li>
            ))}
            <li>{t('deleteFeeds')}</li>
          </ul>
          <p class="note">{t('deleteStays')}</p>
          <p class="buttons">
            <button type="button" class="primary" onClick={run}>
              {t('deleteDo')}
            </button>
            <button type="button" class="button" onClick={() => setStep('none')}>
              {t('importLeave')}
            </button>
          </p>
        </div>
      )}
      {step === 'done' && <Done text={t('deleteDone')} />}
      {failed !== null && (
        <p class="answer" role="alert">
          {failed}
        </p>
      )}
    </section>
  );
};

export const Storage = ({
  library,
  again,
}: {
  readonly library: LibraryState;
  readonly again: () => void;
}): JSX.Element => {
  const { loaded, again: measure } = useLoaded(usage, '');
  // The library changed, here or elsewhere: it takes another room.
  useEffect(measure, [library]);
  return (
    <>
      <h1>{t('viewStorage')}</h1>
      <p class="note">{t('storageNote')}</p>
      {loaded.state === 'failed' && (
        <p class="answer" role="alert">
          {storeProblem(library.state === 'failed' ? library.problem : null)}
        </p>
      )}
      {loaded.state === 'loaded' && (
        <>
          <Taken taken={loaded.value} />
          <Promised isPersistent={loaded.value.isPersistent} again={measure} />
        </>
      )}
      <BackUp />
      <Restore again={again} />
      <Delete taken={loaded} again={again} />
    </>
  );
};
