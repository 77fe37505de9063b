/** fixtures/version-1.hwpack was written by the last code that wrote version 1, from the articles beside it. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { buildCorpus, openCorpus, traceArticle, type ArticleMeta, type Corpus } from '../../../src/index';
import { fingerprints } from '../../../src/fingerprint';
import { languageOf } from '../../../src/languages/index';
import { analyse, splitBlocks } from '../../../src/text';

const FIXTURES = path.join(import.meta.dirname, 'fixtures');
const bytes = Uint8Array.from(readFileSync(path.join(FIXTURES, 'version-1.hwpack'))).buffer;
const given = JSON.parse(readFileSync(path.join(FIXTURES, 'version-1.json'), 'utf8')) as {
  readonly id: string;
  readonly meta: ArticleMeta;
  readonly lines: readonly string[];
}[];
const articles = given.map(({ id, meta, lines }) => {
  const text = lines.join('\n\n');
  return { id, meta, text, blocks: splitBlocks(text) };
});
const old = openCorpus(bytes);
const now = openCorpus(buildCorpus(articles));

/** All that the corpus tells of its texts. */
function told(corpus: Corpus): unknown {
  const infos = Array.from({ length: corpus.articleCount }, (_, index) => corpus.article(index));
  const paragraphs = Array.from({ length: corpus.paragraphCount }, (_, at) => {
    const places: unknown[] = [];
    const { words } = analyse(corpus.text(at), languageOf('und'));
    for (const { hash } of fingerprints(words)) corpus.visitFingerprint(hash, (where) => places.push(where));
    for (const { stem } of words) {
      corpus.visitStem(stem, (where, count) => places.push([where, count]));
      places.push(corpus.backgroundIdf(stem), corpus.stemSize(stem));
    }
    return [corpus.text(at), corpus.kind(at), corpus.words(at), corpus.paragraphArticle(at), places];
  });
  const ids = infos.map(({ articleId }) => corpus.articleIndex(articleId));
  return { infos, paragraphs, ids, outlets: corpus.outlets(), hasGeneral: corpus.hasGeneral };
}

it('a pack of version 1 reads as the same articles do now', () => {
  expect(new DataView(bytes).getUint32(8, true)).toBe(1);
  expect(told(old)).toEqual(told(now));
  expect(old.outlets()).toEqual(['Diário da Foz']);
});

it('a page is traced against it', () => {
  const page = articles[0]!;
  const trace = traceArticle(old, { ...page, meta: {} });
  expect(trace).toEqual(traceArticle(now, { ...page, meta: {} }));
  expect(trace.lineage.self).toBe('balsa');
});
