/** What is to be compared: the words as they stand in the field, and what is known of them. */
import type { ArticleMeta, Handed, PageBlock } from '../messages';
import { markdownBlocks } from './markdown';
import { plainBlocks } from './plain-text';

export interface Draft {
  readonly text: string;
  readonly format: 'plain' | 'markdown';
  readonly meta: ArticleMeta;
  /** What a file of markup says of its paragraphs: true as long as nobody changes the text. */
  readonly blocks?: readonly PageBlock[];
  /** Where it is from: the name of a file, the title of a page; absent: typed or pasted. */
  readonly from?: { readonly kind: 'file' | 'page'; readonly name: string };
}

export const EMPTY: Draft = { text: '', format: 'plain', meta: {} };

/** As the reader changes it in the field: the markup no longer speaks for it, and an emptied one is anybody's. */
export function edited(draft: Draft, text: string): Draft {
  if (text === draft.text) return draft;
  if (!/\S/u.test(text)) return { ...EMPTY, text };
  const { blocks: _, ...rest } = draft;
  return { ...rest, text };
}

/** The wire takes no more blocks (background/guard.ts); what is beyond stays together in the last of them. */
const MOST_BLOCKS = 20_000;
/** The wire takes no longer text. Less is compared, and the trace says so. */
export const MOST_CHARS = 2_000_000;

/** Its paragraphs in reading order. */
export function blocksOf({ text, format, blocks }: Draft): readonly PageBlock[] {
  const all = blocks ?? (format === 'markdown' ? markdownBlocks(text) : plainBlocks(text));
  if (all.length <= MOST_BLOCKS) return all;
  const rest = all.slice(MOST_BLOCKS - 1).map((block) => block.text);
  return [...all.slice(0, MOST_BLOCKS - 1), { text: rest.join('\n') }];
}

export function draftOf(handed: Extract<Handed, { text: string }>): Draft {
  const { text, title, url, lang } = handed;
  return {
    text,
    format: 'plain',
    meta: { ...(url === undefined ? {} : { url }), ...(lang === undefined ? {} : { inLanguage: lang }) },
    ...(title === undefined ? {} : { from: { kind: 'page' as const, name: title } }),
  };
}
