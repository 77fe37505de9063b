/** The browser may still read the file for a while after the click; what is never given back stays in memory. */
const FREE_AFTER_MS = 60_000;

/** Hands a text, or bytes, to the browser as a file to keep. */
export function saveFile(name: string, type: string, content: string | Blob): void {
  const file = typeof content === 'string' ? new Blob([content], { type: `${type};charset=utf-8` }) : content;
  const href = URL.createObjectURL(file);
  const link = document.createElement('a');
  Object.assign(link, { href, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(href), FREE_AFTER_MS);
}
