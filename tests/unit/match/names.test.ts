import { describe, expect, it } from 'vitest';
import { languageOf } from '../../../src/index';
import { namesIn, respelled } from '../../../src/match/names';
import { Lexicon } from '../../../src/match/profile';
import { analyse } from '../../../src/text';

const names = (lexicon: Lexicon, text: string, tag = 'en'): ReadonlyMap<number, string> =>
  namesIn([analyse(text, languageOf(tag))], lexicon, tag);
const norms = (found: ReadonlyMap<number, string>): string[] => [...found.values()].sort();
const lexicon = (): Lexicon => new Lexicon((stem) => (stem === 'march' ? 2 : 9));

describe('names of a text', () => {
  it('are what has a capital within its sentences and nowhere stands without', () => {
    const text =
      'Reporters met Olena Maruzhko in Berdivka. The mayor, Maruzhko, said that Spring would come. In spring the river rises.';
    expect(norms(names(lexicon(), text))).toEqual(['berdivka', 'maruzhko', 'olena']);
  });

  it('are none where nouns have capitals, nor where letters have no case', () => {
    expect(names(lexicon(), 'Die Ministerin sagte dem Sender, das Gesetz sei gut.', 'de').size).toBe(0);
    expect(names(lexicon(), '部长在会议上说，新的法律很好。', 'zh').size).toBe(0);
  });
});

describe('names in another spelling', () => {
  const pairs = (page: string, held: string): string[] => {
    const shared = lexicon();
    const theirs = names(shared, held);
    const ours = names(shared, page);
    return [...respelled(ours, [theirs], (id) => shared.idfOf(id))].map(
      ([a, b]) => `${ours.get(a)!} = ${theirs.get(b)!}`,
    );
  };

  it.each([
    ['They met Maruzhko and left.', 'They met Maruschko and left.', ['maruzhko = maruschko']],
    ['The road to Dzhelalovo is shut.', 'The road to Dzhelalowo is shut.', ['dzhelalovo = dzhelalowo']],
    ['They met Tarasenkova there.', 'They met Tarassenkova there.', ['tarasenkova = tarassenkova']],
  ])('%s', (page, held, expected) => {
    expect(pairs(page, held)).toEqual(expected);
  });

  it('are not made of other names, short ones, or where two come into question', () => {
    expect(pairs('They met Harrison there.', 'They met Henderson there.')).toEqual([]);
    expect(pairs('They went to Marsh there.', 'They went in March there.')).toEqual([]);
    expect(pairs('They met Lena there.', 'They met Lina there.')).toEqual([]);
    expect(pairs('They met Maruzhko there.', 'They met Maruschko and Marushko there.')).toEqual([]);
    expect(pairs('They met Maruzhko there.', 'They met Maruzhko and Maruschko there.')).toEqual([]);
  });
});
