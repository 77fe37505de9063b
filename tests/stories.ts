/** Articles in any number, each with a text of its own. */
import type { NewArticle } from '../extension/library/types';
import type { ArticleMeta, SourceArticle } from '../src/index';

const SYLLABLES = 'bar dor fen gal hir jom kel lun mar nos pel ror sib tan vur wem'.split(' ');

/** A text of its own for each number: in words that nobody else has. */
export function textOf(number: number, sentences = 5): string {
  let state = Math.imul(number + 1, 0x9e3779b1) >>> 0;
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 16;
  };
  const word = (): string => Array.from({ length: 3 }, () => SYLLABLES[next() % SYLLABLES.length]).join('');
  const sentence = (): string => `The ${Array.from({ length: 9 }, word).join(' ')}.`;
  return Array.from({ length: sentences }, sentence).join(' ');
}

/** A story as it comes in by itself. */
export const article = (
  number: number,
  { origin = 'kept', meta = {}, ...rest }: Partial<NewArticle> & { readonly meta?: ArticleMeta } = {},
): NewArticle => ({
  origin,
  meta: {
    headline: `Story ${number}`,
    outlet: 'The Sample',
    url: `https://news.example/${number}`,
    ...meta,
  },
  blocks: [{ text: `Story ${number}`, kind: 'headline' }, { text: textOf(number) }],
  ...rest,
});

/** A story as an article of a pack. */
export function sourceOf(number: number): SourceArticle {
  const text = `Story ${number}\n\n${textOf(number)}`;
  const blocks = [
    { start: 0, end: text.indexOf('\n') },
    { start: text.indexOf('\n') + 2, end: text.length },
  ];
  return { id: `story-${number}`, text, blocks, meta: { headline: `Story ${number}`, outlet: 'The Pack' } };
}
