/** Which pages matched a source lately: in memory, without private windows. */
import { beforeEach, expect, it } from 'vitest';
import type { ContentSender } from '../../../extension/background/guard';
import type { Match, Trace } from '../../../extension/messages';
import { DOCUMENT, fakeBackground, reset, TAB } from './background';
import { NOTHING } from './traces';

const fake = fakeBackground();
const { matchedLately, noteMatches } = await import('../../../extension/background/matched-lately');

const source = (articleId: string) => ({ articleId, paragraph: 0, text: 'A paragraph.' });
const match = (articleId: string, ...others: readonly string[]): Match =>
  ({
    relation: 'identical',
    source: source(articleId),
    others: others.map(source),
    score: 1,
    directionUnknown: false,
    passages: [],
    same: [],
    added: [],
    altered: [],
    dropped: [],
    evidence: [],
    words: { total: 2, added: 0, same: 2 },
  }) as unknown as Match;
const traceOf = (...matches: readonly (Match | null)[]): Trace => ({
  ...NOTHING,
  paragraphs: matches.map((one, index) => ({
    index,
    kind: 'paragraph',
    match: one,
  })) as unknown as Trace['paragraphs'],
});
const sender = (tab: object = {}): ContentSender =>
  ({ frameId: 0, tab: { id: TAB, index: 0, incognito: false, title: 'A tab', ...tab } }) as ContentSender;
const page = (headline?: string, document = DOCUMENT) => ({
  document,
  meta: headline === undefined ? {} : { headline },
});

beforeEach(() => void reset(fake));

it('notes the title, and in how many paragraphs each source is followed', async () => {
  await noteMatches(sender(), page('Ferry aground'), traceOf(match('a'), null, match('a', 'b', 'a')));
  expect(await matchedLately('a')).toEqual([
    { title: 'Ferry aground', at: expect.stringMatching(/^\d{4}-.*Z$/u), paragraphs: 2 },
  ]);
  expect(await matchedLately('b')).toMatchObject([{ paragraphs: 1 }]);
  expect(await matchedLately('c')).toEqual([]);
});

it('takes a page that grows or is traced again as one, and the newest comes first', async () => {
  await noteMatches(sender(), page('One'), traceOf(match('a')));
  await noteMatches(sender(), page(undefined, 2), traceOf(match('a')));
  await noteMatches(sender(), page('One'), traceOf(match('a'), match('a')));
  expect(await matchedLately('a')).toMatchObject([
    { title: 'One', paragraphs: 2 },
    { title: 'A tab', paragraphs: 1 },
  ]);
});

it('keeps twenty, in memory alone, and what frames note at the same time', async () => {
  await Promise.all(
    Array.from({ length: 25 }, (_, turn) => noteMatches(sender(), page(`Page ${turn}`), traceOf(match('a')))),
  );
  const pages = await matchedLately('a');
  expect(pages).toHaveLength(20);
  expect(pages[0]?.title).toBe('Page 24');
  expect(fake.local.size).toBe(0);
});

it('notes nothing of private windows, and no address', async () => {
  await noteMatches(sender({ incognito: true }), page('Private'), traceOf(match('a')));
  expect(fake.session.size).toBe(0);
  await noteMatches(sender({ url: 'https://news.example/story' }), page('Open'), traceOf(match('a')));
  expect(JSON.stringify([...fake.session])).not.toContain('news.example');
});
