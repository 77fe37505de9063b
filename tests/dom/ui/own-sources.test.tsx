/** What the popup tells of the reader's own sources: how each came in, versions, who was first, and long lineages. */
import { afterEach, describe, expect, it } from 'vitest';
import { formatDay, formatMoment } from '../../../extension/i18n';
import type { HeldAs, Lineage as Found, OwnMatches, Ref, Trace } from '../../../extension/messages';
import { OwnRow } from '../../../extension/popup/own-row';
import { cameIn } from '../../../extension/trace/came-in';
import { Lineage } from '../../../extension/trace/lineage';
import { foldedItems, lineageItems } from '../../../extension/trace/lineage-model';
import { NOTHING } from '../background/traces';
import { resetFake } from '../fake-browser';
import { draw, textOf } from './render';

afterEach(resetFake);

const ref = (articleId: string, more: Partial<Ref> = {}): Ref => ({
  articleId,
  outlet: `Outlet ${articleId}`,
  confidence: 'high',
  ...more,
});
const withLineage = (lineage: Partial<Found>): Trace => ({
  ...NOTHING,
  summary: { ...NOTHING.summary, derivedParagraphs: 3 },
  lineage: { ...NOTHING.lineage, ...lineage },
});
const AT = '2026-11-14T09:12:00.000Z';

it.each<[HeldAs, string]>([
  [{ origin: 'kept', at: AT }, `You kept this on ${formatDay(AT)}.`],
  [{ origin: 'remembered', at: AT }, `You read this on ${formatMoment(AT)}.`],
  [{ origin: 'feed', at: AT, fromName: '<b>Wire</b>' }, 'From the feed <b>Wire</b>.'],
  [{ origin: 'feed', at: AT }, 'From a feed that you no longer follow.'],
  [{ origin: 'pack', at: AT, fromName: 'wire.hwpack' }, 'From the pack wire.hwpack.'],
])('says how a source came in: %o', (held, words) => {
  expect(cameIn(held)).toBe(words);
});

describe('the lineage', () => {
  const url = 'https://wire.example/story';
  const trace = withLineage({
    original: ref('a', { url, datePublished: '2026-11-14' }),
    nearest: ref('a', { url, datePublished: '2026-11-14' }),
    earliest: ref('b', { datePublished: '2026-11-12' }),
    versions: [ref('a0', { url, datePublished: '2026-11-13' }), ref('p0', { datePublished: '2026-11-15' })],
  });

  it('names the earliest text first, tells versions where they belong, and how a source came in', async () => {
    const items = lineageItems(trace, { b: { origin: 'remembered', at: AT } });
    expect(items.map(({ place }) => place)).toEqual(['earliest', 'original', 'page']);
    const place = await draw(<Lineage items={items} />);
    expect(textOf(place.querySelector('.place-earliest'))).toBe(
      `Outlet bEarliest text we hold, 12 November 2026You read this on ${formatMoment(AT)}.`,
    );
    expect(textOf(place.querySelector('.place-original'))).toContain('dated 13 November 2026.');
    expect(textOf(place.querySelector('.place-page'))).toContain('dated 15 November 2026.');
  });

  it('says nothing of how a source came in where it is not asked to: a report may be sent on', () => {
    expect(JSON.stringify(lineageItems(trace))).not.toContain('You read');
  });

  it('does not name the earliest text twice', () => {
    const sibling = ref('b', { datePublished: '2026-11-12' });
    const items = lineageItems(withLineage({ ...trace.lineage, siblings: [sibling] }));
    expect(items.map(({ articleId }) => articleId)).toEqual(['a', 'b', null]);
    expect(items[1]!.reasons.join(' ')).toContain('the earliest text we hold: 12 November 2026.');
  });

  it('folds what is no step of the way once it names six articles', async () => {
    const siblings = ['c', 'd', 'e', 'f'].map((id) => ref(id));
    const some = lineageItems(withLineage({ ...trace.lineage, siblings: siblings.slice(1) }));
    expect(foldedItems(some).folded).toEqual([]);
    const many = lineageItems(withLineage({ ...trace.lineage, siblings }));
    const { shown, folded } = foldedItems(many);
    expect(shown.map(({ place }) => place)).toEqual(['earliest', 'original', 'page']);
    expect(folded).toHaveLength(4);
    const place = await draw(<Lineage items={many} />);
    expect(textOf(place.querySelector('summary'))).toBe('4 more in your library');
    expect(place.querySelectorAll('details .followers a')).toHaveLength(4);
  });
});

it.each<[OwnMatches, RegExp, string]>([
  [{ paragraphs: 4, unmarked: 4, isAllowed: false }, /^4 .* they are not marked in the page\./u, 'false'],
  [
    { paragraphs: 2, unmarked: 0, isAllowed: false },
    /in the page they are marked with bundled ones\./u,
    'false',
  ],
  [
    { paragraphs: 1, unmarked: 0, isAllowed: true },
    /^1 .* it is marked in the page, which can see that\./u,
    'true',
  ],
])('the row says what the page shows: %o', async (own, words, checked) => {
  const place = await draw(<OwnRow own={own} tabId={7} host="www.news.example" />);
  expect(textOf(place)).toMatch(words);
  expect(textOf(place)).toContain('Mark them on news.example');
  expect(place.querySelector('[role="switch"]')!.getAttribute('aria-checked')).toBe(checked);
});
