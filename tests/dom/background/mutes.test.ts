/** What the reader hides stays hidden, is listed, and comes back when it is undone. The real engine traces. */
import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { beforeEach, expect, it, vi } from 'vitest';
import type { ContentSender } from '../../../extension/background/guard';
import type { Mute, PageReport, Trace, TraceReply } from '../../../extension/messages';
import type { Settings } from '../../../extension/settings';
import { buildCorpus, splitBlocks } from '../../../src/index';
import { DOCUMENT, fakeBackground, HOST, reset, TAB } from './background';

const fake = fakeBackground();
const storyText = (name: string): string => readFileSync(`tests/gold/stories/flood/${name}.txt`, 'utf8');
const text = storyText('original');
const pack = buildCorpus([{ id: 'original', text, blocks: splitBlocks(text), meta: {} }]);
vi.stubGlobal('fetch', async () => ({ arrayBuffer: async () => pack.slice(0) }));
// What a page waits between its answers is told in two-traces.test.ts.
vi.mock(import('../../../extension/background/two-traces'), async (original) => ({
  ...(await original()),
  quiet: async () => undefined,
}));
const { answerContent, answerPage } = await import('../../../extension/background/answers');

const tab = { id: TAB, index: 0, incognito: false };
const sender = { url: `https://${HOST}/story`, frameId: 0, tab } as ContentSender;
const privately = { ...sender, tab: { ...tab, incognito: true } } as ContentSender;
const blocks = storyText('paraphrase')
  .split(/\n+/u)
  .filter((text) => text.trim() !== '')
  .map((text) => ({ text }));

const content = (call: string, arg: unknown, from = sender): Promise<unknown> =>
  answerContent({ headwater: 'content', call, arg }, from);
const own = <T>(call: string, arg: unknown = {}): Promise<T> =>
  answerPage({ headwater: 'page', call, arg }) as Promise<T>;
const badges = async (): Promise<readonly number[]> => {
  const reply = (await content('trace', {
    blocks,
    meta: {},
    complete: true,
    document: DOCUMENT,
  })) as TraceReply;
  if (reply.state !== 'traced') throw new Error(reply.state);
  return reply.trace.paragraphs.filter(({ match }) => match !== null).map(({ index }) => index);
};

beforeEach(() => void reset(fake));

it('a match that is wrong stays hidden, also when the words come back in other places', async () => {
  const before = await badges();
  const hidden = before[1]!;
  const answer = (await content('mute', { kind: 'match', paragraph: hidden })) as { id: string };
  expect(await badges()).toEqual(before.filter((index) => index !== hidden));
  blocks.unshift({ text: 'A line before.' });
  expect(await badges()).not.toContain(hidden + 1);
  blocks.shift();

  const listed = await own<Mute[]>('mutes');
  expect(listed).toMatchObject([{ id: answer.id, kind: 'match', source: { articleId: 'original' } }]);
  expect(listed[0]!.paragraph!.words).toBe(blocks[hidden]!.text.split(/\s+/u).slice(0, 12).join(' '));
  const gone = await own<Mute[]>('unmute', { ids: [answer.id] });
  expect(await badges()).toEqual(before);
  await own('remute', { mutes: gone });
  expect(await badges()).toEqual(before.filter((index) => index !== hidden));
  await content('unmute', { id: answer.id });
  expect(await badges()).toEqual(before);
});

it('hides what the reader saw, though the page grew and was traced anew before it was hidden', async () => {
  const [first] = await badges();
  const { text } = blocks[first!]!;
  blocks.unshift({ text: 'A line before.' });
  const before = await badges();
  await content('mute', { kind: 'match', paragraph: first, text });
  expect(await badges()).toEqual(before.filter((index) => index !== first! + 1));
  expect(await content('mute', { kind: 'match', paragraph: first, text: 'It is gone.' })).toBeNull();
  blocks.shift();
});

it('the popup is told what was passed over, the page is not', async () => {
  const [first] = await badges();
  await content('mute', { kind: 'match', paragraph: first });
  const request = { blocks, meta: {}, complete: true, document: DOCUMENT };
  const reply = (await content('trace', request)) as TraceReply;
  expect(JSON.stringify(reply)).not.toMatch(/passedOver|below/u);
  const told = (await own<PageReport>('report', { tabId: TAB })) as { trace: Trace };
  expect(told.trace.passedOver).toEqual({ paragraphs: [first], articles: 0 });

  const [second] = await badges();
  await content('mute', { kind: 'source', paragraph: second });
  const drafted = await own<Trace>('traceText', {
    text: blocks.map((one) => one.text).join('\n\n'),
    meta: {},
  });
  expect(drafted.passedOver).toEqual({ paragraphs: [], articles: 1 });
  await own('unmute', { ids: (await own<Mute[]>('mutes')).map(({ id }) => id) });
  await badges();
  const shown = (await own<PageReport>('report', { tabId: TAB })) as { trace: Trace };
  expect(shown.trace).not.toHaveProperty('passedOver');
});

it('a hidden source matches nowhere; a hidden site is a setting', async () => {
  const [first] = await badges();
  await content('mute', { kind: 'source', paragraph: first });
  expect(await badges()).toEqual([]);
  await own('unmute', { ids: (await own<Mute[]>('mutes')).map(({ id }) => id) });
  await badges();
  const site = (await content('mute', { kind: 'site', paragraph: first })) as { id: string };
  expect((await own<Settings>('settings')).offSites).toEqual([HOST]);
  expect(await content('look', {})).toEqual({ on: false });
  await content('unmute', { id: site.id });
  expect((await own<Settings>('settings')).offSites).toEqual([]);
});

it('a page brings back its own site and no other', async () => {
  await own('changeSettings', { patch: { offSites: ['bank.example', HOST] } });
  await content('unmute', { id: 'site:bank.example' });
  await content('unmute', { id: `site:${HOST}` });
  expect((await own<Settings>('settings')).offSites).toEqual(['bank.example']);
});

it('words without spaces are named by their beginning, and stay hidden', async () => {
  const [first] = await badges();
  const record = fake.session.get(`tab:${TAB}`) as { trace: { paragraphs: { text: string }[] } };
  record.trace.paragraphs[first!]!.text = '漢'.repeat(3_000);
  await content('mute', { kind: 'match', paragraph: first });
  const listed = await own<Mute[]>('mutes');
  expect(listed.map((one) => one.paragraph?.words.length)).toEqual([200]);
});

it('what is hidden in a private window is kept in memory alone', async () => {
  const [first] = await badges();
  await content('mute', { kind: 'match', paragraph: first }, privately);
  expect(fake.local.has('mutes')).toBe(false);
  expect(fake.session.has('mutes')).toBe(true);
  expect(await badges()).not.toContain(first);
  expect(await own<Mute[]>('mutes')).toMatchObject([{ isPrivate: true }]);
});

it('a paragraph without a match, and a page that was not traced, have nothing to hide', async () => {
  expect(await content('mute', { kind: 'match', paragraph: 0 })).toBeNull();
  await badges();
  expect(await content('mute', { kind: 'match', paragraph: 9_999 })).toBeNull();
});

it('damaged entries are passed over and cost no other', async () => {
  const [first] = await badges();
  await content('mute', { kind: 'match', paragraph: first });
  fake.local.set('mutes', [{ id: 7 }, null, ...(fake.local.get('mutes') as Mute[])]);
  expect(await own<Mute[]>('mutes')).toHaveLength(1);
});

it('a text that the reader gives is traced as it stands', async () => {
  const draft = blocks.map((block) => block.text).join('\n\n');
  const trace = await own<{ paragraphs: { start: number; end: number; text: string }[] }>('traceText', {
    text: draft,
    meta: {},
  });
  expect(trace.paragraphs).toHaveLength(blocks.length);
  for (const paragraph of trace.paragraphs)
    expect(draft.slice(paragraph.start, paragraph.end)).toBe(paragraph.text);
});
