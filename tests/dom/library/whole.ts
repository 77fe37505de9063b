/** Looks at every row and byte of a library: nothing half, nothing that belongs to nothing. */
import { expect } from 'vitest';
import { holds } from '../../../extension/library/segments';
import { bytesOf } from '../../../extension/library/segments';
import { read } from '../../../extension/library/store';
import { openCorpus, textKeyOf } from '../../../src/index';

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

/** Fails unless the library is whole; gives the ids of the reader's own articles. */
export async function expectWhole(): Promise<readonly string[]> {
  const { own, segments, pieces, packs, packTexts, bytes } = await everything();
  const ids = new Set(segments.map(({ id }) => id));
  expect(pieces.filter(([segment]) => !ids.has(segment))).toEqual([]);
  const living = new Map<string, string>();
  segments.forEach((segment, i) => {
    const corpus = openCorpus(bytes[i]!);
    expect(corpus.articleCount).toBe(segment.articles);
    const dead = new Set(segment.dead);
    expect(dead.size).toBe(segment.dead.length);
    for (let index = 0; index < corpus.articleCount; index += 1) {
      const { articleId } = corpus.article(index);
      const { first, end } = corpus.paragraphsOf(index);
      if (dead.has(articleId)) continue;
      const id = segment.pack === undefined ? articleId : `${segment.pack}/${articleId}`;
      // An article lives in one segment.
      expect(living.has(id), id).toBe(false);
      living.set(id, textKeyOf(Array.from({ length: end - first }, (_, at) => corpus.text(first + at))));
    }
  });
  for (const row of own) {
    expect(living.get(row.articleId)).toBe(row.textKey);
    const [segment, ...others] = segments.filter((one) => one.pack === undefined && holds(one, row.born));
    expect(others).toEqual([]);
    const isOut = row.isOff === true || row.removedAt !== undefined;
    expect(segment?.off.includes(row.articleId)).toBe(isOut);
  }
  const inPacks = [...living.keys()].filter((id) => id.startsWith('pack-'));
  expect(living.size - inPacks.length).toBe(own.length);
  // Packs, their segments and their texts come and go together.
  const ofPacks = segments.flatMap(({ pack }) => (pack === undefined ? [] : [pack])).sort();
  expect(ofPacks).toEqual(packs.map(({ id }) => id).sort());
  const texts = packTexts.flatMap(({ pack, articles }) => articles.map(([, id]) => `${pack}/${id}`));
  expect(texts.sort()).toEqual(inPacks.sort());
  return own.map(({ articleId }) => articleId);
}
