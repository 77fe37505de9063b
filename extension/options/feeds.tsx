/** The feeds that the reader follows: off as installed; what is asked, what came of it, and how to stop it. */
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Done } from '../done';
import { feedAddress } from '../feeds/address';
import { t, tn } from '../i18n';
import { listFeeds, onFeedsChanged, onLibraryChanged, type Feed } from '../library/index';
import { callFromPage } from '../messages';
import { useLoaded } from '../own-page';
import { hostOrigin, requestOrigins } from '../sites';
import { SwitchRow } from '../switch-row';
import { SettingsTrouble, useSettings } from '../use-settings';
import { FeedRow } from './feed-row';
import { hostOf, refusalWords } from './feed-words';
import { RequestLog } from './request-log';

type Answer =
  | { readonly state: 'none' }
  | { readonly state: 'asking'; readonly host: string }
  | { readonly state: 'done' | 'wrong'; readonly text: string };

/** Asks for the permission, which the browser gives only in answer to a click; then the background asks the feed. */
async function follow(url: string, typed: string): Promise<Answer> {
  const host = hostOf(url);
  if (!(await requestOrigins([hostOrigin(host)]))) return { state: 'wrong', text: t('feedNotAllowed', host) };
  const followed = await callFromPage('followFeed', { url });
  if (followed.state === 'refused') return { state: 'wrong', text: refusalWords(followed, typed) };
  const { name, items, added } = followed;
  const taken = added === 0 ? t('feedTakenNone') : tn('feedTaken', added);
  return { state: 'done', text: `${tn('feedFollowing', items, name)} ${taken}` };
}

const AddFeed = (): JSX.Element => {
  const [typed, setTyped] = useState('');
  const [answer, setAnswer] = useState<Answer>({ state: 'none' });
  const add = (event: SubmitEvent): void => {
    event.preventDefault();
    if (answer.state === 'asking') return;
    const given = typed.trim();
    const address = feedAddress(given);
    if ('problem' in address) {
      setAnswer({ state: 'wrong', text: refusalWords({ state: 'refused', ...address }, given) });
      return;
    }
    setAnswer({ state: 'asking', host: hostOf(address.url) });
    follow(address.url, given)
      .catch((): Answer => ({ state: 'wrong', text: t('feedProblemFailed') }))
      .then((next) => {
        setAnswer(next);
        if (next.state === 'done') setTyped('');
      });
  };
  const isWrong = answer.state === 'wrong';
  return (
    <section>
      <h2>{t('feedAddHeading')}</h2>
      <p class="note">{t('feedAddNote')}</p>
      <form class="site-field feed-field" onSubmit={add} noValidate>
        <span class="site-entry">
          <input
            type="text"
            inputMode="url"
            autocomplete="off"
            autocapitalize="none"
            spellcheck={false}
            dir="ltr"
            aria-label={t('feedAddLabel')}
            aria-invalid={isWrong}
            {...(isWrong ? { 'aria-describedby': 'feed-answer' } : {})}
            placeholder={t('feedAddPlaceholder')}
            value={typed}
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
          <button type="submit" class="button" aria-disabled={answer.state === 'asking'}>
            {t('feedAddButton')}
          </button>
        </span>
      </form>
      <p
        id="feed-answer"
        class={answer.state === 'none' ? 'feed-answer' : 'answer feed-answer'}
        role="status"
      >
        {answer.state === 'asking'
          ? t('feedAsking', answer.host)
          : answer.state === 'none'
            ? ''
            : answer.text}
      </p>
    </section>
  );
};

/** A feed that was just removed, with the way back. */
interface Gone {
  readonly name: string;
  readonly undo: () => Promise<void>;
}

const Followed = ({
  feeds,
  isOn,
}: {
  readonly feeds: readonly Feed[];
  readonly isOn: boolean;
}): JSX.Element => {
  const [checking, setChecking] = useState<'none' | 'now' | 'done' | 'failed'>('none');
  const [gone, setGone] = useState<Gone | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const check = (): void => {
    if (checking === 'now') return;
    setChecking('now');
    callFromPage('checkFeeds', {}).then(
      () => setChecking('done'),
      () => setChecking('failed'),
    );
  };
  const canCheck = isOn && feeds.some((feed) => feed.isOn);
  return (
    <section>
      <div class="feeds-head">
        <h2 ref={heading} tabIndex={-1}>
          {t('feedsHeading')}
        </h2>
        {canCheck && (
          <button type="button" class="button" aria-disabled={checking === 'now'} onClick={check}>
            {t(checking === 'now' ? 'feedsChecking' : 'feedsCheck')}
          </button>
        )}
      </div>
      {checking === 'done' && canCheck && (
        <p class="small" role="status">
          {t('feedsChecked')}
        </p>
      )}
      {checking === 'failed' && (
        <p class="answer" role="alert">
          {t('feedProblemFailed')}
        </p>
      )}
      {gone !== null && (
        <Done
          text={t('feedRemoved', gone.name)}
          onUndo={() =>
            void gone.undo().then(() => {
              // The button goes: the reader stays where it was.
              heading.current?.focus();
              setGone(null);
            })
          }
        />
      )}
      {feeds.length === 0 ? (
        <p class="note empty">{t('feedsNone')}</p>
      ) : (
        <ul class="feeds">
          {feeds.map((feed) => (
            <FeedRow key={feed.id} feed={feed} isOn={isOn} onGone={setGone} />
          ))}
        </ul>
      )}
    </section>
  );
};

export const Feeds = (): JSX.Element => {
  const settings = useSettings();
  const feeds = useLoaded(listFeeds, '');
  useEffect(() => {
    const stops = [onFeedsChanged(feeds.again), onLibraryChanged(feeds.again)];
    return () => stops.forEach((stop) => stop());
  }, [feeds.again]);
  const isOn = settings.loaded.state === 'loaded' && settings.loaded.value.feeds;
  return (
    <>
      <h1>{t('sectionFeeds')}</h1>
      <p class="note">{t('feedsIntro')}</p>
      {settings.loaded.state === 'loaded' && (
        <SwitchRow
          level="h2"
          name={t('feedsSwitch')}
          note={t('feedsSwitchNote')}
          on={isOn}
          onChange={(on) => settings.change({ feeds: on })}
        />
      )}
      <SettingsTrouble settings={settings} isLost={feeds.loaded.state === 'failed'} />
      {isOn && <AddFeed />}
      {feeds.loaded.state === 'loaded' && (isOn || feeds.loaded.value.length > 0) && (
        <Followed feeds={feeds.loaded.value} isOn={isOn} />
      )}
      <RequestLog />
    </>
  );
};
