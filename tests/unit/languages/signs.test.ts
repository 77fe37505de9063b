import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { SignListener } from '../../../src/blocks';
import { LANGUAGES, type Language } from '../../../src/languages/index';
import { neutral } from '../../../src/languages/neutral';
import { alternativesOf, signTable } from '../../../src/languages/signs';
import { any, bitsOf, Seen, type Wording } from '../../../src/languages/wording';
import { analyse, splitBlocks } from '../../../src/text';
import { GOLD } from '../../../tools/learn/gold';

const wordingsOf = ({ furniture, captions }: Language): [string, Wording][] => {
  const { appeals, ...others } = furniture;
  return [
    ...appeals.map(([weight, wording], i): [string, Wording] => [`appeal ${i} (${weight})`, wording]),
    ...[...Object.entries(others), ...Object.entries(captions)].filter(
      (entry): entry is [string, Wording] => typeof entry[1] === 'function',
    ),
  ];
};

function* goldBlocks(): Generator<string> {
  const files = readdirSync(GOLD, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.txt'),
  );
  for (const file of files) {
    const text = readFileSync(path.join(GOLD, file), 'utf8');
    for (const { start, end } of splitBlocks(text)) yield text.slice(start, end);
  }
}

/** Blocks that furniture and captions are told by, and some that only look so. */
const FURNITURE = [
  'Support our journalism: subscribe today for unlimited access.',
  '© 2024 The Daily. All rights reserved.',
  'SIGN UP TO OUR NEWSLETTER for free, straight to your inbox',
  'By Jane Doe, Senior Correspondent',
  'Published 3 May 2024, 4:10 p.m.',
  'The mayor waves to supporters in Oslo on May 3, 2024. (AP Photo/Jane Doe)',
  'Jane Doe, left, greets the minister. Photograph: John Roe/Getty Images',
  'We use cookies. Manage cookies or ac\u00adcept all coo\u00adkies in your brow\u00adser.',
  'ſupport independent journaliſm. ﬁnd out more about our newsroom.',
  'Donate\u0301 and subscri\u0327be to our newsletter, read more',
  'www.example.org',
  'Jetzt abonnieren: unser Newsletter',
  'Foto: dpa/Max Muster',
  'Suscríbete a nuestro boletín',
  'Abonnez-vous à notre newsletter',
  'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaasubscribers get more',
];

const signsOf = (pattern: RegExp) => alternativesOf(pattern.source).map(({ signs }) => signs);

describe('signs of patterns', () => {
  it('are pieces of which each match has one', () => {
    expect(signsOf(/support|sign (?:up|in)/iu)).toEqual([['support'], ['sign']]);
    expect(signsOf(/\bfor (?:just|only) [$£]/iu)).toEqual([['just', 'only']]);
    expect(signsOf(/\bfollow(?:ed|s)? us\b/iu)).toEqual([['follow']]);
    expect(signsOf(/Agenc(?:y|ies)/u)).toEqual([['agenc']]);
  });

  it('are never what may be left out, only looked for, or is not told', () => {
    expect(signsOf(/colou?r/u)).toEqual([['colo']]);
    expect(signsOf(/(?:letters )?by/u)).toEqual([null]);
    expect(signsOf(/(?<!never )(?!letters)[abc]{3}\p{Lu}\d+/u)).toEqual([null]);
    expect(signsOf(/(?:press|\d+)/u)).toEqual([null]);
    expect(signsOf(/news{0,3}x/u)).toEqual([['new']]);
  });

  it('leave every wording as it is, in all texts that are labelled and in all languages', () => {
    let met = 0;
    for (const language of [...LANGUAGES, neutral]) {
      for (const text of [...FURNITURE, ...goldBlocks()]) {
        const listener = new SignListener(signTable(language));
        analyse(text, language, undefined, listener);
        for (const [name, wording] of wordingsOf(language)) {
          const isMet = wording(text);
          if (isMet) met += 1;
          if (wording(text, listener.seen) !== isMet) expect.fail(`${language.tag} ${name}: ${text}`);
        }
      }
    }
    expect(met).toBeGreaterThan(1000);
  });

  it('spare the patterns of which a text has no sign', () => {
    const wording = any(/subscribe now/iu);
    expect(wording('Subscribe now.')).toBe(true);
    expect(wording('Subscribe now.', new Seen())).toBe(false);
    const seen = new Seen();
    seen.add(bitsOf(wording.parts()));
    expect(wording('Subscribe now.', seen)).toBe(true);
  });
});
