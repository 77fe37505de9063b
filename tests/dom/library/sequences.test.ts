// @vitest-environment node
/** Whatever a reader does one after the other, the library holds what a simple model of it says. */
import { expect, it } from 'vitest';
import {
  addArticle,
  backUpLibrary,
  deleteLibrary,
  eraseRemoved,
  forgetRemembered,
  importPack,
  listEntries,
  listPacks,
  mergeInIdleTime,
  openLibrary,
  putBackPack,
  putBackSources,
  removePack,
  removeSources,
  restoreLibrary,
  setOff,
  usage,
} from '../../../extension/library/index';
import type { OwnOrigin } from '../../../extension/library/types';
import { buildCorpus } from '../../../src/index';
import { randomFrom } from '../../random';
import { article, freshLibrary, newLife, sourceOf } from './library';
import { expectWhole } from './whole';

interface OwnModel {
  id: string;
  origin: OwnOrigin;
  isOut: boolean;
  isOff: boolean;
}

interface PackModel {
  /** The file that it is from, by its stories. */
  file: string;
  stories: Set<number>;
  removed: Set<number>;
  off: Set<number>;
  isOut: boolean;
}

interface Model {
  own: Map<number, OwnModel>;
  packs: Map<string, PackModel>;
}

const RANK = { remembered: 0, feed: 1, kept: 2 } as const;
const ORIGINS = ['kept', 'remembered', 'feed'] as const;
const STORIES = 9;
const SEQUENCES = 24;
const STEPS = 45;

const without = <T>(some: ReadonlySet<T>, others: ReadonlySet<T>): Set<T> =>
  new Set([...some].filter((one) => !others.has(one)));
const isIn = <T>(some: ReadonlySet<T>, others: ReadonlySet<T>): boolean =>
  [...some].every((one) => others.has(one));
const nameOf = (stories: ReadonlySet<number>): string => [...stories].sort((a, b) => a - b).join();
const fileOf = (stories: ReadonlySet<number>): Blob =>
  new Blob([buildCorpus([...stories].sort((a, b) => a - b).map(sourceOf))]);

/** What is listed: each text once, the reader's own first, then the pack that came first. */
function listed({ own, packs }: Model, order: readonly string[]): ReadonlyMap<string, boolean> {
  const found = new Map<string, boolean>();
  for (let story = 0; story < STORIES; story += 1) {
    const one = own.get(story);
    if (one !== undefined && !one.isOut) {
      found.set(one.id, one.isOff);
      continue;
    }
    const id = order.find((each) => {
      const pack = packs.get(each);
      return pack?.isOut === false && pack.stories.has(story) && !pack.removed.has(story);
    });
    if (id !== undefined) found.set(`${id}/story-${story}`, packs.get(id)!.off.has(story));
  }
  return found;
}

/** Null: not the same pack after all. */
function bringBack(pack: PackModel, stories: ReadonlySet<number>): boolean {
  if (isIn(stories, pack.stories)) {
    pack.removed = without(pack.removed, stories);
    pack.isOut = false;
    return true;
  }
  if (!isIn(pack.stories, stories)) return false;
  Object.assign(pack, { file: nameOf(stories), stories: new Set(stories), removed: new Set(), isOut: false });
  return true;
}

const ownIds = async (): Promise<ReadonlyMap<string, boolean>> =>
  new Map(
    (await listEntries()).flatMap(({ articleId, origin, isOff }) =>
      origin === 'bundled' ? [] : [[articleId, isOff]],
    ),
  );

const sortedPairs = (of: ReadonlyMap<string, boolean>): readonly (readonly [string, boolean])[] =>
  [...of].sort(([a], [b]) => (a < b ? -1 : 1));

async function expectAsModel(model: Model, label: string): Promise<void> {
  const order = (await listPacks())
    .toSorted((a, b) => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? -1 : 1))
    .map(({ id }) => id);
  const living = [...model.packs].flatMap(([id, { isOut }]) => (isOut ? [] : [id]));
  expect([...order].sort(), label).toEqual(living.sort());
  const wanted = listed(model, order);
  expect(sortedPairs(await ownIds()), label).toEqual(sortedPairs(wanted));
  const { articles } = await usage();
  expect(articles.kept + articles.remembered + articles.feed + articles.pack, label).toBe(wanted.size);
  const corpus = (await openLibrary()).corpus({ bundled: false });
  const compared = [...wanted].flatMap(([id, isOff]) => (isOff ? [] : [id])).sort();
  const there = Array.from({ length: corpus.articleCount }, (_, i) => corpus.article(i).articleId);
  expect(there.sort(), label).toEqual(compared);
}

async function sequence(seed: number): Promise<void> {
  await freshLibrary();
  const random = randomFrom(seed);
  const below = (n: number): number => Math.floor(random() * n);
  const model: Model = { own: new Map(), packs: new Map() };
  const saved: { file: Blob; model: Model }[] = [];
  const anyListed = async (): Promise<readonly string[]> => {
    const ids = [...(await ownIds()).keys()];
    return ids.filter(() => random() < 0.3);
  };
  const place = (id: string): { readonly pack: PackModel; readonly story: number } | null =>
    id.startsWith('own-')
      ? null
      : {
          pack: model.packs.get(id.slice(0, id.indexOf('/')))!,
          story: Number(id.slice(id.lastIndexOf('-') + 1)),
        };
  const ownOf = (id: string): OwnModel => [...model.own.values()].find((one) => one.id === id)!;
  const addPack = (id: string, stories: ReadonlySet<number>, off: ReadonlySet<number>): void => {
    const pack = { stories: new Set(stories), removed: new Set<number>(), off: new Set(off), isOut: false };
    model.packs.set(id, { file: nameOf(stories), ...pack });
  };
  const steps: Readonly<Record<string, () => Promise<void>>> = {
    async add() {
      const story = below(STORIES);
      const origin = ORIGINS[below(3)]!;
      const headline = random() < 0.3 ? `Story ${story}, better` : `Story ${story}`;
      const { articleId, state } = await addArticle(article(story, { origin, meta: { headline } }));
      const held = model.own.get(story);
      expect(state === 'same').toBe(held !== undefined);
      if (held === undefined) {
        model.own.set(story, { id: articleId, origin, isOut: false, isOff: false });
        return;
      }
      if (origin !== 'feed') held.isOut = false;
      if (origin === 'kept') held.isOff = false;
      if (RANK[origin] > RANK[held.origin]) held.origin = origin;
    },
    async import() {
      const stories = new Set([below(STORIES), below(STORIES), below(STORIES)]);
      const { pack } = await importPack(fileOf(stories), 'some.hwpack');
      const same = [...model.packs.values()].find(({ file }) => file === nameOf(stories));
      if (same === undefined || !bringBack(same, stories)) addPack(pack.id, stories, new Set());
    },
    async remove() {
      const ids = await anyListed();
      await removeSources(ids);
      for (const id of ids) {
        const at = place(id);
        if (at === null) ownOf(id).isOut = true;
        else at.pack.removed.add(at.story);
      }
    },
    async putBack() {
      const ids = [
        ...[...model.own.values()].flatMap(({ id, isOut }) => (isOut ? [id] : [])),
        ...[...model.packs].flatMap(([id, { removed }]) =>
          [...removed].map((story) => `${id}/story-${story}`),
        ),
      ].filter(() => random() < 0.5);
      await putBackSources(ids);
      for (const id of ids) {
        const at = place(id);
        if (at === null) ownOf(id).isOut = false;
        else at.pack.removed.delete(at.story);
      }
    },
    async off() {
      const ids = await anyListed();
      const isOff = random() < 0.6;
      await setOff(ids, isOff);
      for (const id of ids) {
        const at = place(id);
        if (at === null) ownOf(id).isOff = isOff;
        else if (isOff) at.pack.off.add(at.story);
        else at.pack.off.delete(at.story);
      }
    },
    async removePack() {
      const [id, pack] = [...model.packs][below(model.packs.size)] ?? [];
      if (id === undefined || pack === undefined) return;
      const isOut = random() < 0.5;
      await (isOut ? removePack(id) : putBackPack(id));
      pack.isOut = isOut;
    },
    async erase() {
      await eraseRemoved();
      for (const [story, { isOut }] of model.own) if (isOut) model.own.delete(story);
      for (const [id, pack] of model.packs) {
        pack.stories = without(pack.stories, pack.removed);
        pack.off = without(pack.off, pack.removed);
        pack.removed = new Set();
        if (pack.isOut || pack.stories.size === 0) model.packs.delete(id);
      }
    },
    async forget() {
      await forgetRemembered(null);
      for (const [story, { origin }] of model.own) if (origin === 'remembered') model.own.delete(story);
    },
    merge: mergeInIdleTime,
    newLife,
    async save() {
      const packs = [...model.packs].flatMap(([id, { stories, removed, off, isOut }]) => {
        const left = without(stories, removed);
        const pack = {
          file: nameOf(left),
          stories: left,
          removed: new Set<number>(),
          off: without(off, removed),
          isOut,
        };
        return isOut || left.size === 0 ? [] : [[id, pack] as const];
      });
      const own = [...model.own].flatMap(([story, one]) => (one.isOut ? [] : [[story, { ...one }] as const]));
      saved.push({ file: await backUpLibrary(), model: { own: new Map(own), packs: new Map(packs) } });
    },
    async restore() {
      const copy = saved[below(saved.length)];
      if (copy === undefined) return;
      const before = new Set(model.packs.keys());
      expect(await restoreLibrary(copy.file)).toMatchObject({ problem: null });
      for (const [story, one] of copy.model.own) {
        const held = model.own.get(story);
        if (held === undefined) model.own.set(story, { ...one });
        else held.isOut = false;
      }
      const fresh = (await listPacks()).map(({ id }) => id).filter((id) => !before.has(id));
      for (const [id, { stories, off, file }] of copy.model.packs) {
        const same = [...model.packs.values()].find((one) => one.file === file) ?? model.packs.get(id);
        if (same !== undefined && bringBack(same, stories)) continue;
        addPack(same === undefined ? id : fresh.find((one) => !copy.model.packs.has(one))!, stories, off);
      }
    },
    async deleteAll() {
      if (random() < 0.7) return;
      await deleteLibrary();
      model.own.clear();
      model.packs.clear();
    },
  };
  const names = Object.keys(steps);
  const done: string[] = [];
  for (let step = 0; step < STEPS; step += 1) {
    // What brings something comes more often.
    const name = random() < 0.3 ? 'add' : names[below(names.length)]!;
    done.push(name);
    await steps[name]!();
    await expectAsModel(model, `seed ${seed}: ${done.join(', ')}`);
  }
  await expectWhole();
}

it('holds what it should after any row of steps', async () => {
  for (let seed = 0; seed < SEQUENCES; seed += 1) await sequence(seed);
}, 120_000);
