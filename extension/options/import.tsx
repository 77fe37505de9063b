/** Settings from a file: read, shown as what would change, taken over, and put back. */
import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { t } from '../i18n';
import { callFromPage, type Backup, type BackupReading, type Before } from '../messages';
import { FileAsk } from '../file-ask';
import { FileButton } from '../file-button';
import { useDrop } from '../use-drop';
import { changesOf, type FileChange } from './changes';
import { Done } from '../done';

/** Largest file that is read at all, in bytes: as long as what the background reads (backup.ts) in plain letters. */
const LARGEST = 8_000_000;

type Problem = NonNullable<BackupReading['problem']> | 'too-large' | 'unread' | 'not-saved';

type State =
  | { readonly step: 'none' }
  | { readonly step: 'problem'; readonly problem: Problem }
  | { readonly step: 'same' }
  | { readonly step: 'read'; readonly backup: Backup; readonly changes: readonly FileChange[] }
  | { readonly step: 'done'; readonly before: Before }
  | { readonly step: 'undone' };

const problemText = (problem: Problem, fileName: string): string => {
  switch (problem) {
    case 'too-large':
      return t('importTooLarge');
    case 'damaged':
      return t('importDamaged');
    case 'newer':
      return t('importNewer');
    case 'other':
      return t('importOther', fileName);
    case 'unread':
      return t('importUnread');
    case 'not-saved':
      return t('saveFailed');
  }
};

async function read(file: File): Promise<State> {
  if (file.size > LARGEST) return { step: 'problem', problem: 'too-large' };
  try {
    const reading = await callFromPage('readBackup', { text: await file.text() });
    if (reading.problem !== null) return { step: 'problem', problem: reading.problem };
    const [settings, mutes] = await Promise.all([callFromPage('settings', {}), callFromPage('mutes', {})]);
    const changes = changesOf(settings, mutes, reading.backup);
    return changes.length === 0 ? { step: 'same' } : { step: 'read', backup: reading.backup, changes };
  } catch {
    return { step: 'problem', problem: 'unread' };
  }
}

export const Import = ({ fileName }: { readonly fileName: string }): JSX.Element => {
  const [state, setState] = useState<State>({ step: 'none' });
  const button = useRef<HTMLButtonElement>(null);
  const turn = useRef(0);

  const open = (file: File | undefined): void => {
    if (file === undefined) return;
    const mine = (turn.current += 1);
    setState({ step: 'none' });
    void read(file).then((next) => {
      // Another file was chosen while this one was read.
      if (mine === turn.current) setState(next);
    });
  };
  const leave = (next: State): void => {
    setState(next);
    button.current?.focus();
  };
  const failed = (): void => setState({ step: 'problem', problem: 'not-saved' });
  const apply = (backup: Backup): void => {
    callFromPage('restore', { backup }).then((before) => setState({ step: 'done', before }), failed);
  };
  const undo = (before: Before): void => {
    callFromPage('putBack', { before }).then(() => leave({ step: 'undone' }), failed);
  };

  const isOver = useDrop(([file]) => open(file));

  return (
    <section class={isOver ? 'over' : ''}>
      <h2>{t('importHeading')}</h2>
      <p class="note">{t('importNote')}</p>
      <p class="below">
        <FileButton accept=".json,application/json" button={button} onFiles={([file]) => open(file)}>
          {t('importChoose')}
        </FileButton>
      </p>
      {state.step === 'problem' && (
        <p class="answer" role="alert">
          {problemText(state.problem, fileName)}
        </p>
      )}
      {state.step === 'same' && <Done text={t('importSame')} />}
      {state.step === 'read' && (
        <FileAsk
          heading={t('importChanges')}
          rows={state.changes.map(({ name, change }) => ({ name, value: change }))}
          action={t('importApply')}
          onTake={() => apply(state.backup)}
          onLeave={() => leave({ step: 'none' })}
        />
      )}
      {state.step === 'done' && <Done text={t('imported')} onUndo={() => undo(state.before)} />}
      {state.step === 'undone' && <Done text={t('undone')} />}
    </section>
  );
};
