/** The lineage: an ordered list with a river drawn in its gutter. The list is the drawing's text equivalent. */
import type { JSX } from 'preact';
import { t, tn } from '../i18n';
import { heldUrl } from '../own-page';
import { sourceLabel } from '../ui/words';
import { openTab } from './open-tab';
import type { LineageItem, Place } from './lineage-model';

/** How the stream passes an item: from its sign down, right through, down to its sign, or in dots. */
type Stream = 'from' | 'through' | 'to' | 'dots' | 'stub' | 'none';

function streamOf(items: readonly LineageItem[], index: number): Stream {
  const place = items[index]!.place;
  if (place === 'self') return items.length > 1 ? 'stub' : 'none';
  if (place === 'followers') return 'none';
  const directed = items.some((item) => item.place === 'original' || item.place === 'nearest');
  if (!directed) return place === 'page' ? 'none' : 'dots';
  if (place === 'page') return 'to';
  return index === 0 ? 'from' : 'through';
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

export const Lineage = ({ items }: { readonly items: readonly LineageItem[] }): JSX.Element => (
  <section class="part lineage">
    <h2>{t('lineageHeading')}</h2>
    <ol>
      {items.map((item, index) => (
        <li key={`${item.place} ${item.articleId ?? ''}`} class={`place place-${item.place}`}>
          <Gutter place={item.place} stream={streamOf(items, index)} />
          <span class="who">
            {item.articleId === null ? (
              item.title
            ) : (
              <HeldLink articleId={item.articleId} title={item.title} />
            )}
          </span>
          {item.role !== null && <span class="role">{item.role}</span>}
          <Reasons reasons={item.reasons} />
          {item.articles !== undefined && (
            <ul class="followers">
              {item.articles.map((article) => (
                <li key={article.articleId}>
                  <HeldLink articleId={article.articleId} title={sourceLabel(article)} />
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ol>
  </section>
);
