/** A small trace made by hand: what the card and the badges say of it can be read off here. */
import type { Match, Trace, TracedParagraph } from '../../../extension/messages';
import type { MatchedParagraph } from '../../../extension/content/badge';

const SOURCE =
  'Volodymyr Zelenskiy, Ukraine’s president, had hoped to sign documents on security guarantees as early as this month, giving Kyiv leverage in future talks.';
const PAGE =
  'This offer has sparked backlash in Kyiv, where President Zelensky was ready to sign documents on security guarantees and 800 billion more.';

export const spanOf = (text: string, part: string): { start: number; end: number } => {
  const start = text.indexOf(part);
  if (start < 0) throw new Error(`“${part}” is not in “${text}”`);
  return { start, end: start + part.length };
};
const sourceSpan = (part: string): { sourceStart: number; sourceEnd: number } => {
  const { start, end } = spanOf(SOURCE, part);
  return { sourceStart: start, sourceEnd: end };
};

const SAME = 'to sign documents on security guarantees';
const source = { articleId: '000', paragraph: 2, text: SOURCE };

export const MATCH: Match = {
  relation: 'paraphrase',
  source,
  others: [{ articleId: '002', paragraph: 8, text: `Elsewhere: ${PAGE}` }],
  passages: [{ start: 0, end: PAGE.length, sourceStart: 0, sourceEnd: SOURCE.length }],
  same: [
    { ...spanOf(PAGE, SAME), ...sourceSpan(SAME) },
    { start: 0, end: 10, sourceStart: 11, sourceEnd: 21, sourceIndex: 1 },
  ],
  added: [
    { ...spanOf(PAGE, 'has sparked backlash in Kyiv'), grade: 'sure' },
    { ...spanOf(PAGE, '800 billion'), grade: 'likely' },
    { ...spanOf(PAGE, 'President'), grade: 'possible' },
  ],
  altered: [
    { ...spanOf(PAGE, 'was ready'), kind: 'certainty', sourceText: 'had hoped', ...sourceSpan('had hoped') },
  ],
  dropped: [
    {
      kind: 'clause',
      sourceText: 'giving Kyiv leverage in future talks',
      ...sourceSpan('giving Kyiv leverage in future talks'),
    },
  ],
};

const paragraph = (index: number, text: string, match: Match | null): TracedParagraph => ({
  index,
  start: 0,
  end: text.length,
  text,
  kind: 'paragraph',
  score: match ? 0.9 : 0.1,
  nearest: match?.source ?? null,
  match,
});

const before: Match = { ...MATCH, others: [], same: [], added: [], altered: [], dropped: [] };

export const TRACE: Trace = {
  schema: 1,
  strictness: 'balanced',
  lineage: {
    self: null,
    original: { articleId: '000', outlet: 'Financial Times', confidence: 'high' },
    nearest: { articleId: '000', outlet: 'Financial Times', confidence: 'high' },
    siblings: [{ articleId: '002', confidence: 'medium' }],
    chain: [{ articleId: null, derivedFrom: '000' }],
    followers: [],
    directionUnknown: false,
    credit: { kind: 'names-source', text: 'the Financial Times', paragraphs: [0, 3] },
    evidence: [],
  },
  summary: {
    words: 60,
    derivedWords: 40,
    addedWords: 20,
    sameWords: 0,
    addedInsideWords: 6,
    paragraphs: 3,
    derivedParagraphs: 3,
  },
  paragraphs: [
    paragraph(0, 'The paragraph before, which follows the source too.', before),
    paragraph(1, PAGE, MATCH),
    paragraph(2, 'The paragraph after it.', before),
  ],
  articles: [
    {
      articleId: '000',
      outlet: 'Financial Times',
      paragraphs: 26,
      words: 900,
      opening: 'The Trump administration has',
      copyrightYear: 2026,
    },
    {
      articleId: '002',
      headline: 'A headline of another page that is long',
      paragraphs: 100,
      words: 3000,
      opening: 'Opening words',
    },
  ],
  omissions: [],
  librarySize: 5,
  partial: null,
};

export const MATCHED = TRACE.paragraphs[1] as MatchedParagraph;
