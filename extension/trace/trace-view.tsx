/** A traced page: verdict, shares, lineage, credit, changes and what was read. */
import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../i18n';
import type { HeldAsById, Trace } from '../messages';
import { isHeldOriginal, verdict } from '../ui/words';
import type { PagePlace } from './change-list';
import { Changes, type Jump } from './changes';
import { Lineage } from './lineage';
import { creditText, lineageItems } from './lineage-model';
import { ReadingOrder } from './reading-order';
import { Hidden } from './hidden';
import { Shares } from './shares';

export const TraceView = ({
  trace,
  held = {},
  jump: jumpTo,
  children,
}: {
  readonly trace: Trace;
  /** How the reader's own sources came in. */
  readonly held?: HeldAsById;
  /** What stands below the verdict. */
  readonly children?: ComponentChildren;
  /** Shows a place of the traced text; rejects when it is gone. */
  readonly jump: (to: PagePlace) => Promise<unknown>;
}): JSX.Element => {
  const [failed, setFailed] = useState(false);
  const jump: Jump = (to) => {
    setFailed(false);
    jumpTo(to).catch(() => setFailed(true));
  };
  const { title, note } = verdict(trace);
  const follows = trace.summary.derivedParagraphs > 0 && !isHeldOriginal(trace);
  const items = lineageItems(trace, held);
  const credit = follows ? creditText(trace) : null;
  return (
    <>
      <section class="part verdict">
        <h1>{title}</h1>
        {note !== null && <p class="note">{note}</p>}
        {follows && <Shares trace={trace} />}
        <Hidden trace={trace} />
      </section>
      {children}
      {items.length > 0 && <Lineage items={items} />}
      {credit !== null && (
        <section class="part">
          <h2>{t('creditHeading')}</h2>
          <p class="note">{credit}</p>
        </section>
      )}
      {follows && <Changes trace={trace} jump={jump} />}
      <ReadingOrder trace={trace} jump={jump} />
      {failed && (
        <p class="answer" role="alert">
          {t('failedAction')}
        </p>
      )}
    </>
  );
};
