import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { t } from '../i18n';
import type { Strictness } from '../messages';
import { stepName } from '../ui/words';

const STEPS: readonly Strictness[] = ['strict', 'balanced', 'loose'];

/** How sure before a mark appears, for this text alone: the settings keep theirs. */
export const Steps = ({
  value,
  onChoose,
}: {
  readonly value: Strictness;
  readonly onChoose: (step: Strictness) => void;
}): JSX.Element => {
  const name = useId();
  return (
    <fieldset class="steps">
      <legend>{t('strictnessHeading')}</legend>
      {STEPS.map((step) => (
        <label key={step} class={step === value ? 'step chosen' : 'step'}>
          <input
            type="radio"
            name={name}
            value={step}
            checked={step === value}
            onChange={() => onChoose(step)}
          />
          {stepName(step)}
        </label>
      ))}
    </fieldset>
  );
};
