/** Articles of the reader's own, one by one: how they come in, and what is done with them while they are there. */
import {
  buildCorpusWith,
  checkContents,
  openCorpus,
  tablesForArticles,
  textKeyOf,
  tidyMeta,
  type ArticleMeta,
  type SourceArticle,
  type WordTables,
} from '../../src/index';
import type { OwnRow } from './db';
import { factsOf, type Facts } from './facts';
import { Marks, ownSegments, putSegment } from './segments';
import { change, revise, type Change } from './store';
import { settleTwins } from './twins';
import { readTables } from './word-tables';
import type { Added, NewArticle, OwnOrigin } from './types';

/** What the reader did themselves says more than what came by itself. */
const RANK: Readonly<Record<OwnOrigin, number>> = { remembered: 0, feed: 1, kept: 2 };

function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return `own-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

function sourceOf(id: string, { meta, blocks }: NewArticle): SourceArticle {
  let start = 0;
  const spans = blocks.flatMap(({ text, kind }) => {
    const span = { start, end: start + text.length, ...(kind === undefined ? {} : { kind }) };
    start = span.end + 2;
    return text.trim() === '' ? [] : [span];
  });
  if (spans.length === 0) throw new RangeError('An article has no text.');
  // As any pack may say it: what a page states of itself must not keep the reader from keeping it.
  return { id, text: blocks.map(({ text }) => text).join('\n\n'), blocks: spans, meta: tidyMeta(meta) };
}

const FIELDS = [
  'outlet',
  'headline',
  'author',
  'datePublished',
  'inLanguage',
  'url',
] as const satisfies readonly (keyof ArticleMeta)[];
const isSame = (a: ArticleMeta, b: ArticleMeta): boolean => FIELDS.every((field) => a[field] === b[field]);

/** An article with its segment, ready to be written. */
function prepared(tables: WordTables, id: string, article: NewArticle) {
  const bytes = buildCorpusWith(tables, [sourceOf(id, article)], { background: 'own' });
  const corpus = openCorpus(bytes, { isTrusted: true });
  checkContents(corpus);
  return { bytes, facts: factsOf(corpus.article(0)) };
}

/** The text is held: it counts as seen once more, and what is known better now is taken over. */
async function again(
  tx: Change,
  tables: WordTables,
  held: OwnRow,
  article: NewArticle,
  { meta }: Facts,
  now: string,
): Promise<Added> {
  const marks = new Marks(await ownSegments(tx));
  const isHigher = RANK[article.origin] > RANK[held.origin];
  // A feed brings the same article again and again; the reader comes back to a page.
  const isWanted = article.origin !== 'feed';
  const { removedAt, isOff, feed, ...rest } = held;
  const isOut = removedAt !== undefined && !isWanted;
  const staysOff = isOff === true && article.origin !== 'kept';
  const fromFeed = isHigher ? (article.feed ?? feed) : feed;
  let row: OwnRow = {
    ...rest,
    readAt: isWanted ? now : held.readAt,
    origin: isHigher ? article.origin : held.origin,
    ...(fromFeed === undefined ? {} : { feed: fromFeed }),
    ...(staysOff ? { isOff } : {}),
    ...(isOut ? { removedAt } : {}),
  };
  const segment = marks.segmentOf(held.born);
  const knowsBetter = (isHigher || article.origin === 'kept') && !isSame(held.meta, meta) && !isOut;
  const isCompared = isOut !== (removedAt !== undefined) || staysOff !== (isOff === true);
  if (knowsBetter || segment === undefined || segment.isDamaged === true) {
    // A segment never changes: the article is written once more, and counts as gone in its old one.
    const { bytes, facts } = prepared(tables, held.articleId, article);
    marks.dead(held);
    await marks.write(tx);
    const off = staysOff || isOut ? [held.articleId] : [];
    const { id: born } = await putSegment(tx, bytes, { articles: 1, off });
    row = { ...row, ...facts, born, bytes: bytes.byteLength };
    await revise(tx);
  } else if (isCompared) {
    marks.off(held, staysOff || isOut);
    await marks.write(tx);
    await revise(tx);
  }
  await tx.objectStore('own').put(row);
  if (isOut !== (removedAt !== undefined)) await settleTwins(tx, [held.textKey]);
  return { state: 'same', articleId: held.articleId };
}

/**
 * Takes an article in. A text that is held already is not held twice; another text of the same address stays beside
 * the one before.
 *
 * @throws StoreError; nothing is changed then. RangeError for an article without text, PackError for one that is too long.
 */
export async function addArticle(article: NewArticle): Promise<Added> {
  const articleId = newId();
  const tables = await readTables(tablesForArticles([sourceOf(articleId, article)], 'own'));
  const { bytes, facts } = prepared(tables, articleId, article);
  const textKey = textKeyOf(article.blocks.map(({ text }) => text));
  const { origin, feed } = article;
  const { url } = facts.meta;
  return change(async (tx) => {
    const now = new Date().toISOString();
    const own = tx.objectStore('own');
    const held = await own.index('textKey').get(textKey);
    if (held !== undefined) return again(tx, tables, held, article, facts, now);
    const sameAddress = url === undefined ? [] : await own.index('url').getAll(url);
    const isVersion = sameAddress.some(({ removedAt }) => removedAt === undefined);
    const { id: born } = await putSegment(tx, bytes, { articles: 1 });
    const row: OwnRow = {
      articleId,
      born,
      origin,
      ...facts,
      bytes: bytes.byteLength,
      textKey,
      at: now,
      readAt: now,
      ...(feed === undefined ? {} : { feed }),
    };
    await own.add(row);
    await settleTwins(tx, [textKey]);
    await revise(tx);
    return { state: isVersion ? 'version' : 'added', articleId };
  });
}
