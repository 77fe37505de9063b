/** The first page after installation: what Headwater does, and the one question it has. */
import type { JSX } from 'preact';
import { t, tn } from '../i18n';
import { callFromPage } from '../messages';
import { useLoaded } from '../own-page';
import { Tile } from '../ui/tile';
import { Ask } from './ask';
import { Sample } from './sample';

const Fact = ({ title, text }: { readonly title: string; readonly text: string }): JSX.Element => (
  <li>
    <h2>{title}</h2>
    <p>{text}</p>
  </li>
);

export const Welcome = (): JSX.Element => {
  const preview = useLoaded(() => callFromPage('preview', {}), '').loaded;
  const sources = useLoaded(() => callFromPage('search', { query: '' }), '').loaded;
  return (
    <main>
      <p class="brand">
        <Tile state="matches" size={34} />
        {t('extName')}
      </p>
      <div class="halves">
        <div>
          <h1>{t('welcomeHeading')}</h1>
          <p class="intro">{t('welcomeIntro')}</p>
          {preview.state === 'loaded' && preview.value !== null && <Sample preview={preview.value} />}
        </div>
        <Ask />
      </div>
      <ul class="facts">
        <Fact title={t('factStays')} text={t('factStaysNote')} />
        {sources.state === 'loaded' && (
          <Fact title={tn('factHolds', sources.value.length)} text={t('factHoldsNote')} />
        )}
        <Fact title={t('factJudges')} text={t('factJudgesNote')} />
      </ul>
    </main>
  );
};
