/** English words of certainty, negation, speech, number and time. Folded: lower case, straight apostrophes. */
import type { Commitment, DetailWords, Unit } from './details';
import { englishCredit } from './en-credit';
import { englishGrammar } from './en-grammar';

const set = (words: string): ReadonlySet<string> =>
  new Set(words.split(/\s+/u).filter((word) => word !== ''));
const phrases = (lines: string): readonly (readonly string[])[] =>
  lines.split('|').map((line) => line.trim().split(/\s+/u));
const levels = (entries: readonly (readonly [Commitment, string])[]): ReadonlyMap<string, Commitment> =>
  new Map(entries.flatMap(([level, words]) => [...set(words)].map((word) => [word, level] as const)));
const unit = (dimension: string, entries: readonly (readonly [number, string])[]): [string, Unit][] =>
  entries.flatMap(([factor, words]) =>
    [...set(words)].map((word): [string, Unit] => [word, { dimension, factor }]),
  );

const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen';
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety';

export const englishDetails: DetailWords = {
  grammar: englishGrammar,
  credit: englishCredit,
  modals: levels([
    [1, 'may might could'],
    [3, "would should 'd"],
    [4, "will shall must 'll won't"],
  ]),
  modalPhrases: [
    ...phrases(
      'be going to|be set to|be bound to|be sure to|be certain to|be about to|be poised to|be destined to|be guaranteed to|be ready to|be to',
    ).map((words) => ({ words, level: 4 as const })),
    ...phrases(
      'ought to|be likely to|be expected to|be thought to|be believed to|be said to|be understood to|be supposed to|appear to|appears to|appeared to|seem to|seems to|seemed to|be reported to|be alleged to|be estimated to|be linked to|be associated with|be tied to|hope to|hopes to|hoped to',
    ).map((words) => ({ words, level: 2 as const })),
    ...phrases('have the potential to|has the potential to|had the potential to').map((words) => ({
      words,
      level: 1 as const,
    })),
  ],
  doubts: levels([
    [1, 'perhaps maybe possibly potentially conceivably possible potential'],
    [
      2,
      `likely probably unlikely reportedly allegedly alleged apparently seemingly supposedly purportedly presumably
       tentatively provisionally arguably ostensibly suspected purported unconfirmed rumoured rumored`,
    ],
  ]),
  hedging:
    set(`possible possibility probable probability potential risk risks risked chance danger suggest suggests suggested suggesting appear appears appeared
    seem seems seemed expect expects expected expecting expectation provisional preliminary estimated proposed proposing
    proposal hope hoped hopes hoping planned linked associated tied prospective fear fears feared believed thought understood
    can could might may whether unclear uncertain consider considers considering considered mulls mulling weighs weighing
    option options idea allege alleges alleged claim claims claimed accuse accuses accused accusation accusations`),
  thinking:
    set(`fear fears feared suspect suspects suspected believe believes believed think thinks thought reckon reckons
    reckoned estimate estimates estimated expect expects expected predict predicts predicted suggest suggests suggested
    hope hopes hoped warn warns warned claim claims claimed allege alleges alleged argue argues argued calculate calculates
    calculated doubt doubts doubted guess anticipate anticipates anticipated assume assumes assumed
    consider considers considered feel feels felt concerned worried worry worries afraid`),
  claiming:
    set(`claim claims claimed claiming allege alleges alleged alleging suggest suggests suggested suggesting argue argues
    argued arguing believe believes believed believing think thinks thought suspect suspects suspected fear fears feared
    contend contends contended speculate speculates speculated assume assumes assumed suppose supposes supposed
    assert asserts asserted hope hopes hoped reckon reckons reckoned doubt doubts doubted purport purports purported`),
  establishing:
    set(`confirm confirms confirmed confirming reveal reveals revealed revealing show shows showed shown prove proves
    proved proven find finds found know knows knew known demonstrate demonstrates demonstrated establish establishes
    established discover discovers discovered conclude concludes concluded verify verifies verified admit admits admitted
    concede concedes conceded acknowledge acknowledges acknowledged prove determine determines determined`),
  accusing: set('accuse accuses accused accusing suspect suspects suspected blame blames blamed'),
  openings: phrases(
    `be possible that|be possible to|be not clear whether|be not yet clear whether|be not clear if|be unclear whether|be unclear if
    |be uncertain whether|be open whether|remain to be seen whether|remains to be seen whether|remained to be seen whether
    |be considering|considers|would consider|be weighing|weighs|be mulling|mulls|be discussing whether to|be thinking of
    |be thinking about|proposes|proposed|has suggested|have suggested|suggests that|suggested that|suspect that|suspects that
    |suspected that|fear that|fears that|feared that|hope that|hopes that|hoped that|claim that|claims that|claimed that
    |allege that|alleges that|alleged that|be accused of|be suspected of`,
  ),
  auxiliaries:
    set(`be is are am was were been being 's 're have has had having do does did done get gets got to not
    also then now just only still already ever even yet so soon`),
  negators:
    set(`not no never none nobody nothing neither nor without cannot can't won't don't doesn't didn't isn't aren't
    wasn't weren't hasn't haven't hadn't wouldn't couldn't shouldn't mustn't mightn't needn't ain't hardly barely scarcely
    nowhere`),
  denying:
    set(`deny denies denied denying refuse refuses refused refusing reject rejects rejected rejecting fail fails failed
    failing decline declines declined declining dismiss dismisses dismissed dispute disputes disputed unable lack lacks
    lacked lacking avoid avoids avoided oppose opposes opposed rule rules ruled stop stops stopped prevent prevents prevented
    unlikely impossible absent omit omitted refrain refrained exempt exempts exempted exempting ban bans banned block blocks blocked unsigned unresolved undecided`),
  rebutting:
    set(`deny denies denied denying denial denials reject rejects rejected rejecting dismiss dismisses dismissed dismissing
    dispute disputes disputed disputing refute refutes refuted refuting rebut rebuts rebutted false untrue baseless
    unfounded groundless`),
  affirming:
    set(`confirm confirms confirmed admit admits admitted accept accepts accepted agree agrees agreed acknowledge
    acknowledges acknowledged concede concedes conceded managed manages succeed succeeds succeeded approve approves approved
    allow allows allowed back backs backed support supports supported able`),
  saying:
    set(`say says said saying tell tells told add adds added adding ask asks asked replies replied states
 stated announces announced explains explained insist insists insisted warn warns warned claims
 claimed argue argues argued notes noted reports reported writes wrote declares declared
 confirms confirmed denies denied calls called describes described recalls recalled
 retorts retorted remarks remarked suggest suggests suggested concedes conceded admit admits
 admitted acknowledges acknowledged stresses stressed commented tweeted posted puts
 concludes concluded observes observed joked complained cautions cautioned
 responded responds continued testified predicts predicted alleges alleged
 urges urged reckon reckons reckoned believe believes believed believing recounted quipped promised vowed
 indicates indicated signals signalled signaled asserts asserted accuse accused rejected rejects
 labels labelled labeled dubbed branded rated hailed praised dismissed joked shouted`),
  accordingTo: phrases(
    'according to|in the words of|in the view of|in the opinion of|in the judgment of|in the judgement of',
  ),
  pronouns: set('he she they it'),
  contractions: new Map(
    phrases(
      "can't can not|cannot can not|won't will not|shan't shall not|it's it is|he's he is|she's she is|that's that is|there's there is|what's what is|here's here is|who's who is|let's let us",
    ).map(([written = '', ...full]) => [written, full]),
  ),
  endings: new Map([
    ["n't", 'not'],
    ["'re", 'are'],
    ["'ve", 'have'],
    ["'ll", 'will'],
    ["'m", 'am'],
  ]),
  speakers: new Map(
    phrases(`official officials|source sources|person people|expert experts|analyst analysts|spokesman spokesmen|spokeswoman
      spokeswomen|spokesperson spokespeople|diplomat diplomats|minister ministers|witness witnesses|scientist scientists|researcher
      researchers|doctor doctors|lawyer lawyers|officer officers|resident residents|critic critics|aide aides|adviser advisers|advisor
      advisors|economist economists|engineer engineers|executive executives|insider insiders|investigator investigators|politician
      politicians|lawmaker lawmakers|senator senators|individual individuals|employee employees|soldier soldiers|commander
      commanders|prosecutor prosecutors|judge judges|campaigner campaigners|activist activists|leader leaders|colleague
      colleagues`).map(([one = '', many = '']) => [one, many]),
  ),
  parties: new Map(
    phrases(`police detectives constable constables sheriff|company firm manufacturer maker management employer employers
      operator retailer board bosses|union unions strikers|government ministry minister ministers cabinet|opposition
      |court judge judges tribunal|prosecution prosecutor prosecutors|defence defense|researchers scientists researcher
      scientist authors|residents neighbours neighbors villagers locals tenants|doctors hospital nurses surgeon surgeons
      |army military troops soldiers|rebels insurgents militants|insurer insurers|farmers growers|activists campaigners
      protesters demonstrators|auditors auditor`).flatMap((words) =>
      words.map((word): [string, string] => [word, words[0] ?? '']),
    ),
  ),
  titles:
    set(`mr mrs ms miss dr prof professor sir dame lord lady president minister senator sen rep gen general col colonel
    captain judge justice king queen prince princess pope chancellor ambassador governor mayor secretary chief detective sergeant
    councillor rev reverend father sister`),
  longNames: new Map([
    ['united kingdom', 'britain'],
    ['u.k', 'britain'],
    ['uk', 'britain'],
    ['united states', 'u.s'],
    ['united arab emirates', 'uae'],
    ['european union', 'eu'],
    ['united nations', 'un'],
  ]),
  nameJoiners: set('of the de del della di da van von der den al bin ibn la le du & for'),
  cardinals: new Map([
    ...ONES.split(' ').map((word, value): [string, number] => [word, value]),
    ...TENS.split(' ').map((word, index): [string, number] => [word, (index + 2) * 10]),
  ]),
  multipliers: new Map([
    ['hundred', 100],
    ['thousand', 1e3],
    ['million', 1e6],
    ['billion', 1e9],
    ['trillion', 1e12],
    ['k', 1e3],
    ['m', 1e6],
    ['mn', 1e6],
    ['bn', 1e9],
    ['tn', 1e12],
    ['mln', 1e6],
    ['bln', 1e9],
    ['dozen', 12],
    ['score', 20],
  ]),
  fractions: new Map([
    ['half', 0.5],
    ['third', 1 / 3],
    ['quarter', 0.25],
    ['fifth', 0.2],
    ['tenth', 0.1],
    ['halves', 0.5],
    ['thirds', 1 / 3],
    ['quarters', 0.25],
    ['fifths', 0.2],
    ['tenths', 0.1],
  ]),
  rough:
    set(`about around roughly approximately some nearly almost close over under more less up least most circa near
    estimated perhaps or so upwards exceeding exceeded fewer just below above than to at`),
  bounds: [
    ...phrases('at least|more than|over|no fewer than|no less than|upwards of|exceeding').map((words) => ({
      words,
      side: 'low' as const,
    })),
    ...phrases(
      'at most|up to|as many as|as much as|as high as|fewer than|less than|under|no more than|almost|nearly',
    ).map((words) => ({ words, side: 'high' as const })),
  ],
  units: new Map<string, Unit>([
    ...unit('percent', [[1, '% percent pct']]),
    ...unit('length', [
      [0.001, 'mm millimetre millimetres millimeter millimeters'],
      [0.01, 'cm centimetre centimetres centimeter centimeters'],
      [1, 'metre metres meter meters'],
      [1000, 'km kms kilometre kilometres kilometer kilometers'],
      [0.0254, 'inch inches'],
      [0.3048, 'ft foot feet'],
      [0.9144, 'yard yards'],
      [1609.344, 'mile miles'],
    ]),
    ...unit('mass', [
      [1e-3, 'gram grams'],
      [1, 'kg kgs kilo kilos kilogram kilograms'],
      [0.4536, 'lb lbs pound-weight'],
      [1000, 'tonne tonnes ton tons'],
    ]),
    ...unit('duration', [
      [1, 'second seconds sec secs'],
      [60, 'minute minutes min mins'],
      [3600, 'hour hours hr hrs'],
      [86400, 'day days'],
      [604800, 'week weeks'],
      [1209600, 'fortnight fortnights'],
      [2629800, 'month months'],
      [31557600, 'year years yr yrs'],
      [315576000, 'decade decades'],
      [3155760000, 'century centuries'],
    ]),
    ...unit('temperature', [[1, 'degree degrees celsius']]),
    ...unit('area', [
      [1, 'hectare hectares ha'],
      [0.4047, 'acre acres'],
    ]),
    ...unit('speed', [
      [1, 'kph km/h'],
      [1.609, 'mph'],
    ]),
    ...unit('times', [[1, 'time times fold']]),
  ]),
  currencies: new Map([
    ['$', 'usd'],
    ['us$', 'usd'],
    ['£', 'gbp'],
    ['€', 'eur'],
    ['¥', 'jpy'],
    ['₹', 'inr'],
    ['₽', 'rub'],
    ['₴', 'uah'],
    ['dollar', 'usd'],
    ['dollars', 'usd'],
    ['pound', 'gbp'],
    ['pounds', 'gbp'],
    ['euro', 'eur'],
    ['euros', 'eur'],
    ['yen', 'jpy'],
    ['rupees', 'inr'],
    ['roubles', 'rub'],
    ['rubles', 'rub'],
    ['cent', 'cent'],
    ['cents', 'cent'],
    ['pence', 'cent'],
  ]),
  months: new Map(
    phrases(
      'january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sept sep|october oct|november nov|december dec',
    ).flatMap((names, index) => names.map((name): [string, number] => [name, index + 1])),
  ),
  weekdays: new Map(
    phrases(
      'monday mon|tuesday tue tues|wednesday wed|thursday thu thurs|friday fri|saturday sat|sunday sun',
    ).flatMap((names, index) => names.map((name): [string, number] => [name, index + 1])),
  ),
  leads: new Map([
    ['last', -1],
    ['past', -1],
    ['previous', -1],
    ['this', 0],
    ['current', 0],
    ['next', 1],
    ['coming', 1],
    ['following', 1],
  ]),
  days: new Map([
    ['yesterday', -1],
    ['today', 0],
    ['tomorrow', 1],
  ]),
};
