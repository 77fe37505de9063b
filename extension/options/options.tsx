/** The settings page: its sections, and the view of a held text. */
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { t, type MessageKey } from '../i18n';
import { checkUrl } from '../own-page';
import { Tile } from '../ui/tile';
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
  const main = useRef<HTMLElement>(null);
  const current = place.section === 'source' ? 'library' : place.section;
  const first = useRef(true);
  useEffect(() => {
    // The reader went to another section: screen readers go with them. Not at the first drawing.
    if (first.current) first.current = false;
    else {
      main.current?.focus();
      scrollTo(0, 0);
    }
  }, [place.section]);
  return (
    <div class="frame">
      <nav aria-label={t('settingsNav')}>
        <div class="nav-stays">
          <p class="brand">
            <Tile state="matches" size={26} />
            {t('extName')}
          </p>
          <ul>
            {SECTIONS.map((section) => (
              <li key={section}>
                <a href={`#${section}`} {...(section === current ? { 'aria-current': 'page' } : {})}>
                  {t(NAMES[section])}
                </a>
              </li>
            ))}
            <li>
              <a href={checkUrl()}>{t('menuCheckText')}</a>
            </li>
          </ul>
        </div>
      </nav>
      <main ref={main} tabIndex={-1}>
        <Shown place={place} />
      </main>
    </div>
  );
};
