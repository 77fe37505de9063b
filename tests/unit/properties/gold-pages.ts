/** Pages with everything in them, and the corpus that explains them. */
import { buildCorpus, openCorpus, type Trace } from '../../../src/index';
import { articleOf, seedText, storyNames, storyText } from '../../../tools/learn/gold';

export const SOURCES = [
  ...storyNames().map((story) => articleOf(story, storyText(story, 'original'))),
  articleOf('000', seedText('000')),
];

export const corpus = openCorpus(buildCorpus(SOURCES));

export const PAGES: readonly (readonly [name: string, text: string])[] = [
  ...storyNames().flatMap((story) =>
    ['copy', 'spin', 'paraphrase', 'summary', 'chain'].map((name): [string, string] => [
      `${story} ${name}`,
      storyText(story, name),
    ]),
  ),
  ...['001', '002', '003'].map((id): [string, string] => [id, seedText(id)]),
];

/** What a trace says, with the words of the page that its spans cover as `read` reads them. */
export const told = (trace: Trace, read: (words: string) => string): readonly unknown[] =>
  trace.paragraphs.map(({ text, kind, skipped, score, nearest, match }) => {
    const cut = ({ start, end }: { readonly start: number; readonly end: number }): string =>
      read(text.slice(start, end));
    return {
      kind,
      skipped,
      score: score.toFixed(6),
      nearest: nearest?.paragraph,
      match: match && {
        relation: match.relation,
        source: [match.source, ...match.others].map(({ articleId, paragraph }) => [articleId, paragraph]),
        passages: match.passages.map((span) => [cut(span), span.sourceStart, span.sourceEnd]),
        same: match.same.map((span) => [cut(span), span.sourceStart, span.sourceEnd]),
        added: match.added.map((span) => [span.grade, cut(span)]),
        altered: match.altered.map((span) => [span.kind, cut(span), span.sourceText]),
        dropped: match.dropped.map((span) => [span.kind, span.sourceText]),
      },
    };
  });
