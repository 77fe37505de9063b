/** Machine-made pages for the fit of added words: rewritten news with paragraphs that its source lacks. */
import { articleOf, type GoldCase, type Label } from './gold';

import { random } from './report';
import { rewritePairs, type Rewrite } from './research';

/** Paragraphs of a source before some are left out; neighbours in the set are of one article or one author. */
const PARAGRAPHS = 14;
/** Shorter originals are telephone numbers and sign-offs. */
const LEAST_WORDS = 12;
/** A rewrite has more words than this in common with its original; a refusal has not. */
const COMMON = 3;
/** How many paragraphs are left out of the source, how many of these stand alone, and how many of the rest stand behind their neighbour. */
const LEFT_OUT = 0.25;
const ALONE = 0.3;
const BEHIND = 0.6;

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? [];
const oneLine = (text: string): string => text.replace(/\s*\n\s*/gu, ' ').trim();

function isRewrite({ text1, text2 }: Rewrite): boolean {
  const words = new Set(wordsOf(text1));
  return (
    words.size >= LEAST_WORDS / 2 && new Set(wordsOf(text2).filter((word) => words.has(word))).size > COMMON
  );
}

const label = (relation: string, source: number | null, added: Label['added']): Label => ({
  kind: 'paragraph',
  relation,
  sources: source === null ? [] : [source],
  primary: source,
  added,
  echo: false,
});

/**
 * Pages of consecutive rewrites. Of some the original is left out of the source: their rewrite stands as a
 * paragraph of its own or is joined to its neighbour's, where it is what is added, on the same topic and
 * in the same manner.
 */
export function retoldCases(): GoldCase[] {
  const originals = new Map<string, string>();
  const rewrites = new Map<string, string>();
  for (const one of rewritePairs().filter(isRewrite)) {
    const same = [...originals.values()].some((text) => text === oneLine(one.text1));
    if (!originals.has(one.id) && same) continue;
    originals.set(one.id, oneLine(one.text1));
    rewrites.set(`${one.prompt}:${one.id}`, oneLine(one.text2));
  }
  const prompts = [...new Set([...rewrites.keys()].map((key) => key.split(':')[0]!))];
  const ids = [...originals.keys()];
  const next = random(20_260_128);
  return Array.from({ length: Math.floor(ids.length / PARAGRAPHS) }, (_, group) =>
    prompts.map((prompt): GoldCase => {
      const kept: string[] = [];
      const lines: { text: string; label: Label }[] = [];
      let wasLeftOut = true;
      for (const id of ids.slice(group * PARAGRAPHS, (group + 1) * PARAGRAPHS)) {
        const leftOut: boolean = !wasLeftOut && next() < LEFT_OUT;
        wasLeftOut = leftOut;
        if (!leftOut) kept.push(originals.get(id)!);
        const text = rewrites.get(`${prompt}:${id}`);
        if (text === undefined) continue;
        const last = lines.at(-1);
        if (!leftOut) lines.push({ text, label: label('paraphrase', kept.length - 1, []) });
        else if (!last || last.label.relation === 'none' || next() < ALONE)
          lines.push({ text, label: label('none', null, []) });
        else {
          const behind = next() < BEHIND;
          const start = behind ? last.text.length + 1 : 0;
          lines[lines.length - 1] = {
            text: behind ? `${last.text} ${text}` : `${text} ${last.text}`,
            label: label('partial', last.label.primary, [{ start, end: start + text.length }]),
          };
        }
      }
      return {
        set: 'retold',
        family: 'retold',
        name: `retold ${group}: ${prompt}`,
        source: articleOf('source', kept.join('\n\n')),
        page: articleOf('page', lines.map(({ text }) => text).join('\n\n')),
        labels: new Map(lines.map((line, index) => [index, line.label])),
      };
    }),
  ).flat();
}
