/**
 * What the reader hid: in storage.local; what was hidden in a private window in storage.session, which is
 * memory. Checked on the way in, healed on the way out: one damaged entry costs no other.
 */
import * as v from 'valibot';
import { browser } from '../browser';
import type { Mute } from '../messages';
import type { Without } from '../../src/index';
import { oneByOne } from './in-turn';
import type { Told } from './tab-store';

const KEY = 'mutes';
/** More than a reader hides in years; a list that a file brings is held to it. */
export const MOST_MUTES = 5_000;
/** As many words name a paragraph in the list; fewer where they are long: some scripts know no spaces. */
const NAME_WORDS = 12;
const NAME_CHARS = 200;
const MOST_SOURCES = 100;

const shortText = v.pipe(v.string(), v.maxLength(2_000));
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(300));

export const muteSchema: v.GenericSchema<unknown, Mute> = v.object({
  id,
  kind: v.picklist(['match', 'source']),
  at: v.pipe(v.string(), v.isoTimestamp()),
  source: v.object({
    articleId: id,
    outlet: v.exactOptional(shortText),
    headline: v.exactOptional(shortText),
    datePublished: v.exactOptional(shortText),
    inLanguage: v.exactOptional(shortText),
    url: v.exactOptional(shortText),
    opening: v.exactOptional(shortText),
  }),
  articleIds: v.pipe(v.array(id), v.minLength(1), v.maxLength(MOST_SOURCES)),
  paragraph: v.exactOptional(
    v.object({ key: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/u)), words: shortText }),
  ),
  isPrivate: v.exactOptional(v.literal(true)),
});

const listed = (stored: unknown): readonly Mute[] =>
  Array.isArray(stored) ? stored.filter((one): one is Mute => v.is(muteSchema, one)) : [];

const areaOf = (isPrivate: boolean): typeof browser.storage.local =>
  isPrivate ? browser.storage.session : browser.storage.local;

const readArea = async (isPrivate: boolean): Promise<readonly Mute[]> =>
  listed((await areaOf(isPrivate).get(KEY))[KEY]);

/** All that is hidden, newest first. */
export async function readMutes(): Promise<readonly Mute[]> {
  const [lasting, passing] = await Promise.all([readArea(false), readArea(true)]);
  return [...lasting, ...passing].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}

const inTurn = oneByOne();

/** Changes run one after the other: two tabs that hide at once lose nothing. */
function change(of: (mutes: readonly Mute[]) => readonly Mute[]): Promise<void> {
  return inTurn(async () => {
    for (const isPrivate of [false, true]) {
      const before = await readArea(isPrivate);
      const after = of(before).filter((one) => (one.isPrivate === true) === isPrivate);
      if (JSON.stringify(after) !== JSON.stringify(before)) await areaOf(isPrivate).set({ [KEY]: after });
    }
  });
}

/** Adds to what is hidden; an entry of the same id is replaced. The newest are kept where there are too many. */
export const addMutes = (mutes: readonly Mute[]): Promise<void> => {
  const ids = new Set(mutes.map((one) => one.id));
  return change((present) => [...mutes, ...present.filter((one) => !ids.has(one.id))].slice(0, MOST_MUTES));
};

/** Shows again what was hidden; gives back what it was. */
export async function removeMutes(ids: readonly string[]): Promise<readonly Mute[]> {
  const gone = (await readMutes()).filter((one) => ids.includes(one.id));
  await change((present) => present.filter((one) => !ids.includes(one.id)));
  return gone;
}

/** Hides these and nothing else. */
export const replaceMutes = (mutes: readonly Mute[]): Promise<void> =>
  change(() => mutes.slice(0, MOST_MUTES));

const words = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** What names a paragraph's words, whatever its spaces and signs: SHA-256 in hexadecimal. */
async function keyOf(text: string): Promise<string> {
  const bytes = new TextEncoder().encode(words(text.normalize('NFKC')).join(' '));
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A new entry for what was told of a paragraph with these words; null where nothing was. */
export async function muteOf(
  told: Told,
  paragraph: { readonly index: number; readonly text: string },
  kind: Mute['kind'],
  isPrivate: boolean,
): Promise<Mute | null> {
  const match = told.matches.find((one) => one.paragraph === paragraph.index);
  const article = told.articles.find((one) => one.articleId === match?.articleIds[0]);
  if (match === undefined || article === undefined) return null;
  const { articleId, outlet, headline, opening } = article;
  const source = {
    articleId,
    opening,
    ...(outlet === undefined ? {} : { outlet }),
    ...(headline === undefined ? {} : { headline }),
  };
  return {
    id: crypto.randomUUID(),
    kind,
    at: new Date().toISOString(),
    source,
    articleIds: kind === 'source' ? [articleId] : [...new Set(match.articleIds)].slice(0, MOST_SOURCES),
    ...(kind === 'match'
      ? {
          paragraph: {
            key: await keyOf(paragraph.text),
            words: paragraph.text.split(/\s+/u).slice(0, NAME_WORDS).join(' ').slice(0, NAME_CHARS),
          },
        }
      : {}),
    ...(isPrivate ? { isPrivate: true } : {}),
  };
}

/** What the trace of a page with these blocks is to pass over. */
export async function withoutMuted(blocks: readonly { readonly text: string }[]): Promise<Without> {
  const mutes = await readMutes();
  const articles = mutes.filter(({ kind }) => kind === 'source').flatMap(({ articleIds }) => articleIds);
  const wrong = new Map<string, string[]>();
  for (const { paragraph, articleIds } of mutes) {
    if (paragraph) wrong.set(paragraph.key, [...(wrong.get(paragraph.key) ?? []), ...articleIds]);
  }
  if (wrong.size === 0) return { articles };
  const keys = await Promise.all(blocks.map(({ text }) => keyOf(text)));
  const pairs = keys.flatMap((key, paragraph) => {
    const articleIds = wrong.get(key);
    return articleIds === undefined ? [] : [{ paragraph, articleIds }];
  });
  return { articles, pairs };
}

/** Calls back after something was hidden or shown again. */
export function onMutesChanged(listener: () => void): void {
  browser.storage.onChanged.addListener((changes) => {
    if (changes[KEY] !== undefined) listener();
  });
}
