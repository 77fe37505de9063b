/** How English news names its sources and speaks of itself. */
import type { CreditWords } from './details';

const set = (words: string): ReadonlySet<string> =>
  new Set(words.split(/\s+/u).filter((word) => word !== ''));
const phrases = (lines: string): readonly (readonly string[])[] =>
  lines.split('|').map((line) => line.trim().split(/\s+/u));

export const englishCredit: CreditWords = {
  leads: phrases(
    `according to|first reported by|as reported by|reported by|as reported in|reported in|reports in|report in|report by|
     report from|reports from|reports by|revealed by|published by|published in|first published by|first published in|
     interview with|interview to|interviewed by|shown to|seen by|reviewed by|obtained by|viewed by|given to|leaked to|
     citing|cited by|quoting|quoted by|told|speaking to|spoke to|spoken to|statement to|comments to|remarks to|
     written for|writing in|wrote in|via|courtesy of|investigation by|analysis by`,
  ),
  labels: set('source'),
  byline: 'by',
  and: 'and',
  verbs:
    set(`reported reports reporting said says revealed reveals wrote writes understands learned learnt cited cites quoted
    announced published disclosed noted notes described added claimed claims broke`),
  nouns:
    set(`report reports article story investigation interview exclusive scoop account coverage journalists journalist
    reporters reporter correspondent newspaper`),
  bridges:
    set(`a an the new report reports reporting story article investigation interview newspaper paper magazine website
    broadcaster agency news channel outlet by in from with on published sources people officials who spoke to special`),
  auxiliaries: set('has have had first also'),
  reporting: set('according citing reported revealed published reports announced'),
  institution:
    /\b(?:institute|university|authority|ministry|department|agency|bureau|council|commission|committee|board|office|police|court|laboratory|centre|center|organisation|organization|association|foundation|society|union|bank|academy|college|hospital|service|trust|federation|administration|government|army)\b/iu,
  // NAME stands for a capitalised name.
  self: [
    {
      pattern: 'NAME (?:has|have) (?:contacted|approached|asked|reached out to|requested)\\b',
      outletOnly: true,
    },
    { pattern: '\\b[Cc]ontact NAME (?:newsdesk|news desk|newsroom|team|editors?)\\b', anywhere: true },
    {
      pattern:
        '\\b(?:[Ss]ubscribe to|[Ss]ign up (?:to|for)|[Ss]upport|[Dd]onate to|[Jj]oin|[Ff]ollow|[Rr]ead more (?:on|in|at|from)) NAME',
    },
    { pattern: 'NAME is (?:free to read|supported by|funded by|reader-funded)', anywhere: true },
    {
      pattern:
        'NAME is (?:on the ground|trusted by|your neighbou?r|published by|owned by|a registered|made possible by|an independent)',
    },
    { pattern: "NAME['’]s (?:newsletters?|podcast|app|morning briefing|inbox|WhatsApp)\\b" },
    { pattern: '\\b(?:and|by|By) NAME (?:staff|staff reporters?|reporters?|correspondents?)\\b', last: true },
  ],
  copyright: '(?:©|\\([cC]\\)|\\b[Cc]opyright\\b|\\bCOPYRIGHT\\b)',
  notOwner: /^(?:All|Rights|Reserved|Law|Act|Office|Getty|Image|Images|Photo)\b/u,
  shownTo:
    '\\b(?:told|shown to|seen by|reviewed by|obtained by|in an interview with|spoke to|speaking to|sent to)\\s+',
  thisOutlet: 'this (?:newspaper|news agency|website|paper|magazine|publication|reporter)',
  wires: new Set(
    'reuters|ap|associated press|afp|agence france presse|pa|pa media|press association|dpa|upi|united press international|bloomberg|xinhua|tass|interfax|efe|ansa|kyodo|ians|pti|press trust of india|ani'.split(
      '|',
    ),
  ),
  ends: set(`times post gazette news herald journal agency press reuters tribune telegraph guardian mail mirror express
    standard courier chronicle register star sun globe observer record review monitor bulletin dispatch examiner sentinel
    inquirer ledger wire desk today daily weekly magazine broadcaster television tv radio network media report online
    pravda independent economist echo advertiser beacon argus mercury reader sunday tass afp ap upi bbc cnn nbc abc cbs npr
    pbs sky cbc dpa efe ansa xinhua interfax bloomberg politico axios jazeera newspaper spiegel zeitung monde figaro pais
    mundo presse politika newswire`),
  vagueEnds:
    set(`agency press report review network media desk record standard today reader magazine news wire sunday online
    star sun sky express`),
  sharedEnds:
    set(`mail post gazette herald journal tribune courier chronicle register observer globe monitor bulletin dispatch
    examiner sentinel inquirer ledger echo advertiser beacon argus mercury daily weekly television tv radio zeitung presse
    monde mundo pais newspaper newswire pravda politika`),
  notOutlet:
    /\b(?:secretary|office|conference|release|briefing|corps|minister|agency for|protection agency|energy agency|space agency|intelligence agency|security agency|drug agency|environment agency|health agency)$/u,
};
