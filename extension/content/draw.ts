/** The second content script: hands the first one what draws (drawing.ts). Run again, it takes its own place. */
import { speak } from '../i18n';
import { createView } from './view';

globalThis.headwaterCreateView = (document, isAlive, signal, words, ready) => {
  speak(words, ready);
  return createView(document, isAlive, signal, words);
};
