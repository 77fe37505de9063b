/** What a file holds or would change, before anything is done with it. */
import type { JSX } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { t } from './i18n';

export const FileAsk = ({
  heading,
  rows,
  note,
  action,
  onTake,
  onLeave,
}: {
  readonly heading: string;
  readonly rows: readonly { readonly name: string; readonly value: string }[];
  readonly note?: string;
  readonly action: string;
  readonly onTake: () => void;
  readonly onLeave: () => void;
}): JSX.Element => {
  const id = useId();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <div class="changes" role="group" aria-labelledby={id}>
      <h3 id={id} ref={title} tabIndex={-1}>
        {heading}
      </h3>
      <dl>
        {rows.map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {note !== undefined && <p class="note below">{note}</p>}
      <p class="buttons">
        <button type="button" class="primary" onClick={onTake}>
          {action}
        </button>
        <button type="button" class="button" onClick={onLeave}>
          {t('importLeave')}
        </button>
      </p>
    </div>
  );
};
