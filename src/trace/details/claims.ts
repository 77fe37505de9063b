/**
 * What is only claimed, supposed or left open, told as established: "suggested" become "confirmed", "was
 * considering closing" become "is closing".
 */
import type { DetailWords } from '../../languages/details';
import { contextScore, gapsOf, isTight, slotOf, type Alignment, type WordRange } from './align';
import { changeOf, clauseOpens, gapChange, isDefined, readPhrase, type Change, type Side } from './change';
import { sentenceRange } from './markers';
import { oncePerText } from './remember';
import { restated } from './restated';

interface Opening extends WordRange {
  /** End of its own words: whom it accuses is no part of them. */
  readonly own: number;
}

/** Where each opening of something left open ends, by where it begins: "accused the mayor of having" too. */
function openingsOf(source: Side, range: WordRange, detail: DetailWords): readonly Opening[] {
  const found: Opening[] = [];
  for (let index = range.from; index < range.to; index += 1) {
    const norm = source.words[index]?.norm ?? '';
    let to = -1;
    for (const phrase of detail.openings) to = Math.max(to, readPhrase(source.words, index, phrase, detail));
    const accused = to < 0 && detail.accusing.has(norm);
    if (accused)
      for (let at = index + 2; to < 0 && at < Math.min(index + 8, range.to); at += 1) {
        if (clauseOpens(source.text, source.words, at)) break;
        if (source.words[at]?.norm === detail.grammar.of) to = at + 1;
      }
    if (to < 0 || to >= range.to) continue;
    // "considering closing", not "considering the offer".
    const clause = detail.grammar.clauseOpeners.has(source.words[to - 1]?.norm ?? '');
    const verbal = detail.grammar.gerund.test(source.words[to]?.norm ?? '');
    if (!clause && !verbal && source.words[to - 1]?.norm !== detail.grammar.infinitive) continue;
    found.push({ from: index, to, own: accused ? index + 1 : to });
    index = to - 1;
  }
  return found;
}

/** The openings of a held text, sentence by sentence. */
const openingsIn = oncePerText(({ text, words, sentences }, detail) =>
  sentences.map((sentence) =>
    openingsOf({ text, words }, { from: sentence.firstWord, to: sentence.endWord }, detail),
  ),
);

/** Verbs of claiming on one side and of establishing on the other, at the same place. */
function compareVerbs(
  alignment: Alignment,
  page: Side,
  detail: DetailWords,
): readonly (Change | undefined)[] {
  const changes: (Change | undefined)[] = [];
  const has = (side: Side, range: WordRange, set: ReadonlySet<string>): boolean =>
    side.words.slice(range.from, range.to).some((word) => set.has(word.norm));
  const source: Side = { text: '', words: alignment.source };
  const done = new Set<number>();
  for (const gap of gapsOf(alignment, 3)) {
    if (!isTight(alignment, gap, 2)) continue;
    const raised =
      has(page, gap.page, detail.establishing) &&
      has(source, gap.source, detail.claiming) &&
      !has(page, gap.page, detail.claiming);
    const lowered =
      has(page, gap.page, detail.claiming) &&
      has(source, gap.source, detail.establishing) &&
      !has(source, gap.source, detail.claiming);
    if (!raised && !lowered) continue;
    for (let index = gap.source.from; index < gap.source.to; index += 1) done.add(index);
    changes.push(gapChange(alignment, 'certainty', gap));
  }
  for (let index = 0; index < alignment.source.length; index += 1) {
    const word = alignment.source[index]!;
    // Elsewhere only what is made surer: "documents show" and "the files suggest" are one and the same.
    if (done.has(index) || (alignment.toPage[index] ?? -1) >= 0 || !detail.claiming.has(word.norm)) continue;
    const range = { from: index, to: index + 1 };
    const slot = slotOf(alignment, range);
    if (slot === undefined || has(page, slot.range, detail.claiming)) continue;
    for (let at = slot.range.from; at < slot.range.to; at += 1) {
      const here = { from: at, to: at + 1 };
      if (!detail.establishing.has(page.words[at]?.norm ?? '') || (alignment.toSource[at] ?? -1) >= 0)
        continue;
      if (contextScore(alignment, here, range) >= 1.2)
        changes.push(changeOf(alignment, 'certainty', here, range));
      break;
    }
  }
  return changes;
}

/** Whether the sentence of a change names or implies who says so. */
function isTold(alignment: Alignment, page: Side, change: Change, detail: DetailWords): boolean {
  const at = page.words.findIndex((word) => word.end > change.page.start);
  const { from, to } = sentenceRange(alignment.pageSentence, Math.max(0, at));
  for (let index = from; index < to; index += 1) {
    const word = page.words[index];
    const own = word !== undefined && word.start < change.page.end && word.end > change.page.start;
    if (!own && detail.saying.has(word?.norm ?? '')) return true;
    if (detail.accordingTo.some((phrase) => readPhrase(page.words, index, phrase, detail) > 0)) return true;
  }
  return false;
}

/** What the source leaves open or to those who claim it, stated by the page. */
export function compareClaims(alignment: Alignment, page: Side, detail: DetailWords): readonly Change[] {
  const verbs = compareVerbs(alignment, page, detail).filter(isDefined);
  const changes: (Change | undefined)[] = [...verbs];
  for (const [index, text] of alignment.sourceTexts.entries()) {
    const from = alignment.bases[index] ?? 0;
    const source: Side = { text, words: alignment.source };
    const own = alignment.sources[index];
    for (const [at, openings] of (own === undefined ? [] : openingsIn(own, detail)).entries()) {
      const end = from + (own?.sentences[at]?.endWord ?? 0);
      for (const local of openings) {
        const opening = { from: from + local.from, to: from + local.to, own: from + local.own };
        // The page opens it the same way, wherever that stands.
        const kept = Array.from({ length: opening.own - opening.from }, (_, at) => opening.from + at).some(
          (at) => (alignment.toPage[at] ?? -1) >= 0 && !source.words[at]?.stop,
        );
        // The verb itself is told to be another; or the page as well says that somebody says so.
        const start = source.words[opening.from]?.start ?? 0;
        const told = verbs.some(
          (verb) => verb.sourceIndex === index && verb.source.start <= start && verb.source.end > start,
        );
        if (kept || told) continue;
        const change = restated(alignment, page, source, opening, end, detail, 2);
        // Somebody's claim stays one where the page says that somebody says so.
        const claim = detail.saying.has(source.words[opening.from]?.norm ?? '');
        if (change !== undefined && !(claim && isTold(alignment, page, change, detail))) changes.push(change);
      }
    }
  }
  return changes.filter(isDefined);
}
