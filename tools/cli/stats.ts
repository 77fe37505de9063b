/** `headwater stats`: what a pack holds. */
import { checkContents, PackError, textKeyOf, type Corpus } from '../../src/index';
import { openPacks, readPack } from '../corpora';
import { plain } from '../report';
import { onlyOne, parse, type Command } from './command';
import { sectionsOf, type PackSections } from './pack-sections';

interface Named {
  readonly name: string;
  readonly articles: number;
}

export interface PackStats {
  readonly file: string;
  /** Of the pack format. */
  readonly version: number;
  readonly bytes: number;
  readonly articles: number;
  readonly paragraphs: number;
  readonly words: number;
  /** Most articles first; those without one are in `withoutOutlet`. */
  readonly outlets: readonly Named[];
  readonly withoutOutlet: number;
  readonly languages: readonly Named[];
  /** English texts, mostly: in a pack English goes without saying. */
  readonly withoutLanguage: number;
  readonly dates: { readonly earliest: string | null; readonly latest: string | null; readonly none: number };
  /** Articles whose words an earlier article has as well, all of them in the same order. */
  readonly doubles: number;
  readonly sections: Readonly<Record<string, number>>;
  /** Why the extension would not import it; null: it does. */
  readonly refused: string | null;
}

/** How often each name occurs, the most frequent first. */
class Tally {
  readonly #counts = new Map<string, number>();
  add(name: string): void {
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
  }
  get ranked(): Named[] {
    return [...this.#counts]
      .map(([name, articles]) => ({ name, articles }))
      .sort((a, b) => b.articles - a.articles || (a.name < b.name ? -1 : 1));
  }
}

function textsOf(corpus: Corpus, article: number): string[] {
  const { first, end } = corpus.paragraphsOf(article);
  return Array.from({ length: end - first }, (_, i) => corpus.text(first + i));
}

function refusalOf(corpus: Corpus): string | null {
  try {
    checkContents(corpus);
    return null;
  } catch (error) {
    if (error instanceof PackError) return error.message;
    throw error;
  }
}

function statsOf(file: string, corpus: Corpus, { version, bytes, sections }: PackSections): PackStats {
  const outlets = new Tally();
  const languages = new Tally();
  const keys = new Set<string>();
  let words = 0;
  let withoutOutlet = 0;
  let withoutLanguage = 0;
  let doubles = 0;
  let undated = 0;
  let earliest: { readonly at: number; readonly date: string } | undefined;
  let latest = earliest;
  for (let index = 0; index < corpus.articleCount; index += 1) {
    const info = corpus.article(index);
    words += info.words;
    if (info.outlet === undefined) withoutOutlet += 1;
    else outlets.add(info.outlet);
    if (info.inLanguage === undefined) withoutLanguage += 1;
    else languages.add(info.inLanguage);
    const at = info.datePublished === undefined ? Number.NaN : Date.parse(info.datePublished);
    if (info.datePublished === undefined || Number.isNaN(at)) undated += 1;
    else {
      const one = { at, date: info.datePublished };
      if (earliest === undefined || at < earliest.at) earliest = one;
      if (latest === undefined || at > latest.at) latest = one;
    }
    const key = textKeyOf(textsOf(corpus, index));
    if (keys.has(key)) doubles += 1;
    keys.add(key);
  }
  return {
    file,
    version,
    bytes,
    articles: corpus.articleCount,
    paragraphs: corpus.paragraphCount,
    words,
    outlets: outlets.ranked,
    withoutOutlet,
    languages: languages.ranked,
    withoutLanguage,
    dates: { earliest: earliest?.date ?? null, latest: latest?.date ?? null, none: undated },
    doubles,
    sections,
    refused: refusalOf(corpus),
  };
}

const count = (value: number): string => value.toLocaleString('en');
const size = (bytes: number): string =>
  bytes < 1000
    ? `${bytes} bytes`
    : bytes < 1e6
      ? `${(bytes / 1e3).toFixed(1)} kB`
      : `${(bytes / 1e6).toFixed(1)} MB`;

/** More outlets and languages than this are counted, not listed. */
const LISTED = 10;

function list(named: readonly Named[]): string {
  const listed = named.slice(0, LISTED).map(({ name, articles }) => `${name} ${count(articles)}`);
  const left = named.length - listed.length;
  return [...listed, ...(left > 0 ? [`${count(left)} more`] : [])].join(', ');
}

const withUnstated = (stated: string, unstated: number): string =>
  [stated, unstated > 0 ? `not stated ${count(unstated)}` : ''].filter((part) => part !== '').join(', ');

function report(stats: PackStats): string {
  const { dates } = stats;
  const rows: (readonly [string, string])[] = [
    ['articles', count(stats.articles)],
    ['paragraphs', count(stats.paragraphs)],
    ['words', count(stats.words)],
    ['outlets', withUnstated(list(stats.outlets), stats.withoutOutlet)],
    ['languages', withUnstated(list(stats.languages), stats.withoutLanguage)],
    [
      'dates',
      withUnstated(dates.earliest === null ? '' : `${dates.earliest} to ${dates.latest}`, dates.none),
    ],
    ['doubles', `${count(stats.doubles)} with the same words as an earlier article`],
    ['import', stats.refused ?? 'the extension takes it'],
    ['format', `version ${stats.version}`],
    ['bytes', size(stats.bytes)],
    ...Object.entries(stats.sections).map(([name, bytes]) => [`  ${name}`, size(bytes)] as const),
  ];
  const widest = Math.max(...rows.map(([name]) => name.length));
  return `${stats.file}\n${rows.map(([name, value]) => `  ${name.padEnd(widest)}  ${plain(value) || '–'}\n`).join('')}`;
}

export const stats: Command = async (args, terminal) => {
  const { values, positionals } = parse(args, { json: { type: 'boolean' } });
  const file = onlyOne(positionals, 'PACK');
  const pack = await readPack(file);
  const found = statsOf(file, openPacks([pack]), sectionsOf(pack));
  await terminal.output(values.json === true ? `${JSON.stringify(found)}\n` : report(found));
};
