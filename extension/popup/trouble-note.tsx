/** That the reader's own sources, or some of them, cannot be read now. */
import type { JSX } from 'preact';
import { t } from '../i18n';
import type { LibraryTrouble } from '../messages';
import { libraryUrl } from '../own-page';
import { openTab } from '../trace/open-tab';

export const TroubleNote = ({ trouble }: { readonly trouble: LibraryTrouble }): JSX.Element => (
  <p class="part note trouble" role="status">
    {t(trouble === 'part' ? 'troublePart' : 'troubleAll')}{' '}
    <a href={libraryUrl()} target="_blank" rel="noopener" onClick={openTab}>
      {t('troubleSee')}
    </a>
  </p>
);
