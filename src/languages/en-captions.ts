/** How English news captions its pictures and credits them: the habits of the trade, nothing of any one story. */
import type { Captions } from './language';
import { any, either, exact, given, loose, oneOf } from './wording';

const AGENCY = oneOf(`
AP AFP EPA(?:-EFE)? EFE ANSA DPA PA UPI REX Reuters REUTERS Associated_Press Press_Association Agence_France-Presse
Getty(?:_Images)? Alamy Shutterstock iStock Bloomberg Xinhua TASS Sputnik Anadolu(?:_Agency)? AA ZUMA(?:_?Press)? WireImage
NurPhoto SOPA_Images Imago Corbis Wikimedia(?:_Commons)? Unsplash Pexels Pixabay Flickr Kyodo Yonhap Ukrinform
`);
/** Where a picture can be from, but also what somebody can say something on. */
const HOST = oneOf('pool handout file facebook twitter x instagram telegram youtube');
const PICTURE = oneOf(
  'photo photograph picture pic image illustration graphic artwork video still screen_?shot screen_?grab composite',
);
const MONTH = oneOf(`
jan(?:uary)? feb(?:ruary)? mar(?:ch)? apr(?:il)? may june? july? aug(?:ust)? sept?(?:ember)? oct(?:ober)? nov(?:ember)? dec(?:ember)?
`);
const DAY = '\\d{1,2}(?:st|nd|rd|th)?';
const WEEKDAY = '(?:mon|tues|wednes|thurs|fri|satur|sun)day';

const PRESENT = oneOf(`
addresse?s? applauds? appears? arrives? attends? boards? burns? carr(?:y|ies) celebrates? chats? cheers? claps? clears? climbs?
crosse?s? cr(?:y|ies) dances? delivers? departs? digs? displays? drives? embraces? enters? exits? fires? fl(?:y|ies) gathers?
gestures? grins? greets? guards? hands? helps? holds? hugs? inspects? joins? kiss(?:es)? kneels? lays? laps? laughs? leads?
leans? leaves? lies? lights? lines? listens? looks? marches? marks? meets? mourns? moves? observes? passe?s? patrols? performs?
plays? points? poses? prays? prepares? presents? protests? queues? raises? reacts? reads? receives? rides? rises? runs? salutes?
searche?s? sells? shakes? shops? shows? signs? sings? sits? sleeps? smiles? speaks? stands? stares? steps? surveys? takes?
talks? tends? visits? waits? walks? watche?s? waves? wears? welcomes? works? \\p{L}{3,}ing
`);

const REPORTING = oneOf(`
said says told tells was were is are has have had will would could should may might must can did does do been became added
announced according because but however although if
`);

const PLACE_IN_PICTURE = '(?:(?:far|top|bottom|front|back|second|third|second_from|third_from) )?'.replaceAll(
  '_',
  ' ',
);

export const englishCaptions: Captions = {
  credit: either(
    // Behind a sentence also without the brackets.
    any(loose(`[.)”"’]\\s+(?:file |staff |pool )?${PICTURE}s? (?:by|courtesy of)\\s[^.!?]{2,70}\\.?$`)),
    given(
      /[:([/|©]|\svia\s/u,
      // "Photograph: Jane A. Doe/Agency"
      loose(
        `(?:^|[\\s(|[])(?:${PICTURE}s?(?: credit| source| courtesy)?|credits?)\\s*:\\s*(?:[^.!?:]|(?<=\\b\\p{L})\\.){2,90}\\.?\\)?$`,
      ),
      // "(Staff photo by Jane Doe)"
      loose(
        `[(\\[][^()]{0,30}\\b${PICTURE}s? (?:by|courtesy|credit|from|via|taken)\\b[^()]{2,80}[)\\]]\\.?$`,
      ),
      // "(AP/Jane Doe)", "( via REUTERS )", "(File photo)"
      loose(
        `[(\\[]\\s*(?:via\\s+|${PICTURE}:?\\s+|credit:?\\s+)?(?:${AGENCY}|${HOST})(?:[ ,/|–—-][^()]{0,70})?\\s*[)\\]]\\.?$`,
      ),
      loose(`[(\\[](?:file|library|stock|archive|representational|undated)?\\s?${PICTURE}s?[)\\]]\\.?$`),
      // "(Jane Doe / Daily News)"
      exact('[(\\[]\\s*\\p{Lu}[^()/]{2,50}\\s?/\\s?\\p{Lu}[^()/]{1,50}[)\\]]\\.?$'),
      // "Jane Doe/AFP via Getty Images"
      exact(
        "(?:\\p{Lu}[\\p{L}.’'-]*\\s?[/|]\\s?|©\\s?|\\p{Lu}[\\p{L}.]+\\s+via\\s+)",
        `${AGENCY}(?: ?/ ?${AGENCY})?(?: Images| Wire| Photos?| Pool)?\\.?$`,
      ),
    ),
  ),
  expansion: any(
    exact('(?:[Pp]ress|[Aa]gency|[Nn]ews|[Pp]resse|[Aa]ssociation|[Ss]ervice)\\s*\\([A-Z]{2,5}\\)\\.?$'),
  ),
  gallery: any(
    loose(
      '^(?:open|view|see|show|enlarge|expand|zoom|tap|click|hide|toggle|close|swipe)\\b(?: (?:to|on|the|this|in|full|larger))* ',
      '(?:image|photo|picture|gallery|slideshow|full ?screen|caption|enlarge)s?\\b',
    ),
    /^image (?:source|caption)\b/iu,
    /^(?:slide |image |photo )?\d+ (?:of|\/) \d+$/iu,
  ),
  // "The injured driver waits", but not "The court jailed the driver, ending".
  shows: any(
    exact(
      '^(?:(?!(?<!\\b(?:[Tt]he|[Aa]n?|his|her|its|their|and|of|by) |-)\\b\\p{Ll}{3,}ed\\b).)*?',
      `\\b${PRESENT}\\b`,
    ),
  ),
  reporting: any(loose(`\\b${REPORTING}\\b`)),
  speech: any(/\b(?:said|says|told|tells|added|adds|according to|announced|warned|insisted)\b/iu),
  when: any(
    loose(`\\b(?:${MONTH}\\.?\\s+${DAY}|${DAY}\\s+${MONTH}|in\\s+${MONTH}|in\\s+(?:19|20)\\d\\d)\\b`),
    loose(`\\b(?:(?:on|last|this)\\s+${WEEKDAY}|(?:last|this)\\s+(?:week|month|year))\\b`),
  ),
  fullDate: any(loose(`\\b(?:${MONTH}\\.?\\s+${DAY},?|${DAY}\\s+${MONTH})\\s+\\d{4}\\b`)),
  placing: any(
    loose(`,\\s${PLACE_IN_PICTURE}(?:left|right|cent(?:er|re)|middle)(?:,|\\s|$)`),
    /\((?:left|right|cent(?:er|re)|l|r|c|pictured|above|below)\)|\bpictured\b|\bseen here\b|\b(?:from left|clockwise from)\b/iu,
    /\bin this (?:file |undated |handout |aerial )?(?:image|photo|picture)|\bfile (?:photo|picture|image)\b/iu,
  ),
};
