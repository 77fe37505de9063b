/** Deletes what was read lately, for good: how much it is stands there before it is done. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Done } from '../done';
import { t, tn, type MessageKey } from '../i18n';
import { forgetRemembered, rememberedUsage } from '../library/index';

const HOUR = 3_600_000;

const SPANS = [
  { name: 'forgetHour', ms: HOUR },
  { name: 'forgetDay', ms: 24 * HOUR },
  { name: 'forgetAll', ms: null },
] as const satisfies readonly { readonly name: MessageKey; readonly ms: number | null }[];

type State =
  | { readonly state: 'idle' | 'none' | 'failed' }
  | { readonly state: 'asked'; readonly since: Date | null; readonly articles: number }
  | { readonly state: 'done'; readonly articles: number };

export const Forget = (): JSX.Element => {
  const [now, setNow] = useState<State>({ state: 'idle' });
  const failed = (): void => setNow({ state: 'failed' });
  const ask = (ms: number | null): void => {
    const since = ms === null ? null : new Date(Date.now() - ms);
    rememberedUsage(since).then(
      ({ articles }) => setNow(articles === 0 ? { state: 'none' } : { state: 'asked', since, articles }),
      failed,
    );
  };
  const forget = (since: Date | null): void => {
    forgetRemembered(since).then((articles) => setNow({ state: 'done', articles }), failed);
  };
  return (
    <>
      <p class="below ask">
        {SPANS.map(({ name, ms }) => (
          <button key={name} type="button" class="button" onClick={() => ask(ms)}>
            {t(name)}
          </button>
        ))}
      </p>
      {now.state === 'none' && (
        <p class="note" role="status">
          {t('forgetNone')}
        </p>
      )}
      {now.state === 'asked' && (
        <div class="pending forget-asked" role="status">
          <p class="note">{tn('forgetAsk', now.articles)}</p>
          <p class="below ask">
            <button type="button" class="button" onClick={() => forget(now.since)}>
              {t('forgetConfirm')}
            </button>
            <button type="button" class="button" onClick={() => setNow({ state: 'idle' })}>
              {t('forgetCancel')}
            </button>
          </p>
        </div>
      )}
      {now.state === 'done' && <Done text={tn('forgetDone', now.articles)} />}
      {now.state === 'failed' && (
        <p class="answer" role="alert">
          {t('saveFailed')}
        </p>
      )}
    </>
  );
};
