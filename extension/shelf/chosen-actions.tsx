/** What can be done with the chosen sources, and the answer with its way back in the same place. */
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Done } from '../done';
import { formatNumber, t, tn } from '../i18n';
import { exportPack, putBackSources, removeSources, setOff, type LibraryEntry } from '../library/index';
import { storeProblem } from '../library-words';
import { saveFile } from '../save-file';
import { today } from './today';
import type { Chosen } from './use-chosen';
import { problemOf } from './use-library';

type Answer =
  { readonly text: string; readonly undo?: () => Promise<void> } | { readonly failed: string } | null;

const AllBox = ({
  chosen,
  found,
}: {
  readonly chosen: Chosen;
  readonly found: readonly LibraryEntry[];
}): JSX.Element => {
  const box = useRef<HTMLInputElement>(null);
  const some = chosen.ids.size;
  const isAll = found.length > 0 && some === found.length;
  useEffect(() => {
    if (box.current !== null) box.current.indeterminate = some > 0 && !isAll;
  }, [some, isAll]);
  return (
    <label class="all">
      <input
        ref={box}
        type="checkbox"
        checked={isAll}
        disabled={found.length === 0}
        onChange={() => (isAll ? chosen.none() : chosen.all(found))}
      />
      {some === 0 ? tn('chooseAll', found.length) : tn('chosenOf', some, formatNumber(found.length))}
    </label>
  );
};

export const ChosenActions = ({
  chosen,
  found,
}: {
  readonly chosen: Chosen;
  readonly found: readonly LibraryEntry[];
}): JSX.Element => {
  const [answer, setAnswer] = useState<Answer>(null);
  const [isBusy, setBusy] = useState(false);
  const bar = useRef<HTMLDivElement>(null);
  const picked = found.filter(({ articleId }) => chosen.ids.has(articleId));
  const own = picked.filter(({ origin }) => origin !== 'bundled');
  const hasOn = picked.some(({ isOff }) => !isOff);
  const hasOff = picked.some(({ isOff }) => isOff);

  const run = (work: () => Promise<Answer>): void => {
    setAnswer(null);
    setBusy(true);
    work()
      .catch((error: unknown) => ({ failed: storeProblem(problemOf(error)) }))
      .then((next) => {
        setBusy(false);
        setAnswer(next);
      });
  };
  const turn = (isOff: boolean): void => {
    const ids = picked.filter((one) => one.isOff !== isOff).map(({ articleId }) => articleId);
    run(async () => {
      await setOff(ids, isOff);
      return {
        text: tn(isOff ? 'turnedOff' : 'turnedOn', ids.length),
        undo: () => setOff(ids, !isOff),
      };
    });
  };
  const remove = (): void => {
    const ids = own.map(({ articleId }) => articleId);
    const staying = picked.length - own.length;
    run(async () => {
      await removeSources(ids);
      const said = tn('removedSources', ids.length);
      return {
        text: staying === 0 ? said : `${said} ${tn('bundledStay', staying)}`,
        undo: () => putBackSources(ids),
      };
    });
  };
  const save = (): void => {
    const ids = picked.map(({ articleId }) => articleId);
    run(async () => {
      const name = `headwater-${today()}.hwpack`;
      saveFile(name, 'application/octet-stream', await exportPack(ids));
      return { text: tn('exportedSources', ids.length, name) };
    });
  };
  const undo = (back: () => Promise<void>): void => {
    run(async () => {
      await back();
      return { text: t('undone') };
    });
    bar.current?.querySelector('input')?.focus();
  };

  return (
    <div class="chosen-bar" ref={bar} role="group" aria-label={t('chosenActions')}>
      <AllBox chosen={chosen} found={found} />
      {picked.length > 0 && (
        <div class="chosen-buttons" aria-busy={isBusy}>
          {hasOn && (
            <button type="button" class="button" disabled={isBusy} onClick={() => turn(true)}>
              {t('turnOffSources')}
            </button>
          )}
          {hasOff && (
            <button type="button" class="button" disabled={isBusy} onClick={() => turn(false)}>
              {t('turnOnSources')}
            </button>
          )}
          <button type="button" class="button" disabled={isBusy} onClick={save}>
            {t('exportAsPack')}
          </button>
          {own.length > 0 && (
            <button type="button" class="button" disabled={isBusy} onClick={remove}>
              {t('removeChosen')}
            </button>
          )}
        </div>
      )}
      {answer !== null && 'failed' in answer && (
        <p class="answer" role="alert">
          {answer.failed}
        </p>
      )}
      {answer !== null && 'text' in answer && (
        <Done
          key={answer.text}
          text={answer.text}
          {...(answer.undo === undefined ? {} : { onUndo: () => undo(answer.undo!) })}
        />
      )}
    </div>
  );
};
