/** What is held beside the source, and how sure a reader wants to be, do not change what a page follows. */
import { describe, expect, it } from 'vitest';
import { buildCorpus, openCorpus, traceArticle, type Match, type Strictness } from '../../../src/index';
import { articleOf, seedText, storyNames, storyText } from '../../../tools/learn/gold';
import { corpus, PAGES, SOURCES } from './gold-pages';

const named = (match: Match | null): unknown => match && [match.source.articleId, match.source.paragraph];

describe('strictness', () => {
  it.each(PAGES.filter((_, index) => index % 2 === 0))(
    '%s: strict matches are balanced ones, and these loose ones',
    (_, text) => {
      const by = (strictness: Strictness) => traceArticle(corpus, articleOf('page', text), { strictness });
      const [strict, balanced, loose] = [by('strict'), by('balanced'), by('loose')];
      for (const [index, paragraph] of strict.paragraphs.entries()) {
        const { match } = balanced.paragraphs[index]!;
        const last = loose.paragraphs[index]!.match;
        if (paragraph.match) expect(named(match)).toEqual(named(paragraph.match));
        if (match) expect(named(last)).toEqual(named(match));
        expect(balanced.paragraphs[index]!.score).toBe(paragraph.score);
        expect(loose.paragraphs[index]!.score).toBe(paragraph.score);
      }
    },
  );
});

describe('an unrelated article beside the source', () => {
  it('changes no source', () => {
    for (const [at, story] of storyNames().entries()) {
      const source = articleOf(story, storyText(story, 'original'));
      const stranger = storyText(storyNames()[(at + 1) % storyNames().length]!, 'independent');
      const alone = openCorpus(buildCorpus([source]));
      const beside = openCorpus(buildCorpus([articleOf('stranger', stranger), source]));
      for (const name of ['copy', 'spin', 'chain']) {
        const page = articleOf('page', storyText(story, name));
        const first = traceArticle(alone, page);
        const second = traceArticle(beside, page);
        expect(second.lineage.original?.articleId).toBe(first.lineage.original?.articleId);
        for (const [index, { match }] of first.paragraphs.entries())
          if (match) expect(named(second.paragraphs[index]!.match), `${story} ${name}`).toEqual(named(match));
      }
    }
  });
});

describe('a page against itself', () => {
  const originals = [...SOURCES, ...['001', '002', '003', '004'].map((id) => articleOf(id, seedText(id)))];

  it.each(originals.map(({ id, text }): [string, string] => [id, text]))(
    '%s is identical everywhere, and nothing in it is added, altered or dropped',
    (_, text) => {
      const held = openCorpus(buildCorpus([articleOf('held', text), articleOf('twin', text)]));
      const { paragraphs, lineage } = traceArticle(held, articleOf('page', text));
      expect(lineage.self).toBe('held');
      for (const { match, skipped } of paragraphs) {
        if (skipped !== undefined) continue;
        expect(match).toMatchObject({ relation: 'identical', added: [], altered: [], dropped: [] });
        expect(match?.source.articleId).toBe('twin');
      }
    },
  );
});
