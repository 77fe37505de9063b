// @vitest-environment node
/** The reader's own articles: added once, kept in versions, switched off, removed and put back. */
import { readFileSync } from 'node:fs';
import { beforeEach, expect, it } from 'vitest';
import {
  addArticle,
  eraseRemoved,
  forgetRemembered,
  listEntries,
  mergeInIdleTime,
  onLibraryChanged,
  openLibrary,
  putBackSources,
  removeSources,
  setOff,
  usage,
} from '../../../extension/library/index';
import { article, freshLibrary, newLife, tracedTo } from './library';

beforeEach(() => freshLibrary());

const own = async () => (await listEntries()).filter(({ origin }) => origin !== 'bundled');

it('takes an article in, lists it, and traces a page to it in another life', async () => {
  const { state, articleId } = await addArticle(article(1));
  expect(state).toBe('added');
  expect(articleId).toMatch(/^own-[0-9a-f]{16}$/);
  await newLife();
  expect(await own()).toMatchObject([
    { articleId, origin: 'kept', paragraphs: 2, isOff: false, meta: { headline: 'Story 1' } },
  ]);
  expect(await tracedTo(1)).toEqual([articleId]);
  const entries = await (await openLibrary()).entries([articleId, '000', 'own-0000000000000000']);
  expect([...entries.values()].map(({ origin }) => origin).sort()).toEqual(['bundled', 'kept']);
});

it('weighs the words of an article by the table of its language, alone and merged with others', async () => {
  const german = readFileSync('tests/gold/languages/de/original.txt', 'utf8')
    .trim()
    .split(/\n\s*\n/u);
  await addArticle({ ...article(1), blocks: german.map((text) => ({ text })) });
  const rarity = async () => {
    const corpus = (await openLibrary()).corpus({ bundled: false });
    return ['jahr', 'woch', 'jahrhundertbrück'].map((stem) => corpus.backgroundIdf(stem));
  };
  const alone = await rarity();
  expect(alone[0]).toBeLessThan(alone[2]!);
  expect(alone[1]).toBeLessThan(alone[2]!);
  for (let number = 2; number <= 8; number += 1) await addArticle(article(number));
  await mergeInIdleTime();
  await newLife();
  expect(await rarity()).toEqual(alone);
});

it('holds the same words once, and what the reader did says more', async () => {
  const first = await addArticle(article(1, { origin: 'remembered' }));
  const again = await addArticle(article(1, { origin: 'feed', feed: 'feed-1' }));
  expect(again).toEqual({ state: 'same', articleId: first.articleId });
  expect(await own()).toMatchObject([{ origin: 'feed', from: 'feed-1' }]);
  await addArticle(article(1, { origin: 'remembered' }));
  expect(await own()).toMatchObject([{ origin: 'feed' }]);
  await addArticle(article(1, { origin: 'kept', meta: { headline: 'Better' } }));
  expect(await own()).toMatchObject([
    { articleId: first.articleId, origin: 'kept', meta: { headline: 'Better' } },
  ]);
  // The segments know it as well, and hold it once.
  const corpus = (await openLibrary()).corpus({ bundled: false });
  expect(corpus.articleCount).toBe(1);
  expect(corpus.article(0).headline).toBe('Better');
});

it('keeps both texts of one address, with their dates', async () => {
  const first = await addArticle(article(1));
  const second = await addArticle(article(2, { meta: { url: 'https://news.example/1' } }));
  expect(second.state).toBe('version');
  const entries = await own();
  expect(entries.find(({ articleId }) => articleId === first.articleId)?.versions).toEqual([
    second.articleId,
  ]);
  expect(entries.find(({ articleId }) => articleId === second.articleId)?.versions).toEqual([
    first.articleId,
  ]);
});

it('does not compare what is switched off or removed, and does again', async () => {
  const { articleId } = await addArticle(article(1));
  await setOff([articleId, '000'], true);
  expect(await tracedTo(1)).toEqual([]);
  expect((await listEntries()).filter(({ isOff }) => isOff).map((one) => one.articleId)).toEqual([
    '000',
    articleId,
  ]);
  await setOff([articleId, '000'], false);
  expect(await tracedTo(1)).toEqual([articleId]);
  await removeSources([articleId]);
  expect(await own()).toEqual([]);
  expect((await usage()).articles.kept).toBe(0);
  expect(await tracedTo(1)).toEqual([]);
  await putBackSources([articleId]);
  expect(await tracedTo(1)).toEqual([articleId]);
});

it('gives the open library again while nothing changed, and tells of changes', async () => {
  const before = await openLibrary();
  expect(await openLibrary()).toBe(before);
  expect(before.corpus({ bundled: true })).toBe(before.corpus({ bundled: true }));
  const told = new Promise<void>((done) => {
    const stop = onLibraryChanged(() => {
      stop();
      done();
    });
  });
  // What changes nothing is no change.
  await eraseRemoved();
  expect(await forgetRemembered(null)).toBe(0);
  expect(await openLibrary()).toBe(before);
  await addArticle(article(1));
  await told;
  expect((await openLibrary()).revision).toBe(before.revision + 1);
});

it('keeps a page that states odd things of itself, without them', async () => {
  const { articleId } = await addArticle({
    ...article(3),
    meta: {
      headline: 'Ferry\u202e aground\n',
      outlet: 'x'.repeat(900),
      url: 'javascript:alert(1)',
      datePublished: 'today',
    },
  });
  const entry = (await listEntries()).find((one) => one.articleId === articleId);
  expect(entry?.meta).toEqual({ headline: 'Ferry aground', outlet: 'x'.repeat(200) });
});
