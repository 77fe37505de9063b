/** English function words and word endings, as far as the comparison of details reads grammar. */
import type { Grammar } from './details';

const set = (words: string): ReadonlySet<string> =>
  new Set(words.split(/\s+/u).filter((word) => word !== ''));

export const englishGrammar: Grammar = {
  prepositions: set(
    'in at on of to for with from by about into after before over under near against as than',
  ),
  articles: set('the a an its his her their'),
  determiners: set('the a an its his her their this that no any each one two'),
  singulars: set('a an one another'),
  conjunctions: set('and but while or yet then when as who which that'),
  relatives: set('who which as'),
  clauseOpeners: set('if that whether which who because on'),
  particles: set('down up out off away back over'),
  be: set('be is are am was were been being'),
  infinitive: 'to',
  and: 'and',
  of: 'of',
  by: 'by',
  plural: 'they',
  quantifiers: set('some many several most both'),
  briefed: set('familiar close involved based briefed'),
  modalParts: set('going set bound able about sure certain poised due likely expected ready'),
  readiness: set('able ready likely forced allowed required'),
  adverb: /ly$/u,
  participle: /ed$/u,
  gerund: /ing$/u,
  nounEnd: /(?:tion|ment|ness|ity|ly|er)s?$/u,
  reflexive: /sel(?:f|ves)$/u,
  abbreviation: /^(?:Mr|Mrs|Ms|Dr|St|Prof|Gen|Sen|Rep|Gov|Col|Lt|Sgt|Jr|Sr|Rev|Hon)\.$/u,
  negativeWord:
    /^(?:few|little|only|except|against|instead|rather|far|less|out|yet|un\p{L}{4,}|dis\p{L}{4,}|in(?:ab|ac|ad|cap|ef|su)\p{L}{3,}|ir(?:re|ra)\p{L}{3,}|il(?:l)\p{L}{3,}|im(?:p)\p{L}{3,})$/u,
  monthLeads: set('in last next since until by of early late mid from between and this during before after'),
  amountLeads: set(
    'for by in within after nearly than half just only is was last lasting took take takes of',
  ),
  unitFillers: set('square cubic more further extra additional full calendar working consecutive whole'),
  half: 'half',
  no: 'no',
  one: 'one',
  per: 'per',
  cent: 'cent',
  percent: set('% percent'),
  am: 'am',
  pm: 'pm',
};
