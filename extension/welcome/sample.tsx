/** What Headwater does, shown on a real passage of a held text, as the engine marks it. */
import type { JSX } from 'preact';
import { t } from '../i18n';
import type { Preview } from '../messages';
import { RelationGlyph } from '../ui/glyphs';
import { Marked, MarkedText } from '../ui/marked-text';
import { excerpt, pageMarks, sourceMarks, type MarkKind } from '../ui/marks';
import { relationWord, sourceLabel } from '../ui/words';

/** Longest passage and longest source excerpt, in UTF-16 units: the page is to fit one screen. */
const LENGTH = { passage: 320, source: 200 };

const LEGEND = [
  ['added', 'legendAdded', 'legendAddedNote'],
  ['altered', 'legendAltered', 'legendAlteredNote'],
  ['same', 'legendSame', null],
] as const;

export const Sample = ({ preview }: { readonly preview: Preview }): JSX.Element | null => {
  const { text, match } = preview.sample;
  if (match === null) return null;
  const article = preview.articles.find(({ articleId }) => articleId === match.source.articleId);
  const marks = pageMarks(match);
  const source = excerpt(match.source.text, sourceMarks(match), LENGTH.source);
  const kinds: readonly MarkKind[] = marks.map(({ kind }) => kind);
  return (
    <figure class="sample" aria-label={t('welcomeSample')}>
      <blockquote class="hw-quote" lang="" dir="auto">
        <MarkedText {...excerpt(text, marks, LENGTH.passage)} />
      </blockquote>
      <p class="sample-badge">
        <RelationGlyph relation={match.relation} />
        {relationWord(match.relation)} · {sourceLabel(article)}
      </p>
      <p class="sample-source">
        <span class="sample-in">{t('welcomeInSource')}</span>{' '}
        <q class="hw-plain" lang="" dir="auto">
          <MarkedText {...source} />
        </q>
      </p>
      <figcaption>
        <ul class="legend">
          {LEGEND.filter(([kind]) => kinds.includes(kind)).map(([kind, mark, note]) => (
            <li key={kind}>
              <Marked kind={kind}>{t(mark)}</Marked>
              {note !== null && <span> {t(note)}</span>}
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  );
};
