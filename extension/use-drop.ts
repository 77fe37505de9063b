import { useEffect, useRef, useState } from 'preact/hooks';

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;

/**
 * Takes files that are dropped anywhere on the page: elsewhere the browser would leave the page for them, and
 * what was typed would be lost. Words that are dragged into the field are the browser's business.
 * @returns whether files are held over the page now
 */
export function useDrop(onFiles: (files: readonly File[]) => void): boolean {
  const [over, setOver] = useState(false);
  const latest = useRef(onFiles);
  latest.current = onFiles;
  useEffect(() => {
    const abort = new AbortController();
    const { signal } = abort;
    const listen = (type: 'dragover' | 'dragleave' | 'drop', run: (event: DragEvent) => void): void =>
      addEventListener(
        type,
        (event) => {
          if (hasFiles(event)) run(event);
        },
        { signal },
      );
    listen('dragover', (event) => {
      event.preventDefault();
      setOver(true);
    });
    listen('dragleave', (event) => {
      // Out of the window, and not from one element of it to another.
      if (event.relatedTarget === null) setOver(false);
    });
    listen('drop', (event) => {
      event.preventDefault();
      setOver(false);
      latest.current([...(event.dataTransfer?.files ?? [])]);
    });
    return () => abort.abort();
  }, []);
  return over;
}
