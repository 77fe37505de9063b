import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../i18n';
import { callFromPage } from '../messages';
import { Icon } from '../ui/glyphs';

/** Keeps the article of a tab's page: what is kept is shown for a check in a tab of its own. */
export const KeepButton = ({ tabId }: { readonly tabId: number }): JSX.Element => {
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle');
  const keep = (): void => {
    if (state === 'busy') return;
    setState('busy');
    callFromPage('keepPage', { tabId }).then(
      // Firefox would leave the popup open before the page that opens.
      () => window.close(),
      () => setState('failed'),
    );
  };
  return (
    <>
      <button type="button" class="quiet" aria-disabled={state === 'busy'} onClick={keep}>
        <Icon name="keep" />
        {t('actionKeepPage')}
      </button>
      {state === 'failed' && (
        <p class="answer" role="alert">
          {t('failedAction')}
        </p>
      )}
    </>
  );
};
