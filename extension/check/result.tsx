/** What was found: the trace, and the text itself with its marks; a single paragraph as one. */
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../i18n';
import { callFromPage, type Strictness, type Trace, type TracedParagraph } from '../messages';
import { useLoaded } from '../own-page';
import { ExportActions } from '../trace/export/export-actions';
import { TraceView } from '../trace/trace-view';
import { HeldGlyph, Icon } from '../ui/glyphs';
import type { Draft } from './draft';
import { OneParagraph } from './one-paragraph';
import { Steps } from './steps';
import { goToText, TextView } from './text-view';

export interface ResultProps {
  readonly trace: Trace;
  readonly draft: Draft;
  readonly step: Strictness;
  readonly onStep: (step: Strictness) => void;
  /** Back to the field, with the text in it. */
  readonly onChange: () => void;
}

const comparedIn = ({ paragraphs }: Trace): readonly TracedParagraph[] =>
  paragraphs.filter(({ skipped }) => skipped === undefined);

const fromText = ({ from }: Draft): string | null =>
  from === undefined ? null : t(from.kind === 'file' ? 'checkFromFile' : 'checkFromPage', from.name);

export const Result = ({ trace, draft, step, onStep, onChange }: ResultProps): JSX.Element => {
  const result = useRef<HTMLDivElement>(null);
  const from = fromText(draft);
  // The words took the place of the field: screen readers and keys go on with them.
  useEffect(() => result.current?.focus({ preventScroll: true }), []);
  const compared = comparedIn(trace);
  const isOne = compared.length <= 1;
  const articleIds = trace.articles.map(({ articleId }) => articleId);
  const { loaded } = useLoaded(() => callFromPage('heldAs', { articleIds }), articleIds.join());
  const held = loaded.state === 'loaded' ? loaded.value : {};
  const { url } = draft.meta;
  const title = draft.from?.name ?? draft.meta.headline;
  const exports = (
    <ExportActions
      trace={trace}
      about={{ ...(title === undefined ? {} : { title }), ...(url === undefined ? {} : { url }) }}
      stem={`headwater-${draft.from?.name.replace(/\.\w+$/u, '').slice(0, 40) ?? 'text'}`}
    />
  );
  return (
    <div
      ref={result}
      class={isOne ? 'result single' : 'result'}
      tabIndex={-1}
      role="group"
      aria-label={t('checkResult')}
    >
      <div class="above">
        <div>
          <button type="button" class="quiet" onClick={onChange}>
            <Icon name="back" />
            {t('checkChange')}
          </button>
          {from !== null && (
            <p class="note from">
              <bdi>{from}</bdi>
            </p>
          )}
        </div>
        <Steps value={step} onChoose={onStep} />
        {!isOne && (
          <a class="to-text" href="#text-heading">
            {t('checkToText')}
          </a>
        )}
      </div>
      {isOne ? (
        <OneParagraph trace={trace} paragraph={compared[0]} language={draft.meta.inLanguage}>
          {exports}
        </OneParagraph>
      ) : (
        <div class="panes">
          <div class="trace-pane">
            <TraceView trace={trace} held={held} jump={async (to) => goToText(to)} />
            {exports}
          </div>
          <TextView trace={trace} language={draft.meta.inLanguage} />
        </div>
      )}
      <p class="held">
        <HeldGlyph />
        {t('heldNote')}
      </p>
    </div>
  );
};
