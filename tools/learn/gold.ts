/** The labelled articles of tests/gold, in one shape. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { splitBlocks, type Article, type SourceArticle } from '../../src/index';

export const GOLD = fileURLToPath(new URL('../../tests/gold', import.meta.url));
const SEEDS = fileURLToPath(new URL('../../seeds', import.meta.url));

export interface Label {
  readonly kind: string;
  readonly relation: string;
  /** Block numbers in the source, from 0. */
  readonly sources: readonly number[];
  readonly primary: number | null;
  readonly added: readonly { readonly start: number; readonly end: number }[];
  /** Details that contradict or replace the source's; absent where nobody labelled any. */
  readonly altered?: readonly { readonly start: number; readonly end: number }[];
  /** Framing that only alludes: left out of all counts. */
  readonly echo: boolean;
}

/** A derived (or independent) article with its labels, against one source. */
export interface GoldCase {
  readonly set:
    | 'seeds'
    | 'stories'
    | 'independent'
    | 'negative'
    | 'spliced'
    | 'inserted'
    | 'thinned'
    | 'longer'
    | 'retold'
    | 'partial';
  /** What is left out together when thresholds and weights are fitted. */
  readonly family: string;
  readonly name: string;
  readonly source: SourceArticle;
  readonly page: Article;
  /** By block; empty where nothing on the page derives from the source. */
  readonly labels: ReadonlyMap<number, Label>;
}

export const articleOf = (id: string, text: string, meta: Article['meta'] = {}): SourceArticle => ({
  id,
  text,
  blocks: splitBlocks(text),
  meta,
});

/** The folders of invented stories: `stories` and `longer` to fit and tune on, `held-out` to measure only. */
export type StorySet = 'stories' | 'longer' | 'held-out';

export const storyNames = (set: StorySet = 'stories'): string[] =>
  readdirSync(path.join(GOLD, set), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
export const storyText = (story: string, name: string, set: StorySet = 'stories'): string =>
  readFileSync(path.join(GOLD, set, story, `${name}.txt`), 'utf8');
export const storyMeta = (
  story: string,
  set: StorySet = 'stories',
): {
  readonly docs: Readonly<Record<string, { readonly outlet: string; readonly credit?: string }>>;
  /** Blocks of the original, from 1, that hold a denial. */
  readonly denial: readonly number[];
} => JSON.parse(readFileSync(path.join(GOLD, set, story, 'meta.json'), 'utf8')) as never;

export function seedText(id: string): string {
  const file = readdirSync(SEEDS).find((name) => name.startsWith(`${id}_`))!;
  return readFileSync(path.join(SEEDS, file), 'utf8');
}

const lines = (file: string): Record<string, never>[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, never>);

/** The labelled seeds 001, 002 and 003 against 000. */
export function seedCases(): GoldCase[] {
  const source = articleOf('000', seedText('000'));
  const block = (id: string): number => Number(id.split(':p')[1]) - 1;
  const records = lines(path.join(GOLD, 'seeds', 'labels.jsonl')) as unknown as {
    id: string;
    relation: string;
    sources: string[];
    primary: string | null;
    added: Label['added'];
    altered: NonNullable<Label['altered']>;
  }[];
  return ['001', '002', '003'].map((id) => ({
    set: 'seeds',
    family: id,
    name: id,
    source,
    page: articleOf(id, seedText(id)),
    labels: new Map(
      records
        .filter((record) => record.id.startsWith(`d${id}:`))
        .map((record) => [
          block(record.id),
          {
            kind: 'paragraph',
            relation: record.relation,
            sources: record.sources.map(block),
            primary: record.primary === null ? null : block(record.primary),
            added: record.added,
            altered: record.altered,
            echo: false,
          },
        ]),
    ),
  }));
}

/** An article of a story on something else, with one retold paragraph of the original in it. */
const FOREIGN = 'foreign';

/** The stories' derived articles and, as articles from which nothing derives, the independent ones. */
export const storyCases = (set: StorySet = 'stories'): GoldCase[] => casesOf(set, (name) => name !== FOREIGN);

/** Foreign pages with one retold paragraph. */
export const foreignCases = (set: StorySet = 'held-out'): GoldCase[] =>
  casesOf(set, (name) => name === FOREIGN).map((gold) => ({ ...gold, set: 'spliced' }));

function casesOf(set: StorySet, wanted: (name: string) => boolean): GoldCase[] {
  return storyNames(set).flatMap((story) => {
    const source = articleOf('original', storyText(story, 'original', set));
    const records = lines(path.join(GOLD, set, story, 'gold.jsonl')) as unknown as {
      doc: string;
      p: number;
      relation: string;
      sources: number[];
      added: Label['added'];
      altered: NonNullable<Label['altered']>;
      kind: string;
      shares?: boolean;
      echo?: boolean;
    }[];
    const names = Object.keys(storyMeta(story, set).docs).filter(
      (name) => name !== 'original' && wanted(name),
    );
    return names.map((name): GoldCase => {
      // Nothing derives in a report of its own, nor in an explainer of the topic, whether labelled so or not.
      const all = records.filter((record) => record.doc === name);
      const own = all.some(({ relation, shares }) => relation !== 'none' && !shares) ? all : [];
      return {
        set: own.length === 0 ? 'independent' : 'stories',
        family: story,
        name: `${story}/${name}`,
        source,
        page: articleOf(name, storyText(story, name, set)),
        labels: new Map(
          own.map((record) => [
            record.p - 1,
            {
              kind: record.kind,
              relation: record.shares ? 'none' : record.relation,
              sources: record.sources.map((p) => p - 1),
              primary: record.sources.length > 0 ? record.sources[0]! - 1 : null,
              added: record.added,
              altered: record.altered,
              echo: record.echo ?? false,
            },
          ]),
        ),
      };
    });
  });
}
