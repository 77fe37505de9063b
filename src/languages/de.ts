import { stemmer } from '@orama/stemmers/german';
import type { Language } from './language';
import { once, pairs, words } from './lists';
import { captionsOf, furnitureOf, type PageWords } from './page-words';

/** Outlets write "fuer" and "ss" where a keyboard or a capital line lacks the letter. "neue", "Bauer", "Quelle" keep theirs. */
const fold = (word: string): string =>
  word
    .replaceAll('ß', 'ss')
    .replace(/([ao])e/g, '$1')
    .replace(/(?<![aeq])ue/g, 'u');

const norm = (word: string): string => fold(word.normalize('NFD').replace(/\p{M}+/gu, ''));
const norms = (list: string): readonly string[] => words(list).map(norm);

const STOP_WORDS = norms(`
ab aber alle allem allen aller alles als also am an andere anderem anderen anderer anderes anders auch auf aus außer außerdem
bei beim beide beiden bereits bevor bin bis bisher bist da dabei dadurch dafür dagegen daher dahin damals damit danach daneben
dann daran darauf daraus darf darin darüber darum darunter das dass davon davor dazu dein dem demnach den denen denn dennoch der
deren derer derzeit des deshalb dessen desto die dies diese dieselbe diesem diesen dieser dieses doch dort du durch dürfen dürfte
ebenfalls ebenso eher eigentlich ein eine einem einen einer eines einige einigen einiger einmal er erst es etwa etwas euch euer
fast für ganz gar gegen gegenüber gemeinsam genau gerade gewesen gibt ging habe haben hat hatte hatten hätte hätten her hier hin
hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer ihres im immer in indem infolge innerhalb ins insgesamt ist ja jede jedem
jeden jeder jedes jedoch jene jener jetzt kann kaum kein keine keinem keinen keiner können könne könnte könnten künftig laut
man mehr mehrere mehreren mein meisten mich mir mit mittlerweile möglich muss müssen müsse müsste nach nachdem nämlich neben
nicht nichts noch nun nur ob obwohl oder offenbar ohne per schon sehr sei seien sein seine seinem seinen seiner seines seit
seitdem selbst sich sie sind so sodass sogar solche solchen solcher soll solle sollen sollte sollten somit sondern sonst soweit
sowie sowohl statt über um und uns unser unsere unter viel viele vielen vom von vor wann war waren wäre wären warum was wegen
weil weiter weitere weiteren weiterer weiterhin weiteres welche welchem welchen welcher wenn wer werde werden wie wieder will
wir wird wo wobei wodurch wohl wolle wollen wollte wollten worden wurde wurden würde würden während zu zuletzt zum zunächst zur
zwar zwischen zudem zuvor bzw ca usw vgl z herr herrn frau sagte sagten sagt sagen hieß heißt
`);

const ABBREVIATIONS = words(`
dr prof hr hrn fr frl bzw z.b z u.a d.h u s.o v.a vgl ca nr st str mio mrd tsd evtl ggf inkl bsp abs art bd dipl ing geb gest
jr sr lt i.d.r o.ä u.u z.t v sog mind jan feb apr aug sept sep okt nov dez
`);
/** "am 6. März": an ordinal ends no sentence. */
const ORDINALS = Array.from({ length: 31 }, (_, day) => String(day + 1));

/** Small numbers; "ein" is an article. */
const UNITS: ReadonlyMap<string, number> = new Map(
  norms('null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf').map((word, n) => [word, n]),
);
const TEENS: ReadonlyMap<string, number> = new Map(
  norms('dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn').map((word, n) => [word, n + 13]),
);
const TENS: ReadonlyMap<string, number> = new Map(
  norms('zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig').map((word, n) => [
    word,
    10 * n + 20,
  ]),
);

function digits(word: string): string | undefined {
  const alone = UNITS.get(word) ?? TEENS.get(word) ?? TENS.get(word);
  if (alone !== undefined) return String(alone);
  const [, unit = '', tens = ''] = /^(\p{Ll}+?)und(\p{Ll}+(?:zig|ssig))$/u.exec(word) ?? [];
  const value = TENS.get(tens);
  const rest = unit === 'ein' ? 1 : UNITS.get(unit);
  return value === undefined || rest === undefined ? undefined : String(value + rest);
}

/** Forms that no suffix rule reaches, and what news abbreviates. */
const VARIANTS = once<ReadonlyMap<string, string>>(
  () =>
    new Map(
      pairs(`
prozent:%,proz million:mio milliarde:mrd tausend:tsd usa:u.s kilometer:km kilogramm:kg quadratmeter:qm gehen:ging,gegangen
geben:gab,gaben,gegeben gäbe:gäbe nehmen:nahm,nahmen,genommen,nimmt kommen:kam,kamen,gekommen stehen:stand,standen,gestanden
sprechen:sprach,sprachen,gesprochen,spricht sehen:sah,sahen,gesehen,sieht finden:fand,fanden,gefunden liegen:lag,lagen,gelegen
treffen:traf,trafen,getroffen,trifft sterben:starb,starben,gestorben,stirbt beginnen:begann,begannen,begonnen
verlieren:verlor,verloren schließen:schloss,schlossen,geschlossen steigen:stieg,stiegen,gestiegen fallen:fiel,fielen,gefallen
halten:hielt,hielten,gehalten,hält lassen:ließ,ließen,gelassen,lässt bleiben:blieb,blieben,geblieben tragen:trug,trugen,getragen
bringen:brachte,brachten,gebracht denken:dachte,dachten,gedacht schreiben:schrieb,schrieben,geschrieben
ziehen:zog,zogen,gezogen werfen:warf,warfen,geworfen,wirft helfen:half,halfen,geholfen,hilft brechen:brach,brachen,gebrochen
`).map(([variant, kept]) => [norm(variant), norm(kept)]),
    ),
);

function stem(word: string): string {
  if (word === 'u.s' || /^\p{Nd}/u.test(word)) return word;
  const spelt = VARIANTS().get(word) ?? word;
  if (spelt === 'u.s') return spelt;
  return digits(spelt) ?? stemmer(spelt);
}

/** country: its people and adjective; inflected forms share their stems. */
const ALIASES = once<ReadonlyMap<string, string>>(
  () =>
    new Map(
      pairs(`
deutschland:deutsch,deutsche,deutscher österreich:österreichisch,österreicher schweiz:schweizer,schweizerisch
frankreich:französisch,franzose,franzosen spanien:spanisch,spanier italien:italienisch,italiener
großbritannien:britisch,brite,briten england:englisch,engländer polen:polnisch,pole russland:russisch,russe,russen
ukraine:ukrainisch,ukrainer u.s:amerikanisch,us-amerikanisch,amerikaner,amerika china:chinesisch,chinese,chinesen
japan:japanisch,japaner indien:indisch,inder türkei:türkisch,türke,türken griechenland:griechisch,grieche,griechen
niederlande:niederländisch,niederländer,holländisch belgien:belgisch,belgier dänemark:dänisch,däne,dänen
schweden:schwedisch,schwede norwegen:norwegisch,norweger finnland:finnisch,finne ungarn:ungarisch tschechien:tschechisch,tscheche
israel:israelisch,israeli iran:iranisch,iraner irak:irakisch syrien:syrisch,syrer ägypten:ägyptisch,ägypter
europa:europäisch,europäer brasilien:brasilianisch mexiko:mexikanisch kanada:kanadisch australien:australisch
portugal:portugiesisch irland:irisch rumänien:rumänisch bulgarien:bulgarisch serbien:serbisch kroatien:kroatisch afrika:afrikanisch
bayern:bayerisch,bayrisch sachsen:sächsisch berlin:berliner wien:wiener hamburg:hamburger münchen:münchner
`).map(([people, country]) => [stem(norm(people)), stem(norm(country))]),
    ),
);

const PAGE: PageWords = {
  rights: 'alle_rechte_vorbehalten',
  appeals: `(?:unseren|unserem|den|dem|jetzt)_newsletter newsletter_(?:abonnieren|anmelden|bestellen) jetzt_(?:abonnieren|anmelden|registrieren|testen)
    melden_sie_sich_(?:hier|jetzt|an) unterstützen_sie_(?:uns|unsere|unseren) folgen_sie_uns wir_(?:verwenden|nutzen)_cookies cookies_akzeptieren
    artikel_teilen werbeblocker`,
  readOn:
    'lesen_sie_(?:auch|hier|mehr|dazu) lies_auch mehr_(?:zum_thema|dazu|lesen) weiterlesen zum_thema auch_interessant siehe_auch weitere_artikel',
  labels: 'anzeige werbung meistgelesen empfohlen kommentare? teilen drucken themen schlagworte',
  by: 'von',
  roles: 'redakteur(?:in)? korrespondent(?:in)? redaktion reporter(?:in)? dpa',
  months: 'januar jänner februar märz april mai juni juli august september oktober november dezember',
  stamped: 'stand: aktualisiert veröffentlicht zuletzt_aktualisiert',
  pictures: 'fotos? bild(?:er|quelle)? grafik foto_und_text',
  speech: 'sagte[n]? erklärte[n]? teilte betonte berichtete[n]? hieß_es laut',
};

/** German. Stems by Snowball (Porter 2001); compounds stay whole. */
export const german: Language = {
  tag: 'de',
  stopWords: new Set(STOP_WORDS),
  abbreviations: new Set([...ABBREVIATIONS, ...ORDINALS]),
  closingAbbreviations: new Set(words('gmbh co kg ag usw etc u.s')),
  units: /^(?:km|m|cm|mm|kg|g|mg|t|l|ml|kw|mw|gw|kwh|hz|ghz|mb|gb|tb|mio|mrd|uhr|prozent|euro)$/i,
  furniture: furnitureOf(PAGE),
  captions: captionsOf(PAGE),
  numerals: { decimal: ',', groups: " '" },
  stemsAccents: false,
  joinsHyphen: () => false,
  fold,
  stem,
  alias: (stemmed) => ALIASES().get(stemmed) ?? stemmed,
};
