/** The foldable lists Changed, Added and Left out. */
import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import { formatNumber, t, tn } from '../i18n';
import type { Trace } from '../messages';
import { heldUrl } from '../own-page';
import { Icon } from '../ui/glyphs';
import { Phrase } from '../ui/marked-text';
import { type MarkKind } from '../ui/marks';
import { firstWords } from '../ui/words';
import {
  addedEntries,
  changedEntries,
  leftOutEntries,
  wholePassages,
  type Entry,
  type PagePlace,
} from './change-list';
import { openTab } from './open-tab';

export type Jump = (to: PagePlace) => void;

/** How many entries a list shows before the reader asks for all. */
const FIRST = 2;
/** Longest phrase in a list, in words; the place itself shows the rest. */
const PHRASE_WORDS = 22;

const Words = ({ entry, kind }: { readonly entry: Entry; readonly kind: MarkKind }): JSX.Element => (
  <span class="phrase hw-plain">
    {entry.sourceText !== undefined && <Phrase kind={kind} text={entry.sourceText} words={PHRASE_WORDS} />}
    {entry.sourceText !== undefined && entry.pageText !== undefined && (
      <span class="arrow">
        <span class="hw-sr">{t('changedTo')}</span>
        <span class="arrow-sign" aria-hidden="true" />
      </span>
    )}
    {entry.pageText !== undefined && (
      <Phrase
        kind={kind}
        text={entry.pageText}
        words={PHRASE_WORDS}
        {...(entry.parts === undefined ? {} : { parts: entry.parts })}
      />
    )}
  </span>
);

const Go = ({ entry, jump }: { readonly entry: Entry; readonly jump: Jump }): JSX.Element => {
  const words = firstWords(entry.pageText ?? entry.sourceText ?? '', 8).text;
  const { to } = entry;
  if ('articleId' in to) {
    return (
      <a
        class="go"
        href={heldUrl(to.articleId, to.paragraph)}
        target="_blank"
        rel="noopener"
        aria-label={t('actionShowInSource', words)}
        onClick={openTab}
      >
        <Icon name="chevron-end" />
      </a>
    );
  }
  return (
    <button type="button" class="go" aria-label={t('actionShowOnPage', words)} onClick={() => jump(to)}>
      <Icon name="down" />
    </button>
  );
};

const Entries = ({
  entries,
  kind,
  jump,
}: {
  readonly entries: readonly Entry[];
  readonly kind: MarkKind;
  readonly jump: Jump;
}): JSX.Element => (
  <ul class="entries">
    {entries.map((entry) => (
      <li key={entry.key}>
        <span class="entry">
          <Words entry={entry} kind={kind} />
          <span class="small">{entry.note}</span>
        </span>
        <Go entry={entry} jump={jump} />
      </li>
    ))}
  </ul>
);

interface FoldProps {
  readonly heading: string;
  readonly count?: number;
  readonly note?: string;
  readonly open?: boolean;
  readonly children: ComponentChildren;
}

const Fold = ({ heading, count, note, open = true, children }: FoldProps): JSX.Element => (
  <details class="part fold" open={open}>
    <summary>
      <h2>{heading}</h2>
      {count !== undefined && <span class="beside">{formatNumber(count)}</span>}
      {note !== undefined && <span class="beside">{note}</span>}
      <Icon name="chevron-down" class="fold-sign" />
    </summary>
    {children}
  </details>
);

interface ListProps {
  readonly heading: string;
  readonly count?: number;
  readonly note?: string;
  readonly kind: MarkKind;
  readonly entries: readonly Entry[];
  /** A second list, shown with the whole. */
  readonly more?: readonly Entry[];
  readonly moreHeading?: string;
  readonly all: string;
  readonly jump: Jump;
}

const ChangeSection = ({
  kind,
  entries,
  more = [],
  moreHeading,
  all,
  jump,
  ...fold
}: ListProps): JSX.Element => {
  const [whole, setWhole] = useState(false);
  const hasMore = entries.length > FIRST || more.length > 0;
  return (
    <Fold {...fold}>
      <Entries entries={whole ? entries : entries.slice(0, FIRST)} kind={kind} jump={jump} />
      {whole && more.length > 0 && (
        <>
          {moreHeading !== undefined && <h3>{moreHeading}</h3>}
          <Entries entries={more} kind={kind} jump={jump} />
        </>
      )}
      {hasMore && (
        <button type="button" class="link all" aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {whole ? t('showFewer') : all}
        </button>
      )}
    </Fold>
  );
};

/** The three lists; a list with nothing in it is not drawn. */
export const Changes = ({ trace, jump }: { readonly trace: Trace; readonly jump: Jump }): JSX.Element => {
  const changed = changedEntries(trace);
  const added = addedEntries(trace);
  const whole = wholePassages(trace);
  const leftOut = leftOutEntries(trace);
  return (
    <>
      {changed.length > 0 && (
        <ChangeSection
          heading={t('changedHeading')}
          count={changed.length}
          kind="altered"
          entries={changed}
          all={tn('changedAll', changed.length)}
          jump={jump}
        />
      )}
      {added.length + whole.length > 0 && (
        <ChangeSection
          heading={t('addedHeading')}
          note={t('addedNote')}
          kind="added"
          entries={added}
          more={whole}
          moreHeading={t('addedWhole')}
          all={whole.length > 0 ? tn('addedAll', whole.length) : tn('addedAllOnly', added.length)}
          jump={jump}
        />
      )}
      {leftOut.length > 0 && (
        <ChangeSection
          heading={t('leftOutHeading')}
          note={t('leftOutNote')}
          kind="dropped"
          entries={leftOut}
          all={tn('leftOutAll', leftOut.length)}
          jump={jump}
        />
      )}
    </>
  );
};
