/** The popup: the state of the page on screen, and where it comes from. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { browser } from '../browser';
import { formatNumber, t } from '../i18n';
import { callFromPage, type PageReport } from '../messages';
import { checkUrl, libraryUrl, useLoaded, useStorageChanges } from '../own-page';
import { HeldGlyph, Icon } from '../ui/glyphs';
import { Header } from './header';
import { KeepButton } from './keep-button';
import { LibrarySearch } from './library-search';
import { OwnRow } from './own-row';
import { TroubleNote } from './trouble-note';
import { openTab } from '../trace/open-tab';
import { lineageItems } from '../trace/lineage-model';
import { siteOf } from '../settings';
import { ExportActions } from '../trace/export/export-actions';
import type { PageAbout } from '../trace/export/report';
import { useSiteSwitch } from './site-switch';
import { StateView } from './states';
import { TraceView } from '../trace/trace-view';

async function openSettings(): Promise<void> {
  await browser.runtime.openOptionsPage();
  window.close();
}

/** Title and address of a tab, as far as the browser tells them. Asked only when the reader exports; never kept. */
async function aboutTab(tabId: number): Promise<PageAbout> {
  const { title, url } = await browser.tabs.get(tabId);
  return { ...(title === undefined ? {} : { title }), ...(url === undefined ? {} : { url }) };
}

const Footer = ({
  held,
  searchable,
  tabId,
}: {
  /** Whether words of held texts are on show. */
  readonly held: boolean;
  /** Whether there is a library to search. */
  readonly searchable: boolean;
  /** The tab whose page may be kept; null: the browser keeps it closed. */
  readonly tabId: number | null;
}): JSX.Element => {
  const [searching, setSearching] = useState(false);
  return (
    <footer>
      {held && (
        <p class="held">
          <HeldGlyph />
          {t('heldFooter')}
        </p>
      )}
      {searchable && searching && <LibrarySearch />}
      <div class="footer-actions">
        {tabId !== null && <KeepButton tabId={tabId} />}
        {searchable && (
          <button
            type="button"
            class="quiet"
            aria-expanded={searching}
            onClick={() => setSearching((open) => !open)}
          >
            <Icon name="search" />
            {t('actionSearch')}
          </button>
        )}
        <a class="quiet" href={libraryUrl()} target="_blank" rel="noopener" onClick={openTab}>
          <HeldGlyph />
          {t('sectionLibrary')}
        </a>
        <a class="quiet" href={checkUrl()} target="_blank" rel="noopener" onClick={openTab}>
          <Icon name="text" />
          {t('menuCheckText')}
        </a>
        <button type="button" class="quiet" onClick={() => void openSettings()}>
          <Icon name="settings" />
          {t('actionSettings')}
        </button>
      </div>
    </footer>
  );
};

/** A long page is told from its beginning while the rest is being compared. */
const StillReading = ({ report }: { readonly report: PageReport }): JSX.Element | null =>
  'reading' in report && report.reading !== undefined ? (
    <p class="answer" role="status">
      {t('stateReadingOf', formatNumber(report.reading.done), formatNumber(report.reading.of))}
    </p>
  ) : null;

const Body = ({ report, tabId, again }: BodyProps): JSX.Element => {
  const site = useSiteSwitch(report, tabId, again);
  const traced = report.state === 'matches' || report.state === 'nothing' ? report : null;
  const shown = traced?.trace ?? null;
  return (
    <>
      <Header report={report} site={site} />
      <main>
        {site.refused && (
          <p class="answer" role="status">
            {t('failedTurnOn')}
          </p>
        )}
        {report.trouble !== undefined && <TroubleNote trouble={report.trouble} />}
        {shown === null ? (
          <StateView report={report} tabId={tabId} site={site} again={again} />
        ) : (
          <>
            <StillReading report={report} />
            <TraceView
              trace={shown}
              held={traced?.held ?? {}}
              jump={(to) => callFromPage('jump', { tabId, ...to })}
            >
              {traced?.own !== undefined && report.host !== null && (
                <OwnRow own={traced.own} tabId={tabId} host={report.host} />
              )}
            </TraceView>
            <ExportActions
              trace={shown}
              about={() => aboutTab(tabId)}
              stem={`headwater-${siteOf(report.host ?? '')}`}
            />
          </>
        )}
      </main>
      <Footer
        held={shown !== null && lineageItems(shown).length > 0}
        searchable={report.state !== 'error'}
        tabId={report.host === null ? null : tabId}
      />
    </>
  );
};

interface BodyProps {
  readonly report: PageReport;
  readonly tabId: number;
  readonly again: () => void;
}

export const Popup = ({ tabId }: { readonly tabId: number }): JSX.Element => {
  const { loaded, again } = useLoaded(() => callFromPage('report', { tabId }), String(tabId));
  useStorageChanges(again);
  if (loaded.state === 'loaded') return <Body report={loaded.value} tabId={tabId} again={again} />;
  return (
    <main class="state" aria-busy={loaded.state === 'loading'}>
      {loaded.state === 'failed' && (
        <>
          <h1>{t('stateLost')}</h1>
          <p class="note">{t('stateLostNote')}</p>
        </>
      )}
    </main>
  );
};
