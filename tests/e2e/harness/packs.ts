/** Packs for the library's tests: made-up news, as many as asked for, each with a text of its own. */
import { buildCorpus, splitBlocks, type ArticleMeta, type SourceArticle } from '../../../src/index';

const OUTLETS = [
  'Harbour News',
  'Ellary Gazette',
  'Skerry Wire',
  'Nordufer Tageblatt',
  'Le Courrier du Large',
  'صحيفة الميناء',
] as const;
const PLACES = ['Ellary', 'Skerry Head', 'Nordufer', 'Port Alden', 'Grenwick', 'Marrow Bay'] as const;
const EVENTS = [
  'ferry runs aground off',
  'bridge to close for eleven weeks in',
  'council votes on the school of',
  'storm cuts power lines around',
  'new line of trams opens in',
  'museum finds a lost map of',
  'fishing fleet returns to',
] as const;
const PEOPLE = ['Ola Brandt', 'Mirela Kovač', 'Ada Nwosu', 'Jonas Wikander'] as const;

const pick = <T>(list: readonly T[], turn: number): T => list[turn % list.length]!;
const capital = (text: string): string => text[0]!.toUpperCase() + text.slice(1);
/** The day that lies so many days before the first of November 2026. */
const day = (before: number): string =>
  new Date(Date.UTC(2026, 10, 1) - before * 86_400_000).toISOString().slice(0, 10);

const SAMPLE_LANGUAGES: readonly string[] = ['en', 'en', 'en', 'de', 'fr', 'ar'];

/** One article: every number gives another one. `paragraphs` of running text. */
export function sampleArticle(turn: number, paragraphs = 3): SourceArticle {
  const place = pick(PLACES, turn);
  const headline = `${capital(pick(EVENTS, turn))} ${place}, report ${turn}`;
  const body = Array.from(
    { length: paragraphs },
    (_, index) =>
      `${index === 0 ? 'People' : 'Officials'} in ${place} said on day ${turn} that the ${pick(EVENTS, turn + index)} ${pick(PLACES, turn + index)} had been expected for ${turn + index + 2} weeks, although nobody could say when repairs number ${turn * 7 + index} would begin.`,
  );
  const text = body.join('\n');
  const meta: ArticleMeta = {
    ...(turn % 9 === 8 ? {} : { outlet: pick(OUTLETS, turn) }),
    ...(turn % 11 === 10 ? {} : { headline }),
    ...(turn % 3 === 0 ? { author: pick(PEOPLE, turn / 3) } : {}),
    ...(turn % 7 === 6 ? {} : { datePublished: day(turn) }),
    inLanguage: pick(SAMPLE_LANGUAGES, turn),
    url: `https://news.example/report/${turn}`,
  };
  return { id: `report-${turn}`, text, blocks: splitBlocks(text), meta };
}

export const samplePack = (count: number, { from = 0, paragraphs = 3 } = {}): Uint8Array =>
  new Uint8Array(
    buildCorpus(Array.from({ length: count }, (_, turn) => sampleArticle(from + turn, paragraphs))),
  );
