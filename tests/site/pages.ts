/** The sample pages: which text stands on which site, and where. The texts themselves stay in seeds/. */
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SITES, type SampleSite } from './hosts';

export type PageId = '000' | '001' | '002' | '003' | '004' | 'unrelated' | 'same-topic';

export interface SamplePage {
  readonly id: PageId;
  readonly site: SampleSite;
  readonly path: string;
  readonly section: string;
  /** The page's h1. Where the text brings no headline of its own, the sample site gives one. */
  readonly headline: string;
  /** One line under the headline on the front page. */
  readonly teaser: string;
  /** ISO date, where the text states one. */
  readonly date?: string;
  readonly byline: string;
  readonly blocks: readonly Block[];
  /** A sentence of the text that the layout repeats as a pull quote. */
  readonly pullQuote: string;
}

export interface Block {
  readonly kind: 'paragraph' | 'caption' | 'appeal' | 'rights';
  readonly text: string;
}

const HERE = dirname(fileURLToPath(import.meta.url));
const SEEDS = join(HERE, '../../seeds');
const TEXTS = join(HERE, 'texts');

const lines = (file: string): string[] =>
  readFileSync(file, 'utf8')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');

function seedLines(id: string): string[] {
  const name = readdirSync(SEEDS).find((file) => file.startsWith(`${id}_`));
  if (name === undefined) throw new Error(`seeds/ holds no text ${id}`);
  return lines(join(SEEDS, name));
}

/** Lines as blocks; `others` names by line number those that a newsroom would not set as a paragraph. */
const asBlocks = (texts: readonly string[], others: Readonly<Record<number, Block['kind']>> = {}): Block[] =>
  texts.map((text, at) => ({ kind: others[at] ?? 'paragraph', text }));

const withOwnHeadline = (texts: readonly string[]): { headline: string; rest: string[] } => {
  const [headline = '', ...rest] = texts;
  return { headline, rest };
};

function build(): readonly SamplePage[] {
  const second = withOwnHeadline(seedLines('002'));
  const fourth = withOwnHeadline(seedLines('004'));
  const unrelated = withOwnHeadline(lines(join(TEXTS, 'unrelated.txt')));
  const sameTopic = withOwnHeadline(lines(join(TEXTS, 'same-topic.txt')));
  return [
    {
      id: '002',
      site: SITES.courier,
      path: '/world/security-guarantees-territorial-concessions',
      section: 'World',
      headline: second.headline,
      teaser: 'What Washington now asks of Kyiv, and what it would give in return.',
      byline: 'By the foreign desk',
      blocks: asBlocks(second.rest, { 1: 'caption', 5: 'caption', 10: 'caption', 14: 'caption' }),
      pullQuote:
        'Ukrainian officials are growing increasingly frustrated with the ambiguity surrounding U.S. commitments.',
    },
    {
      id: '000',
      site: SITES.meridian,
      path: '/content/us-ties-guarantees-to-peace-deal',
      section: 'War in Ukraine',
      headline: 'US ties Ukraine’s security guarantees to a peace deal',
      teaser: 'The price of a promise, according to those in the room.',
      byline: 'From our correspondents in Kyiv and Washington',
      blocks: asBlocks(seedLines('000'), { 14: 'caption', 27: 'rights' }),
      pullQuote: '“They stop each time the security guarantees can be signed,” the official said.',
    },
    {
      id: '001',
      site: SITES.plainsman,
      path: '/article.php?id=48213',
      section: 'Wire',
      headline: 'US presses Kyiv on Donbass before any guarantees',
      teaser: 'A short report from the wire.',
      byline: 'Plainsman Wire',
      blocks: asBlocks(seedLines('001')),
      pullQuote: 'Kyiv has consistently refused any territorial concessions.',
    },
    {
      id: '003',
      site: SITES.lantern,
      path: '/europe/ukraine/guarantees-donbas-report',
      section: 'Europe',
      headline: 'Security promises hang on surrender of the Donbas, report says',
      teaser: 'What is known of the report, and how the White House answers it.',
      date: '2026-01-28',
      byline: 'Lantern reporters',
      blocks: asBlocks(seedLines('003'), { 0: 'appeal', 5: 'caption', 10: 'caption' }),
      pullQuote: 'Talks will resume on Sunday.',
    },
    {
      id: '004',
      site: SITES.northgate,
      path: '/p/secret-talks-surprising-conditions',
      section: 'Geopolitics',
      headline: fourth.headline,
      teaser: 'A long read on guarantees, territory and the talks between them.',
      byline: 'Northgate staff',
      blocks: asBlocks(fourth.rest, { 1: 'caption', 6: 'caption', 9: 'caption', 14: 'caption' }),
      pullQuote: 'Zelensky’s recent statements have added further complexity to the situation.',
    },
    {
      id: 'unrelated',
      site: SITES.courier,
      path: '/city/harbour-rail-link-opens',
      section: 'City',
      headline: unrelated.headline,
      teaser: 'The first train carried engineers, schoolchildren and one very patient dog.',
      byline: 'By the city desk',
      blocks: asBlocks(unrelated.rest),
      pullQuote: 'The tide, he said, had the last word on every working day.',
    },
    {
      id: 'same-topic',
      site: SITES.northgate,
      path: '/p/who-would-watch-a-ceasefire',
      section: 'Geopolitics',
      headline: sameTopic.headline,
      teaser: 'Maps, mines and the memory of an earlier mission.',
      byline: 'Northgate staff',
      blocks: asBlocks(sameTopic.rest),
      pullQuote: 'A line on a map is the cheapest part of a ceasefire.',
    },
  ];
}

export const PAGES: readonly SamplePage[] = build();

export function samplePage(id: PageId): SamplePage {
  const page = PAGES.find((candidate) => candidate.id === id);
  if (page === undefined) throw new Error(`no sample page ${id}`);
  return page;
}

/** The page's address. Plain http: the browsers reach the sample sites through a proxy on this machine. */
export const addressOf = (id: PageId | 'front'): string =>
  id === 'front'
    ? `http://${SITES.courier.host}/`
    : `http://${samplePage(id).site.host}${samplePage(id).path}`;
