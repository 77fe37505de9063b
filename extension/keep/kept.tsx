/** After a source was kept: the way back, the way on, and whether the browser promised to keep the library. */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Done } from '../done';
import { t, type MessageKey } from '../i18n';
import { askToPersist, usage, type Added } from '../library/index';
import { libraryUrl } from '../own-page';

const DONE: Readonly<Record<Added['state'], MessageKey>> = {
  added: 'keepDone',
  version: 'keepDoneVersion',
  same: 'keepDoneSame',
};

/**
 * Asked when the first source is kept: from then on there is something to lose. Null: not asked, or not answered yet;
 * browsers that ask the reader answer when they do.
 */
function usePersistence(): boolean | null {
  const [answer, setAnswer] = useState<boolean | null>(null);
  useEffect(() => {
    const ask = async (): Promise<void> => {
      const { articles, isPersistent } = await usage();
      if (articles.kept === 1 && isPersistent !== true) setAnswer(await askToPersist());
    };
    // Without an answer nothing is said: the source is kept all the same.
    ask().catch(() => undefined);
  }, []);
  return answer;
}

export const Kept = ({
  added,
  headline,
  onUndo,
  onClose,
}: {
  readonly added: Added;
  readonly headline: string;
  readonly onUndo: () => Promise<void>;
  readonly onClose: () => void;
}): JSX.Element => {
  const persists = usePersistence();
  const [failed, setFailed] = useState(false);
  // A text that was held before is none to take back.
  const undo = added.state === 'same' ? {} : { onUndo: () => void onUndo().catch(() => setFailed(true)) };
  return (
    <div class="kept">
      <h1 dir="auto">{headline.trim() || t('menuKeepPage')}</h1>
      <Done text={t(DONE[added.state])} {...undo} />
      {failed && (
        <p class="answer" role="alert">
          {t('saveFailed')}
        </p>
      )}
      {persists !== null && (
        <p class="note" role="status">
          {t(persists ? 'keepPersistent' : 'keepNotPersistent')}
        </p>
      )}
      <div class="go-on">
        <a class="button" href={libraryUrl(added.articleId)}>
          {t('keepToLibrary')}
        </a>
        <button type="button" class="button" onClick={onClose}>
          {t('keepClose')}
        </button>
      </div>
    </div>
  );
};
