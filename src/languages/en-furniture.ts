/**
 * How English news pages word what is not the article: appeals, links to elsewhere, bylines, rights.
 * The habits of the trade in general, nothing of any one story.
 */
import type { Furniture } from './language';
import { any, exact, given, loose, oneOf } from './wording';

const ROLE = oneOf(`
desk staff correspondent reporters? editor bureau newsroom team wire news_agency news_service writer columnist contributor producer
`);
const MONTH = oneOf('jan feb mar apr may jun jul aug sept? oct nov dec') + '(?:[a-z]{1,6})?\\.?';
const PRAISED = '(?:(?:independent|quality|local|fearless|honest|public|free|our|great) )+';

/** Leads elsewhere whatever follows, unless it ends like a sentence. */
const READ_ON = oneOf(`
read_(?:more|next|also|on) read_the_full_(?:story|article|report) also_read more_(?:on_this(?:_story)?|from|stories|news|to_read)
related(?:_(?:stories|articles|content|topics|coverage|news|reading|links?))? see_(?:also|more) story_continues(?:_below)?
article_continues(?:_below)? continue_reading keep_reading sponsored(?:_content|_by)? skip_(?:past|to|advert)
`);
/** Leads elsewhere as a whole block or before a colon; otherwise a word like others. */
const LABEL = oneOf(`
don[’']t_miss you_(?:may|might)_(?:also_)?like recommended(?:_(?:reading|stories))? most_(?:read|popular|viewed|shared) trending(?:_now)?
top_stories editor[’']?s[’']?_(?:picks?|choice) what_to_read_next up_next advertisement advertisement_-_scroll_to_continue promoted
watch(?:_(?:live|now|more|below|here))? listen(?:_(?:now|here))? live(?:_updates?|_blog)? in_pictures in_photos explainer go_deeper back_to_top
leave_a_(?:comment|reply) (?:view|show|read|post)_(?:all_)?comments? comments? share(?:_on|_via|_this)? print tags? topics? filed_under
follow sources? opinion analysis
`);

export const englishFurniture: Furniture = {
  copyright: given(
    /©|\(c\)|copyright|rights reserved|may not be/iu,
    /^[^\p{L}\p{N}]*(?:copyright\b|©|\(c\)\s)/iu,
    /\ball rights reserved\b/iu,
    /(?:©|\bcopyright\b)[^.!?]{0,60}\b(?:19|20)\d\d\b/iu,
    /\bmay not be (?:published|reproduced|republished)\b.{0,60}\b(?:broadcast|rewritten|redistributed|permission)\b/iu,
  ),
  plea: any(
    /support|donat|contribut|subscri|journalis|member|newsletter|sign (?:up|in)|inbox|cookie|javascript|browser|ad ?blocker|adverts|share this/iu,
    /follow us|join (?:us|our|the)|app\b|news ?desk|newsroom|confidence|whatsapp|a (?:news )?(?:story|tip)\b|funded|paid for|free to|affiliate/iu,
    /commission|our (?:report|read|cover|corr|web)|paywall|matters|rel(?:y|ies) on|needs you|difference|like you|read more|click|log ?in/iu,
    /find out more|terms (?:of|and)|privacy|enjoying|for (?:just|only)|from [$£€¥]|generosity|e-?mail|trial|ad-free|fewer ads|access/iu,
  ),
  // Each line is one kind of plea: 2 is an appeal by itself, 1 only beside another.
  appeals: [
    [
      2,
      any(
        /\b(?:your|readers?|readers[’']) (?:support|donations?|contributions?|subscriptions?|generosity)\b/iu,
      ),
    ],
    [
      2,
      any(
        loose(
          `\\b(?:support|fund|back|defend) ${PRAISED}(?:journalism|reporting|news|newsrooms?|coverage)\\b`,
        ),
      ),
    ],
    [
      2,
      any(
        /\bsupport (?:our|the [\w'’ ]{2,30}?|\p{L}+['’]s)(?: [\w-]+)? (?:journalism|reporting|coverage|newsroom|work)\b/iu,
      ),
    ],
    [
      2,
      any(
        /\bbecome an? (?:\p{L}+ ){0,3}(?:member|subscriber|supporter|patron|donor)\b/iu,
        /\bsubscribers? (?:now )?gets?\b/iu,
      ),
    ],
    [
      2,
      any(
        /\bsign up (?:to|for|now|here|today)\b[^.]{0,60}\b(?:newsletters?|e-?mails?|alerts?|briefings?|bulletins?|updates?|digest|inbox|free)\b/iu,
      ),
    ],
    [
      2,
      any(
        /\b(?:in|to|into) your (?:inbox|e-?mail)\b/iu,
        /\byour (?:free )?(?:newsletter|e-?mail address|subscription|ad ?blocker)\b/iu,
      ),
    ],
    [
      2,
      any(
        /\bsubscribe (?:to|now|today|here|for)\b/iu,
        /\bunlimited (?:digital |online )?access\b/iu,
        /\bstart your (?:free )?trial\b/iu,
      ),
    ],
    [2, any(/\bshare this (?:article|story|post|page|video)\b/iu, /\bfollow us on\b/iu)],
    [2, any(/\bjoin (?:us|the conversation|our (?:\p{L}+ )?(?:community|channel|group))\b/iu)],
    [
      2,
      any(
        /\bdownload (?:our|the [\p{L} ]{2,25}) app\b/iu,
        /\b(?:free to read|fewer (?:adverts|ads)|ad-free)\b/iu,
      ),
    ],
    [
      2,
      any(
        /\b(?:call|contact|email|message|text|tell|whatsapp|write to) (?:our|the|us)\b[^.]{0,40}\b(?:news ?desk|newsroom|in confidence|whatsapp)\b/iu,
      ),
    ],
    [2, any(/\b(?:got|have) a (?:news )?(?:story|tip)\b/iu)],
    [
      2,
      any(
        /\bwe use cookies\b/iu,
        /\b(?:accept|reject|manage) (?:all )?cookies\b/iu,
        /\benable javascript\b/iu,
        /\b(?:turn off your ad ?blocker|(?:update|upgrade) your browser|browser (?:is|you are using))\b/iu,
      ),
    ],
    [
      2,
      any(
        /\b(?:supported|funded|paid for) by (?:our )?(?:readers|members|subscribers|those who can)\b/iu,
        /\bwith every (?:subscription|donation)\b/iu,
      ),
    ],
    [2, any(/\b(?:contains|may contain) affiliate\b/iu, /\bwe (?:may )?earn (?:a )?commission\b/iu)],
    [
      1,
      any(
        /\bour (?:reporters?|journalists?|journalism|reporting|newsroom|newsletters?|readers|coverage|correspondents|website|app)\b/iu,
      ),
    ],
    [1, any(/\b(?:donate|subscribe|subscription|subscribers|newsletters?|paywalls?)\b/iu)],
    [
      1,
      any(
        /\b(?:local news|journalism) matters\b/iu,
        /\b(?:needs|rel(?:y|ies) on) you\b/iu,
        /\bmakes all the difference\b/iu,
        /\breaders like you\b/iu,
      ),
    ],
    [1, any(/\b(?:read more|click here|support now|sign up|sign in|log ?in|find out more)\b/iu)],
    [1, any(/\bterms (?:of|and) (?:service|use|conditions)\b/iu, /\bprivacy policy\b/iu)],
    [
      1,
      any(
        /\benjoying (?:this|our)\b/iu,
        /\bfor (?:just|only) [$£€¥]/iu,
        /\bfrom [$£€¥]\s?\d+(?:\.\d+)? (?:a|per) (?:week|month|year)\b/iu,
      ),
    ],
    [1, any(/\b(?:quality|independent) journalism\b/iu)],
  ],
  readOn: loose(`^[^\\p{L}\\p{N}]*${READ_ON}(?![\\p{L}\\p{N}])`),
  label: loose(`^[^\\p{L}\\p{N}]*${LABEL}(?:\\s\\(\\d+\\))?(?=\\s*$|\\s*[:|»›>→])`),
  author: any(
    /^(?:(?:words|text|story|report|written|reported|posted|published|exclusive|analysis)\s+)?by:?\s+\p{L}[^.!?]{1,100}$/iu,
  ),
  role: any(
    loose(`^[^.!?]{2,80}\\b${ROLE}$`),
    exact(
      `^\\p{Lu}[^.!?,]{2,60},\\s(?:[\\p{L}'’&-]+ ){0,4}(?:${ROLE}|\\p{Lu}\\p{L}+ (?:[Ee]ditor|[Cc]orrespondent|[Rr]eporter))(?:\\s(?:in|at|for)\\s[^.!?]{2,40})?$`,
    ),
  ),
  reporters: any(
    /^\(?(?:additional |with additional )?(?:reporting|writing|editing|compiled|translation|graphics) by\b/iu,
    /^with (?:additional )?(?:reporting|files|input|material) (?:by|from)\b/iu,
    /\bcontributed (?:reporting\b|(?:reporting )?to this (?:report|story|article)\b)/iu,
    /^our standards:/iu,
    /^this (?:article|story|report|post|piece) (?:was|is|has been|originally|first|appeared)\b/iu,
    exact(
      '^(?:[Rr]each|[Cc]ontact|[Ff]ollow|E-?mail) (?:the )?(?:reporter|author|writer|her|him|them|me|\\p{Lu}\\p{L}+(?: \\p{Lu}\\p{L}+)?) (?:at|on|via)\\b',
    ),
  ),
  stamp: any(
    /^(?:(?:first |last |originally )?(?:published|updated|posted|modified|created|date|edited)\b)[^.!?]{0,60}(?:\d|ago|today|yesterday)/iu,
    loose(
      '^(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6},?\\s+)?',
      `(?:\\d{1,2}(?:st|nd|rd|th)?\\s+${MONTH}|${MONTH}\\s+\\d{1,2}(?:st|nd|rd|th)?),?(?:\\s+\\d{4})?`,
      '[^\\p{L}]*(?:\\d[\\d:.]*\\s*(?:[ap]\\.?m\\.?)?)?\\s*(?:[a-z]{2,4})?[^\\p{L}]*$',
    ),
    /^\d{4}-\d{2}-\d{2}(?:[ t]\d{2}:\d{2}.*)?$/iu,
    /^\d+ (?:min(?:ute)?s?|hours?|days?|weeks?|months?) (?:read|ago|listen)\b.{0,20}$/iu,
  ),
  address: any(/^(?:https?:\/\/\S+|www\.\S+|\S+@\S+\.\p{L}{2,}|@\w+(?:\s*[|,·]\s*@?\w+)*)$/iu),
};
