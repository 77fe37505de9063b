/** All of the reader's own library in one file, and back. Bringing it back takes nothing away. */
import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { Done } from '../done';
import { FileAsk } from '../file-ask';
import { FileButton } from '../file-button';
import { formatBytes, formatList, formatMoment, formatShare, t, tn, type MessageKey } from '../i18n';
import {
  backUpLibrary,
  readLibraryFile,
  restoreLibrary,
  type LibraryFileReading,
  type LibrarySummary,
} from '../library/index';
import { storeProblem } from '../library-words';
import { saveFile } from '../save-file';
import { today } from './today';
import { problemOf } from './use-library';

type FileProblem = NonNullable<LibraryFileReading['problem']>;
type Read = Extract<LibraryFileReading, { readonly problem: null }>;

const PROBLEMS: Readonly<Record<FileProblem, MessageKey>> = {
  other: 'copyOther',
  newer: 'copyNewer',
  damaged: 'copyDamaged',
  'too-large': 'copyTooLarge',
};

/** "120 sources, 2 packs and 1 feed"; what there is none of is left out. */
const counted = ({ articles, packs, feeds }: LibrarySummary): string =>
  formatList([
    tn('sourceCount', articles),
    ...(packs === 0 ? [] : [tn('packCount', packs)]),
    ...(feeds === 0 ? [] : [tn('feedCount', feeds)]),
  ]);

export const BackUp = (): JSX.Element => {
  const [answer, setAnswer] = useState<{ readonly text: string; readonly isFailed: boolean } | null>(null);
  const [isBusy, setBusy] = useState(false);
  const save = (): void => {
    setAnswer(null);
    setBusy(true);
    backUpLibrary()
      .then(
        (file) => {
          const name = `headwater-library-${today()}.hwlibrary`;
          saveFile(name, 'application/octet-stream', file);
          setAnswer({ text: t('exportDone', name), isFailed: false });
        },
        (error: unknown) => setAnswer({ text: storeProblem(problemOf(error)), isFailed: true }),
      )
      .finally(() => setBusy(false));
  };
  return (
    <section>
      <h2>{t('copyHeading')}</h2>
      <p class="note">{t('copyNote')}</p>
      <p class="below">
        <button type="button" class="button" aria-busy={isBusy} onClick={isBusy ? undefined : save}>
          {t('copyButton')}
        </button>
      </p>
      {answer !== null &&
        (answer.isFailed ? (
          <p class="answer" role="alert">
            {answer.text}
          </p>
        ) : (
          <Done text={answer.text} />
        ))}
    </section>
  );
};

type State =
  | { readonly step: 'none' }
  | { readonly step: 'problem'; readonly text: string }
  | { readonly step: 'read'; readonly file: File; readonly read: Read }
  | { readonly step: 'running'; readonly share: number; readonly abort: AbortController }
  | { readonly step: 'done'; readonly text: string };

export const Restore = ({ again }: { readonly again: () => void }): JSX.Element => {
  const [state, setState] = useState<State>({ step: 'none' });
  const button = useRef<HTMLButtonElement>(null);
  const turn = useRef(0);
  const failed = (error: unknown): void =>
    setState({ step: 'problem', text: storeProblem(problemOf(error)) });

  const open = (file: File | undefined): void => {
    if (file === undefined || state.step === 'running') return;
    const mine = (turn.current += 1);
    setState({ step: 'none' });
    readLibraryFile(file).then((read) => {
      // Another file was chosen while this one was read.
      if (mine !== turn.current) return;
      if (read.problem === null) setState({ step: 'read', file, read });
      else setState({ step: 'problem', text: t(PROBLEMS[read.problem], file.name) });
    }, failed);
  };
  const leave = (): void => {
    setState({ step: 'none' });
    button.current?.focus();
  };
  const take = (file: File): void => {
    const abort = new AbortController();
    const show = (share: number): void => setState({ step: 'running', share, abort });
    show(0);
    restoreLibrary(file, { onProgress: show, signal: abort.signal }).then(
      (restored) => {
        if (restored.problem !== null)
          return setState({ step: 'problem', text: t(PROBLEMS[restored.problem], file.name) });
        const { articles, packs, feeds } = restored.added;
        const isNothing = articles + packs + feeds === 0;
        setState({
          step: 'done',
          text: isNothing ? t('restoredNothing') : t('restored', counted(restored.added)),
        });
        again();
      },
      (error: unknown) => (abort.signal.aborted ? leave() : failed(error)),
    );
  };
  return (
    <section>
      <h2>{t('restoreHeading')}</h2>
      <p class="note">{t('restoreNote')}</p>
      <p class="below">
        <FileButton
          accept=".hwlibrary"
          fieldClass="restore-file"
          button={button}
          onFiles={([file]) => open(file)}
        >
          {t('importChoose')}
        </FileButton>
      </p>
      {state.step === 'problem' && (
        <p class="answer" role="alert">
          {state.text}
        </p>
      )}
      {state.step === 'read' && (
        <FileAsk
          heading={t('copyHolds', state.file.name)}
          rows={[
            { name: t('copyWhat'), value: counted(state.read.holds) },
            { name: t('copyMade'), value: formatMoment(state.read.madeAt) },
            { name: t('copySize'), value: formatBytes(state.read.bytes) },
          ]}
          note={t('restoreAdds')}
          action={t('restoreDo')}
          onTake={() => take(state.file)}
          onLeave={leave}
        />
      )}
      {state.step === 'running' && (
        <div class="answer importing">
          <p id="restoring">{t('restoring')}</p>
          <progress aria-labelledby="restoring" value={state.share} max={1} />
          <span class="small" aria-hidden="true">
            {formatShare(state.share)}
          </span>
          <button type="button" class="button" onClick={() => state.abort.abort()}>
            {t('importCancel')}
          </button>
        </div>
      )}
      {state.step === 'done' && <Done text={state.text} />}
    </section>
  );
};
