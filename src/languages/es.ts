import { stemmer } from '@orama/stemmers/spanish';
import type { Language } from './language';
import { once, pairs, words } from './lists';
import { captionsOf, furnitureOf, type PageWords } from './page-words';

const norm = (word: string): string => word.normalize('NFD').replace(/\p{M}+/gu, '');
const norms = (list: string): readonly string[] => words(list).map(norm);

const STOP_WORDS = norms(`
a ahora al algo algún alguna algunas alguno algunos allí ambos ante anterior antes apenas aquel aquella aquellas aquello aquellos
aquí así aun aún aunque bajo bastante bien cabo cada casi cerca cierto como cómo con contra cual cuál cuales cualquier cualquiera
cuando cuándo cuanto cuya cuyas cuyo cuyos da dado dan de debe deben debería deberían debido dejó del demás dentro desde después
dicho donde dónde dos-mil durante e él el ella ellas ello ellos en entonces entre era eran es esa esas ese eso esos esta está ésta
estaba estaban estado están estar estas este éste esto estos estuvo fin fue fueron frente fuera ha haber había habían habrá habría
habrían hace hacer hacia han hasta hay haya hayan he hecho hicieron hizo hubo incluso igual junto jamás la las le les lo los luego
más mas me mediante mejor menos mi mientras misma mismas mismo mismos mucha muchas mucho muchos muy nada ni ningún ninguna ninguno
no nos nosotros nuestra nuestras nuestro nuestros nunca o os otra otras otro otros para pero poco pocos podemos poder podrá podrán
podría podrían por porque primero pronto puede pueden pues que qué quien quién quienes se sea sean según ser será serán sería
serían si sí sido siempre siendo sigue sin sino sobre sólo solo somos son su sus suya suyo tal tales también tampoco tan tanta
tanto tantos te tenemos tener tenga tenía tenían tiene tienen toda todas todavía todo todos tras través tu tus u uu último última un una
unas uno unos usted va vamos van vez y ya yo
sr sra dijo dice dicen explicó señaló afirmó añadió indicó aseguró declaró
`);

const ABBREVIATIONS = words(`
sr sra srta sres dr dra d dña prof lic ing gral cnel av avda c pág págs art núm no nº vol cap p.ej ej aprox tel
ee ene feb mar abr jun jul ago sept oct nov dic fr mons sto sta
`);

const NUMBERS: ReadonlyMap<string, number> = new Map([
  ['cero', 0],
  ...norms(
    `dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve
    veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve treinta`,
  ).map((word, n) => [word, n + 2] as const),
  ...norms('cuarenta cincuenta sesenta setenta ochenta noventa').map(
    (word, n) => [word, 10 * n + 40] as const,
  ),
]);

/** Forms that no suffix rule reaches; written with their accents. "EE.UU." is two words, the second a stop word. */
const VARIANTS = once<ReadonlyMap<string, string>>(
  () =>
    new Map(
      pairs(`
ciento:% u.s:usa,ee,eeuu,eua,unidos kilómetro:km kilogramo:kg ir:iban,irá,irán venir:viene,vienen,vino,vinieron tener:tuvo,tuvieron
decir:dirá,dijeron,diciendo poner:puso,pusieron,puesto,puesta hacer:haciendo,hará,hacen ver:vio,vieron,visto,vista
morir:murió,murieron,muerto,muerta,muertos,muertas,mueren pedir:pidió,pidieron,pide,piden seguir:siguió,siguieron,siguen
dar:dio,dieron,dará querer:quiso,quiere,quieren poder:pudo,pudieron saber:supo,sabe,saben traer:trajo,trajeron
producir:produjo,produjeron,produce reducir:redujo,redujeron,reduce conducir:condujo,conducía abrir:abierto,abierta cubrir:cubierto,cubierta
escribir:escrito,escrita romper:roto,rota volver:vuelto,vuelve,vuelven resolver:resuelto,resuelta,resuelve empezar:empieza,empiezan
comenzar:comienza,comienzan perder:pierde,pierden encontrar:encuentra,encuentran mostrar:muestra,muestran contar:cuenta,cuentan
cerrar:cierra,cierran,cierre sentir:sintió,siente,sienten elegir:eligió,eligen,electo impedir:impidió,impide
`),
    ),
);

/** Pronouns that hang on an infinitive or gerund: "comprarlo", "negarse", "dándole". The accent goes with them. */
const CLITIC =
  /^(\p{L}+(?:[aeiáéí]r|[áé]ndo|iéndo|yendo|ando|iendo))(?:se|me|te|nos|os)?(?:l[aeo]s?|se|me|te|nos)$/u;
/** Short words that only look so: "carlos", "parte", "verlas" is worth losing. */
const LEAST_CLITIC = 7;

function withoutClitics(word: string): string {
  if (word.length < LEAST_CLITIC) return word;
  const verb = CLITIC.exec(word)?.[1];
  return verb === undefined ? word : norm(verb);
}

function stem(word: string): string {
  if (word === 'u.s' || /^\p{Nd}/u.test(word)) return word;
  const spelt = VARIANTS().get(word) ?? word;
  if (spelt === 'u.s') return spelt;
  const number = NUMBERS.get(norm(spelt));
  return number === undefined ? stemmer(withoutClitics(spelt)) : String(number);
}

const bare = (word: string): string => norm(stem(word));

/** country: its people and adjective; feminine and plural forms share their stems. */
const ALIASES = once<ReadonlyMap<string, string>>(
  () =>
    new Map(
      pairs(`
españa:español,española,españoles francia:francés,francesa,franceses alemania:alemán,alemana,alemanes italia:italiano
reino:británico inglaterra:inglés,inglesa,ingleses portugal:portugués,portuguesa,portugueses suiza:suizo polonia:polaco rusia:ruso
ucrania:ucraniano,ucranio u.s:estadounidense,norteamericano,americano china:chino japón:japonés,japonesa,japoneses india:indio
turquía:turco grecia:griego holanda:holandés,neerlandés,neerlandesa bélgica:belga suecia:sueco noruega:noruego dinamarca:danés,danesa
hungría:húngaro israel:israelí,israelíes irán:iraní,iraníes irak:iraquí,iraquíes siria:sirio egipto:egipcio marruecos:marroquí,marroquíes
europa:europeo,europea brasil:brasileño méxico:mexicano,méjico argentina:argentino chile:chileno colombia:colombiano perú:peruano
venezuela:venezolano ecuador:ecuatoriano bolivia:boliviano uruguay:uruguayo paraguay:paraguayo cuba:cubano panamá:panameño
guatemala:guatemalteco honduras:hondureño nicaragua:nicaragüense canadá:canadiense áfrica:africano australia:australiano
cataluña:catalán,catalana,catalanes madrid:madrileño andalucía:andaluz,andaluza galicia:gallego valencia:valenciano barcelona:barcelonés
`).map(([people, country]) => [bare(people), bare(country)]),
    ),
);

const PAGE: PageWords = {
  rights: 'todos_los_derechos_reservados',
  appeals: `(?:nuestro|nuestra|la|al)_(?:newsletter|boletín) suscr[íi]b(?:ete|ase|ete_a|irse)(?:_a|_aquí|_ahora)? apúntate_(?:a|aquí)
    (?:contenido|artículo)_(?:exclusivo|solo)_para_suscriptores apoya_(?:nuestro|el)_periodismo haz_una_donación síguenos(?:_en)?
    utilizamos_cookies usamos_cookies aceptar_cookies comparte_(?:este|esta)`,
  readOn: `le[ae]r?_(?:también|más|además) lee_también ver_(?:también|más) te_puede_interesar más_información noticias_relacionadas
    sigue_leyendo seguir_leyendo`,
  labels:
    'publicidad lo_más_(?:leído|visto) comentarios? compartir imprimir temas etiquetas relacionados recomendados',
  by: 'por',
  roles: 'redacción periodista corresponsal enviad[oa]_especial redactor(?:a)? EFE agencias?',
  months: 'enero febrero marzo abril mayo junio julio agosto sep?tiembre octubre noviembre diciembre',
  stamped: '(?:publicad|actualizad|modificad|creado)[oa]?(?:_el|_a_las)? actualización',
  pictures: 'fotos? fotografía imagen créditos? ilustración',
  speech: 'dijo explicó señaló afirmó añadió indicó aseguró declaró anunció según',
};

/** Spanish. Stems by Snowball (Porter 2001). */
export const spanish: Language = {
  tag: 'es',
  stopWords: new Set(STOP_WORDS),
  abbreviations: new Set(ABBREVIATIONS),
  closingAbbreviations: new Set(words('uu etc s.a sa ud uds cía u.s')),
  units: /^(?:km|m|cm|mm|kg|g|mg|t|l|ml|kw|mw|gw|kwh|hz|ghz|mb|gb|tb|h|hs|euros?)$/i,
  furniture: furnitureOf(PAGE),
  captions: captionsOf(PAGE),
  // Spain and the south of America write 1.900,50, Mexico and its neighbours 1,900.50.
  numerals: { decimal: 'either', groups: ' ' },
  stemsAccents: true,
  joinsHyphen: () => false,
  fold: (word) => word,
  stem,
  alias: (stemmed) => ALIASES().get(stemmed) ?? stemmed,
};
