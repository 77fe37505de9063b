/** One feed: how it went last, when it is asked next, and what may be changed of it. */
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { formatWhen, t, tn } from '../i18n';
import {
  changeFeed,
  listEntries,
  putBackSources,
  putFeed,
  removeFeed,
  removeSources,
  type Feed,
} from '../library/index';
import { callFromPage } from '../messages';
import { hostOrigin, requestOrigins } from '../sites';
import { SwitchRow } from '../switch-row';
import { hostOf, lastWords } from './feed-words';

const articlesOf = async (id: string): Promise<readonly string[]> =>
  (await listEntries())
    .filter(({ origin, from }) => origin === 'feed' && from === id)
    .map(({ articleId }) => articleId);

/** The background hears of it, and plans anew when it asks next. */
const told = async (): Promise<void> => {
  await callFromPage('feedsChanged', {});
};

async function remove(feed: Feed, articles: readonly string[]): Promise<() => Promise<void>> {
  await removeFeed(feed.id);
  if (articles.length > 0) await removeSources(articles);
  await told();
  return async () => {
    if (articles.length > 0) await putBackSources(articles);
    await putFeed(feed);
    await told();
  };
}

export const FeedRow = ({
  feed,
  isOn,
  onGone,
}: {
  readonly feed: Feed;
  /** Whether feeds are asked at all. */
  readonly isOn: boolean;
  readonly onGone: (gone: { readonly name: string; readonly undo: () => Promise<void> }) => void;
}): JSX.Element => {
  const [asked, setAsked] = useState<readonly string[] | null>(null);
  const [failed, setFailed] = useState(false);
  const foot = useRef<HTMLDivElement>(null);
  const wasAsked = useRef(false);
  useEffect(() => {
    // What was pressed has gone: the focus goes to what stands in its place.
    if (wasAsked.current !== (asked !== null)) foot.current?.querySelector('button')?.focus();
    wasAsked.current = asked !== null;
  }, [asked]);
  const settle = (done: Promise<unknown>): void => {
    setFailed(false);
    done.catch(() => setFailed(true));
  };
  const change = (patch: Partial<Feed>): void =>
    settle(changeFeed(feed.id, (before) => ({ ...before, ...patch })).then(told));
  const take = (articles: readonly string[]): void =>
    settle(remove(feed, articles).then((undo) => onGone({ name: feed.name, undo })));
  const ask = (): void =>
    settle(
      articlesOf(feed.id).then((articles) => {
        if (articles.length === 0) take([]);
        else setAsked(articles);
      }),
    );
  const host = hostOf(feed.url);
  const allow = (): void =>
    settle(
      requestOrigins([hostOrigin(host)]).then(async (isAllowed) => {
        if (isAllowed) await callFromPage('checkFeeds', {});
      }),
    );
  const isAsked = isOn && feed.isOn;
  const next =
    isAsked && feed.last?.outcome !== 'too-many-requests' ? t('feedNext', formatWhen(feed.nextAt)) : '';
  const words = feed.isOn ? `${lastWords(feed)} ${next}`.trim() : t('feedOff');
  return (
    <li>
      <SwitchRow name={feed.name} note={words} on={feed.isOn} onChange={(on) => change({ isOn: on })}>
        {isAsked && feed.last?.outcome === 'not-allowed' && (
          <p class="below">
            <button type="button" class="button" onClick={allow}>
              {t('feedAllow', host)}
            </button>
          </p>
        )}
        <label class="feed-pages">
          <input
            type="checkbox"
            checked={feed.readsPages}
            onChange={(event) => change({ readsPages: event.currentTarget.checked })}
          />
          {t('feedReadsPages', host)}
        </label>
        <div ref={foot}>
          <p class="feed-foot">
            <bdi class="small feed-address">{feed.url}</bdi>
            {asked === null && (
              <button type="button" class="link" aria-label={t('feedRemoveNamed', feed.name)} onClick={ask}>
                {t('feedRemove')}
              </button>
            )}
          </p>
          {asked !== null && (
            <div class="feed-ask" role="group" aria-label={t('feedRemoveNamed', feed.name)}>
              <p role="status">{tn('feedRemoveAsk', asked.length, feed.name)}</p>
              <p class="buttons">
                <button type="button" class="button" onClick={() => take([])}>
                  {t('feedRemoveKeep')}
                </button>
                <button type="button" class="button" onClick={() => take(asked)}>
                  {t('feedRemoveAll')}
                </button>
                <button type="button" class="button" onClick={() => setAsked(null)}>
                  {t('feedRemoveCancel')}
                </button>
              </p>
            </div>
          )}
        </div>
        {failed && (
          <p class="answer" role="alert">
            {t('feedProblemFailed')}
          </p>
        )}
      </SwitchRow>
    </li>
  );
};
