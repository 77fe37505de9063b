import type { ComponentChildren, JSX } from 'preact';
import { useId } from 'preact/hooks';

export interface Choice<T extends string> {
  readonly value: T;
  readonly title: string;
  readonly note?: string;
  /** Of the title, where it is not the page's. */
  readonly lang?: string;
  readonly children?: ComponentChildren;
}

/** One of several, as native radio buttons in cards. With `value` null none is chosen. */
export function Choices<T extends string>({
  label,
  choices,
  value,
  onChoose,
  class: extra = '',
}: {
  /** The id of the heading that names the group. */
  readonly label: string;
  readonly choices: readonly Choice<T>[];
  readonly value: T | null;
  readonly onChoose: (value: T) => void;
  readonly class?: string;
}): JSX.Element {
  const name = useId();
  return (
    <div role="radiogroup" aria-labelledby={label} class={`choices ${extra}`}>
      {choices.map((choice) => (
        <div key={choice.value} class={`choice ${choice.value === value ? 'chosen' : ''}`}>
          <label>
            <input
              type="radio"
              name={name}
              value={choice.value}
              checked={choice.value === value}
              onChange={() => onChoose(choice.value)}
            />
            <span class="choice-title" {...(choice.lang === undefined ? {} : { lang: choice.lang })}>
              {choice.title}
            </span>
            {choice.note !== undefined && <span class="choice-note">{choice.note}</span>}
          </label>
          {choice.children}
        </div>
      ))}
    </div>
  );
}
