/** A single paragraph, as readers select one: what it follows, or what comes nearest to it, open at once. */
import type { ComponentChildren, JSX } from 'preact';
import { t } from '../i18n';
import type { Trace, TracedParagraph } from '../messages';
import { Comparison, Nearest } from '../trace/comparison';
import { nearestText } from '../trace/why-nothing';
import { RelationGlyph } from '../ui/glyphs';
import { matchedParagraphs, matchTitle } from '../ui/matched';
import { countsText, isHeldOriginal, matchCounts, verdict } from '../ui/words';

interface OneParagraphProps {
  readonly trace: Trace;
  /** Absent: there was nothing long enough to compare. */
  readonly paragraph: TracedParagraph | undefined;
  readonly language: string | undefined;
  readonly children: ComponentChildren;
}

export const OneParagraph = ({ trace, paragraph, language, children }: OneParagraphProps): JSX.Element => {
  const [matched] = matchedParagraphs(trace);
  if (paragraph === undefined) {
    return (
      <div class="one">
        <div class="one-head">
          <h1>{t('checkTooShort')}</h1>
          <p class="note">{t('checkTooShortNote')}</p>
        </div>
      </div>
    );
  }
  if (matched !== undefined) {
    return (
      <div class="one">
        <div class="one-head with-glyph">
          <RelationGlyph relation={matched.match.relation} size={24} />
          <h1>{matchTitle(trace, matched.match)}</h1>
          <p class="note">{countsText(matchCounts(matched.match))}</p>
        </div>
        <Comparison trace={trace} paragraph={matched} language={language} />
        {children}
      </div>
    );
  }
  const { title, note } = verdict(trace);
  return (
    <div class="one">
      <div class="one-head">
        <h1>{title}</h1>
        {note !== null && <p class="note">{note}</p>}
      </div>
      {!isHeldOriginal(trace) && (
        <section class="nearest">
          <h2>{t('whyNothing')}</h2>
          <p>{nearestText(paragraph, trace)}</p>
          <Nearest trace={trace} paragraph={paragraph} language={language} />
        </section>
      )}
      {children}
    </div>
  );
};
