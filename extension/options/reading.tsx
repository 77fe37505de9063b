/** How sure a match must be, and how it is shown. */
import type { JSX } from 'preact';
import { Choices } from '../choices';
import { t } from '../i18n';
import type { Settings } from '../settings';
import { Icon, RelationGlyph } from '../ui/glyphs';
import { relationWord, stepName } from '../ui/words';
import { StepPreview } from './step-preview';
import { SwitchRow } from '../switch-row';
import { SettingsTrouble, useSettings, type SettingsInUse } from '../use-settings';

type Change = SettingsInUse['change'];

const Strictness = ({
  settings,
  change,
}: {
  readonly settings: Settings;
  readonly change: Change;
}): JSX.Element => (
  <section>
    <h2 id="strictness">{t('strictnessHeading')}</h2>
    <p class="note">{t('strictnessIntro')}</p>
    <Choices
      label="strictness"
      class="steps"
      value={settings.strictness}
      onChoose={(strictness) => change({ strictness })}
      choices={[
        { value: 'strict', title: stepName('strict'), note: t('stepStrictNote') },
        { value: 'balanced', title: stepName('balanced'), note: t('stepBalancedNote') },
        { value: 'loose', title: stepName('loose'), note: t('stepLooseNote') },
      ]}
    />
    <StepPreview strictness={settings.strictness} />
  </section>
);

const SampleBadge = ({ label }: { readonly label: boolean }): JSX.Element => (
  <span class="sample-badge" aria-hidden="true">
    <RelationGlyph relation="paraphrase" />
    {label && relationWord('paraphrase')}
  </span>
);

const Marks = ({
  settings,
  change,
}: {
  readonly settings: Settings;
  readonly change: Change;
}): JSX.Element => (
  <section>
    <h2>{t('marksHeading')}</h2>
    <div class="setting">
      <div>
        <h3 id="badges">{t('badgeHeading')}</h3>
        <p class="note">{t('badgeNote')}</p>
      </div>
      <Choices
        label="badges"
        class="row"
        value={settings.badges}
        onChoose={(badges) => change({ badges })}
        choices={[
          { value: 'mark', title: t('badgeMark'), children: <SampleBadge label={false} /> },
          { value: 'label', title: t('badgeLabel'), children: <SampleBadge label /> },
          { value: 'off', title: t('badgeOff') },
        ]}
      />
    </div>
    <div class="setting">
      <div>
        <h3 id="highlights">{t('highlightsHeading')}</h3>
        <p class="note">{t('highlightsNote')}</p>
      </div>
      <Choices
        label="highlights"
        class="row"
        value={settings.highlights}
        onChoose={(highlights) => change({ highlights })}
        choices={[
          { value: 'point', title: t('highlightsPoint') },
          { value: 'always', title: t('highlightsAlways') },
          { value: 'never', title: t('highlightsNever') },
        ]}
      />
    </div>
    <SwitchRow
      name={t('printHeading')}
      note={t('printNote')}
      on={settings.printMarks}
      onChange={(printMarks) => change({ printMarks })}
    />
  </section>
);

export const Reading = (): JSX.Element => {
  const settings = useSettings();
  const { loaded, change } = settings;
  return (
    <>
      <h1>{t('sectionReading')}</h1>
      <p class="note">{t('readingIntro')}</p>
      <SettingsTrouble settings={settings} />
      {loaded.state === 'loaded' && (
        <>
          <Strictness settings={loaded.value} change={change} />
          <Marks settings={loaded.value} change={change} />
        </>
      )}
      <p class="privacy">
        <Icon name="lock" />
        {t('privacyShort')}
      </p>
    </>
  );
};
