import { describe, expect, it } from 'vitest';
import { articleOf, storyMeta, storyNames, storyText, type StorySet } from '../../tools/learn/gold';
import { buildCorpus, openCorpus, traceArticle } from '../../src/index';

/** Block numbers, from 1, of the denials that the summary leaves out, as labelled and as found. */
function denials(set: StorySet): { story: string; labelled: readonly number[]; found: readonly number[] }[] {
  return storyNames(set).map((story) => {
    const corpus = openCorpus(buildCorpus([articleOf('original', storyText(story, 'original', set))]));
    const { omissions } = traceArticle(corpus, articleOf('page', storyText(story, 'summary', set)));
    return {
      story,
      labelled: storyMeta(story, set).denial,
      found: omissions.filter(({ kind }) => kind === 'denial').map(({ source }) => source.paragraph + 1),
    };
  });
}

describe('a summary that leaves out the denial', () => {
  const stories = [...denials('stories'), ...denials('held-out')];

  it('has it named in most stories', () => {
    const named = stories.filter(({ labelled, found }) => labelled.some((block) => found.includes(block)));
    expect(stories).toHaveLength(7);
    expect(named.length).toBeGreaterThanOrEqual(5);
  });

  it.each(stories)('has nothing else called a denial: $story', ({ labelled, found }) => {
    expect(found.filter((block) => !labelled.includes(block))).toEqual([]);
  });
});
