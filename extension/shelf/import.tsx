/** The button that takes packs from files, and what is being done or was done with them. */
import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { FileButton } from '../file-button';
import { formatShare, t } from '../i18n';
import { Icon } from '../ui/glyphs';
import type { Import } from './use-import';

export const ImportButton = ({
  onFiles,
}: {
  readonly onFiles: (files: readonly File[]) => void;
}): JSX.Element => (
  <FileButton accept=".hwpack,.gz" multiple onFiles={onFiles}>
    <Icon name="down" /> {t('importPackButton')}
  </FileButton>
);

/** Stands in one place on every view: an import goes on while the reader looks elsewhere. */
export const ImportView = ({
  running: { state, cancel },
}: {
  readonly running: Import;
}): JSX.Element | null => {
  const id = useId();
  if (state.step === 'none') return null;
  if (state.step === 'running')
    return (
      <div class="answer importing">
        <p id={id}>{t('importingPack', state.file)}</p>
        <progress aria-labelledby={id} value={state.share} max={1} />
        <span class="small" aria-hidden="true">
          {formatShare(state.share)}
        </span>
        <button type="button" class="button" onClick={cancel}>
          {t('importCancel')}
        </button>
      </div>
    );
  return (
    <div class="answer" role={state.outcomes.some(({ isRefusal }) => isRefusal) ? 'alert' : 'status'}>
      {state.outcomes.map(({ text }) => (
        <p key={text}>{text}</p>
      ))}
    </div>
  );
};
