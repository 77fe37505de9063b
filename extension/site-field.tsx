import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { t } from './i18n';
import { siteFrom } from './sites';

/** A field for one site. `onAdd` is called within the click or key press that the browser's question needs. */
export const SiteField = ({
  label,
  onAdd,
}: {
  readonly label: string;
  readonly onAdd: (host: string) => void;
}): JSX.Element => {
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const field = useId();
  const add = (event: SubmitEvent): void => {
    event.preventDefault();
    const host = siteFrom(typed);
    setWrong(host === null ? typed.trim() : null);
    if (host === null) return;
    setTyped('');
    onAdd(host);
  };
  return (
    <form class="site-field" onSubmit={add} noValidate>
      <span class="site-entry">
        <input
          id={field}
          type="text"
          inputMode="url"
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          dir="ltr"
          aria-label={label}
          aria-invalid={wrong !== null}
          {...(wrong === null ? {} : { 'aria-describedby': `${field}-wrong` })}
          placeholder={t('sitePlaceholder')}
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
        <button type="submit" class="button">
          {t('siteAddShort')}
        </button>
      </span>
      {wrong !== null && (
        <span id={`${field}-wrong`} class="small" role="alert">
          {t('siteInvalid', wrong)}
        </span>
      )}
    </form>
  );
};
