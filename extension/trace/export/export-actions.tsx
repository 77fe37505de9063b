/** Takes a trace along: to the clipboard, or as a file. Nothing is stored, and nothing leaves the machine. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { browser } from '../../browser';
import { t } from '../../i18n';
import type { Trace } from '../../messages';
import { saveFile } from '../../save-file';
import { toJson } from './json';
import { toMarkdown } from './markdown';
import { toPlainText } from './plain';
import { reportOf, type Making, type PageAbout } from './report';

/** Today in the reader's own time zone, as ISO 8601 writes a day. */
function today(): string {
  const now = new Date();
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

const making = (): Making => ({ version: browser.runtime.getManifest().version, created: today() });

/** Only what any file system takes. */
const fileName = (stem: string, ending: string): string =>
  `${stem.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[-.]+|[-.]+$/gu, '') || 'headwater'}.${ending}`;

type Said = 'exportCopied' | 'exportSaving' | 'exportFailed';

export const ExportActions = ({
  trace,
  about,
  stem,
}: {
  readonly trace: Trace;
  /** What is known of the traced page; asked for only when the reader exports. */
  readonly about: PageAbout | (() => Promise<PageAbout>);
  /** The file's name without its ending. */
  readonly stem: string;
}): JSX.Element => {
  const [said, setSaid] = useState<Said | null>(null);
  const known = async (): Promise<PageAbout> => (typeof about === 'function' ? about() : about);
  const answering = (action: () => Promise<Said>) => (): void => {
    // Emptied first, so that the same words are spoken again.
    setSaid(null);
    action().then(setSaid, () => setSaid('exportFailed'));
  };
  const copy = (write: typeof toMarkdown) =>
    answering(async () => {
      await navigator.clipboard.writeText(write(reportOf(trace, await known(), making())));
      return 'exportCopied';
    });
  const saveMarkdown = answering(async () => {
    const content = toMarkdown(reportOf(trace, await known(), making()));
    saveFile(fileName(stem, 'md'), 'text/markdown', content);
    return 'exportSaving';
  });
  const saveJson = answering(async () => {
    const content = toJson(trace, await known(), making());
    saveFile(fileName(stem, 'json'), 'application/json', content);
    return 'exportSaving';
  });
  return (
    <section class="part export">
      <h2>{t('takeHeading')}</h2>
      <div class="export-actions">
        <button type="button" class="button" onClick={copy(toPlainText)}>
          {t('actionCopyText')}
        </button>
        <button type="button" class="button" onClick={copy(toMarkdown)}>
          {t('actionCopyMarkdown')}
        </button>
        <button type="button" class="button" onClick={saveMarkdown}>
          {t('actionSaveMarkdown')}
        </button>
        <button type="button" class="button" onClick={saveJson}>
          {t('actionSaveJson')}
        </button>
      </div>
      <p class="export-said small" role="status">
        {said !== null && t(said)}
      </p>
    </section>
  );
};
