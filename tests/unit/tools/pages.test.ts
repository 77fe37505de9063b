import { describe, expect, it } from 'vitest';
import { untar } from '../../../tools/pages/archive';
import { unknown } from '../../../tools/pages/errors';
import { missedOnes, notFound, wrongOnes } from '../../../tools/pages/judge';
import { LEAST_WORDS, plantedOf, type Planted } from '../../../tools/pages/plant';
import { withReplacedWords } from '../../../tools/seeded-words';
import { threadTime } from '../../../tools/pages/profile';
import type { Trace, TracedParagraph } from '../../../src/index';

/** One entry of an archive: its header and its content, each filled up to whole blocks. */
function entry(name: string, content: string, { type = '0', prefix = '' } = {}): Buffer {
  const header = Buffer.alloc(512);
  header.write(name, 0);
  header.write(content.length.toString(8).padStart(11, '0'), 124);
  header.write(type, 156);
  header.write('ustar', 257);
  header.write(prefix, 345);
  const body = Buffer.alloc(Math.ceil(content.length / 512) * 512);
  body.write(content);
  return Buffer.concat([header, body]);
}

describe('an archive', () => {
  it('is read with long names, prefixes and folders', () => {
    const long = `pages/${'x'.repeat(120)}/source.html`;
    const files = untar(
      Buffer.concat([
        entry('pages/', '', { type: '5' }),
        entry('one.txt', 'first'),
        entry('source.html', 'second', { prefix: 'pages/a' }),
        entry('././@LongLink', `${long}\0`, { type: 'L' }),
        entry('pages/xxx', 'z'.repeat(700)),
        Buffer.alloc(1024),
      ]),
    );
    expect([...files.keys()]).toEqual(['one.txt', 'pages/a/source.html', long]);
    expect(files.get('pages/a/source.html')?.toString()).toBe('second');
    expect(files.get(long)?.length).toBe(700);
  });
});

const LONG =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen';
const saved = (id: string, paragraphs: readonly string[], language: string | null = 'en') => ({
  id,
  language,
  html: '',
  paragraphs,
});

describe('what is planted', () => {
  it('is every third of the long paragraphs, the same in every run', () => {
    const pages = [
      saved('a', ['too short', LONG, `${LONG} b`, `${LONG} c`, `${LONG} d`]),
      saved('b', [`alpha beta gamma ${LONG}`]),
    ];
    const planted = plantedOf(pages);
    expect(planted.map(({ page, number }) => `${page} ${number}`)).toEqual(['a 2', 'a 5', 'b 1']);
    expect(LONG.split(' ').length).toBeGreaterThan(LEAST_WORDS);
    expect(plantedOf(pages)).toEqual(planted);
  });

  it('differs from the page in a tenth of its words, by words that the page has not', () => {
    const held = withReplacedWords(LONG, ['elsewhere'], 'seed', 0.1);
    const changed = LONG.split(' ').filter((word, i) => held.split(' ')[i] !== word);
    expect(changed).toHaveLength(2);
    expect(withReplacedWords(LONG, ['elsewhere'], 'seed', 0.1)).toBe(held);
    expect(withReplacedWords(LONG, ['elsewhere'], 'other seed', 0.1)).not.toBe(held);
    const [planted] = plantedOf([
      saved('a', [LONG]),
      saved('b', ['alpha beta']),
      saved('c', ['gamma'], 'de'),
    ]);
    const put = planted!.held.split(' ').filter((word) => !LONG.includes(word));
    expect(put.length).toBeGreaterThan(0);
    expect(put.every((word) => word === 'alpha' || word === 'beta')).toBe(true);
  });
});

const paragraph = (index: number, text: string, matched: boolean, score = 0.9): TracedParagraph =>
  ({
    index,
    text,
    kind: 'paragraph',
    score,
    nearest: null,
    match: matched ? { source: { articleId: 'a', paragraph: 0 } } : null,
  }) as unknown as TracedParagraph;
const traceOf = (...paragraphs: TracedParagraph[]): Trace => ({ paragraphs }) as unknown as Trace;
const planted: Planted = { page: 'a', number: 2, original: LONG, held: LONG };
const shown = { state: 'shown' as const, path: 'p < div' };

describe('the judge', () => {
  it('takes a badge on the planted text for right, whatever stands around it', () => {
    expect(notFound([planted], traceOf(paragraph(0, `Before. ${LONG}.`, true)))).toEqual([]);
    expect(notFound([planted], traceOf(paragraph(0, LONG, false)))).toEqual([planted]);
    expect(notFound([planted], traceOf(paragraph(0, 'one', true)))).toEqual([planted]);
    expect(notFound([planted], traceOf(paragraph(0, LONG, true)), new Set())).toEqual([planted]);
  });

  it('takes a badge on any other text for wrong', () => {
    const trace = traceOf(paragraph(0, LONG, true), paragraph(1, 'Quite another text.', true));
    expect(wrongOnes('a', trace, [planted]).map(({ block }) => block)).toEqual([1]);
  });

  it('tells why one was missed', () => {
    const cause = (trace: Trace | null, where = shown as Parameters<typeof missedOnes>[3][number]) =>
      missedOnes([planted], trace, trace !== null, [where])[0]!.cause;
    expect(cause(traceOf(paragraph(0, LONG, false, 0.2)))).toBe('under the cut');
    expect(cause(traceOf(paragraph(0, 'Other.', false)))).toBe('not read');
    expect(cause(traceOf(paragraph(0, LONG.slice(0, 40), false)))).toBe('read in pieces');
    expect(cause(traceOf(), { state: 'hidden', path: 'p' })).toBe('not shown by the page');
    expect(cause(traceOf(), { state: 'absent', path: '' })).toBe('not in the page');
    expect(cause(null)).toBe('page taken for no article');
    expect(cause(traceOf({ ...paragraph(0, LONG, false), skipped: 'caption' }))).toBe(
      'left out by the engine',
    );
  });
});

describe('errors', () => {
  it('are ours where the page never has them without us', () => {
    expect(unknown(['a', 'a', 'b'], ['a', 'c'])).toEqual(['b']);
  });
});

describe("the page's thread", () => {
  const thread = { pid: 1, tid: 2 };
  const task = (ts: number, dur: number) => ({ ...thread, name: 'RunTask', ph: 'X', ts, dur, args: {} });
  const events = [
    { ...thread, name: 'ParseHTML', ph: 'B', ts: 0, args: { beginData: { url: 'http://a.example/1' } } },
    { ...thread, name: 'Profile', ph: 'P', ts: 0, id: '0x1', args: { data: { startTime: 0 } } },
    {
      ...thread,
      tid: 9,
      name: 'ProfileChunk',
      ph: 'P',
      ts: 1,
      id: '0x1',
      args: {
        data: {
          cpuProfile: {
            nodes: [
              { id: 1, callFrame: { url: '' } },
              { id: 2, parent: 1, callFrame: { url: 'chrome-extension://x/content.js' } },
              { id: 3, parent: 2, callFrame: { url: '' } },
              { id: 4, parent: 1, callFrame: { url: 'http://a.example/page.js' } },
            ],
            samples: [1, 3, 4, 1],
          },
          timeDeltas: [0, 10_000, 45_000, 60_000],
        },
      },
    },
    task(0, 70_000),
    task(100_000, 80_000),
    // Another process' thread of the same number.
    { ...task(0, 500_000), pid: 7 },
  ];

  it('is ours where a frame of ours is on the stack, and a task is ours where we made it long', () => {
    expect(threadTime(events, 'http://a.example/1')).toEqual({
      total: 45,
      longest: 45,
      longestOnProcessor: 45,
      longTasks: [70],
      othersLong: 1,
    });
  });

  it('is not known of a page that the trace does not hold', () => {
    expect(() => threadTime(events, 'http://b.example/')).toThrow('does not know');
  });
});
