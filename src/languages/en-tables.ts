/** English word tables: general language, nothing of any one story. */

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

export const STOP_WORDS = words(`
a about above after again against ago all almost along already also although always am among amid an and any
anybody anyone anything are aren't around as at away b back be because been before being below between both but
by c can can't cannot could couldn't d did didn't do does doesn't doing don't done down during each either else
ever every everyone everything few for from further get gets getting got had hadn't has hasn't have haven't having
he he'd he'll her here here's hers herself him himself his how how's however i i'd i'll i'm i've if in instead into
is isn't it it'd it'll its itself just let let's like ll m may maybe me meanwhile might more most mr mrs ms much
must mustn't my myself nor not now of off often on once one only onto or other others ought our ours ourselves out
over own per perhaps quite rather re s same say says said she she'd she'll should shouldn't since so some
somebody someone something soon still such t than that that'll the their theirs them themselves then there
there's these they they'd they'll they're they've thing things this those though through thus to too toward
towards under until up upon us ve very via was wasn't we we'd we'll we're we've were weren't what what's whatever
when when's where where's whether which while who who's whoever whom whose why will with within without won't
would wouldn't yet you you'd you'll you're you've your yours yourself yourselves no
`);

/** Titles and the like: a sentence does not end after them. */
export const ABBREVIATIONS = words(`
mr mrs ms messrs mme mlle mx dr prof rev fr hon gen lt lt-gen maj col cpl sgt capt cmdr cdr adm brig gov sen rep
reps sens pres supt insp det pvt st mt ft vs cf viz nos vol fig eq approx est art ed eds e.g i.e ph al
`);

/** They may end a sentence; the word after them decides. */
export const CLOSING_ABBREVIATIONS = words(`
inc ltd llc plc co corp bros etc jr sr esq jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu
thur thurs fri sat sun a.m p.m ave blvd rd no dept univ assn u.s u.k u.n e.u u.s.a u.s.s.r d.c b.c a.d ph.d m.d b.a m.a
calif fla pa va mass mich wash conn ariz tex colo ill ind kan la mo tenn wis minn ore
`);

/** Bound prefixes that outlets write with and without a hyphen. */
export const PREFIXES = words(`
co re pre post non anti de un mid over under inter intra multi semi sub super counter pseudo micro mini mega
hyper ultra trans extra bi tri neo geo e
`);

export const UNITS: ReadonlyMap<string, number> = new Map([
  ['one', 1],
  ['two', 2],
  ['three', 3],
  ['four', 4],
  ['five', 5],
  ['six', 6],
  ['seven', 7],
  ['eight', 8],
  ['nine', 9],
]);

export const TEENS: ReadonlyMap<string, number> = new Map([
  ['zero', 0],
  ['ten', 10],
  ['eleven', 11],
  ['twelve', 12],
  ['dozen', 12],
  ['thirteen', 13],
  ['fourteen', 14],
  ['fifteen', 15],
  ['sixteen', 16],
  ['seventeen', 17],
  ['eighteen', 18],
  ['nineteen', 19],
]);

export const TENS: ReadonlyMap<string, number> = new Map([
  ['twenty', 20],
  ['thirty', 30],
  ['forty', 40],
  ['fourty', 40],
  ['fifty', 50],
  ['sixty', 60],
  ['seventy', 70],
  ['eighty', 80],
  ['ninety', 90],
]);

/** base: other forms that no suffix rule reaches. */
const IRREGULAR = `
arise:arose,arisen bear:bore,borne beat:beaten become:became begin:began,begun bend:bent bind:bound bite:bit,bitten
blow:blew,blown break:broke,broken breed:bred bring:brought build:built burn:burnt buy:bought catch:caught
choose:chose,chosen cling:clung come:came creep:crept deal:dealt dig:dug draw:drew,drawn dream:dreamt
drink:drank,drunk drive:drove,driven eat:ate,eaten fall:fell,fallen feed:fed feel:felt fight:fought find:found
flee:fled fling:flung fly:flew,flown forbid:forbade,forbidden foresee:foresaw,foreseen forget:forgot,forgotten
forgive:forgave,forgiven freeze:froze,frozen give:gave,given go:went,gone grind:ground grow:grew,grown hang:hung
hear:heard hide:hid,hidden hold:held keep:kept kneel:knelt know:knew,known lay:laid lead:led lean:leant leap:leapt
learn:learnt leave:left lend:lent lie:lain,lying lose:lost make:made mean:meant meet:met mislead:misled
mistake:mistook,mistaken overcome:overcame oversee:oversaw,overseen overtake:overtook,overtaken
overthrow:overthrew,overthrown overrun:overran pay:paid plead:pled prove:proven repay:repaid ride:rode,ridden
ring:rang,rung rise:rose,risen run:ran see:saw,seen seek:sought sell:sold send:sent sew:sewn shake:shook,shaken
shine:shone shoot:shot show:shown shrink:shrank,shrunk sing:sang,sung sink:sank,sunk sit:sat sleep:slept slide:slid
sow:sown speak:spoke,spoken speed:sped spell:spelt spend:spent spill:spilt spin:spun spoil:spoilt spring:sprang,sprung
stand:stood steal:stole,stolen stick:stuck sting:stung strike:struck,stricken string:strung strive:strove,striven
swear:swore,sworn sweep:swept swell:swollen swim:swam,swum swing:swung take:took,taken teach:taught tear:tore,torn
tell:told think:thought throw:threw,thrown undergo:underwent,undergone understand:understood
undertake:undertook,undertaken uphold:upheld wake:woke,woken wear:wore,worn weave:wove,woven weep:wept win:won
withdraw:withdrew,withdrawn withhold:withheld withstand:withstood write:wrote,written rebuild:rebuilt
man:men woman:women child:children person:persons foot:feet tooth:teeth mouse:mice goose:geese life:lives wife:wives
knife:knives leaf:leaves half:halves thief:thieves wolf:wolves self:selves crisis:crises analysis:analyses basis:bases
thesis:theses criterion:criteria phenomenon:phenomena medium:media datum:data
`;

/** base: other spellings of the same word (the rules in en.ts do the regular ones). */
const SPELLING = `
gray:grey plow:plough program:programme,programmes skeptic:sceptic skeptical:sceptical skepticism:scepticism mold:mould
mustache:moustache aluminum:aluminium airplane:aeroplane,aeroplanes jewelry:jewellery aging:ageing
judgment:judgement judgments:judgements acknowledgment:acknowledgement maneuver:manoeuvre,manoeuvred maneuvers:manoeuvres
maneuvering:manoeuvring pediatric:paediatric pediatrician:paediatrician anesthetic:anaesthetic hemorrhage:haemorrhage
estrogen:oestrogen diarrhea:diarrhoea leukemia:leukaemia anemia:anaemia fetus:foetus fetal:foetal
encyclopedia:encyclopaedia archeology:archaeology archeologist:archaeologist cozy:cosy whiskey:whisky curb:kerb
pajamas:pyjamas percent:cent,%,pct,pc okay:ok cooperate:co-operate kilometer:km kilometers:kms kilogram:kg million:mn
`;

/** Names that outlets write in several ways, first the one that we keep. */
const TRANSLITERATIONS = `
kyiv:kiev kharkiv:kharkov lviv:lvov odesa:odessa luhansk:lugansk donbas:donbass zaporizhzhia:zaporizhia,zaporozhye
zaporizhzhia:zaporizhzhya dnipro:dnieper,dnepr mykolaiv:nikolaev chernihiv:chernigov sloviansk:slavyansk,slovyansk
chornobyl:chernobyl bakhmut:artemivsk kostiantynivka:kostyantynivka,konstantinovka pokrovsk:krasnoarmeysk
beijing:peking mumbai:bombay kolkata:calcutta chennai:madras bengaluru:bangalore yangon:rangoon guangzhou:canton
myanmar:burma,burmese turkey:turkiye eswatini:swaziland hezbollah:hizbollah,hizbullah,hezbullah qaeda:qaida
quran:koran,qur'an muslim:moslem muslims:moslems muhammad:mohammed,mohamed,mohammad,muhammed gaddafi:qaddafi,kadafi,gadhafi
hussein:husain,hussain yemen:yemeni,yemenis houthi:huthi volodymyr:vladimir,volodimir alexander:aleksandr,oleksandr
alexei:aleksei,alexey,aleksey sergei:sergey,serhiy,serhii dmitry:dmitri,dmitriy,dmytro andriy:andrii,andrei,andrey
yulia:yuliya,julia nikolai:nikolay mikhail:mykhailo,mikhailo ramadan:ramazan osama:usama
`;

/** country: the people, the adjective, other names. Capitals stand apart: a city is also only a city. */
const COUNTRIES = `
afghanistan:afghan albania:albanian algeria:algerian angola:angolan argentina:argentine,argentinian armenia:armenian
australia:australian,aussie austria:austrian azerbaijan:azerbaijani,azeri bahrain:bahraini bangladesh:bangladeshi
belarus:belarusian,belarussian belgium:belgian bolivia:bolivian bosnia:bosnian botswana:botswanan brazil:brazilian
britain:british,briton,uk,brit bulgaria:bulgarian cambodia:cambodian cameroon:cameroonian canada:canadian chile:chilean
china:chinese colombia:colombian congo:congolese croatia:croatian,croat cuba:cuban cyprus:cypriot czech:czechia
denmark:danish,dane ecuador:ecuadorian,ecuadorean egypt:egyptian england:english eritrea:eritrean estonia:estonian
ethiopia:ethiopian europe:european finland:finnish,finn france:french,frenchman gambia:gambian georgia:georgian
germany:german ghana:ghanaian greece:greek greenland:greenlander,greenlandic guatemala:guatemalan guyana:guyanese haiti:haitian
honduras:honduran hungary:hungarian iceland:icelandic,icelander india:indian indonesia:indonesian iran:iranian iraq:iraqi
ireland:irish israel:israeli italy:italian jamaica:jamaican japan:japanese jordan:jordanian kazakhstan:kazakh
kenya:kenyan korea:korean kosovo:kosovan,kosovar kuwait:kuwaiti kyrgyzstan:kyrgyz laos:laotian latvia:latvian
lebanon:lebanese liberia:liberian libya:libyan lithuania:lithuanian luxembourg:luxembourgish macedonia:macedonian
madagascar:malagasy malaysia:malaysian mali:malian malta:maltese mexico:mexican moldova:moldovan
mongolia:mongolian montenegro:montenegrin morocco:moroccan mozambique:mozambican namibia:namibian nepal:nepalese,nepali
netherlands:dutch,holland nicaragua:nicaraguan nigeria:nigerian norway:norwegian oman:omani pakistan:pakistani
palestine:palestinian panama:panamanian paraguay:paraguayan peru:peruvian philippines:filipino,philippine poland:polish
portugal:portuguese qatar:qatari romania:romanian russia:russian rwanda:rwandan saudi:saudis
scotland:scottish,scots,scot senegal:senegalese serbia:serbian,serb singapore:singaporean slovakia:slovak,slovakian slovenia:slovenian,slovene
somalia:somali spain:spanish,spaniard sudan:sudanese sweden:swedish,swede switzerland:swiss syria:syrian taiwan:taiwanese
tajikistan:tajik tanzania:tanzanian thailand:thai tunisia:tunisian turkey:turkish,turk turkmenistan:turkmen
uganda:ugandan ukraine:ukrainian uae:emirati,emirates uruguay:uruguayan uzbekistan:uzbek
venezuela:venezuelan vietnam:vietnamese wales:welsh yemen:yemeni zambia:zambian zimbabwe:zimbabwean africa:african
asia:asian america:american,u.s california:californian texas:texan
`;

/** Pairs [variant, kept] of a table of `kept:variant,variant` entries. */
function pairs(table: string): (readonly [string, string])[] {
  return table
    .trim()
    .split(/\s+/)
    .flatMap((entry) => {
      const [kept = '', variants = ''] = entry.split(':');
      return variants.split(',').map((variant) => [variant, kept] as const);
    });
}

export const VARIANTS: ReadonlyMap<string, string> = new Map([
  ...pairs(IRREGULAR),
  ...pairs(SPELLING),
  ...pairs(TRANSLITERATIONS),
]);

export const NATIONS: readonly (readonly [string, string])[] = pairs(COUNTRIES);
