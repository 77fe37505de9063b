/** What a reader takes along: text, Markdown and JSON of a trace, whatever the page has in it. */
import { Ajv2020 } from 'ajv/dist/2020';
import fc from 'fast-check';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import schema from '../../../docs/trace.schema.json' with { type: 'json' };
import type { Trace } from '../../../extension/messages';
import { ExportActions } from '../../../extension/trace/export/export-actions';
import { exportedTrace, toJson, type ExportedTrace } from '../../../extension/trace/export/json';
import { escaped, toMarkdown } from '../../../extension/trace/export/markdown';
import { oneLine } from '../../../extension/trace/export/outline';
import { toPlainText } from '../../../extension/trace/export/plain';
import { reportOf, type PageAbout } from '../../../extension/trace/export/report';
import { countedAdded } from '../../../extension/ui/words';
import { resetFake } from '../fake-browser';
import { click, draw, textOf } from './render';
import { realTraces, type Traces } from './traces';

const MAKING = { version: '9.8.7', created: '2026-03-04' };
const PAGE: PageAbout = {
  title: 'Fed holds *its* breath',
  url: 'https://news.example/a?b=1',
  date: '2026-01-28',
};

let traces: Traces;
beforeAll(async () => {
  traces = await realTraces();
});
afterEach(resetFake);

const markdown = (trace: Trace, page: PageAbout = PAGE): string => toMarkdown(reportOf(trace, page, MAKING));
const plain = (trace: Trace, page: PageAbout = PAGE): string => toPlainText(reportOf(trace, page, MAKING));

/** Markdown back to text, by CommonMark's rule: a backslash before a punctuation sign is not shown. */
const unescaped = (text: string): string => text.replace(/\\([!-/:-@[-`{-~])/gu, '$1');

describe('text in Markdown', () => {
  /** Signs that mean something in Markdown, beside any others. */
  const hostile = fc.string({
    unit: fc.oneof(
      fc.constantFrom(...'#*_`~<>[]()!\\|-+=&;.:/@0123456789 \t\n\r\u2028x'),
      fc.constantFrom('www.', 'https://', '&amp;', '<b>', '](', '```', '# ', '> ', '1. ', '- '),
      fc.string({ unit: 'grapheme', maxLength: 2 }),
    ),
    maxLength: 40,
  });

  it('stays the same text, in one line', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const shown = escaped(text);
        expect(unescaped(shown)).toBe(oneLine(text));
        expect(shown).not.toMatch(/[\n\r\t]/u);
      }),
      { numRuns: 2_000 },
    );
  });

  it('opens no markup: every sign that could is escaped', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        // What is left without the escaped pairs is what a reader of Markdown takes for markup.
        const bare = escaped(text).replace(/\\[!-/:-@[-`{-~]/gu, '\u0001');
        expect(bare).not.toMatch(/[\\`*_[\]<>~]/u);
        expect(bare).not.toMatch(/&#?[\p{L}\d]+;/u);
        expect(bare).not.toMatch(/:\/\/|\bwww\./iu);
        expect(bare).not.toMatch(/^(?:#|[-+=]|\d{1,9}[.)]|\s)/u);
        expect(bare).not.toMatch(/\s#/u);
      }),
      { numRuns: 2_000 },
    );
  });

  it('of a whole hostile page adds no heading, link or tag', () => {
    const trace = traces.held('001');
    const evil = '# x\n\n[a](javascript:b) <script>c</script> `d`\n\n---\n- ';
    const paragraphs = trace.paragraphs.map((one) => ({ ...one, text: evil + one.text }));
    const lines = markdown({ ...trace, paragraphs }, { title: evil, url: 'javascript:alert(1)' }).split('\n');
    const calm = markdown(trace, { title: 'x' }).split('\n');
    const headings = (all: readonly string[]): number => all.filter((one) => /^#{1,6} /u.test(one)).length;
    expect(headings(lines)).toBe(headings(calm));
    expect(lines.filter((one) => /^(?:---|- $)/u.test(one))).toEqual([]);
    expect(lines.join('\n')).not.toMatch(/(?<!\\)<script|(?<!\\)\]\(|(?<!\\)`/u);
    expect(lines.join('\n')).not.toContain('<javascript');
  });
});

describe('the report', () => {
  it('tells page, verdict, shares, lineage with its citation, credit, paragraphs, omissions and what was read', () => {
    const trace = traces.held('002');
    const report = markdown(trace);
    const heads = (of: string): (string | undefined)[] =>
      [...of.matchAll(/^## (.*)$/gmu)].map(([, words]) => words);
    const always = [
      'Shares of the page’s words',
      'Where it seems to come from',
      'Credit',
      'Paragraph by paragraph',
    ];
    expect(trace.omissions).toEqual([]);
    expect(heads(report)).toEqual([...always, 'What was read', 'How to read this']);
    expect(heads(markdown(traces.held('001')))).toEqual([
      ...always,
      'Left out',
      'What was read',
      'How to read this',
    ]);
    expect(report).toMatch(/^# Trace of “Fed holds \\\*its\\\* breath”$/mu);
    expect(report).toContain('Address: <https://news.example/a?b=1>');
    expect(report).toContain('Date: 28 January 2026');
    expect(report).toMatch(/of this page follows the Financial Times\./u);
    expect(report).toMatch(/^- Nearly the same words: [\d,]+ words, \d+%$/mu);
    expect(report).toMatch(/^- Probable original · Financial Times$/mu);
    expect(report).toMatch(/^ {2}- Financial Times · .* · © \d{4}, no date stated · no web address known$/mu);
    expect(report).toContain('Held to trace text, not vouched for.');
    expect(report).toContain('Headwater 9.8.7 · Strictness: Balanced · 5 sources in the library · ');
    expect(report).toMatch(/\d+ of \d+ passages read\. Left aside: .*photo caption/u);
  });

  it.each(['001', '002'])(
    'gives each matched paragraph of %s with both texts and every change of it',
    (id) => {
      const trace = traces.held(id);
      const report = plain(trace);
      const unquoted = (text: string): string => oneLine(text.replace(/["“”]/gu, ''));
      const bare = report.replace(/["“”]/gu, '');
      const matched = trace.paragraphs.filter(({ match }) => match !== null);
      expect(matched.length).toBeGreaterThan(4);
      for (const { text, match } of matched) {
        expect(report).toContain(oneLine(text));
        expect(report).toContain(oneLine(match!.source.text));
        for (const { start, end } of countedAdded(match!))
          expect(bare).toContain(`– ${unquoted(text.slice(start, end))}\n`);
        for (const { start, end, sourceText } of match!.altered)
          expect(bare).toContain(`– ${unquoted(sourceText)} → ${unquoted(text.slice(start, end))} · `);
      }
      for (const { source, sourceStart, sourceEnd } of trace.omissions)
        expect(bare).toContain(`– ${unquoted(source.text.slice(sourceStart, sourceEnd))} · `);
      expect(report).not.toContain('““');
    },
  );

  it('says the same in plain text as in Markdown, without its signs', () => {
    const words = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
    for (const id of ['000', '001', '003']) {
      const trace = traces.held(id);
      expect(words(plain(trace))).toBe(words(unescaped(markdown(trace)).replace(/[<>]/gu, '')));
      expect(plain(trace)).not.toMatch(/^[#>]|\\/mu);
    }
  });

  it('cites a source in full where everything is stated', () => {
    const trace = traces.held('001');
    const articles = trace.articles.map((article) => ({
      ...article,
      outlet: 'The Wire',
      headline: 'What *happened*',
      datePublished: '2026-01-27',
      url: 'https://wire.example/x',
    }));
    expect(markdown({ ...trace, articles })).toContain(
      '- The Wire · “What \\*happened\\*” · 27 January 2026 · <https://wire.example/x>',
    );
  });

  it('names no original where nobody can tell who came first', () => {
    const trace = traces.held('002');
    const report = plain({ ...trace, lineage: { ...trace.lineage, directionUnknown: true } });
    expect(report).not.toMatch(/Probable original|Retold|follows? the Financial/u);
    expect(report).toContain('Shares text with the Financial Times · ');
  });
});

describe('the saved trace', () => {
  const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false, strictRequired: false });
  const validate = ajv.compile(schema);

  it.each(['000', '001', '002', '003', '004'])('of %s is what its schema allows', (id) => {
    const saved = JSON.parse(toJson(traces.held(id), PAGE, MAKING)) as ExportedTrace;
    validate(saved);
    expect(validate.errors ?? []).toEqual([]);
    expect(saved).toMatchObject({
      schema: 1,
      generator: 'Headwater 9.8.7',
      created: '2026-03-04',
      page: { title: PAGE.title, url: PAGE.url, datePublished: PAGE.date },
    });
    for (const { citation } of saved.articles)
      expect(citation).toMatchObject({ '@context': 'https://schema.org', '@type': 'NewsArticle' });
  });

  it('selects every stretch in the text of the page, by its words and by code points', () => {
    const held = traces.held('002');
    // A sign of two UTF-16 units before everything moves the two ways of counting apart.
    const shift = '😀'.length;
    const first = held.paragraphs[0]!;
    const trace: Trace = {
      ...held,
      paragraphs: held.paragraphs.map((one) =>
        one === first
          ? { ...one, start: 0, end: one.end + shift, text: `😀${one.text}`, match: null }
          : { ...one, start: one.start + shift, end: one.end + shift },
      ),
    };
    const saved = exportedTrace(trace, {}, MAKING);
    const points = [...saved.text];
    let seen = 0;
    for (const { text, start, end, match } of saved.paragraphs) {
      expect(saved.text.slice(start, end)).toBe(text);
      for (const span of match === null ? [] : [...match.passages, ...match.added, ...match.altered]) {
        const [words, place] = span.selector!;
        const exact = text.slice(span.start, span.end);
        expect(words).toMatchObject({ type: 'TextQuoteSelector', exact });
        if (words?.type !== 'TextQuoteSelector' || place?.type !== 'TextPositionSelector')
          throw new Error('selectors of another kind');
        expect(saved.text).toContain(words.prefix + words.exact + words.suffix);
        expect(points.slice(place.start, place.end).join('')).toBe(exact);
        seen += 1;
      }
      for (const span of match?.dropped ?? [])
        expect(span.sourceSelector).toMatchObject([{ type: 'TextQuoteSelector', exact: span.sourceText }]);
    }
    expect(seen).toBeGreaterThan(20);
  });

  it('cuts no character in two around a quotation', () => {
    const held = traces.held('001');
    const paragraphs = held.paragraphs.map((one) =>
      one.match !== null ? one : { ...one, text: '😀'.repeat(one.text.length).slice(0, one.text.length) },
    );
    const json = toJson({ ...held, paragraphs }, {}, MAKING);
    const saved = JSON.parse(json) as ExportedTrace;
    for (const { match } of saved.paragraphs)
      for (const { selector } of match?.passages ?? [])
        expect(JSON.stringify(selector)).not.toMatch(/\\ud[89a-f]/iu);
  });

  it('takes no address that is not of the web', () => {
    const trace = traces.held('001');
    const articles = trace.articles.map((one) => ({ ...one, url: 'javascript:x' }));
    const saved = exportedTrace({ ...trace, articles }, { url: 'file:///pages/story.html' }, MAKING);
    expect(saved.page).toEqual({});
    for (const { citation } of saved.articles) expect(citation).not.toHaveProperty('url');
  });
});

describe('the buttons', () => {
  const copied: string[] = [];
  const saved: { readonly name: string; readonly type: string; readonly blob: Blob }[] = [];
  const refused = { clipboard: false };

  beforeEach(() => {
    copied.length = 0;
    saved.length = 0;
    refused.clipboard = false;
    vi.spyOn(navigator.clipboard, 'writeText').mockImplementation((text) => {
      if (refused.clipboard) return Promise.reject(new Error('refused'));
      copied.push(text);
      return Promise.resolve();
    });
    const blobs = new Map<string, Blob>();
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      const address = `blob:test/${blobs.size}`;
      blobs.set(address, blob as Blob);
      return address;
    });
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      const blob = blobs.get(this.href)!;
      saved.push({ name: this.download, type: blob.type, blob });
    });
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });

  const shown = (about: PageAbout | (() => Promise<PageAbout>) = PAGE): Promise<HTMLElement> =>
    draw(<ExportActions trace={traces.held('001')} about={about} stem="headwater: news/example " />);

  it('copy the report and say so', async () => {
    const place = await shown();
    await click(place, 'Copy as text');
    await click(place, 'Copy as Markdown');
    expect(copied[0]).toMatch(/^Trace of “Fed holds \*its\* breath”\n/u);
    expect(copied[1]).toMatch(/^# Trace of “Fed holds \\\*its\\\* breath”\n/u);
    expect(textOf(place.querySelector('[role=status]'))).toBe('Copied.');
  });

  it('say when the browser refuses', async () => {
    refused.clipboard = true;
    const place = await shown();
    await click(place, 'Copy as text');
    expect(textOf(place.querySelector('[role=status]'))).toBe(
      'That did not work. Nothing was copied or saved.',
    );
  });

  it('save files with a name that any system takes', async () => {
    const place = await shown();
    await click(place, 'Save Markdown');
    await click(place, 'Save JSON');
    expect(saved.map(({ name, type }) => [name, type])).toEqual([
      ['headwater-news-example.md', 'text/markdown;charset=utf-8'],
      ['headwater-news-example.json', 'application/json;charset=utf-8'],
    ]);
    expect(await saved[0]!.blob.text()).toMatch(/^# Trace of/u);
    expect(JSON.parse(await saved[1]!.blob.text())).toMatchObject({ schema: 1, page: { title: PAGE.title } });
  });

  it('ask what the page is called only when they are pressed', async () => {
    const asked = vi.fn(() => Promise.resolve({ title: 'Later' }));
    const place = await shown(asked);
    expect(asked).not.toHaveBeenCalled();
    await click(place, 'Copy as text');
    expect(copied[0]).toMatch(/^Trace of “Later”\n/u);
    asked.mockRejectedValueOnce(new Error('no tab'));
    await click(place, 'Copy as text');
    expect(textOf(place.querySelector('[role=status]'))).toMatch(/^That did not work/u);
  });
});
