/** Check a text: what an editor pastes or opens, or what a reader marked on a page, traced as a page would be. */
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { formatNumber, t, tn } from '../i18n';
import { callFromPage, type Handed, type Strictness, type Trace } from '../messages';
import { settingsUrl } from '../own-page';
import { DEFAULT_SETTINGS } from '../settings';
import { Tile } from '../ui/tile';
import { blocksOf, draftOf, EMPTY, MOST_CHARS, type Draft } from './draft';
import { Form, type Notice } from './form';
import { openFile } from './read-file';
import { Result } from './result';
import { useDrop } from '../use-drop';

type Phase =
  | { readonly state: 'starting' | 'writing' }
  /** `last`: the trace at another step, shown until the new one is there. */
  | { readonly state: 'reading'; readonly paragraphs: number; readonly last: Trace | null }
  | { readonly state: 'traced'; readonly trace: Trace };

const refusal = (text: string): Notice => ({ text, isRefusal: true });

const whyNothing = ({ nothing }: Extract<Handed, { nothing: string }>): string =>
  t(nothing === 'selected' ? 'checkNothingSelected' : 'checkNotAllowed');

const Reading = ({ paragraphs }: { readonly paragraphs: number }): JSX.Element => (
  <div class="reading" role="status">
    <h1>{t('stateReading')}</h1>
    <p class="note">{tn('checkReading', paragraphs)}</p>
  </div>
);

export const Check = ({ tabId }: { readonly tabId: number | null }): JSX.Element => {
  const [draft, setDraft] = useState<Draft>(EMPTY);
  const [replaced, setReplaced] = useState<Draft | null>(null);
  const [step, setStep] = useState<Strictness>(DEFAULT_SETTINGS.strictness);
  const [notice, setNotice] = useState<Notice | null>(null);
  const [phase, setPhase] = useState<Phase>({ state: 'starting' });
  /** An answer that was overtaken is dropped. */
  const turn = useRef(0);

  const write = (next: Notice | null): void => {
    turn.current += 1;
    setNotice(next);
    setPhase({ state: 'writing' });
  };

  const trace = async (of: Draft, at: Strictness, last: Trace | null = null): Promise<void> => {
    if (!/\S/u.test(of.text)) return write(refusal(t('checkEmpty')));
    if (of.text.length > MOST_CHARS) return write(refusal(t('textTooLong', formatNumber(MOST_CHARS))));
    turn.current += 1;
    const mine = turn.current;
    const text = blocksOf(of);
    setNotice(null);
    setPhase({ state: 'reading', paragraphs: text.length, last });
    try {
      const found = await callFromPage('traceText', { text, meta: of.meta, strictness: at });
      if (mine === turn.current) setPhase({ state: 'traced', trace: found });
    } catch (error) {
      const detail = error instanceof Error ? error.message : '';
      if (mine === turn.current) write(refusal(`${t('checkFailed')} ${detail}`.trim()));
    }
  };

  const open = async (files: readonly File[]): Promise<void> => {
    const [file] = files;
    if (file === undefined) return;
    if (files.length > 1) return write(refusal(t('fileOneOnly')));
    const opened = await openFile(file);
    if ('refusal' in opened) return write(refusal(opened.refusal));
    setReplaced(/\S/u.test(draft.text) ? draft : null);
    setDraft(opened.draft);
    write({ text: t('fileOpened', file.name), isRefusal: false });
  };

  useEffect(() => {
    const start = async (): Promise<void> => {
      const [settings, handed] = await Promise.all([
        callFromPage('settings', {}).catch(() => DEFAULT_SETTINGS),
        tabId === null ? null : callFromPage('handed', { tabId }).catch(() => null),
      ]);
      setStep(settings.strictness);
      if (handed === null) return write(null);
      if ('nothing' in handed) return write({ text: whyNothing(handed), isRefusal: false });
      const given = draftOf(handed);
      setDraft(given);
      await trace(given, settings.strictness);
    };
    void start();
  }, []);
  const dragging = useDrop((files) => void open(files));

  const shown = phase.state === 'traced' ? phase.trace : phase.state === 'reading' ? phase.last : null;
  return (
    <>
      <header>
        <p class="brand">
          <Tile state="matches" size={26} />
          {t('extName')}
        </p>
        <a href={settingsUrl()}>{t('actionSettings')}</a>
      </header>
      <main
        class={dragging ? 'dragging' : ''}
        aria-busy={phase.state === 'starting' || phase.state === 'reading'}
      >
        {phase.state === 'writing' && (
          <Form
            draft={draft}
            step={step}
            notice={notice}
            onBack={
              replaced === null
                ? null
                : () => {
                    setDraft(replaced);
                    setReplaced(null);
                    setNotice(null);
                  }
            }
            onDraft={(next) => {
              setDraft(next);
              setNotice(null);
            }}
            onStep={setStep}
            onFiles={(files) => void open(files)}
            onTrace={() => void trace(draft, step)}
          />
        )}
        {phase.state === 'reading' && shown === null && <Reading paragraphs={phase.paragraphs} />}
        {shown !== null && (
          <Result
            trace={shown}
            draft={draft}
            step={step}
            onStep={(next) => {
              setStep(next);
              void trace(draft, next, shown);
            }}
            onChange={() => write(null)}
          />
        )}
        {dragging && <p class="drop-here">{t('checkDropHere')}</p>}
      </main>
    </>
  );
};
