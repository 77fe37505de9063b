/**
 * The badges: real buttons in reading order. Their words are drawn by CSS, so find and copy pass them by. A page may
 * have a hundred: each is a copy of one that was made before, and no component.
 */
import { t } from '../i18n';
import type { Match, Relation, Trace } from '../messages';
import { matchedParagraphs, matchTitle, type MatchedParagraph } from '../ui/matched';
import { RELATION_DOTS, RELATION_PATHS, SIGN } from '../ui/signs';
import { articleOf, countsText, firstWords, matchCounts, relationWord, sourceLabel } from '../ui/words';
import type { Ground } from './ground';
import type { Origin } from './host';
import type { Spot } from './place';

export { matchedParagraphs, matchTitle, type MatchedParagraph };

/** Words of the paragraph that name its badge to screen readers. */
const NAME_WORDS = 6;

const pageCounts = (match: Match): { added: number; changed: number } => {
  const { added, changed } = matchCounts(match);
  return { added, changed };
};

const SVG = 'http://www.w3.org/2000/svg';

function sign(
  document: Document,
  name: 'svg' | 'path',
  attributes: Readonly<Record<string, string>>,
): SVGElement {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

function part(document: Document, name: string): HTMLElement {
  const element = document.createElement('span');
  element.className = `word ${name}`;
  return element;
}

/** What a badge holds: its sign, and the word that names the relation, the source and the counts. */
function partsOf(document: Document, relation: Relation): DocumentFragment {
  const glyph = sign(document, 'svg', { ...SIGN, class: 'hw-glyph hw-glyph-turns badge-sign' });
  glyph.append(sign(document, 'path', { d: RELATION_PATHS[relation] }));
  if (relation === 'partial') glyph.append(sign(document, 'path', RELATION_DOTS));
  const parts = document.createDocumentFragment();
  parts.append(glyph, part(document, 'relation'), part(document, 'source'));
  if (relation !== 'identical') parts.append(part(document, 'counts'));
  return parts;
}

export interface BadgeMaker {
  /** `button` where there is one already, else a new one: as the match has it, and at the full length of its label. */
  dress(button: HTMLButtonElement | null, paragraph: MatchedParagraph, ground: Ground): HTMLButtonElement;
}

/** Makes the badges of one trace. */
export function badgeMaker(document: Document, trace: Trace): BadgeMaker {
  const parts = new Map<Relation, DocumentFragment>();
  const blank = document.createElement('button');
  blank.type = 'button';
  blank.setAttribute('aria-haspopup', 'dialog');
  blank.setAttribute('aria-expanded', 'false');
  const copyOf = (relation: Relation): Node => {
    const known = parts.get(relation) ?? partsOf(document, relation);
    parts.set(relation, known);
    return known.cloneNode(true);
  };
  return {
    dress(button, { match, text, index }, { isDark }) {
      const badge = button ?? (blank.cloneNode(true) as HTMLButtonElement);
      const counts = countsText(pageCounts(match));
      // "Retold from the Financial Times, 2 added, 1 changed. Paragraph: This conditional offer…"
      const name = t('badgeName', matchTitle(trace, match), counts, firstWords(text, NAME_WORDS).text);
      badge.className = `badge ${isDark ? 'hw-dark' : 'hw-light'}`;
      badge.setAttribute('aria-label', name);
      badge.dataset['index'] = String(index);
      badge.dataset['size'] = 'full';
      badge.hidden = false;
      badge.replaceChildren(copyOf(match.relation));
      const [, relation, source, added] = badge.children as unknown as HTMLElement[];
      relation!.dataset['words'] = relationWord(match.relation, trace.lineage.directionUnknown);
      source!.dataset['words'] = ` · ${sourceLabel(articleOf(trace, match.source.articleId), 4)}`;
      if (added) added.dataset['words'] = ` · ${counts}`;
      return badge;
    },
  };
}

/** Widths of a badge at each length of its label, in layer pixels. */
export interface BadgeWidths {
  readonly full: number;
  readonly source: number;
  readonly mark: number;
}

/** The word that names the relation stands so far off the sign (layer.css). */
const OFF_SIGN = 5;

/** One reading of the layout for all three lengths of the label. */
export function widthsOf(badge: HTMLElement, isMarkOnly: boolean): BadgeWidths {
  const [, relation, name, counts] = badge.children as unknown as HTMLElement[];
  const full = badge.offsetWidth;
  const source = full - (counts?.offsetWidth ?? 0);
  const mark = source - name!.offsetWidth - relation!.offsetWidth - OFF_SIGN;
  return isMarkOnly ? { full: mark, source: mark, mark } : { full, source, mark };
}

const BADGE_HEIGHT = 22;
const TIGHT_HEIGHT = 16;

/** Widths in pixels of the page. */
export const scaled = ({ full, source, mark }: BadgeWidths, scale: number): BadgeWidths => ({
  full: full * scale,
  source: source * scale,
  mark: mark * scale,
});

/** Moves a badge to its spot, at the length that fits there. */
export function putBadge(
  button: HTMLElement,
  { left, middle, size }: Spot,
  widths: BadgeWidths,
  origin: Origin,
  viewportWidth: number,
): void {
  const isMark = widths.full === widths.mark;
  const shown = isMark && size !== 'tight' ? 'mark' : size;
  const width = (size === 'tight' ? TIGHT_HEIGHT : widths[size]) * origin.scale;
  const height = size === 'tight' ? TIGHT_HEIGHT : BADGE_HEIGHT;
  // A badge beyond the window's edge would make the page scroll sideways.
  const x = (Math.max(0, Math.min(left, viewportWidth - width)) - origin.left) / origin.scale;
  const y = (middle - origin.top) / origin.scale - height / 2;
  if (button.dataset['size'] !== shown) button.dataset['size'] = shown;
  const transform = `translate(${x.toFixed(2)}px, ${y.toFixed(2)}px)`;
  if (button.style.transform !== transform) button.style.transform = transform;
}
