import type { ArticleMeta } from '../types';
import type { Facts } from './direction';

const COPYRIGHT =
  /(?:©|\(c\)|\bcopyright\b)\s*(?:the\s+)?([\p{L}&.'’ -]{3,60}?)\s*(?:limited|ltd|inc|plc)?\.?\s*(?:(?:19|20)\d\d|[.,|]|$)/iu;

const folded = (text: string): string =>
  text
    .toLowerCase()
    .replace(/^the\s+/u, '')
    .replace(/\s+/gu, ' ')
    .trim();

/** What a text's blocks and metadata tell of who it is and whom it follows. */
export function factsOf(meta: ArticleMeta, blocks: readonly string[]): Facts {
  const owner = blocks
    .map((block) => (block.length < 200 ? COPYRIGHT.exec(block)?.[1] : undefined))
    .find(Boolean);
  const outlet = meta.outlet ?? owner?.trim();
  const all = blocks.map((block) => folded(block));
  return {
    ...(outlet === undefined ? {} : { outlet }),
    owns: owner !== undefined && outlet !== undefined && folded(outlet).includes(folded(owner)),
    ...(meta.datePublished === undefined ? {} : { date: meta.datePublished }),
    credits: (name) => all.some((block) => block.includes(folded(name)) && !COPYRIGHT.test(block)),
  };
}
