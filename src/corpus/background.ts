/** How rare stems are, for the articles of one pack. */
import { backgroundOf, commonestEnglish, type Background } from '../languages/background';
import type { Language } from '../languages/index';

/** Its table is counted in news: a library's own counts add nothing to it. */
const COUNTED = 'en';
/** A stem that every article of a large library has keeps a tenth of its weight. */
const DAMPING = 0.9;
/** A few articles do not tell what a language says often. */
const FEW = 20;

/** Counts, language by language, in how many articles a stem occurs. */
export interface BackgroundCounts {
  /** One article's stems that carry meaning. */
  add(language: Language, stems: Iterable<string>): void;
  /** `own`: without the table of English, for a pack that is searched beside one that has it. */
  table(background: 'whole' | 'own'): Background;
}

/** Whether a pack's table holds that of English, told by the commonest of its stems. */
export function holdsGeneral(knownIdf: (stem: string) => number | undefined): boolean {
  for (const [stem, idf] of commonestEnglish()) if (knownIdf(stem) !== idf) return false;
  return true;
}

/**
 * The tables of the languages that the articles are in. The stems of languages other than English lose weight
 * as well with the share of the library's articles that have them: a small library leaves them as they are.
 */
export function countBackground(): BackgroundCounts {
  const languages = new Map<string, { articles: number; readonly stems: Map<string, number> }>();
  return {
    add(language, stems) {
      const one = languages.get(language.tag) ?? { articles: 0, stems: new Map<string, number>() };
      languages.set(language.tag, one);
      one.articles += 1;
      if (language.tag === COUNTED) return;
      for (const stem of new Set(stems)) one.stems.set(stem, (one.stems.get(stem) ?? 0) + 1);
    },
    table(background) {
      const { idf: counted, unknown } = backgroundOf(COUNTED);
      const idf = new Map<string, number>();
      for (const [tag, { articles, stems }] of languages) {
        if (tag === COUNTED) continue;
        for (const [stem, value] of backgroundOf(tag).idf)
          idf.set(stem, Math.min(value, idf.get(stem) ?? value));
        for (const [stem, count] of stems) {
          const common = Math.log(count) / Math.log(articles + FEW);
          if (common > 0) {
            idf.set(stem, Math.min(idf.get(stem) ?? unknown, unknown * (1 - DAMPING * common)));
          }
        }
      }
      // English last: where two languages share a stem, its table knows more.
      if (background === 'whole' && (languages.size === 0 || languages.has(COUNTED))) {
        for (const [stem, value] of counted) idf.set(stem, value);
      }
      return { idf, unknown };
    },
  };
}
