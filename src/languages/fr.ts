import { stemmer } from '@orama/stemmers/french';
import type { Language } from './language';
import { once, pairs, words } from './lists';
import { captionsOf, furnitureOf, type PageWords } from './page-words';

/** The elided word before an apostrophe: l'accord, d'abord, qu'il, lorsqu'elle. "aujourd'hui" is one word. */
const ELISION = /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu|quelqu)'(?=.)/;
const fold = (word: string): string => word.replace(ELISION, '').replaceAll('œ', 'oe').replaceAll('æ', 'ae');

const norm = (word: string): string => fold(word.normalize('NFD').replace(/\p{M}+/gu, ''));
const norms = (list: string): readonly string[] => words(list).map(norm);

const STOP_WORDS = norms(`
a à afin ai aient ainsi ait alors après as au aucun aucune aujourd'hui auparavant auprès aura aurait auraient auront aussi autant
autour autre autres aux auxquelles auxquels avaient avais avait avant avec avoir ayant beaucoup bien c car ce ceci cela celle
celles celui cependant certain certaine certaines certains ces cet cette ceux chacun chaque chez ci comme comment contre d dans de
dehors déjà depuis derrière des dès désormais deux-mêmes devant devra devrait devraient doit doivent donc dont du durant elle elles
en encore ensuite entre envers environ es est et étaient était étant etc été être eu eux eut fait faire faut fera fois font fut grâce
hors hui ici il ils j jamais je jusque jusqu l la laquelle le lequel les lesquelles lesquels leur leurs lors lorsque lui là m ma mais
malgré me même mêmes mes moi moins mon n ne néanmoins ni non nos notamment notre nous on ont or où ou par parce parfois parmi
pas pendant peu peut peuvent plus plusieurs plutôt pour pourra pourrait pourraient pourtant pouvait près presque puis puisque qu
quand que quel quelle quelles quelqu quelque quelques quels qui quoi quoique s sa sans sauf se selon sera serait seraient seront
ses seulement si sinon soi soit son sont sous souvent suis sur surtout t ta tandis tant te tel telle telles tels tes toi ton
toujours tous tout toute toutefois toutes très trop tu un une vers voici voilà voire vos votre vous y
dit disait ajouté expliqué déclaré indiqué affirmé précisé e er ère ème mme mm
`);

const ABBREVIATIONS = words(`
m mm mme mmes mlle mlles dr pr me mgr st ste cf p.ex ex art vol av bd env no nos tél fig chap p pp
janv févr avr juil sept oct nov déc
`);

/** "un" is an article. */
const NUMBERS: ReadonlyMap<string, number> = new Map([
  ...norms('zéro').map((word) => [word, 0] as const),
  ...norms(
    'deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dixsept dixhuit dixneuf vingt',
  ).map((word, n) => [word, n + 2] as const),
]);
const TENS: ReadonlyMap<string, number> = new Map([
  ['vingt', 20],
  ['trente', 30],
  ['quarante', 40],
  ['cinquante', 50],
  ['soixante', 60],
  ['septante', 70],
  ['quatrevingt', 80],
  ['quatrevingts', 80],
  ['nonante', 90],
]);

function digits(word: string): string | undefined {
  const alone = NUMBERS.get(word) ?? TENS.get(word);
  if (alone !== undefined) return String(alone);
  for (const [tens, value] of TENS) {
    const rest = word.startsWith(tens) ? NUMBERS.get(word.slice(tens.length)) : undefined;
    // soixante-dix, quatre-vingt-treize
    if (rest !== undefined && rest < 20 && tens !== 'vingt') return String(value + rest);
    if (rest !== undefined && rest < 10) return String(value + rest);
  }
  return undefined;
}

/** Forms that no suffix rule reaches; written with their accents. */
const VARIANTS = once<ReadonlyMap<string, string>>(
  () =>
    new Map(
      pairs(`
cent:% u.s:usa kilomètre:km kilogramme:kg aller:va,vont,ira,iront venir:vient,viennent,venu,venue,venus tenir:tient,tiennent,tenu,tenue
prendre:pris,prise,prises,prend,prennent mettre:mis,mise,mises,met,mettent voir:vu,vue,vus,voit,voient savoir:sait,savent,su
recevoir:reçu,reçue,reçoit pouvoir:pu vouloir:veut,veulent,voulu falloir:fallu devenir:devenu,devenue,devient mourir:mort,morts,morte
mourir:mortes,décédé,décédée naître:né,née construire:construit,construite produire:produit,produite conduire:conduit,conduite
perdre:perdu,perdue rendre:rendu,rendue vendre:vendu,vendue ouvrir:ouvert,ouverte,ouverts offrir:offert,offerte écrire:écrit,écrite
atteindre:atteint,atteinte craindre:craint,craignent croître:croissance travail:travaux journal:journaux cheval:chevaux
national:nationaux,nationale local:locaux,locale social:sociaux régional:régionaux hôpital:hôpitaux général:généraux municipal:municipaux
`),
    ),
);

function stem(word: string): string {
  if (word === 'u.s' || /^\p{Nd}/u.test(word)) return word;
  const spelt = VARIANTS().get(word) ?? word;
  if (spelt === 'u.s') return spelt;
  return digits(norm(spelt)) ?? stemmer(spelt);
}

const bare = (word: string): string => norm(stem(word));

/** country: its people and adjective. */
const ALIASES = once<ReadonlyMap<string, string>>(
  () =>
    new Map(
      pairs(`
france:français,française,francais allemagne:allemand,allemande espagne:espagnol,espagnole italie:italien,italienne
royaume:britannique,britanniques angleterre:anglais,anglaise belgique:belge suisse:helvétique,helvète pologne:polonais,polonaise
russie:russe ukraine:ukrainien,ukrainienne u.s:américain,américaine,états-unis,unis,étatsunien chine:chinois,chinoise
japon:japonais,japonaise inde:indien,indienne turquie:turc,turque,turcs,turques grèce:grec,grecque pays-bas:néerlandais,néerlandaise
suède:suédois,suédoise norvège:norvégien,norvégienne danemark:danois,danoise finlande:finlandais,finlandaise hongrie:hongrois,hongroise
israël:israélien,israélienne iran:iranien,iranienne irak:irakien,irakienne syrie:syrien,syrienne liban:libanais,libanaise
égypte:égyptien,égyptienne algérie:algérien,algérienne maroc:marocain,marocaine tunisie:tunisien,tunisienne sénégal:sénégalais,sénégalaise
mali:malien,malienne europe:européen,européenne brésil:brésilien,brésilienne mexique:mexicain,mexicaine canada:canadien,canadienne
québec:québécois,québécoise australie:australien,australienne portugal:portugais,portugaise roumanie:roumain,roumaine afrique:africain,africaine
paris:parisien,parisienne lyon:lyonnais,lyonnaise marseille:marseillais,marseillaise bretagne:breton,bretonne
`).map(([people, country]) => [bare(people), bare(country)]),
    ),
);

const PAGE: PageWords = {
  rights: 'tous_droits_réservés',
  appeals: `(?:notre|nos|la)_newsletters? inscrivez-vous_(?:à|ici|gratuitement) abonnez-vous s[’']abonner_(?:à|pour)
    (?:cet_)?article_réservé_aux_abonnés soutenez_(?:nous|notre|le) faites_un_don suivez-nous nous_utilisons_des_cookies accepter_les_cookies
    partagez_cet_article`,
  readOn: `(?:à_)?lire_(?:aussi|également|la_suite|plus) voir_aussi sur_le_même_(?:sujet|thème) pour_aller_plus_loin en_savoir_plus`,
  labels: 'publicité les_plus_lus commentaires? partager imprimer thèmes mots-clés recommandés',
  by: 'par',
  roles: 'journaliste rédaction correspondant(?:e)? envoyée?_spéciale? rédact(?:eur|rice)(?:_en_chef)? AFP',
  months: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
  stamped: '(?:publié|mis_à_jour|modifié|posté)e?(?:_le)?',
  pictures: 'photos? crédits?(?:_photo)? illustration image',
  speech: 'déclaré expliqué indiqué affirmé précisé assuré ajouté annoncé dit selon',
};

/** French. Stems by Snowball (Porter 2001). */
export const french: Language = {
  tag: 'fr',
  stopWords: new Set(STOP_WORDS),
  abbreviations: new Set(ABBREVIATIONS),
  closingAbbreviations: new Set(words('etc sa sarl cie u.s')),
  units: /^(?:km|m|cm|mm|kg|g|mg|t|l|ml|kw|mw|gw|kwh|hz|ghz|mb|gb|tb|h|e|er|ère|ème|euros?)$/i,
  furniture: furnitureOf(PAGE),
  captions: captionsOf(PAGE),
  numerals: { decimal: ',', groups: ' ' },
  stemsAccents: true,
  joinsHyphen: (left, right) => digits(norm(left) + norm(right)) !== undefined,
  fold,
  stem,
  alias: (stemmed) => ALIASES().get(stemmed) ?? stemmed,
};
