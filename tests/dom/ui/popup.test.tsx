import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { showState } from '../../../extension/background/toolbar';
import type { Match, PageReport, Trace } from '../../../extension/messages';
import { changedEntries, addedEntries, leftOutEntries } from '../../../extension/trace/change-list';
import { Popup } from '../../../extension/popup/popup';
import { DEFAULT_SETTINGS, type Settings } from '../../../extension/settings';
import { fake, resetFake } from '../fake-browser';
import { click, control, draw, during, settled, textOf, type } from './render';
import { realTraces, unrelatedText, type Traces } from './traces';

const TAB = 7;
const HOST = 'news.example';

let traces: Traces;
beforeAll(async () => {
  traces = await realTraces();
  // The longest of them, traced once for all tests.
  traces.held('002');
}, 60_000);

const background = { settings: DEFAULT_SETTINGS as Settings };

/** A background that reports `report` and keeps settings. */
function answering(report: PageReport): void {
  fake().answer = ({ call, arg }) => {
    switch (call) {
      case 'report':
        return report;
      case 'settings':
        return background.settings;
      case 'changeSettings':
        background.settings = { ...background.settings, ...(arg as { patch: Partial<Settings> }).patch };
        return background.settings;
      case 'search':
        return [];
      default:
        return null;
    }
  };
}

const sentTo = (call: string): unknown[] =>
  fake()
    .sent.filter((message) => message.call === call)
    .map(({ arg }) => arg);

const base = { host: HOST, librarySize: 5 };
const matches = (trace: Trace): PageReport => ({ ...base, state: 'matches', trace, held: {} });

const show = async (report: PageReport): Promise<HTMLElement> => {
  answering(report);
  return draw(<Popup tabId={TAB} />);
};

beforeEach(() => {
  background.settings = DEFAULT_SETTINGS;
});
afterEach(resetFake);

const headings = (place: Element): string[] =>
  [...place.querySelectorAll('h2')].map(textOf).filter((text) => text !== '');

describe('a page that follows a held one', () => {
  it('shows verdict, shares, lineage, credit, changes and what was read, in this order', async () => {
    const place = await show(matches(traces.held('002')));
    expect(textOf(place.querySelector('h1'))).toMatch(/of this page follows the Financial Times\./u);
    const shown = headings(place);
    expect(shown.slice(0, 3)).toEqual([
      'Shares of the page’s words',
      'Where it seems to come from',
      'Credit',
    ]);
    expect(shown.slice(-2)).toEqual(['The page in reading order', 'Keep or send']);
    expect(textOf(place)).toContain('held to trace text, not vouched for');
  });

  it('gives shares in words that add up to the page', async () => {
    const trace = traces.held('002');
    const place = await show(matches(trace));
    const amounts = [...place.querySelectorAll('.amount')].map((amount) =>
      Number(textOf(amount).replaceAll(',', '').split(' ')[0]),
    );
    expect(amounts.reduce((sum, amount) => sum + amount, 0)).toBe(trace.summary.words);
    const percents = [...place.querySelectorAll('.amount')].map((amount) =>
      Number(/(\d+)%$/u.exec(textOf(amount))?.[1]),
    );
    expect(percents.reduce((sum, percent) => sum + percent, 0)).toBe(100);
  });

  it('lists the lineage from the probable original to this page', async () => {
    const trace = traces.held('002');
    const place = await show(matches(trace));
    const names = [...place.querySelectorAll('.lineage > ol > li .who')].map(textOf);
    expect(names[0]).toBe('Financial Times');
    expect(names.at(-1)).toBe('This page');
    expect(names).toContain('A source not in your library');
    for (const sibling of trace.lineage.siblings) {
      expect(names.join()).toContain(sibling.headline!.split(' ').slice(0, 4).join(' '));
    }
  });

  it('gives each kind of evidence once, in phrases that a reader can hold', async () => {
    const place = await show(matches(traces.held('002')));
    for (const item of place.querySelectorAll('.lineage > ol > li')) {
      const reasons = [...item.querySelectorAll('.why, .more-reasons li')].map(textOf);
      expect(reasons.filter((one) => one.startsWith('Words in both')).length).toBeLessThan(2);
      for (const one of reasons) expect(one.split(' ').length).toBeLessThan(45);
    }
    expect(textOf(place.querySelector('.lineage'))).not.toMatch(/[,;:]”/u);
  });

  it('jumps to the very words of a change', async () => {
    const trace = traces.held('002');
    const place = await show(matches(trace));
    const [first] = changedEntries(trace);
    const fold = [...place.querySelectorAll('.fold')].find(
      (one) => textOf(one.querySelector('h2')) === 'Changed',
    )!;
    expect(textOf(fold.querySelector('.phrase'))).toContain(first!.pageText!.replace(/\s+/gu, ' '));
    await during(() => fold.querySelector<HTMLElement>('.go')!.click());
    expect(sentTo('jump')).toEqual([{ tabId: TAB, ...first!.to }]);
  });

  it('says so when the page could not be reached', async () => {
    const place = await show(matches(traces.held('002')));
    const before = fake().answer;
    fake().answer = (message) =>
      message.call === 'jump' ? Promise.reject(new Error('no tab')) : before(message);
    await during(() => place.querySelector<HTMLElement>('button.go')!.click());
    expect(textOf(place.querySelector('[role=alert]'))).toMatch(/^That did not work/u);
  });

  it('opens the whole of a list and closes it again', async () => {
    const trace = traces.held('002');
    const all = leftOutEntries(trace);
    expect(all.length).toBeGreaterThan(2);
    const place = await show(matches(trace));
    const fold = [...place.querySelectorAll('.fold')].find(
      (one) => textOf(one.querySelector('h2')) === 'Left out',
    )!;
    expect(fold.querySelectorAll('li')).toHaveLength(2);
    await click(fold, `All ${all.length}`);
    expect(fold.querySelectorAll('li')).toHaveLength(all.length);
    await click(fold, 'Show fewer');
    expect(fold.querySelectorAll('li')).toHaveLength(2);
  });

  it('reaches every block of the page, and says why one was not compared', async () => {
    const trace = traces.held('002');
    const place = await show(matches(trace));
    await openAll(place);
    const rows = [...place.querySelectorAll('.order .entries li')];
    expect(rows).toHaveLength(trace.paragraphs.length);
    const caption = trace.paragraphs.findIndex(({ skipped }) => skipped === 'caption');
    expect(caption).toBeGreaterThan(0);
    expect(textOf(rows[caption]!)).toContain('photo caption, left aside');
    await during(() => rows[caption]!.querySelector('button')!.click());
    expect(sentTo('jump')).toEqual([{ tabId: TAB, paragraph: caption }]);
  });

  it('shows no hostile markup of the page', async () => {
    const trace = traces.held('001');
    const paragraphs = trace.paragraphs.map((one) => ({ ...one, text: `<b onclick="x()">${one.text}</b>` }));
    const place = await show(matches({ ...trace, paragraphs }));
    expect(place.querySelector('b')).toBeNull();
  });
});

/** Opens the list of all passages; happy-dom tells nobody that a `details` opened. */
const openAll = (place: Element): Promise<void> =>
  during(() => {
    const all = place.querySelector<HTMLDetailsElement>('.order-all')!;
    all.open = true;
    all.dispatchEvent(new Event('toggle'));
  });

describe('the page in reading order', () => {
  const rowOf = (place: Element, trace: Trace, index: number): Element =>
    [...place.querySelectorAll('.order .entries li')][
      trace.paragraphs.findIndex((one) => one.index === index)
    ]!;

  it('goes along by a slider that names the passage, and jumps to the one that is chosen', async () => {
    const trace = traces.held('002');
    const place = await show(matches(trace));
    const compared = trace.paragraphs.filter(({ skipped }) => skipped === undefined);
    const slider = place.querySelector<HTMLInputElement>('.order input[type=range]')!;
    expect(slider.getAttribute('aria-label')).toBe('Passages of the page');
    expect(slider.max).toBe(String(compared.length - 1));
    const first = compared.findIndex(({ match }) => match !== null);
    expect(slider.value).toBe(String(first));
    const at = compared.findIndex((one, index) => index > 9 && one.match?.relation === 'paraphrase');
    await during(() => {
      slider.value = String(at);
      slider.dispatchEvent(new Event('input', { bubbles: true }));
    });
    const words = compared[at]!.text.split(/\s+/u).slice(0, 5).join(' ');
    expect(slider.getAttribute('aria-valuetext')).toMatch(/^Retold · .* · paragraph \d+: /u);
    expect(slider.getAttribute('aria-valuetext')).toContain(words);
    const chosen = place.querySelector('.strip-chosen')!;
    expect(textOf(chosen)).toContain(words);
    await during(() => chosen.querySelector<HTMLElement>('.go')!.click());
    expect(sentTo('jump')).toEqual([{ tabId: TAB, paragraph: compared[at]!.index }]);
  });

  it('tells on request how near the nearest source is, in words and without a figure of its own', async () => {
    const trace = traces.held('002');
    const place = await show(matches(trace));
    await openAll(place);
    const seen = new Set<string>();
    for (const { index, match, skipped, nearest, below } of trace.paragraphs) {
      const why = rowOf(place, trace, index).querySelector('.why-nothing');
      expect(why === null).toBe(match !== null || skipped !== undefined);
      if (why === null) continue;
      if (nearest === null) {
        expect(textOf(why)).toBe('No text we hold is like it.');
        continue;
      }
      const far = { little: 'just below', some: 'below', much: 'well below' }[below!.by];
      const would = below!.matchedAt === null ? '' : ' Loose would mark it.';
      expect(textOf(why)).toContain(`. It is ${far} what Balanced asks for.${would}`);
      expect(textOf(why)).toContain(nearest.text.split(/\s+/u).slice(0, 9).join(' '));
      expect(textOf(why)).not.toMatch(/%|0\.\d/u);
      expect(why.querySelector('a')?.getAttribute('href')).toBe(
        `https://extension.test/extension/options/index.html#source=${nearest.articleId}&p=${nearest.paragraph}`,
      );
      seen.add(below!.by);
    }
    expect([...seen].sort()).toEqual(['little', 'much', 'some']);
  });

  it('of the held original looks for no source of it', async () => {
    const trace = traces.held('000');
    const place = await show({ ...base, state: 'nothing', trace, held: {} });
    await openAll(place);
    const why = [...place.querySelectorAll('.why-nothing')].map(textOf);
    expect(why.length).toBeGreaterThan(5);
    expect([...new Set(why)]).toEqual(['This page is the original that we hold: it has no source here.']);
  });

  it('draws the list only once it is asked for', async () => {
    const place = await show(matches(traces.held('002')));
    expect(place.querySelectorAll('.order .entries li')).toHaveLength(0);
  });
});

describe('what the reader hid', () => {
  const hiding = (paragraphs: readonly number[], articles: number): Trace => ({
    ...traces.held('002'),
    passedOver: { paragraphs, articles },
  });

  it('is told under the verdict, with the way to it', async () => {
    const place = await show(matches(hiding([2], 2)));
    const note = place.querySelector('.verdict .hidden-note')!;
    expect(textOf(note)).toBe(
      '1 match on this page is hidden by you. 2 sources are hidden by you on all pages. See what is hidden',
    );
    await click(note, 'See what is hidden');
    await settled();
    expect(fake().opened).toEqual(['https://extension.test/extension/options/index.html#hidden']);
  });

  it('is told at its passage, in place of how far the nearest source is', async () => {
    const trace = hiding([], 0);
    const hidden = trace.paragraphs.findIndex(
      ({ match, skipped }) => match === null && skipped === undefined,
    );
    const place = await show(matches({ ...trace, passedOver: { paragraphs: [hidden], articles: 0 } }));
    await openAll(place);
    const row = [...place.querySelectorAll('.order .entries li')][hidden]!;
    expect(textOf(row)).toContain('a match hidden by you · paragraph');
    expect(row.querySelector('.why-nothing')).toBeNull();
  });

  it('is not spoken of where nothing is', async () => {
    const place = await show(matches(traces.held('002')));
    expect(place.querySelector('.hidden-note')).toBeNull();
  });
});

describe('a page of which nobody can tell whether it follows', () => {
  const undirected = (): Trace => {
    const trace = traces.held('002');
    return { ...trace, lineage: { ...trace.lineage, directionUnknown: true } };
  };

  it('names no original, in no part of the popup', async () => {
    const place = await show(matches(undirected()));
    expect(textOf(place.querySelector('h1'))).toMatch(/paragraphs share text with the Financial Times\.$/u);
    const lineage = place.querySelector('.lineage')!;
    expect(lineage.querySelector('.place-original, .place-nearest, .place-unknown')).toBeNull();
    const roles = [...lineage.querySelectorAll('.place-relative .role')].map(textOf);
    expect(roles.length).toBeGreaterThan(1);
    for (const role of roles) expect(role).toMatch(/^Shares text with this page/u);
    expect(textOf(place)).not.toMatch(/Probable original|passages? here follows? it|Retold/u);
  });

  it('is told so by the toolbar too', async () => {
    await showState(TAB, matches(undirected()));
    await showState(TAB, matches(traces.held('002')));
    const count = traces.held('002').summary.derivedParagraphs;
    expect(fake().titles).toEqual([
      `Headwater: ${count} paragraphs share text with a source in your library`,
      `Headwater: ${count} paragraphs follow a source in your library`,
    ]);
  });
});

it('a page that names no source is told so twice, not three times', async () => {
  const place = await show(matches(traces.held('001')));
  expect(textOf(place.querySelector('.verdict'))).toContain('The page does not name it.');
  expect(textOf(place.querySelector('.lineage'))).not.toContain('name');
  expect(textOf(place)).toContain('This page names no source.');
  expect(textOf(place.querySelector('.lineage'))).toContain('copyright line: “Copyright The Financial Times');
});

describe('lists', () => {
  it.each(['001', '002', '003', '004'])('of %s quote the page and the source word by word', (id) => {
    const trace = traces.held(id);
    for (const { pageText, to } of [...changedEntries(trace), ...addedEntries(trace)]) {
      if (!('start' in to) || to.start === undefined) throw new Error('an entry without a place');
      expect(trace.paragraphs[to.paragraph]!.text.slice(to.start, to.end)).toBe(pageText);
    }
    const sources = trace.paragraphs.flatMap(({ match }) => (match ? [match.source, ...match.others] : []));
    for (const { sourceText } of leftOutEntries(trace)) {
      const held = [...sources, ...trace.omissions.map(({ source }) => source)];
      expect(held.some(({ text }) => text.includes(sourceText!))).toBe(true);
    }
  });
});

describe('lists keep to what a reader would count', () => {
  /** The trace of 002 with one of its matches changed. */
  const withMatch = (kind: 'headline' | 'paragraph', change: (match: Match, text: string) => Match) => {
    const trace = traces.held('002');
    const one = trace.paragraphs.find((each) => each.kind === kind && each.match !== null)!;
    const paragraphs = trace.paragraphs.map((each) =>
      each === one ? { ...each, match: change(one.match!, one.text) } : each,
    );
    return { trace: { ...trace, paragraphs }, one };
  };
  const dropped = ({ source }: Match, sourceStart: number, sourceEnd: number): Match['dropped'][number] => ({
    kind: 'clause',
    sourceStart,
    sourceEnd,
    sourceText: source.text.slice(sourceStart, sourceEnd),
  });

  it('several stretches added to one sentence are one addition, each of them marked', async () => {
    const { trace, one } = withMatch('paragraph', (match) => ({
      ...match,
      added: [
        { start: 0, end: 9, grade: 'sure' },
        { start: 20, end: 29, grade: 'sure' },
      ],
    }));
    const here = addedEntries(trace).filter(({ to }) => !('articleId' in to) && to.paragraph === one.index);
    expect(here).toHaveLength(1);
    expect(here[0]).toMatchObject({
      pageText: one.text.slice(0, 29),
      parts: [
        { start: 0, end: 9 },
        { start: 20, end: 29 },
      ],
      to: { paragraph: one.index, start: 0, end: 29 },
    });
    const place = await show(matches(trace));
    await click(place, 'All additions');
    const row = [...place.querySelectorAll('.entries li')].find(
      (each) => textOf(each.querySelector('.phrase')) === one.text.slice(0, 29).trim(),
    )!;
    expect([...row.querySelectorAll('mark')].map(({ textContent }) => textContent)).toEqual([
      one.text.slice(0, 9),
      one.text.slice(20, 29),
    ]);
  });

  it('words within a change are not left out as well', () => {
    const within = (inside: boolean) =>
      withMatch('paragraph', (match) => ({
        ...match,
        altered: [
          {
            start: 0,
            end: 9,
            sourceStart: 4,
            sourceEnd: 20,
            sourceText: match.source.text.slice(4, 20),
            kind: 'certainty',
          },
        ],
        dropped: [inside ? dropped(match, 6, 12) : dropped(match, 21, 30)],
      }));
    const count = ({ trace, one }: ReturnType<typeof within>): number =>
      leftOutEntries(trace).filter(({ to }) => !('articleId' in to) && to.paragraph === one.index).length;
    expect(count(within(true))).toBe(0);
    expect(count(within(false))).toBe(1);
  });

  it('a headline leaves nothing out', () => {
    const { trace, one } = withMatch('headline', (match) => ({ ...match, dropped: [dropped(match, 0, 12)] }));
    const places = leftOutEntries(trace).filter(({ to }) => !('articleId' in to));
    expect(places.length).toBeGreaterThan(0);
    expect(places.map(({ to }) => to.paragraph)).not.toContain(one.index);
  });
});

describe('a page that follows nothing', () => {
  it('is told to be the held original, with what follows it', async () => {
    const trace = traces.held('000');
    const place = await show({ ...base, state: 'nothing', trace, held: {} });
    expect(textOf(place.querySelector('h1'))).toBe('This page is the original that we hold.');
    expect(textOf(place)).toContain('4 texts in your library follow it');
    expect(place.querySelector('.bar')).toBeNull();
  });

  it('is told to match nothing, with what was read', async () => {
    const trace = traces.text(unrelatedText());
    const place = await show({ ...base, state: 'nothing', trace, held: {} });
    expect(textOf(place.querySelector('h1'))).toBe('Nothing in your library of 5 sources.');
    expect(place.querySelector('.lineage')).toBeNull();
    expect(textOf(place)).toMatch(/\d+ of \d+ passages read\./u);
    expect(textOf(place.querySelector('footer'))).not.toContain('vouched for');
  });
});

describe('the states without a trace', () => {
  it('off: looks once', async () => {
    const place = await show({ ...base, state: 'off', reason: 'switched-off' });
    expect(textOf(place.querySelector('h1'))).toBe('Off on this site.');
    await click(place, 'Look at this page once');
    expect(sentTo('lookOnce')).toEqual([{ tabId: TAB }]);
  });

  it('off: turns on for the site, without asking the browser', async () => {
    const place = await show({ ...base, state: 'off', reason: 'switched-off' });
    await click(place, 'Turn on here');
    expect(fake().requested).toEqual([]);
    expect(sentTo('switchSite')).toEqual([{ tabId: TAB, host: HOST, on: true }]);
  });

  it('off: says of which site above it turns on all', async () => {
    background.settings = { ...DEFAULT_SETTINGS, offSites: ['example', HOST, 'other.test'] };
    const place = await show({ ...base, host: `sport.${HOST}`, state: 'off', reason: 'switched-off' });
    expect(textOf(place.querySelector('main'))).toContain(
      `It was switched off for all of example and ${HOST}.`,
    );
    await click(place, `Turn on for all of example and ${HOST}`);
    expect(sentTo('switchSite')).toEqual([{ tabId: TAB, host: `sport.${HOST}`, on: true }]);
  });

  it('not allowed: asks the browser for this host', async () => {
    const place = await show({ ...base, state: 'off', reason: 'not-allowed' });
    await click(place, 'Turn on here');
    expect(fake().requested).toEqual([[`*://${HOST}/*`]]);
    expect(place.querySelector('[role=status]')).toBeNull();
  });

  it('not allowed: says when the browser refused, and changes nothing', async () => {
    fake().granted = false;
    const place = await show({ ...base, state: 'off', reason: 'not-allowed' });
    await click(place, 'Turn on here');
    expect(textOf(place.querySelector('[role=status]'))).toContain('did not allow it');
    expect(sentTo('switchSite')).toEqual([]);
  });

  it('not an article: reads it anyway', async () => {
    const place = await show({ ...base, state: 'not-article' });
    await click(place, 'Read it anyway');
    expect(sentTo('lookOnce')).toEqual([{ tabId: TAB }]);
  });

  it('error: gives the detail and tries again', async () => {
    const place = await show({ ...base, state: 'error', detail: 'The library file is incomplete.' });
    expect(textOf(place)).toContain('The library file is incomplete. Your settings are safe.');
    await click(place, 'Try again');
    expect(sentTo('reopenLibrary')).toHaveLength(1);
  });

  it('closed: offers no switch', async () => {
    const place = await show({ ...base, host: null, state: 'closed' });
    expect(textOf(place.querySelector('h1'))).toBe('The browser keeps this page closed.');
    expect(place.querySelector('[role=switch]')).toBeNull();
  });

  it('lost: says so when the background does not answer', async () => {
    fake().answer = () => Promise.reject(new Error('gone'));
    const place = await draw(<Popup tabId={TAB} />);
    expect(textOf(place.querySelector('h1'))).toBe('Headwater can’t be reached.');
  });
});

describe('the switch', () => {
  it('is named after the site and switches it off', async () => {
    const place = await show(matches(traces.held('001')));
    const button = control(place, `Headwater at ${HOST}`);
    expect(button.getAttribute('aria-checked')).toBe('true');
    await during(() => button.click());
    expect(sentTo('switchSite')).toEqual([{ tabId: TAB, host: HOST, on: false }]);
  });

  it('leaves www. away, which nobody says', async () => {
    const place = await show({ ...matches(traces.held('001')), host: `www.${HOST}` });
    expect(control(place, `Headwater at ${HOST}`).getAttribute('aria-checked')).toBe('true');
    expect(textOf(place.querySelector('.host'))).toBe(`on at ${HOST}`);
  });
});

it('follows what the background stores', async () => {
  const place = await show({ ...base, state: 'reading' });
  expect(textOf(place.querySelector('h1'))).toBe('Reading…');
  answering(matches(traces.held('001')));
  await during(() => fake().storageChanged.fire({}, 'session'));
  expect(textOf(place.querySelector('h1'))).toContain('follows');
});

it('searches the library in its footer and opens a result in a tab', async () => {
  const place = await show({ ...base, state: 'not-article' });
  const article = { articleId: '000', outlet: 'Financial Times', paragraphs: 1, words: 3, opening: 'One' };
  const before = fake().answer;
  fake().answer = (message) =>
    message.call === 'search'
      ? [
          {
            article,
            outlet: { text: 'Financial Times', ranges: [{ start: 0, end: 9 }] },
            snippet: { text: 'One', ranges: [] },
          },
        ]
      : before(message);
  await click(place, 'Search the library');
  await type(place, 'finacial');
  expect(sentTo('search')).toContainEqual({ query: 'finacial' });
  expect(textOf(place.querySelector('.sources mark'))).toBe('Financial');
  await click(place, 'Financial Times');
  await settled();
  expect(fake().opened).toEqual(['https://extension.test/extension/options/index.html#source=000']);
});
