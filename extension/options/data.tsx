/** The reader's own data: a copy in a file and back, sync through the browser, and back to the beginning. */
import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { t } from '../i18n';
import { callFromPage, type Before } from '../messages';
import { Done } from './done';
import { Import } from './import';
import { Sync } from './sync';

export const FILE_NAME = 'headwater-settings.json';

/** Hands a text to the browser as a file to keep. */
function download(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  Object.assign(link, { href: address, download: name });
  link.click();
  // The browser has taken it up by the next turn; what is not given back would stay in memory.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

const Export = (): JSX.Element => {
  const [state, setState] = useState<'none' | 'done' | 'failed'>('none');
  const save = (): void => {
    setState('none');
    callFromPage('backup', {}).then(
      (file) => {
        download(FILE_NAME, `${JSON.stringify(file, null, 2)}\n`);
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
