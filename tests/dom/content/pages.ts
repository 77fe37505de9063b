/** Pages for the reader of articles, parsed by the parser that the command line uses. */
import { parseHTML } from 'linkedom';
import { readPage, type ReadPage } from '../../../extension/content/article';

export const parse = (markup: string): Document => parseHTML(markup).document as unknown as Document;

export const read = (markup: string, isHidden?: (element: Element) => boolean): ReadPage =>
  readPage(parse(markup), isHidden);

export const page = (body: string, head = ''): string =>
  `<!doctype html><html lang="en"><head><title>A page</title>${head}</head><body>${body}</body></html>`;

/** Running text that differs by its number. */
export const prose = (n: number): string =>
  `Paragraph ${n} tells of a harbour town whose council met in the old customs house for the ${n}th time this year, and of what was said there.`;

export const article = (count = 6): string =>
  `<article><h1>The council meets</h1>${Array.from({ length: count }, (_, i) => `<p>${prose(i)}</p>`).join('')}</article>`;

export const texts = ({ blocks }: ReadPage): string[] => blocks.map(({ text }) => text);
