/** What the names of elements say of a page's text, for whoever reads it: in full (article.ts), or at a glance (prose.ts). */

/** Text of one block is never read on into another one. */
export const BLOCK_TAGS = new Set(
  (
    'address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hgroup hr li main ol p pre search section summary table tbody td tfoot th thead tr ul'
  ).split(' '),
);

export const HEADING = /^h[1-6]$/;

/** Never text of an article, whatever they hold. */
export const ALWAYS_SKIPPED = new Set(
  (
    'script style template noscript head nav button select option textarea input iframe object embed svg math ' +
    'canvas video audio picture img menu map progress meter datalist label headwater-badges ' +
    'amp-ad amp-sticky-ad amp-embed amp-sidebar amp-consent amp-user-notification'
  ).split(' '),
);

/** What the reader writes in. */
export const isEditable = (element: Element): boolean => {
  const editable = element.getAttribute('contenteditable');
  return editable !== null && editable !== 'false';
};
