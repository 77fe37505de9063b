/** The reader's own library cannot be read: what is lost, what is not, and the ways on. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../i18n';
import { beginAnew, type StoreProblem } from '../library/index';
import { storeProblem } from '../library-words';

export const Damaged = ({
  problem,
  again,
}: {
  readonly problem: StoreProblem | null;
  readonly again: () => void;
}): JSX.Element => {
  const [isSure, setSure] = useState(false);
  const [isFailed, setFailed] = useState(false);
  const begin = (): void => {
    setFailed(false);
    beginAnew().then(again, () => setFailed(true));
  };
  return (
    <section class="damaged">
      <h1>{t('libraryUnread')}</h1>
      <p role="alert">{storeProblem(problem)}</p>
      {problem === 'damaged' && (
        <ul class="prose-list">
          <li>{t('damagedLost')}</li>
          <li>{t('damagedSafe')}</li>
          <li>{t('damagedWay')}</li>
        </ul>
      )}
      <p class="buttons">
        <button type="button" class="primary" onClick={again}>
          {t('actionTryAgain')}
        </button>
        {problem === 'damaged' && !isSure && (
          <button type="button" class="button" onClick={() => setSure(true)}>
            {t('beginAnew')}
          </button>
        )}
      </p>
      {isSure && (
        <div class="answer" role="status">
          <p>{t('beginAnewSure')}</p>
          <p class="buttons">
            <button type="button" class="button" onClick={begin}>
              {t('beginAnewDo')}
            </button>
            <button type="button" class="button" onClick={() => setSure(false)}>
              {t('importLeave')}
            </button>
          </p>
        </div>
      )}
      {isFailed && (
        <p class="answer" role="alert">
          {t('storeFailed')}
        </p>
      )}
    </section>
  );
};
