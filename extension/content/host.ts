/**
 * Our one element in the page: without size, at the end of <html>, with a closed shadow root. Outside the
 * article nothing that hydrates, copies or styles the article meets it (docs/adr, the badge layer).
 */
import tokens from '../ui/tokens.css?inline';
import shared from '../ui/ui.css?inline';
import { textDirection, uiLanguage } from '../i18n';
import { HOST_NAME } from './drawing';
import styles from './layer.css?inline';

/** Where a point of the viewport lies in the layer: (client − origin) / scale. */
export interface Origin {
  readonly left: number;
  readonly top: number;
  readonly scale: number;
}

export interface Host {
  readonly element: HTMLElement;
  /** Everything of ours stands in it. It carries the tokens, out of reach of the page's rules. */
  readonly root: HTMLElement;
  readonly origin: () => Origin;
  /** For what is drawn beside the badges. */
  addStyles(text: string): void;
}

const PROBE_SIZE = 100;

/** Makes the host without putting it into the page. */
export function createHost(document: Document): Host {
  const element = document.createElement(HOST_NAME);
  const shadow = element.attachShadow({ mode: 'closed' });
  const addStyles = (text: string): void => {
    const style = document.createElement('style');
    style.textContent = text;
    root.before(style);
  };
  const root = document.createElement('div');
  root.className = 'hw-root';
  root.lang = uiLanguage();
  root.dir = textDirection();
  // Under CSS zoom or a moved root the layer's pixels are not the viewport's: a known box tells how.
  const probe = document.createElement('div');
  probe.className = 'probe';
  root.append(probe);
  shadow.append(root);
  addStyles(tokens + shared + styles);
  return {
    element,
    root,
    addStyles,
    origin: () => {
      const { left, top, width } = probe.getBoundingClientRect();
      return { left, top, scale: width / PROBE_SIZE || 1 };
    },
  };
}
