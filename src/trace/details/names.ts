/**
 * Names: runs of capitals that stand at the place of another name. Another spelling of the same name,
 * a shorter form, initials, and a country for its capital or people (one stem, see languages) are no change.
 */
import { initialOf, sameSpelling } from '../../languages/spellings';
import type { DetailWords } from '../../languages/details';
import type { Word } from '../../text';
import { contextScore, gapsOf, isTight, type Alignment, type WordRange } from './align';
import { changeOf, clauseOpens, isCapital, isDefined, textBefore, type Change, wordBefore } from './change';
import { oncePerText } from './remember';

export interface Name extends WordRange {
  /** Norms of its words without titles and small words. */
  readonly norms: readonly string[];
  readonly stems: readonly string[];
  /** Its only capital opens a sentence. */
  readonly doubtful: boolean;
  /** Opens a sentence or a quotation. */
  readonly opening: boolean;
}

/** Context that a lone new name and a lone missing one must share. */
const LONE = 1.5;

const OPENS = /[.!?:…“”"«»‘(]|\n/u;

/** Names of a text: runs of capitalised words, joined over "of the" and the like inside a run. */
function namesOf(text: string, words: readonly Word[], detail: DetailWords): readonly Name[] {
  // "Helga Wormser" is a name, "Brücke" need not be one.
  const least = detail.nounCapitals === true ? 2 : 1;
  const capitals = words.filter((word) => isCapital(text, word) && !word.stop).length;
  const content = words.filter((word) => !word.stop).length;
  // A headline in title case or capitals: a capital tells nothing.
  if (content > 3 && capitals > 0.9 * content) return [];
  const lower = new Set(words.filter((word) => !isCapital(text, word)).map((word) => word.norm));
  const found: Name[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index];
    const calendar = detail.weekdays.has(word?.norm ?? '') || detail.months.has(word?.norm ?? '');
    if (
      word === undefined ||
      !isCapital(text, word) ||
      word.norm === 'i' ||
      /^i'/u.test(word.norm) ||
      [detail.grammar.am, detail.grammar.pm].includes(wordBefore(words, index)?.norm ?? '') ||
      calendar
    )
      continue;
    let to = index + 1;
    while (to < words.length) {
      const before = textBefore(text, words, to);
      const possessive = /['’]s?$/u.test(text.slice(words[to - 1]?.start, words[to - 1]?.end));
      const initial = (words[to - 1]?.norm.length ?? 0) <= 2 || detail.titles.has(words[to - 1]?.norm ?? '');
      if (possessive || !/^(?:\s|-|‑|\. )$/u.test(before) || (before === '. ' && !initial)) break;
      const time = detail.weekdays.has(words[to]?.norm ?? '') || detail.months.has(words[to]?.norm ?? '');
      if (time) break;
      if (isCapital(text, words[to])) to += 1;
      else if (detail.nameJoiners.has(words[to]?.norm ?? '') && before !== '-') {
        const second = detail.nameJoiners.has(words[to + 1]?.norm ?? '') ? to + 2 : to + 1;
        if (
          (detail.grammar.prepositions.has(words[to]?.norm ?? '') && words[to]?.norm !== detail.grammar.of) ||
          !isCapital(text, words[second]) ||
          clauseOpens(text, words, second)
        )
          break;
        to = second + 1;
      } else break;
    }
    const opening = index === 0 || OPENS.test(textBefore(text, words, index));
    let from = index;
    // "The", "But", "As" at the start of a sentence are no part of the name.
    while (from < to && (words[from]?.stop || detail.titles.has(words[from]?.norm ?? ''))) from += 1;
    const doubtful = opening && from === index && (to - from === 1 || lower.has(words[from]?.norm ?? ''));
    const parts = words.slice(from, to).filter((part) => !part.stop && !detail.nameJoiners.has(part.norm));
    const known = detail.longNames.get(parts.map((part) => part.norm).join(' '));
    if (parts.length >= least && !(doubtful && lower.has(word.norm)))
      found.push({
        from,
        to,
        norms: parts.map((part) => part.norm),
        stems: [...parts.map((part) => part.stem), ...(known === undefined ? [] : [known])],
        doubtful,
        opening: opening && from === index,
      });
    index = to - 1;
  }
  return found;
}

const namesIn = oncePerText(({ text, words }, detail) => namesOf(text, words, detail));

/** Whether two folded words are spellings of one name. */
export function sameNameWord(a: string, b: string): boolean {
  // Va. and Virginia, Rep. and Representative.
  const shorter = Math.min(a.length, b.length);
  return (shorter <= 4 && shorter >= 2 && (a.startsWith(b) || b.startsWith(a))) || sameSpelling(a, b);
}

/** Whether two names share a word, a spelling, or one is the initials of the other. */
function sameName(a: Name, b: Name): boolean {
  if (a.stems.some((stem) => b.stems.includes(stem))) return true;
  if (a.norms.some((norm) => b.norms.some((other) => sameNameWord(norm, other)))) return true;
  const initials = (name: Name): string => name.norms.map((norm) => norm.charAt(0)).join('');
  const plain = (name: Name): string => name.norms.join('').replaceAll('.', '');
  return plain(a) === initials(b) || plain(b) === initials(a);
}

/** "Dravonne's": a name that only says whose the next word is. */
const possessive = (text: string, words: readonly Word[], name: Name): boolean => {
  const last = words[name.to - 1];
  return last !== undefined && /['’]s?$/u.test(text.slice(last.start, last.end));
};

/** The norms of a text, and by their first letter. */
interface Norms {
  readonly all: ReadonlySet<string>;
  readonly byInitial: ReadonlyMap<string, readonly string[]>;
}

const normsIn = oncePerText(({ words }): Norms => {
  const all = new Set(words.map(({ norm }) => norm));
  const byInitial = new Map<string, string[]>();
  for (const norm of all) {
    const list = byInitial.get(initialOf(norm));
    if (list === undefined) byInitial.set(initialOf(norm), [norm]);
    else list.push(norm);
  }
  return { all, byInitial };
});

/** Whether a text has a word of the name, in any spelling. */
const knows = ({ all, byInitial }: Norms, name: Name): boolean =>
  name.norms.some((norm) => all.has(norm)) ||
  name.norms.some(
    (norm) =>
      norm.length > 4 && (byInitial.get(initialOf(norm)) ?? []).some((other) => sameNameWord(norm, other)),
  );

/** Names that differ from the name at the same place of the source. */
export function compareNames(alignment: Alignment, detail: DetailWords): readonly Change[] {
  const source = alignment.sources.flatMap((one, index) => {
    const base = alignment.bases[index] ?? 0;
    return namesIn(one, detail).map((name) => ({
      ...name,
      from: name.from + base,
      to: name.to + base,
    }));
  });
  const page = source.length === 0 ? [] : namesIn(alignment.pageAnalysed, detail);
  if (page.length === 0) return [];
  const pageNorms = (): Norms => normsIn(alignment.pageAnalysed, detail);
  const sourceNorms = alignment.sources.map((one) => normsIn(one, detail));
  const used = new Set<Name>();
  const changes: (Change | undefined)[] = [];
  // "the Russian president" for a name: a description, not another name.
  const described = (name: Name, words: readonly Word[], text: string): boolean =>
    detail.titles.has(words[name.to]?.norm ?? '') &&
    !isCapital(text, words[name.to]) &&
    !clauseOpens(text, words, name.to);
  const alike = (mine: Name, theirs: Name): boolean => {
    const text = alignment.sourceTexts[alignment.source[theirs.from]?.source ?? 0] ?? '';
    return (
      described(mine, alignment.page, alignment.pageText) === described(theirs, alignment.source, text) &&
      possessive(alignment.pageText, alignment.page, mine) === possessive(text, alignment.source, theirs)
    );
  };
  for (const gap of gapsOf(alignment)) {
    const empty = gap.page.to === gap.page.from || gap.source.to === gap.source.from;
    if (empty || !isTight(alignment, gap, 1)) continue;
    const touches = (range: WordRange, name: Name): boolean => name.from < range.to && name.to > range.from;
    const here = page.filter((name) => touches(gap.page, name));
    const there = source.filter((name) => touches(gap.source, name));
    const spare = (range: WordRange, names: readonly Name[], words: readonly Word[]): number =>
      words
        .slice(range.from, range.to)
        .filter(
          (word, at) =>
            !word.stop &&
            !detail.titles.has(word.norm) &&
            !names.some((name) => name.from <= range.from + at && name.to > range.from + at),
        ).length;
    if (here.length !== 1 || there.length !== 1) continue;
    const [mine] = here;
    const [theirs] = there;
    if (mine === undefined || theirs === undefined) continue;
    // Two words that open their sentences are names only before a verb that people do.
    const follows = alignment.page[mine.to]?.norm ?? '';
    const acts = detail.saying.has(follows) || detail.auxiliaries.has(follows) || detail.modals.has(follows);
    if (mine.doubtful && !acts && follows !== 'who') continue;
    if (!alike(mine, theirs)) continue;
    // Only the names differ here; a first name kept does not make a changed surname the same.
    if (spare(gap.page, here, alignment.page) > 0 || spare(gap.source, there, alignment.source) > 0) continue;
    const changed = (name: Name, range: WordRange, words: readonly Word[]): string[] =>
      words
        .slice(Math.max(name.from, range.from), Math.min(name.to, range.to))
        .filter((word) => !word.stop)
        .map((word) => word.norm);
    const mineChanged = changed(mine, gap.page, alignment.page);
    const theirsChanged = changed(theirs, gap.source, alignment.source);
    if (mineChanged.length === 0 || theirsChanged.length === 0) continue;
    if (mineChanged.some((norm) => theirsChanged.some((other) => sameNameWord(norm, other)))) continue;
    // "Several Wall Street firms": the word before a name at the start of a sentence is any word.
    const lead = (name: Name, changed: readonly string[]): boolean =>
      name.opening && changed.length === 1 && name.norms.length > 1 && changed[0] === name.norms[0];
    if (lead(mine, mineChanged) && lead(theirs, theirsChanged)) continue;
    const whole = mineChanged.length === mine.norms.length && theirsChanged.length === theirs.norms.length;
    if (whole && sameName(mine, theirs)) continue;
    used.add(mine).add(theirs);
    changes.push(changeOf(alignment, 'entity', mine, theirs));
  }
  // One surname with two first names: "Anton Torrick" for "Ansel Torrick".
  for (const mine of page) {
    const [first, last] = [mine.norms[0] ?? '', mine.norms.at(-1) ?? ''];
    if (used.has(mine) || mine.norms.length !== 2 || mine.to - mine.from !== 2 || mine.opening) continue;
    const theirs = source.filter(
      (name) => name.norms.length === 2 && name.norms[1] === last && !used.has(name),
    );
    const [one] = theirs;
    const given = one?.norms[0] ?? '';
    if (
      one === undefined ||
      theirs.some((name) => name.norms[0] !== given) ||
      first.length < 3 ||
      given.length < 3
    )
      continue;
    if (
      sameNameWord(first, given) ||
      sourceNorms.some(({ all }) => all.has(first)) ||
      pageNorms().all.has(given)
    )
      continue;
    used.add(mine).add(one);
    changes.push(changeOf(alignment, 'entity', mine, one));
  }
  // Elsewhere: a name that only the page has, at the place of a name that only the source has.
  const free = page.filter(
    (name) => !used.has(name) && !name.doubtful && !sourceNorms.some((norms) => knows(norms, name)),
  );
  if (free.length === 0) return changes.filter(isDefined);
  const open = source.filter((name) => !used.has(name) && !name.doubtful && !knows(pageNorms(), name));
  for (const mine of free) {
    const best = open
      .filter((theirs) => !used.has(theirs) && !sameName(mine, theirs) && alike(mine, theirs))
      .map((theirs) => ({ theirs, score: contextScore(alignment, mine, theirs, 5) }))
      .sort((a, b) => b.score - a.score)[0];
    const step =
      best === undefined
        ? false
        : alignment.toSource[mine.from - 1] === best.theirs.from - 1 ||
          alignment.toSource[mine.to] === best.theirs.to;
    // The one name that is new here and the one that is gone there need no neighbour in common.
    const lone = free.length === 1 && open.length === 1;
    if (best === undefined || best.score < (lone ? LONE : 2.6) || !(step || lone)) continue;
    used.add(best.theirs);
    changes.push(changeOf(alignment, 'entity', mine, best.theirs));
  }
  return changes.filter(isDefined);
}
