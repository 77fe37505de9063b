import type { JSX } from 'preact';
import { browser } from '../browser';
import { t } from '../i18n';
import { HeldGlyph, Icon } from '../ui/glyphs';

export const About = (): JSX.Element => (
  <>
    <h1>{t('sectionAbout')}</h1>
    <p class="note">{t('aboutLine')}</p>
    <section class="prose">
      <p>{t('aboutWhat')}</p>
      <p>{t('aboutNot')}</p>
      <p class="held">
        <HeldGlyph />
        {t('aboutRights')}
      </p>
    </section>
    <section class="prose">
      <h2>{t('aboutPrivacyHeading')}</h2>
      <p>{t('aboutPrivacy')}</p>
      <p class="privacy">
        <Icon name="lock" />
        {t('privacyShort')}
      </p>
    </section>
    <p class="small">{t('aboutVersion', browser.runtime.getManifest().version)}</p>
  </>
);
