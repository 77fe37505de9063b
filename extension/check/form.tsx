/** The field for a text of the reader's own, and the way in for a file. */
import type { JSX } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { FileButton } from '../file-button';
import { t } from '../i18n';
import type { Strictness } from '../messages';
import { edited, type Draft } from './draft';
import { FILE_TYPES } from './read-file';
import { Steps } from './steps';

/** What is said beneath the field: a sentence, and whether what stood there before can be brought back. */
export interface Notice {
  readonly text: string;
  readonly isRefusal: boolean;
}

export interface FormProps {
  readonly draft: Draft;
  readonly step: Strictness;
  readonly notice: Notice | null;
  /** Brings back what a file took the place of. */
  readonly onBack: (() => void) | null;
  readonly onDraft: (draft: Draft) => void;
  readonly onStep: (step: Strictness) => void;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onTrace: () => void;
}

export const Form = ({
  draft,
  step,
  notice,
  onBack,
  onDraft,
  onStep,
  onFiles,
  onTrace,
}: FormProps): JSX.Element => {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onTrace();
      }}
      noValidate
    >
      <h1>{t('menuCheckText')}</h1>
      <p class="intro">{t('checkIntro')}</p>
      <label class="field-label" for={`${id}-field`}>
        {t('checkLabel')}
      </label>
      <textarea
        id={`${id}-field`}
        ref={field}
        dir="auto"
        rows={14}
        autocomplete="off"
        placeholder={t('checkPlaceholder')}
        aria-describedby={`${id}-notice ${id}-kept`}
        value={draft.text}
        onInput={({ currentTarget }) => onDraft(edited(draft, currentTarget.value))}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          onTrace();
        }}
      />
      <div id={`${id}-notice`} class="notice" role="status">
        {notice !== null && <p class={notice.isRefusal ? 'refusal' : ''}>{notice.text}</p>}
        {notice !== null && onBack !== null && (
          <button type="button" class="link" onClick={onBack}>
            {t('checkBringBack')}
          </button>
        )}
      </div>
      <div class="ways">
        <FileButton accept={FILE_TYPES} onFiles={onFiles}>
          {t('checkOpenFile')}
        </FileButton>
        <p class="note">{t('checkFiles')}</p>
      </div>
      <Steps value={step} onChoose={onStep} />
      <div class="go-on">
        <button type="submit" class="primary">
          {t('checkTrace')}
        </button>
        <p class="note">{t(isMac() ? 'checkKeysMac' : 'checkKeys')}</p>
      </div>
      <p id={`${id}-kept`} class="note kept">
        {t('checkKept')}
      </p>
    </form>
  );
};

const isMac = (): boolean => /^Mac/u.test(navigator.platform);
