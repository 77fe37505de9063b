/** The third content script: hands the second one what draws a note, a card and what is printed (details.ts). */
import { speak } from '../../i18n';
import cardStyles from './card.css?inline';
import { createCard } from './open-card';
import { createPrinted } from './print';
import { createTip, showLegend } from './tip';
import tipStyles from './tip.css?inline';

globalThis.headwaterCreateDetails = (document, host, events, signal, words) => {
  speak(words);
  host.addStyles(tipStyles + cardStyles);
  return {
    card: createCard(document, host, events),
    tip: createTip(document, host),
    printed: createPrinted(document, host),
    showLegend: (isDark) => showLegend(document, host, isDark, signal),
  };
};
