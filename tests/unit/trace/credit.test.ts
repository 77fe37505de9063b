import { describe, expect, it } from 'vitest';
import { creditMentions, creditOf } from '../../../src/trace/credit';
import { sameOutlet } from '../../../src/trace/outlets';
import { ownOutlet, type CreditBlock } from '../../../src/trace/own-outlet';
import type { ArticleMeta, Credit } from '../../../src/types';

const HELD = ['Financial Times', 'The Carrow Courier', 'Northern Dales Gazette'];

function blocksOf(text: string): CreditBlock[] {
  return [...text.matchAll(/[^\n]+/gu)].map((line, index) => ({ index, start: line.index, text: line[0] }));
}

function creditIn(text: string, original?: string, meta: ArticleMeta = {}): Credit {
  const blocks = blocksOf(text);
  return creditOf(
    creditMentions(blocks, HELD, ownOutlet(blocks, meta)),
    original === undefined ? {} : { original },
  );
}

describe('credit', () => {
  it.each([
    'The port will close, according to the Financial Times.',
    'The port will close, the Financial Times reported on Monday.',
    'An official told the Financial Times that the port will close.',
    'The port will close, as first reported by the Financial Times.',
    'In an interview with the Financial Times she denied it.',
    'Documents seen by the Financial Times show the plan.',
    'She dismissed the FT report as untrue.',
    'Citing eight people, the Financial Times said the port will close.',
    'Details were shown to the Financial Times.',
    'The port will close, citing the Financial Times.',
    'By Financial Times',
  ])('names the source: %s', (text) => {
    const credit = creditIn(text, 'Financial Times');
    expect(credit.kind).toBe('names-source');
    expect(credit.text).toMatch(/Financial Times|FT/u);
    expect(text.slice(credit.start, credit.end)).toBe(credit.text);
    expect(credit.paragraphs).toEqual([0]);
  });

  it('names another: an outlet that is not the original’s', () => {
    const text = 'The port will close, as first reported by the Ellsburgh Tribune.';
    expect(creditIn(text, 'Financial Times')).toMatchObject({
      kind: 'names-other',
      text: 'first reported by the Ellsburgh Tribune',
    });
  });

  it('prefers the original among several', () => {
    const text = 'Officials told the Kyiv Post as much.\nThe plan was revealed by The Carrow Courier.';
    expect(creditIn(text, 'The Carrow Courier')).toMatchObject({ kind: 'names-source', paragraphs: [1] });
  });

  it('lists every paragraph that names the credited outlet', () => {
    const text =
      'According to the Financial Times it will close.\nNothing here.\nThe FT report names no date.';
    expect(creditIn(text, 'Financial Times').paragraphs).toEqual([0, 2]);
  });

  it('knows an outlet by its last word once it was named in full', () => {
    const text =
      'A log shown to the Northern Dales Gazette names no one.\nThe Gazette reported more on Monday.';
    expect(creditIn(text, 'Northern Dales Gazette').paragraphs).toEqual([0, 1]);
    expect(creditIn('The Gazette reported more on Monday.', 'Northern Dales Gazette').kind).toBe(
      'names-none',
    );
  });

  it.each([
    'Police said the port was closed.',
    'The minister told parliament that the port was closed.',
    'The closure, according to Ana Ruiz, came early.',
    'The press secretary told reporters nothing.',
    'According to the Environment Agency the water is clean.',
    'These are financial times of hardship, she said.',
  ])('names none: %s', (text) => {
    expect(creditIn(text, 'Financial Times').kind).toBe('names-none');
  });

  it('does not take the page’s own outlet for a credit', () => {
    expect(
      creditIn('She told the Financial Times that it will close.', undefined, { outlet: 'Financial Times' })
        .kind,
    ).toBe('names-none');
    expect(
      creditIn('She told the Mail that it will close.', undefined, { outlet: 'The Fellside Mail' }).kind,
    ).toBe('names-none');
    const own = 'He told Harbour News that it will close.\nHarbour News is free to read.';
    expect(creditIn(own).kind).toBe('names-none');
  });

  it('does not read captions and furniture', () => {
    const text = 'The harbour, as reported by the Financial Times';
    const blocks: CreditBlock[] = [{ index: 0, start: 0, text, kind: 'caption' }];
    expect(creditMentions(blocks, HELD, undefined)).toEqual([]);
  });

  it('credits an institution only where the original does not credit it as well', () => {
    const page = creditMentions(
      blocksOf('The river rose, according to the Rivers Authority.'),
      HELD,
      undefined,
    );
    const silent = creditMentions(blocksOf('The Rivers Authority rejected it.'), HELD, undefined);
    expect(creditOf(page, { originalMentions: silent })).toMatchObject({ kind: 'names-other' });
    expect(creditOf(page, { originalMentions: page })).toMatchObject({ kind: 'names-none' });
    expect(creditOf(page)).toMatchObject({ kind: 'names-none' });
  });
});

describe('own outlet', () => {
  it.each([
    ['– Copyright The Harbour Times Limited 2026', 'The Harbour Times', 2026],
    ['© 2025 Harbour Media Group', 'Harbour Media Group', 2025],
    ['Copyright © 2024 The Harbour Post. All rights reserved.', 'The Harbour Post', 2024],
  ])('by its copyright line: %s', (line, outlet, year) => {
    const own = ownOutlet(blocksOf(`The port will close.\n${line}`), {});
    expect(own).toMatchObject({ outlet, by: 'copyright', copyrightYear: year });
    expect(own.copyright?.paragraph).toBe(1);
  });

  it.each([
    ['The Harbour Post has contacted the ministry for comment.', 'The Harbour Post'],
    ['Contact the Harbour Post newsdesk on 01632 960000.', 'Harbour Post'],
    ['Harbour Watch is supported by readers in 40 countries.', 'Harbour Watch'],
    ['Subscribe to the Harbour Post today.', 'Harbour Post'],
  ])('by what it says of itself: %s', (line, outlet) => {
    expect(ownOutlet(blocksOf(`The port will close.\n${line}`), {})).toMatchObject({ outlet, by: 'self' });
  });

  it('tells a wire’s licence from ownership', () => {
    const licensed = ownOutlet(blocksOf('The port will close.\n© Reuters 2026'), {});
    expect(licensed.outlet).toBeUndefined();
    expect(licensed.wire).toMatchObject({ outlet: 'Reuters', paragraph: 1 });
    expect(
      ownOutlet(blocksOf('By Ana Ruiz, Associated Press\nThe port will close.'), { outlet: 'Harbour Post' }),
    ).toMatchObject({
      outlet: 'Harbour Post',
      wire: { outlet: 'Associated Press' },
    });
    expect(ownOutlet(blocksOf('© Reuters 2026'), { outlet: 'Reuters' }).wire).toBeUndefined();
  });

  it('finds its own reporting', () => {
    const own = ownOutlet(
      blocksOf('Messages reviewed by this news agency show it.\nA log seen by the Post shows more.'),
      {
        outlet: 'Harbour Post',
      },
    );
    expect(own.reporting.map(({ text }) => text)).toEqual([
      'reviewed by this news agency',
      'seen by the Post',
    ]);
  });

  it('says nothing where the text says nothing', () => {
    expect(
      ownOutlet(blocksOf('The ministry has contacted the mayor.\nCopyright law is hard.'), {}),
    ).toMatchObject({
      names: [],
      reporting: [],
    });
  });
});

describe('outlet names', () => {
  it.each([
    ['The Financial Times', 'financial times'],
    ['FT', 'Financial Times'],
    ['The Guardian', 'Guardian'],
    ['Harbour Post Ltd', 'The Harbour Post'],
    ['harbourpost.com', 'Harbour Post'],
  ])('%s is %s', (a, b) => {
    expect(sameOutlet(a, b)).toBe(true);
  });

  it('keeps different outlets apart', () => {
    expect(sameOutlet('Harbour Post', 'Harbour Times')).toBe(false);
    expect(sameOutlet('', '')).toBe(false);
  });
});
