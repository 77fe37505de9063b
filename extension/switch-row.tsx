import type { ComponentChildren, JSX } from 'preact';
import { useId } from 'preact/hooks';

/** A setting that is on or off, under its name and what both mean. */
export const SwitchRow = ({
  name,
  note,
  on,
  onChange,
  level: Heading = 'h3',
  children,
}: {
  readonly name: string;
  readonly note: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
  /** Of its name, among the headings of the page. */
  readonly level?: 'h2' | 'h3';
  readonly children?: ComponentChildren;
}): JSX.Element => {
  const id = useId();
  return (
    <div class="setting switch-row">
      <div>
        <Heading id={id}>{name}</Heading>
        <p class="note" id={`${id}-note`}>
          {note}
        </p>
        {children}
      </div>
      <button
        type="button"
        role="switch"
        class="switch"
        aria-checked={on}
        aria-labelledby={id}
        aria-describedby={`${id}-note`}
        onClick={() => onChange(!on)}
      >
        <span class="knob" />
      </button>
    </div>
  );
};
