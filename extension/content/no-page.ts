/** For a document that is no web page: says that it is no article or cannot be read, and shows nothing. */
import { answerInTab, callFromContent } from '../messages';
import type { Life } from './session';

/** Chromium runs scripts in the frame that it puts around a PDF. */
export const PDF = 'application/pdf';

export function startWithoutPage(life: Life, signal: AbortSignal): void {
  const report = async (): Promise<void> => {
    try {
      if (!(await callFromContent('look', {})).on) return;
      const document = performance.timeOrigin;
      const viewer = globalThis.document.contentType === PDF ? ({ viewer: true } as const) : {};
      await callFromContent('trace', { blocks: [], meta: {}, complete: true, document, ...viewer });
    } catch {
      if (!life.isAlive()) life.stop();
    }
  };
  answerInTab(
    {
      refresh: () => {
        void report();
        return null;
      },
      jump: () => Promise.reject(new Error('there is no page')),
      step: () => null,
    },
    signal,
  );
  void report();
}
