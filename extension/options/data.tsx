/** The reader's own data: a copy in a file and back, sync through the browser, and back to the beginning. */
import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { t } from '../i18n';
import { callFromPage, type Before } from '../messages';
import { saveFile } from '../save-file';
import { Done } from '../done';
import { Import } from './import';
import { Sync } from './sync';

const FILE_NAME = 'headwater-settings.json';

const Export = (): JSX.Element => {
  const [state, setState] = useState<'none' | 'done' | 'failed'>('none');
  const save = (): void => {
    setState('none');
    callFromPage('backup', {}).then(
      (file) => {
        saveFile(FILE_NAME, 'application/json', `${JSON.stringify(file, null, 2)}\n`);
        setState('done');
      },
      () => setState('failed'),
    );
  };
  return (
    <section>
      <h2>{t('exportHeading')}</h2>
      <p class="note">{t('exportNote')}</p>
      <p class="below">
        <button type="button" class="button" onClick={save}>
          {t('exportButton')}
        </button>
      </p>
      {state === 'done' && <Done text={t('exportDone', FILE_NAME)} />}
      {state === 'failed' && (
        <p class="answer" role="alert">
          {t('stateLost')}
        </p>
      )}
    </section>
  );
};

const Reset = (): JSX.Element => {
  const [before, setBefore] = useState<Before | null>(null);
  const [answer, setAnswer] = useState<'none' | 'undone' | 'failed'>('none');
  const button = useRef<HTMLButtonElement>(null);
  const reset = (): void => {
    setAnswer('none');
    callFromPage('reset', {}).then(setBefore, () => setAnswer('failed'));
  };
  const undo = (was: Before): void => {
    callFromPage('putBack', { before: was }).then(
      () => {
        setBefore(null);
        setAnswer('undone');
        button.current?.focus();
      },
      () => setAnswer('failed'),
    );
  };
  return (
    <section>
      <h2>{t('resetHeading')}</h2>
      <p class="note">
        {t('resetNote')} <a href="#sites">{t('resetSites', t('sectionSites'))}</a>
      </p>
      <p class="below">
        <button ref={button} type="button" class="button" onClick={reset}>
          {t('resetButton')}
        </button>
      </p>
      {before !== null && <Done text={t('resetDone')} onUndo={() => undo(before)} />}
      {answer === 'undone' && <Done text={t('undone')} />}
      {answer === 'failed' && (
        <p class="answer" role="alert">
          {t('saveFailed')}
        </p>
      )}
    </section>
  );
};

export const Data = (): JSX.Element => (
  <>
    <h1>{t('sectionData')}</h1>
    <p class="note">{t('dataIntro')}</p>
    <Export />
    <Import fileName={FILE_NAME} />
    <Sync />
    <Reset />
  </>
);
