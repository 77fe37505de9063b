import { describe, expect, it } from 'vitest';
import { classifyBlocks, languageOf, splitBlocks } from '../../src/index';
import type { ArticleMeta, BlockKind } from '../../src/types';

const english = languageOf('en');
const kindsOf = (lines: readonly string[], meta: ArticleMeta = {}): readonly BlockKind[] => {
  const text = lines.join('\n\n');
  return classifyBlocks({ text, blocks: splitBlocks(text), meta }, english);
};

/** An article about a harbour around the line in question. */
const BODY = [
  'Ferry runs aground off Skerry Head',
  'A ferry with 212 people on board ran aground off Skerry Head on Tuesday night, the coastguard said.',
  'The captain’s deputy, Ola Brandt, said nobody was hurt. The ferry was refloated at high tide.',
  'Divers will look at the hull on Thursday. The harbour stays closed until they have reported.',
];
const kindIn = (line: string): BlockKind | undefined =>
  kindsOf([...BODY.slice(0, 3), line, ...BODY.slice(3)])[3];

describe('what a block is', () => {
  it('is a headline at the top and a paragraph below', () => {
    expect(kindsOf(BODY)).toEqual(['headline', 'paragraph', 'paragraph', 'paragraph']);
    expect(kindsOf(BODY.slice(1))).toEqual(['paragraph', 'paragraph', 'paragraph']);
    expect(kindsOf(['Will the ferry ever sail again?', ...BODY.slice(1)])[0]).toBe('headline');
    expect(kindsOf(['Analysis: why ferries run aground', ...BODY.slice(1)])[0]).toBe('headline');
  });

  it.each([
    'Passengers wait on the quay at Port Ellary. Photograph: Ana Ruiz/Harbour News',
    'The ferry off Skerry Head on Wednesday. Photo: J. P. Moss/The Ellary Times',
    'The stranded ferry ( AP/Ana Ruiz )',
    'The harbour master, who told passengers to stay calm ( via REUTERS )',
    'Two tugs pull at the ferry. (Staff photo by Ana Ruiz)',
    'The quay in 2019. PICTURE: ANA RUIZ / HARBOUR NEWS',
    'Joe Example/AFP via Getty Images',
    'Prime Minister Jane Roe, left, greets the ferry’s captain, Ola Brandt, centre, on the quay in Port Ellary, January 14',
    'Harbour master Tom Vale and coastguard chief Ida Lund attend a memorial service at St Brede’s church, January 16',
    'The captain, Ola Brandt, right, speaks to passengers on the quay in Port Ellary on January 14, 2025.',
  ])('tells a caption: %s', (line) => {
    expect(kindIn(line)).toBe('caption');
  });

  it.each([
    'open image in gallery The stranded ferry off Skerry Head',
    'View image in fullscreen',
    '© 2025 Harbour News. All rights reserved.',
    '– Copyright Harbour News Limited 2025',
    'This material may not be published, broadcast, rewritten or redistributed without permission.',
    'READ MORE: How the harbour was built',
    'Related stories',
    'ADVERTISEMENT',
    'By Ana Ruiz and Tom Vale',
    'Published: 15 January 2025 18:00 GMT',
    'January 15, 2025',
    '(Reporting by Ana Ruiz; Editing by Tom Vale)',
    'Associated Press writer Ana Ruiz in Port Ellary contributed to this report.',
    'Local news matters. Become a member today for just £1 a week.',
    'Support our journalism. Your donation keeps our reporters at sea.',
    'Sign up to the Harbour News newsletter and get the tide tables in your inbox.',
    'We use cookies to improve your experience.',
    'https://harbour.example/ferry',
  ])('tells furniture: %s', (line) => {
    expect(kindIn(line)).toBe('boilerplate');
  });

  it('tells an appeal that was run together into one long block', () => {
    const appeal =
      'Your support helps us to tell the story Read more Support Now From the harbour to the hills, Harbour News is there when the story breaks. ' +
      'We know how important it is to tell the facts from the rumours. At such a moment we need reporters on the ground. ' +
      'Your donation allows us to keep sending journalists. We choose not to lock readers out of our reporting with paywalls. ' +
      'We believe quality journalism should be available to everyone, paid for by those who can afford it. Read more';
    expect(kindIn(appeal)).toBe('boilerplate');
  });

  it.each([
    'The ministry said on Telegram that the ferry had been inspected in 2019.',
    'She walked past the harbour, left her coat on the quay and told a reporter that she would never sail again.',
    'The company’s journalism prize went to Ana Ruiz, whose newsletter about the harbour has 4,000 subscribers, it said.',
    '“I appreciate your support,” the captain told the crowd.',
    '“Sign up to our newsletter,” it said on the ferry’s broken screens.',
    'The statement was first carried by the Associated Press (AP).',
    'Watch sales rose by 5% after the accident, the harbour’s jeweller said.',
    'By Tuesday night the ferry was afloat.',
    'The copyright case that the captain brought against the ferry company in Ellary will be heard in May, her lawyer said, adding that a settlement was close and that neither side wanted to spend another year in court over a drawing of a boat on a mug.',
    'Passengers waiting on the quay on January 14, 2025, said that they had been told nothing.',
    'The tug is leaving Port Ellary on January 16',
  ])('does not lose a paragraph: %s', (line) => {
    expect(kindIn(line)).toMatch(/^(?:paragraph|headline)$/);
    expect(kindIn(line)).not.toBe('boilerplate');
  });

  it('tells another story’s headline at the end, and keeps a subheading of this one', () => {
    const stray = 'Conductor Resigns After Row Over Missing Violins at Summer Gala';
    const long = [...BODY, ...BODY.slice(1), ...BODY.slice(1)];
    expect(kindsOf([...long, stray]).at(-1)).toBe('boilerplate');
    expect(kindsOf([...long, 'Conductor resigns after row over missing violins']).at(-1)).toBe('boilerplate');
    // Near the top, or in an article too short to tell, it may well belong here.
    expect(kindsOf([long[0]!, stray, ...long.slice(1)])[1]).not.toBe('boilerplate');
    expect(kindsOf([...BODY, stray]).at(-1)).not.toBe('boilerplate');
    expect(kindsOf([...long, 'Ferry Off Skerry Head to Be Inspected by Divers']).at(-1)).toBe('headline');
  });

  it('believes markup before its own rules', () => {
    const text = 'Read more\nA ferry ran aground.';
    const blocks = [
      { start: 0, end: 9, kind: 'paragraph' as const },
      { start: 10, end: text.length, kind: 'caption' as const },
    ];
    expect(classifyBlocks({ text, blocks, meta: {} }, english)).toEqual(['paragraph', 'caption']);
  });

  it('gives one kind a block, none for no blocks', () => {
    expect(kindsOf([])).toEqual([]);
    expect(kindsOf(['One.'])).toEqual(['paragraph']);
  });

  it('is not stalled by text that is made to stall patterns', () => {
    const units = [
      '“',
      '‘',
      '"',
      "a'",
      'éa',
      '(',
      '( ',
      '.',
      '. ',
      'a.',
      '5a',
      '-',
      'co-',
      '\u200b',
      'a\u0301',
      '\u0301',
      '/',
      'A/',
      'by ',
      'support the ',
      'become a ',
      ' ',
      '©',
      'U.S. ',
      '1,',
      'ing',
      'ed ',
      '[',
      '[1]',
    ];
    // Milliseconds each; with a pattern that goes wrong one takes minutes, and the test is given up.
    for (const unit of units) {
      const text = `a${unit.repeat(Math.ceil(20_000 / unit.length))}\u0301x`;
      expect(
        classifyBlocks({ text, blocks: [{ start: 0, end: text.length }], meta: {} }, english),
      ).toHaveLength(1);
    }
  });
});
