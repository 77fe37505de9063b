/** Goes on to the end of its sentence. */
const REST = String.raw`[^.!?\n]*`;
const ASKED = '(?:requests?|calls?|e-?mails?|messages?|inquir(?:y|ies)|enquir(?:y|ies)|comments?|questions?)';

/**
 * What English reports say whatever they report: that somebody did not answer, that a name is withheld, that
 * the report will be updated. Global; a match is no claim of the story.
 */
export const englishFormulas = new RegExp(
  [
    `\\b(?:did|does|do|has|have|had|was|were) ?(?:not|n[’']t) (?:immediately |yet |respond(?:ing)? )*(?:respond|repl(?:y|ied)|answer|return|available)(?:ed)?\\b[^.!?\\n]{0,40}\\b${ASKED}\\b${REST}`,
    `\\b(?:declined|refused)(?: to)? (?:be interviewed|comment|(?:requests? for )?(?:an interview|comment))\\b${REST}`,
    `\\b(?:could|can) ?not (?:immediately )?be reached\\b${REST}`,
    `\\b(?:spoke|speaking|talked) on (?:the )?condition of anonymity\\b${REST}`,
    `\\basked not to be (?:named|identified|quoted)\\b${REST}`,
    `\\b(?:this is a )?(?:developing|breaking)(?: news)? story\\b${REST}`,
    `\\b(?:names?|identit(?:y|ies)|details)\\b[^.!?\\n]{0,60}\\b(?:changed|withheld|altered)\\b[^.!?\\n]{0,40}\\b(?:protect|privacy|identit|anonym|reasons)${REST}`,
    `\\b(?:will be|has been) updated\\b${REST}`,
    `\\bmore (?:details|information) (?:to follow|soon|as we get)\\b${REST}`,
  ].join('|'),
  'giu',
);
