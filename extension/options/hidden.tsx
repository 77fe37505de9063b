/** What the reader hid, and the way to show it again. */
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { formatDay, t } from '../i18n';
import { callFromPage, type Mute } from '../messages';
import { useLoaded, useStorageChanges } from '../own-page';
import { sourceInSentence } from '../ui/words';
import { Done } from '../done';

const Entry = ({ mute }: { readonly mute: Mute }): JSX.Element => {
  const { source, paragraph, at, isPrivate } = mute;
  const from = sourceInSentence(source);
  const notes = [formatDay(at), ...(isPrivate === true ? [t('untilClosed')] : [])];
  if (paragraph !== undefined) notes.unshift(t('hiddenMatch', from));
  return (
    <div>
      <p class={paragraph === undefined ? '' : 'hidden-words'} dir="auto">
        {paragraph === undefined ? t('hiddenSource', from) : t('quotedOpening', paragraph.words)}
      </p>
      <p class="small">{notes.join(' · ')}</p>
    </div>
  );
};

/** The names that the button needs where the screen shows only “Show again”. */
const nameOf = ({ source, paragraph }: Mute): string => paragraph?.words ?? sourceInSentence(source);

const newestFirst = (mutes: readonly Mute[]): readonly Mute[] =>
  [...mutes].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));

/** A button that takes the focus when it comes back in the place of one that had it. */
const Again = ({
  label,
  text,
  kind,
  isBack,
  onClick,
}: {
  readonly label?: string;
  readonly text: string;
  readonly kind: 'link' | 'button';
  readonly isBack: boolean;
  readonly onClick: () => void;
}): JSX.Element => {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isBack) button.current?.focus();
  }, []);
  return (
    <button
      ref={button}
      type="button"
      class={kind}
      {...(label === undefined ? {} : { 'aria-label': label })}
      onClick={onClick}
    >
      {text}
    </button>
  );
};

/** Names all entries together among those whose button is to take the focus. */
const ALL = '';

/** The list keeps what was shown again in its place, so that it can be hidden again there. */
const List = ({
  mutes,
  onFailed,
  again,
}: {
  readonly mutes: readonly Mute[];
  readonly onFailed: (failed: boolean) => void;
  readonly again: () => void;
}): JSX.Element => {
  const [gone, setGone] = useState<readonly Mute[]>([]);
  const [all, setAll] = useState<readonly Mute[] | null>(null);
  const [back, setBack] = useState<string | null>(null);
  const settle = (asked: Promise<unknown>, done: () => void): void => {
    onFailed(false);
    asked.then(
      () => {
        done();
        again();
      },
      () => onFailed(true),
    );
  };
  const show = (mute: Mute): void =>
    settle(callFromPage('unmute', { ids: [mute.id] }), () => setGone((before) => [...before, mute]));
  const hide = (mute: Mute): void =>
    settle(callFromPage('remute', { mutes: [mute] }), () => setBack(mute.id));
  const showAll = (): void => {
    const asked = callFromPage('unmute', { ids: mutes.map((one) => one.id) });
    settle(asked, () => {
      setAll(mutes);
      setGone([]);
    });
  };
  const hideAll = (hidden: readonly Mute[]): void =>
    settle(callFromPage('remute', { mutes: hidden }), () => {
      setAll(null);
      setBack(ALL);
    });

  const present = new Set(mutes.map((one) => one.id));
  const listed = newestFirst([...mutes, ...gone.filter((one) => !present.has(one.id))]);
  return (
    <section>
      {all !== null && mutes.length === 0 && <Done text={t('hiddenAllShown')} onUndo={() => hideAll(all)} />}
      {listed.length === 0 ? (
        <p class="note empty">{t('hiddenNone')}</p>
      ) : (
        <ul class="site-list" aria-label={t('hiddenList')}>
          {listed.map((mute) => (
            <li key={mute.id}>
              <Entry mute={mute} />
              {present.has(mute.id) ? (
                <Again
                  kind="link"
                  label={t('hiddenShowNamed', nameOf(mute))}
                  text={t('hiddenShow')}
                  isBack={back === mute.id}
                  onClick={() => show(mute)}
                />
              ) : (
                <Done text={t('hiddenShown')} onUndo={() => hide(mute)} />
              )}
            </li>
          ))}
        </ul>
      )}
      {mutes.length > 1 && (
        <p class="below">
          <Again kind="button" text={t('hiddenShowAll')} isBack={back === ALL} onClick={showAll} />
        </p>
      )}
    </section>
  );
};

export const Hidden = (): JSX.Element => {
  const { loaded, again } = useLoaded(() => callFromPage('mutes', {}), '');
  const [failed, setFailed] = useState(false);
  useStorageChanges(again);
  return (
    <>
      <h1>{t('sectionHidden')}</h1>
      <p class="note">{t('hiddenIntro')}</p>
      {(failed || loaded.state === 'failed') && (
        <p class="answer" role="alert">
          {t(failed ? 'saveFailed' : 'stateLost')}
        </p>
      )}
      {loaded.state === 'loaded' && <List mutes={loaded.value} onFailed={setFailed} again={again} />}
      <p>
        <a href="#sites">{t('hiddenSites')}</a>
      </p>
    </>
  );
};
