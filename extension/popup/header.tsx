import type { JSX } from 'preact';
import { t } from '../i18n';
import type { PageReport } from '../messages';
import { siteOf } from '../settings';
import { Tile, type TileState } from '../ui/tile';
import type { SiteSwitch } from './site-switch';

const TILE: Readonly<Record<PageReport['state'], TileState>> = {
  matches: 'matches',
  nothing: 'nothing',
  reading: 'nothing',
  'not-article': 'skipped',
  off: 'off',
  closed: 'off',
  error: 'error',
};

export const Header = ({
  report,
  site,
}: {
  readonly report: PageReport;
  readonly site: SiteSwitch;
}): JSX.Element => {
  const host = report.state === 'closed' || report.host === null ? null : siteOf(report.host);
  return (
    <header>
      <Tile state={TILE[report.state]} />
      <span class="where">
        <span class="name">{t('extName')}</span>
        {host !== null && (
          <span class="host" aria-hidden="true">
            {t(site.on ? 'switchOn' : 'switchOff', host)}
          </span>
        )}
      </span>
      {host !== null && (
        <button
          type="button"
          role="switch"
          class="switch"
          aria-checked={site.on}
          aria-label={t('switchLabel', host)}
          onClick={() => void (site.on ? site.turnOff() : site.turnOn())}
        >
          <span class="knob" />
        </button>
      )}
    </header>
  );
};
