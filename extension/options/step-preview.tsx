/** Real passages of a held text, marked or not as the chosen step has it. The engine decides, in the background. */
import type { JSX } from 'preact';
import { t } from '../i18n';
import { callFromPage, type Preview, type Strictness } from '../messages';
import { useLoaded } from '../own-page';
import { RelationGlyph } from '../ui/glyphs';
import { MarkedText } from '../ui/marked-text';
import { excerpt, pageMarks } from '../ui/marks';
import { relationWord, stepName } from '../ui/words';

/** Longest passage shown, in UTF-16 units: three lines. */
const LENGTH = 190;

const Row = ({
  step: { paragraph, marked },
  strictness,
}: {
  readonly step: Preview['steps'][number];
  readonly strictness: Strictness;
}): JSX.Element => {
  const { match } = paragraph;
  const isMarked = match !== null && marked.includes(strictness);
  const shown = excerpt(paragraph.text, isMarked ? pageMarks(match) : [], LENGTH);
  const from = marked[0];
  return (
    <li class={isMarked ? 'preview-marked' : 'preview-unmarked'}>
      <p class="hw-quote" lang="" dir="auto">
        <MarkedText {...shown} />
      </p>
      <p class="preview-state">
        {isMarked ? (
          <>
            <RelationGlyph relation={match.relation} />
            {t('previewMarked', relationWord(match.relation))}
          </>
        ) : (
          <>
            <span aria-hidden="true">–</span>
            {t('previewNotMarked', stepName(strictness), stepName(from ?? 'loose'))}
          </>
        )}
      </p>
    </li>
  );
};

export const StepPreview = ({ strictness }: { readonly strictness: Strictness }): JSX.Element | null => {
  const { loaded } = useLoaded(() => callFromPage('preview', {}), '');
  if (loaded.state !== 'loaded') return null;
  if (loaded.value === null) return <p class="preview note">{t('previewMissing')}</p>;
  return (
    <ul class="preview" aria-label={t('previewLabel', stepName(strictness))} aria-live="polite">
      {loaded.value.steps.map((step) => (
        <Row key={step.paragraph.index} step={step} strictness={strictness} />
      ))}
    </ul>
  );
};
