/** Text alignment: exact offsets whatever the layout, and passages that a reader would mark. */
import { describe, expect, it } from 'vitest';
import { FRAGMENT_FEATURES } from '../../../src/align/fragments';
import { FRAGMENT_WEIGHTS, WORD_WEIGHTS } from '../../../src/align/settings';
import { WORD_FEATURES } from '../../../src/align/words';
import { alignTexts } from '../../../src/index';
import { BRIDGE, GARDEN, LIBRARY, PAIRS } from './texts';

const slice = (text: string, { start, end }: { readonly start: number; readonly end: number }): string =>
  text.slice(start, end);
const sourceSlice = (
  text: string,
  span: { readonly sourceStart: number; readonly sourceEnd: number },
): string => text.slice(span.sourceStart, span.sourceEnd);

/** Lines of at most `width` characters, as mail programs break them. */
function wrapped(text: string, width: number, newline = '\n'): string {
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1)!;
    if (line !== '' && line.length + word.length >= width) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines.join(newline);
}

/** The text with its white space and invisible characters made plain. */
const plain = (text: string): string =>
  text
    .replace(/[\u200b\u00ad]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();

describe('a copied passage', () => {
  const page = (copy: string): string => `${GARDEN}\n\n${copy}\n\n${LIBRARY}`;

  it.each([
    ['as it is', BRIDGE],
    ['hard-wrapped', wrapped(BRIDGE, 60)],
    ['hard-wrapped at 25', wrapped(BRIDGE, 25)],
    ['with CRLF', wrapped(BRIDGE, 72, '\r\n')],
    ['with an empty line after every sentence', BRIDGE.replaceAll('. ', '.\n\n')],
    ['with a tab for every space', BRIDGE.replaceAll(' ', '\t')],
    ['with zero-width characters', BRIDGE.replaceAll('e', 'e\u200b')],
    ['with soft hyphens', BRIDGE.replaceAll('tion', '\u00adtion')],
    ['with straight quotes', BRIDGE.replace(/[“”]/gu, '"').replaceAll('’', "'")],
    ['after emoji', `🌉👩🏽‍🚒 ${BRIDGE}`],
  ])('is one span with exact ends, %s', (_, copy) => {
    const suspicious = page(copy);
    const spans = alignTexts(suspicious, BRIDGE);
    expect(spans).toHaveLength(1);
    const wanted = plain(copy.replace(/^🌉👩🏽‍🚒 /u, ''));
    expect(plain(slice(suspicious, spans[0]!))).toBe(wanted);
    expect(sourceSlice(BRIDGE, spans[0]!)).toBe(BRIDGE);
  });

  it('is found in one huge line and in a source of one huge line', () => {
    const suspicious = page(BRIDGE).replace(/\s+/gu, ' ');
    const source = `${LIBRARY.toUpperCase()} ${BRIDGE}`.replace(/\s+/gu, ' ');
    const found = alignTexts(suspicious, source).filter((span) =>
      slice(suspicious, span).includes('viaduct'),
    );
    expect(found).toHaveLength(1);
    expect(plain(slice(suspicious, found[0]!))).toContain(plain(BRIDGE));
  });

  it('is one span though words in it were changed', () => {
    const copy = BRIDGE.replace('four years', 'five years').replace('engineers', 'builders');
    const suspicious = page(copy);
    const spans = alignTexts(suspicious, BRIDGE);
    expect(spans).toHaveLength(1);
    expect(slice(suspicious, spans[0]!)).toBe(copy);
  });

  it('is parted from another one that stands elsewhere in the source', () => {
    const source = `${BRIDGE}\n\n${GARDEN}\n\n${LIBRARY}`;
    const suspicious = `${LIBRARY}\n\n${BRIDGE}`;
    const spans = alignTexts(suspicious, source);
    expect(spans.map((span) => slice(suspicious, span))).toEqual([LIBRARY, BRIDGE]);
    expect(spans.map((span) => sourceSlice(source, span))).toEqual([LIBRARY, BRIDGE]);
  });
});

describe('whole texts', () => {
  it.each([
    ['a long one', `${BRIDGE}\n\n${GARDEN}\n\n${LIBRARY}`],
    ['one paragraph', LIBRARY],
    ['one sentence', GARDEN.slice(0, GARDEN.indexOf('.') + 1)],
    ['one that repeats itself', 'The ferry leaves the old harbour at nine. '.repeat(40).trim()],
    [
      'German',
      'Der Stadtrat hat am Dienstag beschlossen, die alte Brücke über den Fluss bis zum Herbst zu sperren. '
        .repeat(2)
        .trim(),
    ],
    ['without spaces', '議会は火曜日、川にかかる古い橋を秋まで閉鎖することを決めた。'.repeat(3)],
  ])('%s against itself is one span that covers it', (_, text) => {
    expect(alignTexts(text, text)).toEqual([
      { start: 0, end: text.length, sourceStart: 0, sourceEnd: text.length },
    ]);
  });

  it('without anything in common have none', () => {
    expect(alignTexts(BRIDGE, GARDEN)).toEqual([]);
    expect(alignTexts(`${GARDEN}\n${LIBRARY}`, BRIDGE)).toEqual([]);
  });

  it.each([
    ['', ''],
    ['', BRIDGE],
    [BRIDGE, ''],
    [' \n\u200b\n', BRIDGE],
    ['…!?', '—'],
    ['\ud800', BRIDGE],
  ])('empty or without words have none: %j', (suspicious, source) => {
    expect(alignTexts(suspicious, source)).toEqual([]);
  });
});

describe('rewritten passages', () => {
  it.each(PAIRS)('$name', ({ before, passage, after, source, sourcePassage }) => {
    const suspicious = `${before}\n\n${passage}\n\n${after}`;
    const spans = alignTexts(suspicious, source);
    expect(spans).toHaveLength(1);
    const [span] = spans;
    const start = suspicious.indexOf(passage);
    const sourceStart = source.indexOf(sourcePassage);
    const shared = (from: number, to: number, wantedFrom: number, wantedTo: number): number =>
      Math.max(0, Math.min(to, wantedTo) - Math.max(from, wantedFrom)) /
      (Math.max(to, wantedTo) - Math.min(from, wantedFrom));
    expect(shared(span!.start, span!.end, start, start + passage.length)).toBeGreaterThan(0.8);
    expect(
      shared(span!.sourceStart, span!.sourceEnd, sourceStart, sourceStart + sourcePassage.length),
    ).toBeGreaterThan(0.8);
  });

  it('are the same under other line breaks', () => {
    for (const { before, passage, after, source } of PAIRS) {
      const suspicious = `${before}\n\n${passage}\n\n${after}`;
      const words = (text: string, spans: ReturnType<typeof alignTexts>): string[] =>
        spans.map((span) => plain(slice(text, span)));
      const other = wrapped(suspicious, 50);
      expect(words(other, alignTexts(other, wrapped(source, 30)))).toEqual(
        words(suspicious, alignTexts(suspicious, source)),
      );
    }
  });
});

describe('all spans', () => {
  it('lie in their texts, in order, without overlaps', () => {
    const texts = [BRIDGE, GARDEN, LIBRARY, ...PAIRS.flatMap(({ passage, source }) => [passage, source])];
    for (let turn = 0; turn < 40; turn++) {
      const pick = (k: number): string => texts[(turn * 7 + k * 5) % texts.length]!;
      const cut = (text: string): string => text.slice((turn * 13) % 60, text.length - ((turn * 29) % 90));
      const suspicious = `${cut(pick(1))} ${pick(2)}\n${cut(pick(3))}`;
      const source = `${pick(3)}\n\n${cut(pick(2))}`;
      let reached = 0;
      for (const { start, end, sourceStart, sourceEnd } of alignTexts(suspicious, source)) {
        expect(reached <= start && start < end && end <= suspicious.length).toBe(true);
        expect(0 <= sourceStart && sourceStart < sourceEnd && sourceEnd <= source.length).toBe(true);
        reached = end;
      }
    }
  });

  it('are found in long texts in good time', () => {
    const filler = (seed: number): string => {
      let state = seed;
      const next = (): number => (state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff) >> 8;
      return Array.from(
        { length: 15_000 },
        (_, i) => `w${(next() % 4001).toString(36)}${i % 17 === 0 ? '.' : ''}`,
      ).join(' ');
    };
    const suspicious = `${filler(1)}\n\n${BRIDGE}\n\n${filler(5)}`;
    const source = `${filler(77)}\n\n${BRIDGE}`;
    // Of this process, whatever else the machine does.
    const before = process.cpuUsage();
    const spans = alignTexts(suspicious, source);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(10_000);
    expect(spans.some((span) => slice(suspicious, span).includes(BRIDGE))).toBe(true);
  });
});

it('every feature has a weight', () => {
  expect(WORD_WEIGHTS.suspicious).toHaveLength(WORD_FEATURES.length);
  expect(WORD_WEIGHTS.source).toHaveLength(WORD_FEATURES.length);
  expect(FRAGMENT_WEIGHTS).toHaveLength(FRAGMENT_FEATURES.length);
});
