/** Furniture and captions of a language from a few lists: what pages in every language word much alike. */
import type { Captions, Furniture } from './language';
import { any, exact, loose, oneOf, type Wording } from './wording';

/** Lists of alternatives as `oneOf` reads them. */
export interface PageWords {
  /** "all rights reserved" */
  readonly rights: string;
  /** Wordings of which one makes a short block an appeal: newsletters, subscriptions, cookies. */
  readonly appeals: string;
  /** Begins a line that leads elsewhere. */
  readonly readOn: string;
  /** Leads elsewhere as a whole block or before a colon. */
  readonly labels: string;
  /** "By" before an author's name. */
  readonly by: string;
  /** Jobs of a newsroom, at the end of a byline. */
  readonly roles: string;
  readonly months: string;
  /** "updated", "published" */
  readonly stamped: string;
  /** "photo", "picture" before a colon and a credit. */
  readonly pictures: string;
  /** Verbs of saying. */
  readonly speech: string;
}

const never: Wording = any();
const NOTHING = /(?!)/u;
const AGENCY = oneOf(`
AP AFP EPA(?:-EFE)? EFE ANSA DPA dpa PA Reuters REUTERS Associated_Press Agence_France-Presse Getty(?:_Images)? Alamy Shutterstock
iStock Bloomberg Xinhua TASS Imago IMAGO APA Keystone ddp epd KNA Europa_Press Anadolu(?:_Agency)? NurPhoto Sipa(?:_Press)? Belga
`);
const COPYRIGHT =
  /^[^\p{L}\p{N}]*(?:copyright\b|©|\(c\)\s)|(?:©|\bcopyright\b)[^.!?]{0,60}\b(?:19|20)\d\d\b/iu;
const ADDRESS = /^(?:https?:\/\/\S+|www\.\S+|\S+@\S+\.\p{L}{2,}|@\w+(?:\s*[|,·]\s*@?\w+)*)$/iu;
const ISO_STAMP =
  /^\d{4}-\d{2}-\d{2}(?:[ t]\d{2}:\d{2}.*)?$|^\d{1,2}[./]\d{1,2}[./]\d{2,4}(?:[^\p{L}]*\d{1,2}[:.h]\d{2})?[^\p{L}]*$/iu;
/** "Doe/AFP via Getty Images", "© Reuters" */
const SIGNED = exact(
  "(?:\\p{Lu}[\\p{L}.’'-]*\\s?[/|]\\s?|©\\s?|\\p{Lu}[\\p{L}.]+\\s+via\\s+)",
  `${AGENCY}(?: ?/ ?${AGENCY})?(?: Images| Pool)?\\.?$`,
);

/** What needs no words of a language: © lines, addresses, dates in digits. */
export const plainFurniture: Furniture = {
  copyright: any(COPYRIGHT),
  plea: never,
  appeals: [],
  readOn: NOTHING,
  label: NOTHING,
  author: never,
  role: never,
  reporters: never,
  stamp: any(ISO_STAMP),
  address: any(ADDRESS),
};

/** Agencies' signatures alone. */
export const plainCaptions: Captions = {
  credit: any(SIGNED),
  expansion: never,
  gallery: never,
  shows: never,
  reporting: never,
  speech: never,
  when: never,
  fullDate: never,
  placing: never,
};

export function furnitureOf(page: PageWords): Furniture {
  const appeal = loose(`(?<![\\p{L}\\p{N}])${oneOf(page.appeals)}(?![\\p{L}\\p{N}])`);
  return {
    ...plainFurniture,
    copyright: any(COPYRIGHT, loose(oneOf(page.rights))),
    plea: any(appeal),
    appeals: [[2, any(appeal)]],
    readOn: loose(`^[^\\p{L}\\p{N}]*${oneOf(page.readOn)}(?![\\p{L}\\p{N}])`),
    label: loose(`^[^\\p{L}\\p{N}]*${oneOf(page.labels)}(?:\\s\\(\\d+\\))?(?=\\s*$|\\s*[:|»›>→])`),
    author: any(loose(`^${oneOf(page.by)}:?\\s+\\p{L}[^.!?]{1,100}$`)),
    role: any(loose(`^[^.!?]{2,80}(?<![\\p{L}\\p{N}])${oneOf(page.roles)}$`)),
    stamp: any(
      ISO_STAMP,
      loose(`^${oneOf(page.stamped)}(?![\\p{L}\\p{N}])[^!?]{0,60}\\d[^!?]{0,30}$`),
      loose(
        '^(?:\\p{L}{2,10},?\\s+)?(?:le\\s|el\\s|am\\s)?\\d{1,2}\\.?(?:er|º|°)?\\s+(?:de\\s)?',
        `${oneOf(page.months)}\\.?,?(?:\\s+(?:de\\s)?\\d{4})?[^\\p{L}]*(?:[àa]\\s)?(?:\\d[\\d:.h]*\\s*(?:uhr|h|horas)?)?[^\\p{L}]*$`,
      ),
    ),
  };
}

export const captionsOf = (page: PageWords): Captions => ({
  ...plainCaptions,
  credit: any(
    SIGNED,
    // "Foto: Jane A. Doe/Agency"
    loose(
      `(?:^|[\\s(|[])${oneOf(page.pictures)}\\s*:\\s*(?:[^.!?:]|(?<=(?<!\\p{L})\\p{L})\\.){2,90}\\.?\\)?$`,
    ),
  ),
  speech: any(loose(`(?<![\\p{L}\\p{N}])${oneOf(page.speech)}(?![\\p{L}\\p{N}])`)),
});
