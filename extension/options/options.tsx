/** The settings page: its sections, and the view of a held text. */
import type { JSX } from 'preact';
import { Frame } from '../frame';
import { t, type MessageKey } from '../i18n';
import { checkUrl } from '../own-page';
import { About } from './about';
import { Data } from './data';
import { HeldText } from './held-text';
import { Hidden } from './hidden';
import { LanguageAndKeys } from './language-and-keys';
import { Library } from './library';
import { SECTIONS, usePlace, type Place, type Section } from './place';
import { Reading } from './reading';
import { Sites } from './sites-section';

const NAMES: Readonly<Record<Section, MessageKey>> = {
  reading: 'sectionReading',
  sites: 'sectionSites',
  hidden: 'sectionHidden',
  library: 'sectionLibrary',
  language: 'sectionLanguage',
  data: 'sectionData',
  about: 'sectionAbout',
};

const Shown = ({ place }: { readonly place: Place }): JSX.Element => {
  switch (place.section) {
    case 'reading':
      return <Reading />;
    case 'sites':
      return <Sites />;
    case 'library':
      return <Library />;
    case 'hidden':
      return <Hidden />;
    case 'language':
      return <LanguageAndKeys />;
    case 'data':
      return <Data />;
    case 'about':
      return <About />;
    case 'source':
      return <HeldText key={place.articleId} {...place} />;
  }
};

export const Options = (): JSX.Element => {
  const place = usePlace();
  const current = place.section === 'source' ? 'library' : place.section;
  const sections = SECTIONS.map((section) => ({
    href: `#${section}`,
    name: t(NAMES[section]),
    isCurrent: section === current,
  }));
  return (
    <Frame
      label={t('settingsNav')}
      ways={[...sections, { href: checkUrl(), name: t('menuCheckText') }]}
      place={place.section}
    >
      <Shown place={place} />
    </Frame>
  );
};
