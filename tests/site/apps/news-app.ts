/**
 * A news site as one page, in React: the server renders it, the browser hydrates it, links move the history
 * and draw another story, the next story is appended when the reader comes to the end of one, the end of a
 * story arrives late, and an editor's correction changes a paragraph in place.
 */
import { createElement as h, useEffect, useRef, useState, type Element } from 'react';

export interface Story {
  readonly id: string;
  readonly headline: string;
  readonly byline: string;
  readonly paragraphs: readonly string[];
}

export interface Site {
  readonly stories: readonly Story[];
  /** The story that the address names; absent: the front page. */
  readonly shown?: string;
}

/** Where the paragraphs beyond `OPENING` of a story come from. */
const restOf = (id: string): string => `/apps/rest/${id}`;
export const OPENING = 6;

declare global {
  interface Window {
    /** Set while the app hears what tests tell it. */
    tellApp?: (what: 'correct' | 'rerender') => void;
  }
}

export const CORRECTION =
  'Correction: an earlier version of this paragraph described a ferry timetable that the harbour office has since withdrawn.';

const Paragraph = ({ text }: { readonly text: string }): Element =>
  // Frameworks leave several text nodes in one paragraph.
  h('p', { className: 'css-1x2y3z' }, text.slice(0, 20), text.slice(20));

function Article({ story, corrected }: { readonly story: Story; readonly corrected: boolean }): Element {
  const [rest, setRest] = useState<readonly string[]>([]);
  useEffect(() => {
    const leaving = new AbortController();
    fetch(restOf(story.id), { signal: leaving.signal })
      .then((answer) => answer.json())
      .then((late) => setRest(late as readonly string[]))
      .catch(() => undefined);
    return () => leaving.abort();
  }, [story.id]);
  const opening = story.paragraphs.map((text, at) =>
    h(Paragraph, { key: at, text: corrected && at === 0 ? CORRECTION : text }),
  );
  const late = rest.map((text, at) => h(Paragraph, { key: `late-${at}`, text }));
  return h(
    'article',
    { id: story.id },
    h('h1', null, story.headline),
    h('p', { className: 'byline' }, story.byline),
    opening,
    late,
  );
}

/** Calls `reached` once when its place comes into view. */
function End({ reached }: { readonly reached: () => void }): Element {
  const place = useRef<globalThis.Element | null>(null);
  useEffect(() => {
    const seen = new IntersectionObserver(([entry]) => entry?.isIntersecting && reached());
    if (place.current) seen.observe(place.current);
    return () => seen.disconnect();
  }, [reached]);
  return h('div', { ref: place, className: 'end' }, 'More stories');
}

export function App({ site }: { readonly site: Site }): Element {
  const [shown, setShown] = useState<readonly string[]>(site.shown === undefined ? [] : [site.shown]);
  const [corrected, setCorrected] = useState(false);
  const [renders, setRenders] = useState(0);
  useEffect(() => {
    const toAddress = (): void => {
      const id = new URLSearchParams(location.search).get('story');
      setShown(id === null ? [] : [id]);
      setCorrected(false);
    };
    addEventListener('popstate', toAddress);
    window.tellApp = (what) => (what === 'correct' ? setCorrected(true) : setRenders((n) => n + 1));
    return () => removeEventListener('popstate', toAddress);
  }, []);
  const go = (id: string | null) => (event: { preventDefault(): void }) => {
    event.preventDefault();
    history.pushState(null, '', id === null ? location.pathname : `?story=${id}`);
    setShown(id === null ? [] : [id]);
    setCorrected(false);
    scrollTo(0, 0);
  };
  const more = useRef(() =>
    setShown((before) => {
      const next = site.stories.find(({ id }) => !before.includes(id));
      return next && before.length > 0 ? [...before, next.id] : before;
    }),
  );
  const link = ({ id, headline }: Story): Element =>
    h('a', { href: `?story=${id}`, onClick: go(id), 'data-story': id }, headline);
  const stories = shown.flatMap((id) => site.stories.filter((story) => story.id === id));
  return h(
    'div',
    { className: 'app', 'data-renders': renders },
    h(
      'nav',
      null,
      h('a', { href: '?', onClick: go(null), 'data-story': 'front' }, 'Front page'),
      site.stories.map((story) => h('span', { key: story.id }, ' · ', link(story))),
    ),
    h(
      'main',
      { key: shown[0] ?? 'front' },
      stories.length === 0
        ? site.stories.map((story) =>
            h(
              'article',
              { key: story.id },
              h('h2', null, link(story)),
              h('p', null, story.paragraphs[0]?.slice(0, 120) ?? ''),
            ),
          )
        : stories.map((story) => h(Article, { key: story.id, story, corrected })),
      stories.length > 0 && h(End, { key: stories.length, reached: more.current }),
    ),
  );
}
