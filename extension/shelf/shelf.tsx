/** The library page: sources, packs, and where all of it is stored. */
import type { JSX } from 'preact';
import { Frame } from '../frame';
import { t, type MessageKey } from '../i18n';
import { checkUrl, settingsUrl } from '../own-page';
import { useDrop } from '../use-drop';
import { Damaged } from './damaged';
import { ImportButton, ImportView } from './import';
import { Packs } from './packs';
import { usePlace, VIEWS, type View } from './place';
import { Sources } from './sources';
import { Storage } from './storage';
import { useImport } from './use-import';
import { useLibrary } from './use-library';

const NAMES: Readonly<Record<View, MessageKey>> = {
  sources: 'viewSources',
  packs: 'packsHeading',
  storage: 'viewStorage',
};

export const Shelf = (): JSX.Element => {
  const { place, show } = usePlace();
  const { library, again } = useLibrary();
  const running = useImport();
  const isOver = useDrop(running.start);
  const button = <ImportButton onFiles={running.start} />;
  const ways = [
    ...VIEWS.map((view) => ({ href: `#${view}`, name: t(NAMES[view]), isCurrent: view === place.view })),
    { href: settingsUrl(), name: t('actionSettings') },
    { href: checkUrl(), name: t('menuCheckText') },
  ];
  return (
    <Frame label={t('libraryNav')} ways={ways} place={place.view}>
      <div class={isOver ? 'shelf over' : 'shelf'} aria-busy={library.state === 'loading'}>
        {isOver && (
          <p class="answer" role="status">
            {t('dropPack')}
          </p>
        )}
        <ImportView running={running} />
        {library.state === 'failed' && place.view !== 'storage' && (
          <Damaged problem={library.problem} again={again} />
        )}
        {library.state === 'loaded' && place.view === 'sources' && (
          <Sources library={library.library} open={place.open} onOpen={show}>
            {button}
          </Sources>
        )}
        {library.state === 'loaded' && place.view === 'packs' && (
          <Packs packs={library.library.packs}>{button}</Packs>
        )}
        {place.view === 'storage' && <Storage library={library} again={again} />}
      </div>
    </Frame>
  );
};
