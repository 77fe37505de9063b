/** Lineage where credits mislead, texts are cut or reordered, and many relatives are held: made from the stories. */
import { describe, expect, it } from 'vitest';
import { buildCorpus, openCorpus, traceArticle, type SourceArticle, type Trace } from '../../src/index';
import { articleOf, storyMeta, storyNames, storyText } from '../../tools/learn/gold';

const CAPITALS = /(?:[Tt]he )?\p{Lu}[\p{L}&'’-]*(?: (?:of |and |& )?\p{Lu}[\p{L}\d&'’-]*)*/gu;

/** The text with its credit, or where it has none a sentence's end, naming `outlet`. */
function crediting(text: string, credit: string | undefined, outlet: string): string {
  const run = credit === undefined ? undefined : [...credit.matchAll(CAPITALS)].at(-1);
  if (credit !== undefined && run && text.includes(credit))
    return text.replace(credit, `${credit.slice(0, run.index)}${outlet}${credit.slice(run.index + run[0].length)}`);
  const blocks = text.split('\n\n');
  const at = blocks.findIndex((block) => block.split(' ').length > 20);
  return blocks.with(at, blocks[at]!.replace(/([.!?])\s*$/u, `, according to ${outlet}$1`)).join('\n\n');
}

const standing = ({ lineage }: Trace) => ({
  original: lineage.original?.articleId,
  nearest: lineage.nearest?.articleId,
});
const NEAREST: Readonly<Record<string, string>> = {
  copy: 'original',
  paraphrase: 'original',
  summary: 'original',
  chain: 'spin',
};
const blocksOf = (text: string): string[] => text.split('\n\n');

describe.each(storyNames())('story %s', (story) => {
  const { docs } = storyMeta(story);
  const article = (name: string, text = storyText(story, name)): SourceArticle =>
    articleOf(name, text, { outlet: docs[name]!.outlet });
  const holding = (...held: readonly (string | SourceArticle)[]) =>
    openCorpus(buildCorpus(held.map((one) => (typeof one === 'string' ? article(one) : one))));
  const family = holding('original', 'spin', 'independent');
  const trace = (corpus: ReturnType<typeof holding>, name: string, text?: string) =>
    standing(traceArticle(corpus, article(name, text)));

  for (const [name, nearest] of Object.entries(NEAREST)) {
    const right = { original: 'original', nearest };

    it.each(['independent', 'spin', 'nobody held'])(`${name} that credits %s is placed by its text`, (credited) => {
      const outlet = docs[credited]?.outlet ?? 'the Alder Valley Tribune';
      expect(trace(family, name, crediting(storyText(story, name), docs[name]!.credit, outlet))).toEqual(right);
    });

    it.each(['independent', 'chain'])(`${name} is placed though the held spin credits %s`, (credited) => {
      const text = crediting(storyText(story, 'spin'), docs['spin']!.credit, docs[credited]!.outlet);
      expect(trace(holding('original', article('spin', text), 'independent'), name)).toEqual(right);
    });

    it(`${name} backwards, and its first half`, () => {
      const blocks = blocksOf(storyText(story, name));
      expect(trace(family, name, blocks.toReversed().join('\n\n'))).toEqual(right);
      const half = blocks.slice(0, Math.ceil(blocks.length / 2));
      expect(trace(family, name, half.join('\n\n'))).toEqual(right);
    });

    it(`${name} among all its relatives`, () => {
      const others = ['original', 'spin', 'paraphrase', 'copy', 'summary', 'chain', 'independent'];
      expect(trace(holding(...others.filter((one) => one !== name)), name)).toEqual(right);
    });

    it(`${name} where nothing tells whose anything is`, () => {
      const bare = (one: string) => articleOf(one, storyText(story, one));
      const corpus = openCorpus(buildCorpus(['original', 'spin'].map(bare)));
      expect(standing(traceArticle(corpus, bare(name)))).toEqual(right);
    });
  }

  it('the second half of the chain still came by way of the spin', () => {
    const blocks = blocksOf(storyText(story, 'chain'));
    const half = blocks.slice(Math.floor(blocks.length / 2));
    expect(trace(family, 'chain', half.join('\n\n'))).toEqual({ original: 'original', nearest: 'spin' });
  });

  it('two texts with the same insertions that the original lacks are siblings', () => {
    const inserted = blocksOf(storyText(story, 'independent')).slice(1, 6);
    const mixed = (name: string): string => {
      const blocks = blocksOf(storyText(story, name));
      return [...blocks.slice(0, 4), ...inserted, ...blocks.slice(4)].join('\n\n');
    };
    const corpus = holding('original', article('summary', mixed('summary')));
    const { lineage } = traceArticle(corpus, article('paraphrase', mixed('paraphrase')));
    expect(lineage).toMatchObject({
      original: { articleId: 'original' },
      nearest: { articleId: 'original' },
      siblings: [{ articleId: 'summary' }],
    });
  });
});

describe('what a page says of itself', () => {
  const [story] = storyNames();
  const text = storyText(story!, 'original');

  it.each([
    ['By Jo Writer, Reuters', 'Reuters'],
    ['By JO WRITER Associated Press', 'Associated Press'],
    ['Copyright 2025 The Associated Press. All rights reserved.', 'The Associated Press'],
  ])('an agency’s line: %s', (line, agency) => {
    const { license } = traceArticle(
      openCorpus(buildCorpus([articleOf('original', text)])),
      articleOf('page', `${text}\n\n${line}`, { outlet: 'Coast Daily' }),
    ).lineage;
    expect(license).toMatchObject({ agency });
    expect(`${text}\n\n${line}`.slice(license!.start, license!.end)).toBe(license!.text);
  });

  it('an agency’s line stands where the page as given has it, invisible characters before it and in it', () => {
    const line = 'LONDON (Reu\u200bters) -';
    const page = `The head\u00adline of it\n\n${line} ${text}`;
    const { license } = traceArticle(
      openCorpus(buildCorpus([articleOf('original', text)])),
      articleOf('page', page, { outlet: 'Coast Daily' }),
    ).lineage;
    expect(license).toMatchObject({ agency: 'Reuters', text: line });
    expect(page.slice(license!.start, license!.end)).toBe(line);
  });

  it('no agency’s line on the agency’s own page, nor on one without it', () => {
    const corpus = openCorpus(buildCorpus([articleOf('original', text)]));
    const own = articleOf('page', `${text}\n\nBy Jo Writer, Reuters`, { outlet: 'Reuters' });
    expect(traceArticle(corpus, own).lineage.license).toBeUndefined();
    expect(traceArticle(corpus, articleOf('page', text)).lineage.license).toBeUndefined();
  });

  it('another version from the same outlet, of another date', () => {
    const held = articleOf('morning', text, { outlet: 'Coast Daily', datePublished: '2025-05-06T07:00:00Z' });
    const corpus = openCorpus(buildCorpus([held]));
    const longer = `${text}\n\n${storyText(story!, 'independent')}`;
    const page = (outlet: string, datePublished: string) =>
      traceArticle(corpus, articleOf('page', longer, { outlet, datePublished })).lineage.versionOf?.articleId;
    expect(page('Coast Daily', '2025-05-06T18:00:00Z')).toBe('morning');
    expect(page('Harbour Post', '2025-05-06T18:00:00Z')).toBeUndefined();
  });

  it('no version where the page adds only the hour to the date that is held', () => {
    const meta = { outlet: 'Coast Daily', datePublished: '2025-05-06' };
    const corpus = openCorpus(buildCorpus([articleOf('held', text, meta)]));
    const version = (datePublished: string) =>
      traceArticle(corpus, articleOf('page', text, { ...meta, datePublished })).lineage.versionOf?.articleId;
    expect(version('2025-05-06T07:00:00+02:00')).toBeUndefined();
    expect(version('2025-05-08T07:00:00+02:00')).toBe('held');
  });
});
