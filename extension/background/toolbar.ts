/** The toolbar button: five states, each with its own icon, text and title. */
import { browser } from '../browser';
import { formatNumber, t, tn } from '../i18n';
import type { PageReport } from '../messages';
import { wordsAsSet } from './language';

const ICON_SIZES = [16, 32] as const;
const TILE = '#128290';

type Face = { readonly icon: string; readonly title: string; readonly count: string };

function nothingTitle({
  trace: { lineage },
  librarySize,
}: Extract<PageReport, { state: 'nothing' }>): string {
  if (lineage.self === null) return tn('toolbarNothing', librarySize);
  return t(lineage.followers.length > 0 ? 'toolbarSelf' : 'toolbarHeld');
}

function faceOf(report: PageReport): Face | null {
  switch (report.state) {
    case 'off':
      return { icon: 'off', title: t('toolbarOff'), count: '' };
    case 'not-article':
      return { icon: 'skipped', title: t('toolbarNotArticle'), count: '' };
    case 'nothing':
      return { icon: 'nothing', title: nothingTitle(report), count: '' };
    case 'matches': {
      const matches = report.trace.summary.derivedParagraphs;
      // No more than the popup's verdict and the badges say.
      const undirected = report.trace.lineage.directionUnknown;
      const title = tn(undirected ? 'toolbarShares' : 'toolbarMatches', matches);
      return { icon: 'matches', title, count: formatNumber(matches) };
    }
    case 'error':
      return {
        icon: 'error',
        title: t(report.subject === 'page' ? 'toolbarFailed' : 'toolbarError'),
        count: '',
      };
    default:
      return null;
  }
}

/** What the button says of a page that nothing is known of, in the language that the reader set. */
export async function showTitle(): Promise<void> {
  await wordsAsSet();
  await browser.action.setTitle({ title: t('actionTitle') });
}

/** Whether the button says that a tab's page is no article. */
export async function showsNoArticle(tabId: number): Promise<boolean> {
  await wordsAsSet();
  return (await browser.action.getTitle({ tabId })) === t('toolbarNotArticle');
}

/** Shows the state of a tab's page. The browser takes it back by itself when the tab goes to another page. */
export async function showState(tabId: number, report: PageReport): Promise<void> {
  await wordsAsSet();
  const face = faceOf(report);
  if (face === null) return;
  const path = Object.fromEntries(ICON_SIZES.map((size) => [size, `/icons/${face.icon}-${size}.png`]));
  // A tab that was closed meanwhile rejects: nothing is left to show it on.
  await Promise.allSettled([
    browser.action.setIcon({ tabId, path }),
    browser.action.setTitle({ tabId, title: face.title }),
    browser.action.setBadgeText({ tabId, text: face.count }),
    browser.action.setBadgeBackgroundColor({ tabId, color: TILE }),
  ]);
}
