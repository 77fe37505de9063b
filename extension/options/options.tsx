/** The settings page: its sections, and the view of a held text. */
import type { JSX } from 'preact';
import { Frame } from '../frame';
import { t, type MessageKey } from '../i18n';
import { checkUrl, libraryUrl } from '../own-page';
import { About } from './about';
import { Data } from './data';
import { Feeds } from './feeds';
import { HeldText } from './held-text';
import { Hidden } from './hidden';
import { LanguageAndKeys } from './language-and-keys';
import { SECTIONS, usePlace, type Place, type Section } from './place';
import { Remember } from './remember';
import { Reading } from './reading';
import { Sites } from './sites-section';

const NAMES: Readonly<Record<Section, MessageKey>> = {
  reading: 'sectionReading',
  sites: 'sectionSites',
  remember: 'sectionRemember',
  hidden: 'sectionHidden',
  feeds: 'sectionFeeds',
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
    case 'remember':
      return <Remember />;
    case 'feeds':
      return <Feeds />;
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
  const sections = SECTIONS.map((section) => ({
    href: `#${section}`,
    name: t(NAMES[section]),
    isCurrent: section === place.section,
  }));
  // A held text is of the library: it stands here, so that its address stays what it was.
  const pages = [
    { href: libraryUrl(), name: t('sectionLibrary'), isCurrent: place.section === 'source' },
    { href: checkUrl(), name: t('menuCheckText') },
  ];
  return (
    <Frame label={t('settingsNav')} ways={[...sections, ...pages]} place={place.section}>
      <Shown place={place} />
    </Frame>
  );
};
