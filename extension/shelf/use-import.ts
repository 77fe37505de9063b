/** Packs from files into the library, one after the other: how far it is, and what became of each. */
import { useRef, useState } from 'preact/hooks';
import { t, tn } from '../i18n';
import { importPack } from '../library/index';
import { packProblem, storeProblem } from '../library-words';
import { PackError } from '../../src/index';
import { problemOf } from './use-library';

export interface Outcome {
  readonly text: string;
  readonly isRefusal: boolean;
}

export type ImportState =
  | { readonly step: 'none' }
  /** `share` 0..1 of this file. */
  | { readonly step: 'running'; readonly file: string; readonly share: number }
  | { readonly step: 'done'; readonly outcomes: readonly Outcome[] };

export interface Import {
  readonly state: ImportState;
  readonly start: (files: readonly File[]) => void;
  readonly cancel: () => void;
}

const refusal = (text: string): Outcome => ({ text, isRefusal: true });

async function importOne(
  file: File,
  signal: AbortSignal,
  onProgress: (share: number) => void,
): Promise<Outcome> {
  try {
    const { pack, alreadyHeld } = await importPack(file, file.name, { signal, onProgress });
    const text =
      alreadyHeld === 0
        ? tn('importedPack', pack.articles, file.name)
        : alreadyHeld >= pack.articles
          ? t('importedNone', file.name)
          : `${tn('importedPack', pack.articles - alreadyHeld, file.name)} ${tn('importedHeld', alreadyHeld)}`;
    return { text, isRefusal: false };
  } catch (error) {
    if (signal.aborted) return { text: t('importCancelled', file.name), isRefusal: false };
    if (error instanceof PackError) return refusal(packProblem(error.code, file.name));
    // The browser could not read the file: it was moved, or is a folder.
    if (error instanceof DOMException && error.name === 'NotReadableError') return refusal(t('importUnread'));
    return refusal(storeProblem(problemOf(error)));
  }
}

export function useImport(): Import {
  const [state, setState] = useState<ImportState>({ step: 'none' });
  const running = useRef<AbortController | null>(null);
  const run = async (files: readonly File[]): Promise<void> => {
    const abort = new AbortController();
    running.current = abort;
    const outcomes: Outcome[] = [];
    for (const file of files) {
      const show = (share: number): void => setState({ step: 'running', file: file.name, share });
      show(0);
      outcomes.push(await importOne(file, abort.signal, show));
      if (abort.signal.aborted) break;
    }
    running.current = null;
    setState({ step: 'done', outcomes });
  };
  return {
    state,
    start(files) {
      if (files.length > 0 && running.current === null) void run(files);
    },
    cancel: () => running.current?.abort(),
  };
}
