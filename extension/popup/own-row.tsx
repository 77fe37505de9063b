/** That paragraphs follow the reader's own sources, which the page is not told unless its site is allowed. */
import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { t, tn } from '../i18n';
import { callFromPage, type OwnMatches } from '../messages';
import { siteOf } from '../settings';

/** What the page shows of them. */
function wordsOf({ paragraphs, unmarked, isAllowed }: OwnMatches): string {
  if (isAllowed) return tn('ownMarked', paragraphs);
  return unmarked > 0 ? tn('ownUnmarked', unmarked) : tn('ownElsewhere', paragraphs);
}

export const OwnRow = ({
  own,
  tabId,
  host,
}: {
  readonly own: OwnMatches;
  readonly tabId: number;
  readonly host: string;
}): JSX.Element => {
  const [failed, setFailed] = useState(false);
  const id = useId();
  const change = (): void => {
    setFailed(false);
    callFromPage('markOwn', { tabId, host, on: !own.isAllowed }).catch(() => setFailed(true));
  };
  return (
    <section class="part own-row">
      <p id={`${id}-note`}>{wordsOf(own)}</p>
      <div class="own-switch">
        <span id={id}>{t('ownMarkOn', siteOf(host))}</span>
        <button
          type="button"
          role="switch"
          class="switch"
          aria-checked={own.isAllowed}
          aria-labelledby={id}
          aria-describedby={`${id}-note`}
          onClick={change}
        >
          <span class="knob" />
        </button>
      </div>
      {failed && (
        <p class="small" role="alert">
          {t('failedAction')}
        </p>
      )}
    </section>
  );
};
