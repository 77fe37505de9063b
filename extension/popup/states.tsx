/** The states without a trace: why nothing is shown, and what the reader can do about it. */
import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import { formatList, t } from '../i18n';
import { callFromPage, type PageReport } from '../messages';
import { useLoaded } from '../own-page';
import { isListedSite, siteOf } from '../settings';
import type { SiteSwitch } from './site-switch';

type Stateful = Exclude<PageReport, { readonly state: 'matches' | 'nothing' }>;

interface StateProps {
  readonly report: PageReport;
  readonly tabId: number;
  readonly site: SiteSwitch;
  readonly again: () => void;
}

const Frame = ({
  title,
  notes,
  children,
}: {
  readonly title: string;
  readonly notes: readonly string[];
  readonly children?: ComponentChildren;
}): JSX.Element => (
  <section class="state">
    <h1>{title}</h1>
    {notes.map((note) => (
      <p key={note} class="note">
        {note}
      </p>
    ))}
    {children !== undefined && <div class="actions">{children}</div>}
  </section>
);

const isStateful = (report: PageReport): report is Stateful =>
  report.state !== 'matches' && report.state !== 'nothing';

/**
 * Off for this site. Where a site above it was switched off, turning on ends that for all of it, so the
 * reader is told which.
 */
const Off = ({
  report: { host, reason },
  look,
  turnOn,
}: {
  readonly report: Extract<PageReport, { readonly state: 'off' }>;
  readonly look: () => void;
  readonly turnOn: () => void;
}): JSX.Element => {
  const { loaded } = useLoaded(() => callFromPage('settings', {}), '');
  const offSites = loaded.state === 'loaded' ? loaded.value.offSites : [];
  const above =
    host === null || reason !== 'switched-off'
      ? []
      : offSites.filter((site) => isListedSite([site], host) && siteOf(site) !== siteOf(host));
  const notes = [t(reason === 'not-allowed' ? 'stateNotAllowedNote' : 'stateOffNote')];
  if (above.length > 0) notes.push(t('stateOffAbove', formatList(above)));
  return (
    <Frame title={t('stateOff')} notes={notes}>
      <button type="button" class="primary" onClick={look}>
        {t('actionLookOnce')}
      </button>
      <button type="button" class="button" onClick={turnOn}>
        {above.length > 0 ? t('actionTurnOnAt', formatList(above)) : t('actionTurnOn')}
      </button>
    </Frame>
  );
};

export const StateView = ({ report, tabId, site, again }: StateProps): JSX.Element | null => {
  const [failed, setFailed] = useState(false);
  if (!isStateful(report)) return null;
  const run = (call: () => Promise<unknown>) => (): void => {
    setFailed(false);
    call().then(again, () => setFailed(true));
  };
  const look = run(() => callFromPage('lookOnce', { tabId }));
  const view = (): JSX.Element => {
    switch (report.state) {
      case 'off':
        return <Off report={report} look={look} turnOn={() => void site.turnOn()} />;
      case 'not-article':
        return (
          <Frame title={t('stateNotArticle')} notes={[t('stateNotArticleNote')]}>
            <button type="button" class="button" onClick={look}>
              {t('actionReadAnyway')}
            </button>
          </Frame>
        );
      case 'error':
        return (
          <Frame
            title={t(report.subject === 'page' ? 'stateFailed' : 'stateError')}
            notes={[`${report.detail} ${t('stateErrorNote')}`.trim()]}
          >
            <button type="button" class="primary" onClick={run(() => callFromPage('reopenLibrary', {}))}>
              {t('actionTryAgain')}
            </button>
          </Frame>
        );
      case 'closed':
        return <Frame title={t('stateClosed')} notes={[t('stateClosedNote')]} />;
      case 'reading':
        return <Frame title={t('stateReading')} notes={[t('stateReadingNote')]} />;
    }
  };
  return (
    <>
      <div aria-live="polite">{view()}</div>
      {failed && (
        <p class="answer" role="alert">
          {t('failedAction')}
        </p>
      )}
    </>
  );
};
