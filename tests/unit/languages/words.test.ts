import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languageOf } from '../../../src/languages/index';
import { analyse } from '../../../src/text';

const words = (tag: string, text: string) => analyse(text, languageOf(tag)).words;
const stems = (tag: string, text: string): string[] => words(tag, text).map(({ stem }) => stem);
const norms = (tag: string, text: string): string[] => words(tag, text).map(({ norm }) => norm);
const content = (tag: string, text: string): string[] =>
  words(tag, text).flatMap(({ stop, norm }) => (stop ? [] : [norm]));
const sentences = (tag: string, text: string): string[] =>
  analyse(text, languageOf(tag)).sentences.map(({ start, end }) => text.slice(start, end));
/** Whether all words of each line have one stem. */
const together = (tag: string, ...lines: readonly string[]): void => {
  for (const line of lines) expect([line, new Set(stems(tag, line)).size]).toEqual([line, 1]);
};

describe('German', () => {
  it('has one stem for the forms of a word, its spellings and a people', () => {
    together(
      'de',
      'Verhandlung Verhandlungen verhandlungen',
      'Städte Städten Stadt',
      'Straße Strasse STRASSE Straßen',
      'Überfall Ueberfall',
      'Deutschland deutsche deutscher Deutschen',
      'Frankreich französische Franzosen',
      'USA US U.S. amerikanische Amerikaner',
      'ging gegangen gehen',
      'fünfundzwanzig 25',
      'dreißig 30',
      'Prozent %',
    );
    expect(stems('de', 'neue Bauer Quelle')).not.toContain('nu');
  });

  it('reads numbers with a decimal comma', () => {
    expect(norms('de', "1.900 und 1 900, 1'900, 5,42 und 14.30, 3.000.000,5")).toEqual(
      '1900 und 1900 1900 5.42 und 14.30 3000000.5'.split(' '),
    );
  });

  it('ends no sentence after an ordinal or an abbreviation', () => {
    expect(
      sentences(
        'de',
        'Am 6. März kam Dr. Meier bzw. seine Frau. Sie blieben z. B. in Köln. Die Stadt jubelte.',
      ),
    ).toEqual([
      'Am 6. März kam Dr. Meier bzw. seine Frau.',
      'Sie blieben z. B. in Köln.',
      'Die Stadt jubelte.',
    ]);
  });

  it('knows what carries no content', () => {
    expect(content('de', 'Die Brücke wurde nach dem Unfall von der Stadt für die Autos gesperrt')).toEqual(
      'brucke unfall stadt autos gesperrt'.split(' '),
    );
  });
});

describe('French', () => {
  it('takes elided words off', () => {
    expect(norms('fr', "l’accord d'État qu'il lorsqu’elle aujourd'hui s’est")).toEqual(
      "accord etat il elle aujourd'hui est".split(' '),
    );
  });

  it('has one stem for the forms of a word and a people', () => {
    together(
      'fr',
      'négociation négociations NEGOCIATIONS',
      "l'activité activités",
      'annoncé annoncée annoncés annoncer',
      'France français française françaises',
      'Allemagne allemand allemande',
      'régional régionaux',
      'quatre-vingt-dix 90',
      'vingt-trois 23',
      'œuvre oeuvre',
    );
    expect(stems('fr', 'les États-Unis et les Américains').filter((stem) => stem === 'u.s').length).toBe(2);
  });

  it('reads numbers grouped by spaces, not years before numbers', () => {
    expect(norms('fr', '1 900 euros, 12 300 000, 5,42 % et 2024 300')).toEqual(
      '1900 euros 12300000 5.42 % et 2024 300'.split(' '),
    );
  });

  it.each(['und', 'y', 'quatre'])('leaves a word of any length as it is: %s', (piece) => {
    const word = piece.repeat(100_000);
    for (const tag of ['de', 'fr', 'es', 'en']) expect(stems(tag, word)).toEqual([word]);
  });

  it('reads a row of many numbers as several, in time that grows with the row', () => {
    const row = norms('fr', '100 '.repeat(80_000));
    expect(new Set(row.map(({ length }) => length))).toEqual(new Set([24]));
  });

  it('ends no sentence after M. and Mme', () => {
    expect(sentences('fr', 'M. Dupont et Mme. Roux sont venus. Ils ont parlé.')).toEqual([
      'M. Dupont et Mme. Roux sont venus.',
      'Ils ont parlé.',
    ]);
  });
});

describe('Spanish', () => {
  it('has one stem for the forms of a word, with and without pronouns, and a people', () => {
    together(
      'es',
      'negociación negociaciones NEGOCIACIÓN',
      'comprar comprarlo comprarlas',
      'español española españoles España',
      'Alemania alemán alemanes',
      'veinticinco 25',
      'murió muertos morir',
    );
    expect(stems('es', 'EE.UU. y los Estados Unidos').filter((stem) => stem === 'u.s').length).toBe(2);
  });

  it('reads numbers of Spain and of Mexico', () => {
    expect(norms('es', '1.900 1,900 5,42 5.42 0,125 1.900,50')).toEqual(
      '1900 1900 5.42 5.42 0.125 1900.50'.split(' '),
    );
  });

  it('ends no sentence after a title or EE. UU.', () => {
    expect(
      sentences('es', 'El Sr. Pérez habló con la Dra. Gil. Después viajó a EE. UU. para firmar.'),
    ).toEqual(['El Sr. Pérez habló con la Dra. Gil.', 'Después viajó a EE. UU. para firmar.']);
  });
});

describe('scripts without spaces', () => {
  it('are divided into characters, stand as runs of them, and leave numbers and Latin words whole', () => {
    expect(norms('zh', '增长5.2%，iPhone发布')).toEqual(['增', '长', '5.2', '%', 'iphone', '发', '布']);
    const chinese = words('zh', '水厂关闭。');
    expect(chinese.map(({ stem, stop }) => (stop ? `(${stem})` : stem))).toEqual([
      '水厂',
      '厂关',
      '关闭',
      '(闭)',
    ]);
    expect(norms('ja', 'が か')).toEqual(['が', 'か']);
    expect(norms('th', 'ประเทศไทย')).toEqual(['ป', 'ระ', 'เท', 'ศ', 'ไท', 'ย']);
    expect(norms('my', 'နိုင်ငံတော်')).toEqual(['နိုင်', 'ငံ', 'တော်']);
    expect(norms('km', 'ភ្នំពេញ')).toEqual(['ភ្នំ', 'ពេ', 'ញ']);
  });

  it('end sentences without a space', () => {
    expect(sentences('zh', '他来了。她走了！真的吗？是。')).toEqual([
      '他来了。',
      '她走了！',
      '真的吗？',
      '是。',
    ]);
    expect(sentences('ja', '「問題ない。」と述べた。次だ。')).toEqual(['「問題ない。」と述べた。', '次だ。']);
  });

  it('keep every offset in the text as given, in order', () => {
    const letters = fc.constantFrom(...'増長水「」。，5.2 aéทยเาำ်្ကကナｶﾞ㍿が\u200b');
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 40 }), fc.constantFrom('de', 'zh'), (parts, tag) => {
        const text = parts.join('');
        let at = 0;
        for (const { start, end } of words(tag, text)) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          at = end;
        }
      }),
    );
  });
});

describe('a language without a file', () => {
  it('keeps vowel signs, and folds what Arabic writers use for one another', () => {
    expect(norms('hi', 'किसानों की')).toEqual(['किसानों', 'की']);
    expect(norms('ar', 'الاتفاقيــة إنّ')).toEqual(norms('ar', 'الاتفاقيه ان'));
    expect(sentences('hi', 'यह निर्णय हुआ। वह गया।').length).toBe(2);
  });

  it('has neither stop words nor a stemmer of another language', () => {
    const dutch = words('nl', 'De brug over de rivier is was the dies');
    expect(dutch.every(({ stop, stem, norm }) => !stop && stem === norm)).toBe(true);
  });
});
