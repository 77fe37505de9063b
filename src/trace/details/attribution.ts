/** Who said it: another speaker for the same words, or one unnamed speaker become many. */
import type { DetailWords } from '../../languages/details';
import type { Analysed } from '../../text';
import type { Span } from '../../types';
import { quotationsIn, withoutQuotations, type Quotation } from '../quotations';
import { contextScore, gapsOf, isTight, type Alignment, type WordRange } from './align';
import { changeOf, gapChange, isCapital, isDefined, type Change } from './change';
import { sameNameWord } from './names';
import { wordsIn, type QuotedPair } from './quotes';
import { oncePerText } from './remember';
import { subjectAfter, subjectBefore, type Speaker } from './speech';
import { CLAUSE_BREAK, opensSentence, SENTENCE_BREAK, tokensOf, type Token } from './tokens';

/** Something said in indirect speech, and by whom. */
export interface Statement {
  readonly speaker: Speaker;
  /** The whole sentence. */
  readonly sentence: Span;
}

/** Sentences with a verb of saying and a speaker, one statement a sentence. */
function statementsOf(
  analysed: Analysed,
  quotations: readonly Quotation[],
  detail: DetailWords,
): readonly Statement[] {
  const text = withoutQuotations(analysed.text, quotations);
  const tokens = tokensOf(text, detail);
  const found: Statement[] = [];
  let next = 0;
  for (const sentence of analysed.sentences) {
    let speaker: Speaker | undefined;
    while (next < tokens.length && (tokens[next]?.start ?? 0) < sentence.start) next += 1;
    for (let index = next; index < tokens.length && speaker === undefined; index += 1) {
      const token = tokens[index];
      if (token === undefined || token.end > sentence.end) break;
      const phrase = detail.accordingTo.find((words) =>
        words.every((word, at) => tokens[index + at]?.norm === word),
      );
      if (phrase !== undefined) speaker = subjectAfter(text, tokens, index + phrase.length - 1, detail);
      else if (detail.saying.has(token.norm) && !opensSentence(tokens, index)) {
        // "…, said X." after the statement; "X, the director, said …" before it.
        const after = /[,”"]\s*$/u.test(token.before) ? subjectAfter(text, tokens, index, detail) : undefined;
        const inverted = after !== undefined && after.kind !== 'role' && endsAt(tokens, after.end, detail);
        speaker = inverted ? after : (subjectBefore(text, tokens, index, detail) ?? after);
      }
    }
    if (speaker !== undefined && speaker.start >= sentence.start && speaker.end <= sentence.end)
      found.push({ speaker, sentence });
  }
  return found;
}

/** Whether no verb follows what ends at `end`: it is a speaker after the verb and no subject of another one. */
function endsAt(tokens: readonly Token[], end: number, detail: DetailWords): boolean {
  const next = tokens.find((token) => token.start >= end);
  if (next === undefined || CLAUSE_BREAK.test(next.before) || SENTENCE_BREAK.test(next.before)) return true;
  return detail.grammar.prepositions.has(next.norm) || detail.grammar.relatives.has(next.norm);
}

const statementsIn = oncePerText((text, detail) => statementsOf(text, quotationsIn(text, detail), detail));

const mentions = (alignment: Alignment, key: string): boolean =>
  alignment.page.some((word) => sameNameWord(word.norm, key));

const namedIn = (analysed: Analysed, key: string): boolean =>
  analysed.words.some((word) => sameNameWord(word.norm, key));

/** Whether two unnamed speakers speak for different parties: the union and the company. */
function opposed(a: Speaker | undefined, b: Speaker | undefined, detail: DetailWords): boolean {
  if (a?.kind !== 'role' || b?.kind !== 'role') return false;
  const [one, two] = [detail.parties.get(a.key ?? ''), detail.parties.get(b.key ?? '')];
  return one !== undefined && two !== undefined && one !== two;
}

/** Whether two speakers, both known by name, are different people. */
function differ(a: Speaker | undefined, b: Speaker | undefined): boolean {
  if (a?.key === undefined || b?.key === undefined || a.kind === 'role' || b.kind === 'role') return false;
  // Whom a pronoun stands for is a guess: two equal ones say nothing.
  if (a.kind === 'pronoun' && b.kind === 'pronoun' && a.text.toLowerCase() === b.text.toLowerCase())
    return false;
  return !a.key
    .split(/[-\s]/u)
    .some((part) => (b.key ?? '').split(/[-\s]/u).some((other) => sameNameWord(part, other)));
}

/** Another speaker for a shared quotation, or for a statement most of whose words are a source's. */
export function compareSpeakers(
  alignment: Alignment,
  page: Analysed,
  sources: readonly Analysed[],
  pairs: readonly QuotedPair[],
  sourceQuotations: readonly (readonly Quotation[])[],
  detail: DetailWords,
): readonly Change[] {
  const changes: Change[] = [];
  const foreign = (speaker: Speaker, index: number): boolean => {
    // A name that the source mentions beside the quotation may be the speaker's own organisation.
    const source = sources[index];
    const key = speaker.key ?? '';
    if (source === undefined || !namedIn(source, key)) return true;
    return (sourceQuotations[index] ?? []).some((other) => other.speaker?.key === key);
  };
  // Neither party is so much as mentioned by the other text.
  const absent = (here: Speaker, there: Speaker, index: number): boolean => {
    const party = (speaker: Speaker): string | undefined => detail.parties.get(speaker.key ?? '');
    const speaks = (words: readonly { readonly norm: string }[], speaker: Speaker): boolean =>
      words.some(({ norm }) => detail.parties.get(norm) === party(speaker));
    return !speaks(page.words, there) && !speaks(sources[index]?.words ?? [], here);
  };
  const add = (here: Speaker, there: Speaker, index: number): void => {
    if (changes.some((change) => change.page.start < here.end && change.page.end > here.start)) return;
    changes.push({
      kind: 'attribution',
      page: { start: here.start, end: here.end },
      source: { start: there.start, end: there.end },
      sourceIndex: index,
    });
  };
  for (const pair of pairs) {
    const here = pair.page.speaker;
    const there = pair.source?.speaker;
    // A word or two may be anybody's.
    if (pair.range.to - pair.range.from < 3) continue;
    if (here === undefined || there === undefined) continue;
    const named = differ(here, there) && foreign(here, pair.sourceIndex);
    if (named || (opposed(here, there, detail) && absent(here, there, pair.sourceIndex)))
      add(here, there, pair.sourceIndex);
  }
  const speaks = sources.some(
    (source, index) =>
      sourceQuotations[index]?.some(({ speaker }) => speaker !== undefined) === true ||
      statementsIn(source, detail).length > 0,
  );
  for (const statement of speaks ? statementsIn(page, detail) : []) {
    const { kind, key: own = '' } = statement.speaker;
    if (kind !== 'name' && !(kind === 'role' && detail.parties.has(own))) continue;
    const range = wordsIn(page.words, statement.sentence.start, statement.sentence.end);
    // The source's quotations and statements, by how many content words of this sentence they share.
    let best: { readonly speaker: Speaker; readonly index: number; readonly shared: number } | undefined;
    for (const [index, source] of sources.entries()) {
      const base = alignment.bases[index] ?? 0;
      const share = (span: Span): number => {
        const there = wordsIn(source.words, span.start, span.end);
        let count = 0;
        for (let i = range.from; i < range.to; i += 1) {
          const j = (alignment.toSource[i] ?? -1) - base;
          const word = page.words[i];
          if (
            j >= there.from &&
            j < there.to &&
            word !== undefined &&
            !word.stop &&
            !isCapital(page.text, word)
          )
            count += 1;
        }
        return count;
      };
      const own = sourceQuotations[index] ?? [];
      const spoken = own.flatMap((quotation) =>
        quotation.speaker === undefined ? [] : [{ speaker: quotation.speaker, span: quotation.inner }],
      );
      const told = statementsIn(source, detail).map(({ speaker, sentence }) => ({
        speaker,
        span: sentence,
      }));
      for (const { speaker, span } of [...spoken, ...told]) {
        const shared = share(span);
        if (shared > (best?.shared ?? 0)) best = { speaker, index, shared };
      }
    }
    if (best === undefined || best.shared < 3) continue;
    if (
      opposed(statement.speaker, best.speaker, detail) &&
      absent(statement.speaker, best.speaker, best.index)
    )
      add(statement.speaker, best.speaker, best.index);
    if (kind !== 'name' || !differ(statement.speaker, best.speaker)) continue;
    if (mentions(alignment, best.speaker.key ?? '') || !foreign(statement.speaker, best.index)) continue;
    add(statement.speaker, best.speaker, best.index);
  }
  return changes;
}

/** Plural -> singular of `speakers`. A cache, not state. */
const plurals = new WeakMap<DetailWords, ReadonlyMap<string, string>>();

function pluralsOf(detail: DetailWords): ReadonlyMap<string, string> {
  let known = plurals.get(detail);
  if (known === undefined)
    plurals.set(detail, (known = new Map([...detail.speakers].map(([one, many]) => [many, one]))));
  return known;
}

/** "A senior official said" -> "officials said": an unnamed speaker of another number. */
export function compareSpeakerNumber(alignment: Alignment, detail: DetailWords): readonly Change[] {
  const singulars = pluralsOf(detail);
  if (!alignment.page.some(({ norm }) => singulars.has(norm) || detail.speakers.has(norm))) return [];
  const pageNorms = new Set(alignment.page.map((word) => word.norm));
  const sourceNorms = new Set(alignment.source.map((word) => word.norm));
  const changes: (Change | undefined)[] = [];
  const done = new Set<number>();
  // In otherwise copied text the place alone decides: "a spokesman" and "spokesmen".
  for (const gap of gapsOf(alignment, 3)) {
    const many = alignment.page.slice(gap.page.from, gap.page.to).map(({ norm }) => norm);
    const one = alignment.source.slice(gap.source.from, gap.source.to).map(({ norm }) => norm);
    const turned = (from: readonly string[], to: readonly string[]): boolean =>
      from.some((norm) => to.includes(detail.speakers.get(norm) ?? ''));
    if (!isTight(alignment, gap, 2) || !(turned(one, many) || turned(many, one))) continue;
    for (let index = gap.page.from; index < gap.page.to; index += 1) done.add(index);
    changes.push(gapChange(alignment, 'attribution', gap));
  }
  for (let index = 0; index < alignment.page.length; index += 1) {
    const word = alignment.page[index]!;
    if (done.has(index)) continue;
    const singular = singulars.get(word.norm);
    const plural = detail.speakers.get(word.norm);
    const wanted = singular ?? plural;
    if (wanted === undefined || pageNorms.has(wanted) || sourceNorms.has(word.norm)) continue;
    const before = alignment.page[index - 1];
    // "one of the officials" is one; a counted number is the business of numbers.
    if (
      before !== undefined &&
      (/^\d/u.test(before.stem) || before.norm === detail.grammar.one || before.norm === detail.grammar.of)
    )
      continue;
    const candidates = alignment.source.flatMap((other, at) => (other.norm === wanted ? [at] : []));
    const scored = candidates
      .map((at) => {
        const there = { from: at, to: at + 1 };
        const paired = (step: number): boolean =>
          alignment.source[at + step]?.stem === alignment.page[index + step]?.stem &&
          !(alignment.page[index + step]?.stop ?? true);
        return {
          there,
          paired: paired(-1),
          score: contextScore(alignment, { from: index, to: index + 1 }, there) + (paired(-1) ? 1 : 0),
        };
      })
      .sort((a, b) => b.score - a.score)[0];
    if (scored === undefined || !scored.paired || scored.score < 1.4) continue;
    const here: WordRange = { from: index - 1, to: index + 1 };
    let from = scored.there.from - 1;
    while (
      from > 0 &&
      scored.there.from - from < 4 &&
      !detail.grammar.singulars.has(alignment.source[from]?.norm ?? '')
    )
      from -= 1;
    const there = detail.grammar.singulars.has(alignment.source[from]?.norm ?? '')
      ? { from, to: scored.there.to }
      : { from: scored.there.from - 1, to: scored.there.to };
    changes.push(changeOf(alignment, 'attribution', here, there));
  }
  return changes.filter(isDefined);
}
