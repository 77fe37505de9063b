/** The fields of what is known, each with what is wrong with it. */
import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { t, type MessageKey } from '../i18n';
import { languageName } from '../ui/words';
import type { Field, Fields, Wrong } from './fields';

interface Shape {
  readonly field: Field;
  readonly name: MessageKey;
  /** What it may look like, where it has a form. */
  readonly sample?: string;
  /** Written from left to right in every language. */
  readonly isLtr?: true;
  readonly mode?: 'url';
}

const SHAPES: readonly Shape[] = [
  { field: 'headline', name: 'keepHeadline' },
  { field: 'outlet', name: 'keepOutlet' },
  { field: 'author', name: 'keepAuthor' },
  { field: 'datePublished', name: 'keepDate', sample: '2026-01-28', isLtr: true },
  { field: 'inLanguage', name: 'keepLanguage', sample: 'en', isLtr: true },
  { field: 'url', name: 'keepAddress', sample: 'https://', isLtr: true, mode: 'url' },
];

const isTag = (text: string): boolean => /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/iu.test(text);

export const FieldsForm = ({
  fields,
  wrong,
  onChange,
}: {
  readonly fields: Fields;
  readonly wrong: Wrong;
  readonly onChange: (fields: Fields) => void;
}): JSX.Element => {
  const id = useId();
  return (
    <div class="fields">
      {SHAPES.map(({ field, name, sample, isLtr, mode }) => {
        const reason = wrong[field];
        const value = fields[field];
        const said = field === 'inLanguage' && isTag(value.trim()) ? languageName(value.trim()) : null;
        return (
          <div key={field} class={`field field-${field}`}>
            <label for={`${id}-${field}`}>{t(name)}</label>
            <input
              id={`${id}-${field}`}
              type="text"
              name={field}
              autocomplete="off"
              spellcheck={false}
              dir={isLtr === true ? 'ltr' : 'auto'}
              value={value}
              {...(mode === undefined ? {} : { inputMode: mode })}
              {...(sample === undefined ? {} : { placeholder: sample })}
              aria-invalid={reason !== undefined}
              {...(reason === undefined && said === null
                ? {}
                : { 'aria-describedby': `${id}-${field}-said` })}
              onInput={({ currentTarget }) => onChange({ ...fields, [field]: currentTarget.value })}
            />
            {reason !== undefined ? (
              <span id={`${id}-${field}-said`} class="wrong" role="alert">
                {t(reason)}
              </span>
            ) : (
              said !== null && (
                <span id={`${id}-${field}-said`} class="small">
                  {said}
                </span>
              )
            )}
          </div>
        );
      })}
    </div>
  );
};
