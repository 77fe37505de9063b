/** How signs are drawn, and those of relations: for components (glyphs.tsx), and for badges, which are drawn without. */
import type { Relation } from '../messages';

/** Attributes of each sign's `svg`. */
export const SIGN = {
  viewBox: '0 0 16 16',
  fill: 'none',
  stroke: 'currentColor',
  'stroke-width': '1.7',
  'stroke-linecap': 'round',
  'stroke-linejoin': 'round',
  'aria-hidden': 'true',
  focusable: 'false',
} as const;

/** Upper line: the source. Lower line: this page. */
export const RELATION_PATHS: Readonly<Record<Relation, string>> = {
  identical: 'M2 5.4h12M2 10.6h12',
  light: 'M2 5.4h12M2 10.2h3.1c1.2 0 1.2 2.9 2.9 2.9s1.7-2.9 2.9-2.9H14',
  paraphrase: 'M2 5.4h12M2 11.3c2-3.2 4-3.2 6 0s4 3.2 6 0',
  summary: 'M2 5.4h12M2 10.6h4.6',
  partial: 'M2 5.4h12M2 10.6h4.6',
};

/** Beside the path of `partial`. */
export const RELATION_DOTS = { d: 'M10.1 10.6h.01M13.7 10.6h.01', 'stroke-width': '2.3' } as const;
