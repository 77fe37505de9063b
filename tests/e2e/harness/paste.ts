import type { Page } from 'puppeteer-core';

/** Puts a text into the field of Check a text as a paste does: the whole text in one go, with one event. */
export const paste = (page: Page, text: string): Promise<void> =>
  page.$eval(
    'textarea',
    (field, words) => {
      field.focus();
      field.select();
      document.execCommand('insertText', false, words);
    },
    text,
  );
