/** Keep this page: the article of a page as it will be held, for a check before it is. */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { browser } from '../browser';
import { formatDay, t, type MessageKey } from '../i18n';
import { addArticle, heldOf, removeSources, StoreError, type Added } from '../library/index';
import { callFromPage, type ArticleMeta, type Taken } from '../messages';
import { storeProblem } from '../library-words';
import { libraryUrl, settingsUrl, useLoaded } from '../own-page';
import { Tile } from '../ui/tile';
import { checked, fieldsOf, type Fields, type Wrong } from './fields';
import { FieldsForm } from './fields-form';
import { Kept } from './kept';
import { KeptText } from './text';

type Article = Extract<Taken, { article: object }>;

const NOTHING: Readonly<Record<Extract<Taken, { nothing: string }>['nothing'], MessageKey>> = {
  closed: 'keepNothingClosed',
  text: 'keepNothingText',
  gone: 'keepNothingGone',
};

const Nothing = ({ why }: { readonly why: string }): JSX.Element => (
  <>
    <h1>{t('keepNothing')}</h1>
    <p class="note" role="status">
      {why}
    </p>
  </>
);

/** What is held of this article already, as the reader sees it at the address that stands in the field. */
const HeldAlready = ({
  texts,
  url,
}: {
  readonly texts: readonly string[];
  readonly url: string;
}): JSX.Element => {
  const address = url.trim() === '' ? undefined : url.trim();
  const { loaded } = useLoaded(() => heldOf(texts, address), address ?? '');
  const held = loaded.state === 'loaded' ? loaded.value : null;
  const latest = held?.earlier.at(-1);
  return (
    <div class="held-already" role="status">
      {held?.same && <p>{t('keepHeldSame', formatDay(held.same.at))}</p>}
      {held !== null && held.same === null && latest !== undefined && (
        <p>{t('keepHeldEarlier', formatDay(latest.at))}</p>
      )}
    </div>
  );
};

/** Keeps it. A text that was removed and is not erased yet comes back: to the reader it is added. */
async function keepArticle({ article }: Article, meta: ArticleMeta): Promise<Added> {
  const texts = article.blocks.map(({ text }) => text);
  const { same, earlier } = await heldOf(texts, meta.url);
  const added = await addArticle({ origin: 'kept', meta, blocks: article.blocks });
  if (added.state !== 'same' || same !== null) return added;
  return { ...added, state: earlier.length > 0 ? 'version' : 'added' };
}

const Check = ({
  taken,
  fields,
  setFields,
  onKept,
}: {
  readonly taken: Article;
  readonly fields: Fields;
  readonly setFields: (fields: Fields) => void;
  readonly onKept: (added: Added) => void;
}): JSX.Element => {
  const { article, isPrivate } = taken;
  const [wrong, setWrong] = useState<Wrong>({});
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const texts = article.blocks.map(({ text }) => text);
  const keep = (event: SubmitEvent): void => {
    event.preventDefault();
    if (isBusy) return;
    const form = event.currentTarget as HTMLFormElement;
    const result = checked(fields);
    setWrong('wrong' in result ? result.wrong : {});
    setFailure(null);
    if ('wrong' in result) {
      const [first] = Object.keys(result.wrong);
      form.querySelector<HTMLInputElement>(`[name="${first}"]`)?.focus();
      return;
    }
    setBusy(true);
    keepArticle(taken, result.meta).then(onKept, (error: unknown) => {
      setBusy(false);
      setFailure(storeProblem(error instanceof StoreError ? error.problem : null));
    });
  };
  return (
    <form onSubmit={keep} noValidate aria-busy={isBusy}>
      <h1>{t('menuKeepPage')}</h1>
      <p class="intro">{t('keepIntro')}</p>
      {isPrivate && <p class="notice">{t('keepPrivate')}</p>}
      <HeldAlready texts={texts} url={fields.url} />
      <FieldsForm
        fields={fields}
        wrong={wrong}
        onChange={(next) => {
          setFields(next);
          // What was wrong is told again when it is kept; meanwhile the reader mends it.
          setWrong(
            Object.fromEntries(
              Object.entries(wrong).filter(
                ([field]) => next[field as keyof Fields] === fields[field as keyof Fields],
              ),
            ),
          );
        }}
      />
      {failure !== null && (
        <p class="answer" role="alert">
          {failure}
        </p>
      )}
      <div class="go-on">
        <button type="submit" class="primary" aria-disabled={isBusy}>
          {t('keepButton')}
        </button>
        <button type="button" class="button" onClick={() => void closeTab()}>
          {t('keepNot')}
        </button>
      </div>
      <KeptText blocks={article.blocks} lang={article.meta.inLanguage} />
    </form>
  );
};

/** The reader is back at the page beside which this one was opened. */
async function closeTab(): Promise<void> {
  const tab = await browser.tabs.getCurrent();
  if (tab?.id !== undefined) await browser.tabs.remove(tab.id);
}

const Body = ({ taken }: { readonly taken: Article }): JSX.Element => {
  const [fields, setFields] = useState<Fields>(() => fieldsOf(taken.article.meta));
  const [added, setAdded] = useState<Added | null>(null);
  const [undone, setUndone] = useState(false);
  if (added === null)
    return (
      <>
        {undone && (
          <p class="answer" role="status">
            {t('keepUndone')}
          </p>
        )}
        <Check taken={taken} fields={fields} setFields={setFields} onKept={setAdded} />
      </>
    );
  const undo = async (): Promise<void> => {
    await removeSources([added.articleId]);
    setUndone(true);
    setAdded(null);
  };
  return <Kept added={added} headline={fields.headline} onUndo={undo} onClose={() => void closeTab()} />;
};

export const Keep = ({ tabId }: { readonly tabId: number | null }): JSX.Element => {
  const { loaded } = useLoaded(
    async () => (tabId === null ? null : callFromPage('taken', { tabId })),
    String(tabId),
  );
  const taken = loaded.state === 'loaded' ? loaded.value : null;
  useEffect(() => {
    if (taken !== null) document.querySelector('h1')?.setAttribute('tabindex', '-1');
  }, [taken]);
  return (
    <>
      <header>
        <p class="brand">
          <Tile state="matches" size={26} />
          {t('extName')}
        </p>
        <span class="ways">
          <a href={libraryUrl()}>{t('sectionLibrary')}</a>
          <a href={settingsUrl()}>{t('actionSettings')}</a>
        </span>
      </header>
      <main aria-busy={loaded.state === 'loading'}>
        {loaded.state === 'failed' && <Nothing why={t('stateLost')} />}
        {loaded.state === 'loaded' && taken === null && <Nothing why={t('keepNothingLost')} />}
        {taken !== null && 'nothing' in taken && <Nothing why={t(NOTHING[taken.nothing])} />}
        {taken !== null && 'article' in taken && <Body taken={taken} />}
      </main>
    </>
  );
};
