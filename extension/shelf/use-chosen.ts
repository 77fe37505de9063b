/** Which sources are chosen. What is no longer listed is no longer chosen: nothing is changed unseen. */
import { useMemo, useRef, useState } from 'preact/hooks';
import type { LibraryEntry } from '../library/types';

type Listed = readonly LibraryEntry[];

export interface Chosen {
  readonly ids: ReadonlySet<string>;
  /** One, or all from the one that was chosen last. */
  readonly toggle: (found: Listed, index: number, isRange: boolean) => void;
  /** A range begins here. */
  readonly begin: (found: Listed, index: number) => void;
  /** From where the range began to here. */
  readonly extend: (found: Listed, index: number) => void;
  readonly all: (found: Listed) => void;
  readonly none: () => void;
}

const idsOf = (entries: Listed): readonly string[] => entries.map(({ articleId }) => articleId);

export function useChosen(found: Listed): Chosen {
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  /** The source from which a range goes on. */
  const anchor = useRef<string | null>(null);
  const ids = useMemo(
    () => (picked.size === 0 ? picked : new Set(idsOf(found).filter((id) => picked.has(id)))),
    [picked, found],
  );
  const range = (listed: Listed, index: number): readonly string[] => {
    const from = listed.findIndex(({ articleId }) => articleId === anchor.current);
    const [first, last] = from < 0 ? [index, index] : [Math.min(from, index), Math.max(from, index)];
    return idsOf(listed.slice(first, last + 1));
  };
  return {
    ids,
    toggle(listed, index, isRange) {
      const id = listed[index]!.articleId;
      if (isRange) return setPicked(new Set([...ids, ...range(listed, index)]));
      anchor.current = id;
      const next = new Set(ids);
      if (!next.delete(id)) next.add(id);
      setPicked(next);
    },
    begin(listed, index) {
      anchor.current = listed[index]?.articleId ?? null;
    },
    extend: (listed, index) => setPicked(new Set([...ids, ...range(listed, index)])),
    all: (listed) => setPicked(new Set(idsOf(listed))),
    none: () => setPicked(new Set()),
  };
}
