/** How English news tells what is ahead and what is over. Read on lower-case text with straight apostrophes. */
import type { StageWords } from './stage';

export const englishStage: StageWords = {
  ahead:
    /\b(?:will|won't|shall|(?:is|are) to|(?:is|are) (?:set|due|scheduled|expected|planning|ready|going|preparing|poised|slated|about|likely|hoping) to|plans? to|hopes? to)\b/gu,
  over: /\b(?:was|were|had|did|went|came|made|took|met|began|held|said|told|gave|sat|spoke|flew|left|\p{Ll}{3,}ed)\b/gu,
  before: /\b(?:earlier|previously|already|had (?:been|\p{Ll}+ed)|last (?:week|month))\b/gu,
  days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
  dayAhead: /\b(?:will|to|ahead|before|until|next|due|eve|upcoming|planned)\b/u,
  date: /^\s*,?\s*(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{Ll}*\.?\s\d/u,
};
