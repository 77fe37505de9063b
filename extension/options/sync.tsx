/** Strictness and looks alike in the reader's browsers, by the browser itself. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../i18n';
import { callFromPage } from '../messages';
import { useLoaded, useStorageChanges } from '../own-page';
import { Done } from '../done';
import { SwitchRow } from '../switch-row';

type Answer = 'none' | 'taken' | 'given' | 'stopped' | 'removed' | 'failed' | 'remove-failed';

export const Sync = (): JSX.Element => {
  const { loaded, again } = useLoaded(() => callFromPage('sync', {}), '');
  const [answer, setAnswer] = useState<Answer>('none');
  useStorageChanges(again);
  const settle = (asked: Promise<Answer>, failure: Answer): void => {
    setAnswer('none');
    void asked
      .catch(() => failure)
      .then((next) => {
        setAnswer(next);
        again();
      });
  };
  const change = (on: boolean): void =>
    settle(
      callFromPage('setSync', { on }).then(({ taken }) => (on ? (taken ? 'taken' : 'given') : 'stopped')),
      'failed',
    );
  const remove = (): void =>
    settle(
      callFromPage('removeSynced', {}).then(() => 'removed'),
      'remove-failed',
    );
  const { on, isThere } = loaded.state === 'loaded' ? loaded.value : { on: false, isThere: false };
  return (
    <section>
      <h2>{t('syncHeading')}</h2>
      {loaded.state === 'loaded' && (
        <SwitchRow name={t('syncLabel')} note={t('syncNote')} on={on} onChange={change} />
      )}
      {answer === 'taken' && <Done text={t('syncTaken')} />}
      {answer === 'given' && <Done text={t('syncGiven')} />}
      {!on && isThere === true && answer !== 'remove-failed' && (
        <p class="done">
          <span role="status">{t(answer === 'stopped' ? 'syncStopped' : 'syncLeft')}</span>{' '}
          <button type="button" class="link" onClick={remove}>
            {t('syncRemove')}
          </button>
        </p>
      )}
      {answer === 'removed' && <Done text={t('syncRemoved')} />}
      {(answer === 'failed' || answer === 'remove-failed' || loaded.state === 'failed') && (
        <p class="answer" role="alert">
          {t(
            answer === 'remove-failed'
              ? 'syncRemoveFailed'
              : answer === 'failed'
                ? 'syncFailed'
                : 'stateLost',
          )}
        </p>
      )}
    </section>
  );
};
