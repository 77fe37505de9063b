import type { JSX } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { t } from './i18n';

/**
 * What was done, with the way back where there is one: it takes the focus, and what was done is its description.
 * Without one the words take it where the button that had it is gone.
 */
export const Done = ({
  text,
  onUndo,
}: {
  readonly text: string;
  readonly onUndo?: () => void;
}): JSX.Element => {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const words = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (button.current) button.current.focus();
    else if (document.activeElement === document.body) words.current?.focus();
  }, []);
  return (
    <p class="done" role="status">
      <span id={id} ref={words} tabIndex={-1}>
        {text}
      </span>
      {onUndo !== undefined && (
        <>
          {' '}
          <button ref={button} type="button" class="link" aria-describedby={id} onClick={onUndo}>
            {t('undo')}
          </button>
        </>
      )}
    </p>
  );
};
