/** The lineage: an ordered list with a river drawn in its gutter. The list is the drawing's text equivalent. */
import { Fragment, type JSX } from 'preact';
import { t, tn } from '../i18n';
import type { ArticleInfo } from '../messages';
import { heldUrl } from '../own-page';
import { sourceLabel } from '../ui/words';
import { openTab } from './open-tab';
import { foldedItems, type LineageItem, type Place } from './lineage-model';

/** How the stream passes an item: from its sign down, right through, down to its sign, or in dots. */
type Stream = 'from' | 'through' | 'to' | 'dots' | 'stub' | 'none';

function streamOf(items: readonly LineageItem[], index: number): Stream {
  const place = items[index]!.place;
  if (place === 'self') return items.length > 1 ? 'stub' : 'none';
  if (place === 'followers' || place === 'earliest') return 'none';
  const directed = items.some((item) => item.place === 'original' || item.place === 'nearest');
  if (!directed) return place === 'page' ? 'none' : 'dots';
  if (place === 'page') return 'to';
  return index === items.findIndex((item) => item.place !== 'earliest') ? 'from' : 'through';
}

const Branch = ({ place }: { readonly place: Place }): JSX.Element | null => {
  if (place === 'sibling' || place === 'followers') {
    return (
      <svg class="branch branch-down" viewBox="0 0 44 28">
        <path d="M10 0C10 17 29 10 29 26" />
      </svg>
    );
  }
  if (place === 'unknown') {
    return (
      <svg class="branch branch-unknown" viewBox="0 0 44 100" preserveAspectRatio="none">
        <path d="M29 0C29 60 10 50 10 100" />
      </svg>
    );
  }
  return null;
};

const SIGNS: Readonly<Record<Place, JSX.Element>> = {
  original: <circle cx="10" cy="12" r="7" class="ring ring-wide" />,
  nearest: <circle cx="10" cy="12" r="6" class="ring" />,
  relative: <circle cx="10" cy="12" r="6" class="ring" />,
  earliest: <circle cx="29" cy="12" r="5.2" class="ring ring-thin" />,
  sibling: <circle cx="29" cy="12" r="5.2" class="ring ring-thin" />,
  followers: <circle cx="29" cy="12" r="5.2" class="ring ring-thin" />,
  unknown: <circle cx="29" cy="12" r="6" class="ring ring-unknown" />,
  page: <circle cx="10" cy="12" r="7" class="dot" />,
  self: <circle cx="10" cy="12" r="7" class="dot" />,
};

const Gutter = ({ place, stream }: { readonly place: Place; readonly stream: Stream }): JSX.Element => (
  <span class="gutter" aria-hidden="true">
    {stream !== 'none' && (
      <svg class={`stream stream-${stream}`}>
        <line x1="50%" y1="0" x2="50%" y2="100%" />
      </svg>
    )}
    <Branch place={place} />
    <svg class="sign" viewBox="0 0 44 24">
      {SIGNS[place]}
    </svg>
  </span>
);

const HeldLink = ({
  articleId,
  title,
}: {
  readonly articleId: string;
  readonly title: string;
}): JSX.Element => (
  <a
    href={heldUrl(articleId)}
    target="_blank"
    rel="noopener"
    title={t('actionReadHeld', title)}
    onClick={openTab}
  >
    <bdi>{title}</bdi>
  </a>
);

const Reasons = ({ reasons }: { readonly reasons: readonly string[] }): JSX.Element | null => {
  const [first, ...more] = reasons;
  if (first === undefined) return null;
  return (
    <>
      <span class="why">{first}</span>
      {more.length > 0 && (
        <details class="more-reasons">
          <summary>{tn('whyMore', more.length)}</summary>
          <ul>
            {more.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
};

/** Further held articles that the page shares text with, by name, on request. */
const More = ({ items, stream }: { readonly items: readonly LineageItem[]; readonly stream: Stream }) => (
  <li class="place">
    <span class="gutter" aria-hidden="true">
      {stream !== 'none' && (
        <svg class={`stream stream-${stream}`}>
          <line x1="50%" y1="0" x2="50%" y2="100%" />
        </svg>
      )}
    </span>
    <details class="more-reasons">
      <summary>{tn('lineageMore', items.length)}</summary>
      <ul class="followers">
        {items.map(({ articleId, title, role, held }) => (
          <li key={articleId}>
            {articleId === null ? title : <HeldLink articleId={articleId} title={title} />}
            {role !== null && <span class="role">{role}</span>}
            {held !== undefined && <span class="role">{held}</span>}
          </li>
        ))}
      </ul>
    </details>
  </li>
);

const Row = ({
  items,
  index,
}: {
  readonly items: readonly LineageItem[];
  readonly index: number;
}): JSX.Element => {
  const item = items[index]!;
  return (
    <li class={`place place-${item.place}`}>
      <Gutter place={item.place} stream={streamOf(items, index)} />
      <span class="who">
        {item.articleId === null ? item.title : <HeldLink articleId={item.articleId} title={item.title} />}
      </span>
      {item.role !== null && <span class="role">{item.role}</span>}
      {item.held !== undefined && <span class="role">{item.held}</span>}
      <Reasons reasons={item.reasons} />
      {item.articles !== undefined && <Followers articles={item.articles} />}
    </li>
  );
};

/** So many are named at once. */
const MOST_FOLLOWERS = 5;

const Followers = ({ articles }: { readonly articles: readonly ArticleInfo[] }): JSX.Element => {
  const list = (some: readonly ArticleInfo[]): JSX.Element => (
    <ul class="followers">
      {some.map((article) => (
        <li key={article.articleId}>
          <HeldLink articleId={article.articleId} title={sourceLabel(article)} />
        </li>
      ))}
    </ul>
  );
  const more = articles.slice(MOST_FOLLOWERS);
  return (
    <>
      {list(articles.slice(0, MOST_FOLLOWERS))}
      {more.length > 0 && (
        <details class="more-reasons">
          <summary>{tn('lineageMore', more.length)}</summary>
          {list(more)}
        </details>
      )}
    </>
  );
};

export const Lineage = ({ items }: { readonly items: readonly LineageItem[] }): JSX.Element => {
  const { shown, folded } = foldedItems(items);
  const last = shown.length - 1;
  return (
    <section class="part lineage">
      <h2>{t('lineageHeading')}</h2>
      <ol>
        {shown.map((item, index) => (
          <Fragment key={`${item.place} ${item.articleId ?? ''}`}>
            {index === last && folded.length > 0 && (
              <More items={folded} stream={streamOf(shown, index) === 'to' ? 'through' : 'none'} />
            )}
            <Row items={shown} index={index} />
          </Fragment>
        ))}
      </ol>
    </section>
  );
};
