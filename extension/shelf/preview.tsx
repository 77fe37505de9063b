/** One source beside the list: what is known of it, how it begins, its versions, and which pages it matched lately. */
import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { formatDay, formatMoment, t, tn } from '../i18n';
import type { LibraryEntry } from '../library/types';
import { cameFrom } from '../library-words';
import { callFromPage } from '../messages';
import { heldUrl, useLoaded } from '../own-page';
import { HeldGlyph, Icon } from '../ui/glyphs';
import { webAddress } from '../ui/web-address';
import { languageName, sourceDate, sourceLabel } from '../ui/words';
import { opened } from './row';

const Fact = ({
  name,
  children,
}: {
  readonly name: string;
  readonly children: ComponentChildren;
}): JSX.Element => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

const Facts = ({
  entry,
  from,
}: {
  readonly entry: LibraryEntry;
  readonly from: string | undefined;
}): JSX.Element => {
  const { meta, at, readAt } = entry;
  return (
    <dl class="facts">
      <Fact name={t('factOutlet')}>
        {meta.outlet === undefined ? t('outletUnknown') : <bdi>{meta.outlet}</bdi>}
      </Fact>
      {meta.author !== undefined && (
        <Fact name={t('factAuthor')}>
          <bdi>{meta.author}</bdi>
        </Fact>
      )}
      <Fact name={t('columnDate')}>{sourceDate(meta)}</Fact>
      <Fact name={t('factLanguage')}>
        {meta.inLanguage === undefined ? t('languageUnknown') : languageName(meta.inLanguage)}
      </Fact>
      <Fact name={t('columnLength')}>
        {tn('words', entry.words)}
        {t('listJoiner')} {tn('heldParagraphs', entry.paragraphs)}
      </Fact>
      <Fact name={t('factFrom')}>
        <bdi>{cameFrom(entry, from)}</bdi>
      </Fact>
      {at !== undefined && readAt !== undefined && formatDay(readAt) !== formatDay(at) && (
        <Fact name={t('factReadAgain')}>{formatDay(readAt)}</Fact>
      )}
      <Fact name={t('factCompared')}>
        {t(entry.isDamaged === true ? 'comparedDamaged' : entry.isOff ? 'comparedNot' : 'comparedYes')}
      </Fact>
    </dl>
  );
};

/** The other held texts of the same address, and this one among them. */
const Versions = ({
  entry,
  byId,
  onOpen,
}: {
  readonly entry: LibraryEntry;
  readonly byId: ReadonlyMap<string, LibraryEntry>;
  readonly onOpen: (articleId: string) => void;
}): JSX.Element | null => {
  const all = [entry.articleId, ...(entry.versions ?? [])]
    .flatMap((id) => byId.get(id) ?? [])
    .sort((a, b) => ((a.at ?? '') < (b.at ?? '') ? -1 : 1));
  if (all.length < 2) return null;
  const name = ({ at, words }: LibraryEntry): string =>
    t('versionOf', at === undefined ? t('cameWithHeadwater') : formatMoment(at), tn('words', words));
  return (
    <section>
      <h3>{t('versionsHeading')}</h3>
      <p class="small">{t('versionsNote')}</p>
      <ol class="versions">
        {all.map((one) => (
          <li key={one.articleId}>
            {one.articleId === entry.articleId ? (
              <span aria-current="true">
                {name(one)} <span class="small">{t('versionThis')}</span>
              </span>
            ) : (
              <button type="button" class="link" onClick={() => onOpen(one.articleId)}>
                {name(one)}
              </button>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
};

const Lately = ({ articleId }: { readonly articleId: string }): JSX.Element => {
  const { loaded } = useLoaded(() => callFromPage('matchedLately', { articleId }), articleId);
  const pages = loaded.state === 'loaded' ? loaded.value : [];
  return (
    <section>
      <h3>{t('latelyHeading')}</h3>
      <p class="small">{t('latelyNote')}</p>
      {loaded.state === 'loaded' && pages.length === 0 && <p class="none">{t('latelyNone')}</p>}
      {pages.length > 0 && (
        <ul class="lately">
          {pages.map(({ title, at, paragraphs }) => (
            <li key={at + title}>
              <bdi lang="">{title === '' ? t('pageUntitled') : title}</bdi>
              <span class="small">
                {formatMoment(at)} · {tn('latelyParagraphs', paragraphs)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};

export interface PreviewProps {
  readonly entry: LibraryEntry;
  readonly from: string | undefined;
  readonly byId: ReadonlyMap<string, LibraryEntry>;
  readonly onOpen: (articleId: string) => void;
  readonly onClose: () => void;
}

export const Preview = ({ entry, from, byId, onOpen, onClose }: PreviewProps): JSX.Element => {
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [entry.articleId]);
  const { meta, opening } = entry;
  const address = webAddress(meta.url);
  const title = meta.headline ?? sourceLabel({ ...meta, opening });
  return (
    <aside
      class="preview"
      aria-labelledby={id}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <p class="preview-top">
        <button type="button" class="link preview-back" onClick={onClose}>
          <Icon name="back" /> {t('previewBack')}
        </button>
        <button type="button" class="go preview-close" aria-label={t('previewClose')} onClick={onClose}>
          <Icon name="close" />
        </button>
      </p>
      <h2 id={id} ref={heading} tabIndex={-1} dir="auto" lang={meta.inLanguage}>
        {title}
      </h2>
      <blockquote class="hw-quote" dir="auto" lang={meta.inLanguage}>
        {opened(opening)}
      </blockquote>
      <p class="preview-links">
        <a href={heldUrl(entry.articleId)}>{t('previewWhole')}</a>
        {address !== null && (
          <a href={address} target="_blank" rel="noopener noreferrer">
            {t('cardReadOriginal')}
          </a>
        )}
      </p>
      <Facts entry={entry} from={from} />
      <Versions entry={entry} byId={byId} onOpen={onOpen} />
      <Lately articleId={entry.articleId} />
      <p class="held">
        <HeldGlyph />
        {t('heldNote')}
      </p>
    </aside>
  );
};
