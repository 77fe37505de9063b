import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildCorpus, openCorpus, splitBlocks } from '../../../src/index';
import { detectLanguage, languageOfText } from '../../../src/languages/detect';

const TEXTS: Readonly<Record<string, string>> = {
  en: 'The council said on Tuesday that the bridge would stay closed for at least two weeks after a ship hit one of its piers.',
  de: 'Die Stadt teilte am Dienstag mit, dass die Brücke nach dem Unfall mindestens zwei Wochen lang gesperrt bleibt und geprüft wird.',
  fr: 'La mairie a annoncé mardi que le pont resterait fermé pendant au moins deux semaines après le choc d’un navire contre une pile.',
  es: 'El Ayuntamiento informó el martes de que el puente seguirá cerrado al menos dos semanas tras el choque de un barco contra un pilar.',
};
const FOREIGN: Readonly<Record<string, string>> = {
  nl: 'De gemeente meldde dinsdag dat de brug na de aanvaring nog zeker twee weken dicht blijft en dat er een onderzoek komt naar de oorzaak.',
  it: 'Il comune ha annunciato martedì che il ponte resterà chiuso per almeno due settimane dopo che una nave ha urtato uno dei piloni.',
  pt: 'A câmara informou na terça-feira que a ponte vai ficar fechada pelo menos duas semanas depois de um navio ter batido num dos pilares.',
  sv: 'Kommunen meddelade på tisdagen att bron kommer att vara stängd i minst två veckor efter att ett fartyg hade kört på en av pelarna.',
  ru: 'Мэрия сообщила во вторник, что мост будет закрыт как минимум на две недели.',
  zh: '市政府周二表示，大桥将至少关闭两周。',
  ar: 'أعلنت البلدية يوم الثلاثاء أن الجسر سيبقى مغلقاً.',
};

describe('the language of a text', () => {
  it.each(Object.entries(TEXTS))('%s is told by its function words, whatever is stated', (tag, text) => {
    for (const stated of [undefined, tag, 'en', 'fr-CA', 'nl'])
      expect(languageOfText(stated, [text]).tag).toBe(tag);
  });

  it.each(Object.entries(FOREIGN))('%s is none of ours, whatever is stated', (tag, text) => {
    for (const stated of [undefined, tag, 'en']) expect(languageOfText(stated, [text]).tag).toBe('und');
  });

  it('is as stated where the text does not tell, else English', () => {
    expect(detectLanguage(['Kyiv Kharkiv 2024'])).toBeNull();
    expect(languageOfText('de-AT', ['Kyiv Kharkiv 2024']).tag).toBe('de');
    expect(languageOfText(undefined, []).tag).toBe('en');
  });

  it('is English for every bundled article, though none states it', () => {
    const texts = readdirSync('seeds').filter((name) => name.endsWith('.txt'));
    expect(texts.length).toBeGreaterThan(3);
    for (const name of texts) expect(detectLanguage([readFileSync(`seeds/${name}`, 'utf8')])?.tag).toBe('en');
  });
});

describe('a pack', () => {
  const article = (id: string, text: string, inLanguage?: string) => ({
    id,
    text,
    blocks: splitBlocks(text),
    meta: inLanguage === undefined ? {} : { inLanguage },
  });

  it('tells the language of an article whose text and markup disagree, and leaves English unsaid', () => {
    const corpus = openCorpus(
      buildCorpus([
        article('a', TEXTS['de']!, 'en'),
        article('b', TEXTS['en']!),
        article('c', TEXTS['fr']!),
        article('d', FOREIGN['nl']!, 'nl'),
        article('e', TEXTS['de']!, 'de-CH'),
      ]),
    );
    expect([0, 1, 2, 3, 4].map((at) => corpus.article(at).inLanguage)).toEqual([
      'de',
      undefined,
      'fr',
      'nl',
      'de-CH',
    ]);
  });

  it('weighs stems of a language without a table alike while it is small, and common ones less when it is not', () => {
    const one = openCorpus(buildCorpus([article('a', FOREIGN['nl']!)]));
    expect(one.backgroundIdf('brug')).toBe(one.backgroundIdf('unknown'));
    const many = openCorpus(
      buildCorpus(
        Array.from({ length: 30 }, (_, n) =>
          article(String(n), `${FOREIGN['nl']!} Woord${'abcdefghij'[n % 10]!}${n}`),
        ),
      ),
    );
    expect(many.backgroundIdf('brug')).toBeLessThan(0.5 * many.backgroundIdf('unknown'));
    expect(many.backgroundIdf('brug')).toBeGreaterThan(0);
  });

  it('has the tables of the languages that its articles are in', () => {
    const german = openCorpus(buildCorpus([article('a', TEXTS['de']!)]));
    expect(german.backgroundIdf('jahr')).toBeLessThan(german.backgroundIdf('altenfurt'));
    expect(german.backgroundIdf('year')).toBe(german.backgroundIdf('altenfurt'));
    const english = openCorpus(buildCorpus([article('a', TEXTS['en']!)]));
    const both = openCorpus(buildCorpus([article('a', TEXTS['en']!), article('b', TEXTS['de']!)]));
    for (const stem of ['year', 'war', 'ferri', 'council']) {
      expect(both.backgroundIdf(stem)).toBe(english.backgroundIdf(stem));
    }
  });

  it('finds stems and fingerprints of every script again', () => {
    const corpus = openCorpus(buildCorpus([article('a', FOREIGN['zh']!), article('b', TEXTS['de']!)]));
    const places: number[] = [];
    corpus.visitStem('关闭', (paragraph) => places.push(paragraph));
    corpus.visitStem('bruck', (paragraph) => places.push(paragraph));
    expect(places).toEqual([0, 1]);
  });
});
