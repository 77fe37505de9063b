/** What the reader hid, where it bears on what is shown: a page without marks may have had some. */
import type { JSX } from 'preact';
import { t, tn } from '../i18n';
import type { Trace } from '../messages';
import { settingsUrl } from '../own-page';
import { openTab } from './open-tab';

export const Hidden = ({ trace: { passedOver } }: { readonly trace: Trace }): JSX.Element | null => {
  if (passedOver === undefined) return null;
  const { paragraphs, articles } = passedOver;
  const said = [
    ...(paragraphs.length > 0 ? [tn('hiddenHere', paragraphs.length)] : []),
    ...(articles > 0 ? [tn('hiddenSources', articles)] : []),
  ];
  return (
    <p class="hidden-note small">
      {said.join(' ')}{' '}
      <a href={`${settingsUrl()}#hidden`} target="_blank" rel="noopener" onClick={openTab}>
        {t('hiddenSee')}
      </a>
    </p>
  );
};
