/** A text of the reader's own, cut into its paragraphs. */
import type { PageBlock } from '../messages';

const SENTENCE_END = /[.!?…。！？؟।]["'”’»)\]]*$/u;

/** Texts that are wrapped by hand or by a mail program keep their lines below this. */
const WIDEST_WRAP = 110;
const NARROWEST_WRAP = 30;
/** Lines of one paragraph that was wrapped are about as long as each other. */
const EVENNESS = 0.6;

/**
 * Whether lines that stand under each other are one paragraph that was wrapped, and not one paragraph a line:
 * all but the last are of about one length, and most break off within a sentence.
 */
function isWrapped(lines: readonly string[]): boolean {
  const longest = Math.max(...lines.map((line) => line.length));
  if (longest > WIDEST_WRAP || longest < NARROWEST_WRAP) return false;
  const full = lines.slice(0, -1);
  const broken = full.filter((line) => !SENTENCE_END.test(line)).length;
  return full.every((line) => line.length >= longest * EVENNESS) && broken * 2 >= full.length;
}

/** Lines in groups that blank lines part. */
export const groups = (text: string): readonly (readonly string[])[] =>
  text
    .split(/(?:\r\n?|\n|\u2028|\u2029)[^\S\r\n]*(?:\r\n?|\n|\u2028|\u2029)\s*/u)
    .map((group) =>
      group
        .split(/\r\n?|\n|\u2028|\u2029/u)
        .map((line) => line.trim())
        .filter((line) => line !== ''),
    )
    .filter((lines) => lines.length > 0);

/** Blank lines part paragraphs, and so do line ends where the lines were not merely wrapped. */
export const plainBlocks = (text: string): readonly PageBlock[] =>
  groups(text)
    .flatMap((lines) => (lines.length > 1 && isWrapped(lines) ? [lines.join(' ')] : lines))
    .map((paragraph) => ({ text: paragraph }));
