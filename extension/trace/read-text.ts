/** What was read of a page and what was left aside, in words. */
import { formatNumber, t, tn, type MessageKey } from '../i18n';
import type { Trace, TracedParagraph } from '../messages';

type Skip = NonNullable<TracedParagraph['skipped']>;

const SKIPPED: Readonly<Record<Skip, MessageKey>> = {
  caption: 'skipCaption',
  boilerplate: 'skipBoilerplate',
  short: 'skipShort',
  limit: 'skipLimit',
};

/** Why a block was not compared: "photo caption, left aside". */
export const skippedText = (reason: Skip): string => t(SKIPPED[reason]);

const LEFT = {
  caption: 'leftCaption',
  boilerplate: 'leftBoilerplate',
  short: 'leftShort',
  limit: 'leftLimit',
} as const satisfies Record<Skip, string>;

const SKIPS: readonly Skip[] = ['caption', 'boilerplate', 'short', 'limit'];

/** "108 of 111 passages read. Left aside: 3 photo captions." */
export function readText({ paragraphs }: Trace): string {
  const skipped = paragraphs.flatMap(({ skipped: reason }) => (reason === undefined ? [] : [reason]));
  const read = tn('readBlocks', paragraphs.length - skipped.length, formatNumber(paragraphs.length));
  const aside = SKIPS.flatMap((reason) => {
    const count = skipped.filter((one) => one === reason).length;
    return count > 0 ? [tn(LEFT[reason], count)] : [];
  });
  return aside.length === 0 ? read : `${read} ${t('leftAside', aside.join(`${t('listJoiner')} `))}`;
}

/** Why the end of a long page was not compared; null where all of it was. */
export const partialText = ({ partial }: Trace): string | null =>
  partial === null ? null : t(partial.reason === 'text' ? 'partialText' : 'partialTime');

/** "3, 7–9, 12". */
export function ranges(numbers: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] === number - 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs.map((run) => [...new Set(run)].map(formatNumber).join('–')).join(`${t('listJoiner')} `);
}
