/** Looks at every row and byte of a library: nothing half, nothing that belongs to nothing. For Node and browsers. */
import { bytesOf, holds } from '../extension/library/segments';
import { read } from '../extension/library/store';
import { openCorpus, textKeyOf } from '../src/index';

const everything = () =>
  read(['own', 'segments', 'bytes', 'packs', 'packTexts'], async (tx) => {
    const segments = await tx.objectStore('segments').getAll();
    return {
      segments,
      own: await tx.objectStore('own').getAll(),
      pieces: await tx.objectStore('bytes').getAllKeys(),
      packs: await tx.objectStore('packs').getAll(),
      packTexts: await tx.objectStore('packTexts').getAll(),
      bytes: await Promise.all(segments.map((segment) => bytesOf(tx, segment))),
    };
  });

const isSame = (some: readonly string[], others: readonly string[]): boolean =>
  [...some].sort().join() === [...others].sort().join();

/** What is wrong with the library; nothing, where it is whole. `own`: ids of the reader's own articles. */
export async function lookAtLibrary(): Promise<{
  readonly complaints: readonly string[];
  readonly own: readonly string[];
  readonly segments: number;
}> {
  const { own, segments, pieces, packs, packTexts, bytes } = await everything();
  const complaints: string[] = [];
  const ids = new Set(segments.map(({ id }) => id));
  for (const [segment] of pieces) if (!ids.has(segment)) complaints.push(`bytes of nothing: ${segment}`);
  const living = new Map<string, string>();
  segments.forEach((segment, i) => {
    const found = bytes[i];
    if (found === undefined || found === null) {
      complaints.push(`segment ${segment.id} has no bytes`);
      return;
    }
    const corpus = openCorpus(found);
    if (corpus.articleCount !== segment.articles) complaints.push(`segment ${segment.id} miscounts`);
    const dead = new Set(segment.dead);
    if (dead.size !== segment.dead.length) complaints.push(`segment ${segment.id} names the dead twice`);
    for (let index = 0; index < corpus.articleCount; index += 1) {
      const { articleId } = corpus.article(index);
      if (dead.has(articleId)) continue;
      const { first, end } = corpus.paragraphsOf(index);
      const id = segment.pack === undefined ? articleId : `${segment.pack}/${articleId}`;
      if (living.has(id)) complaints.push(`${id} lives twice`);
      living.set(id, textKeyOf(Array.from({ length: end - first }, (_, at) => corpus.text(first + at))));
    }
  });
  for (const row of own) {
    if (living.get(row.articleId) !== row.textKey)
      complaints.push(`${row.articleId} has no text, or another`);
    const [segment, ...others] = segments.filter((one) => one.pack === undefined && holds(one, row.born));
    if (segment === undefined || others.length > 0) complaints.push(`${row.articleId} is in no one segment`);
    const isOut = row.isOff === true || row.removedAt !== undefined;
    if (segment?.off.includes(row.articleId) !== isOut) complaints.push(`${row.articleId} is off and is not`);
  }
  const inPacks = [...living.keys()].filter((id) => id.startsWith('pack-'));
  if (living.size - inPacks.length !== own.length) complaints.push('texts without rows');
  const ofPacks = segments.flatMap(({ pack }) => (pack === undefined ? [] : [pack]));
  if (
    !isSame(
      ofPacks,
      packs.map(({ id }) => id),
    )
  )
    complaints.push('packs and their segments differ');
  const texts = packTexts.flatMap(({ pack, articles }) => articles.map(([, id]) => `${pack}/${id}`));
  if (!isSame(texts, inPacks)) complaints.push('packs and their texts differ');
  return { complaints, own: own.map(({ articleId }) => articleId), segments: segments.length };
}
