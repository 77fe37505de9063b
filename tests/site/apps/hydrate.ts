/** The app's script: hydrates what the server rendered, once the page says so. */
import { createElement } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { App, type Site } from './news-app';

declare global {
  interface Window {
    /** Hydrates now; tests call it when the extension has been at the page. */
    hydrate?: () => void;
  }
}

const data = document.getElementById('data')?.textContent ?? '{}';
const root = document.getElementById('root');
const start = (): void => {
  if (root) hydrateRoot(root, createElement(App, { site: JSON.parse(data) as Site }));
};
if (new URLSearchParams(location.search).has('wait')) window.hydrate = start;
else start();
