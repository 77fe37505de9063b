import { describe, expect, it } from 'vitest';
import { buildCorpus, languageOf, openCorpus, splitBlocks, traceArticle } from '../../../src/index';
import { retrieve } from '../../../src/match/retrieve';
import { analyse } from '../../../src/text';
import { articleOf, storyNames, storyText } from '../../../tools/learn/gold';

const held = storyNames().flatMap((story) => [
  articleOf(story, storyText(story, 'original')),
  articleOf(`${story}-other`, storyText(story, 'independent')),
]);
const corpus = openCorpus(buildCorpus(held));
const unitsOf = (text: string) =>
  splitBlocks(text).map(({ start, end }, block) => ({
    block,
    text: analyse(text.slice(start, end), languageOf('en')),
  }));

describe.each(storyNames())('candidates for pages of the story %s among eight articles', (story) => {
  it.each(['copy', 'paraphrase', 'spin', 'summary', 'chain'])('%s: its original comes first', (name) => {
    const found = retrieve(corpus, unitsOf(storyText(story, name)));
    expect(found.length).toBeLessThanOrEqual(5);
    expect(held[found[0]!]!.id).toBe(story);
  });

  it('the trace names it, and no other article explains anything', () => {
    const trace = traceArticle(corpus, articleOf('page', storyText(story, 'paraphrase')));
    expect(trace.lineage.original?.articleId).toBe(story);
    const sources = trace.paragraphs.flatMap(({ match }) => (match ? [match.source.articleId] : []));
    expect(new Set(sources)).toEqual(new Set([story]));
  });
});

it('finds a copy in a script without rare English stems', () => {
  const text = 'Река вышла из берегов рано утром в воскресенье и затопила старый торговый город на севере.';
  const many = openCorpus(buildCorpus([...held, articleOf('ru', text)]));
  expect(retrieve(many, unitsOf(text))[0]).toBe(held.length);
});
