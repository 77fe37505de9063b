/** For a document that is no web page: says that it is no article or cannot be read, and shows nothing. */
import { answerInTab, callFromContent, type LookReply } from '../messages';
import { kindOf, type Life } from './instance';

export function startWithoutPage(
  life: Life,
  signal: AbortSignal,
  looked: Promise<LookReply> | null = null,
): void {
  const report = async (asked = callFromContent('look', {})): Promise<void> => {
    try {
      if (!(await asked).on) return;
      const document = performance.timeOrigin;
      const viewer = kindOf(globalThis.document) === 'viewer' ? ({ viewer: true } as const) : {};
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
  void report(looked ?? undefined);
}
