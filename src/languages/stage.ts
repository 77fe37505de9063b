import { englishStage } from './en-stage';

/** Words of a language that tell how far an event had gone when a text was written; all lower case. */
export interface StageWords {
  /** What is still to come. Global. */
  readonly ahead: RegExp;
  /** What has happened, as finite verbs. Global. */
  readonly over: RegExp;
  /** What lies before something else that has happened. Global. */
  readonly before: RegExp;
  /** Weekdays in order. */
  readonly days: readonly string[];
  /** In the clause before a weekday: that it was still to come. */
  readonly dayAhead: RegExp;
  /** What follows a weekday that belongs to a full date. */
  readonly date: RegExp;
}

const STAGES: ReadonlyMap<string, StageWords> = new Map([['en', englishStage]]);

/** Undefined for a language without such a list: then the stage tells nothing. */
export const stageWordsOf = (tag = 'en'): StageWords | undefined =>
  STAGES.get(tag.toLowerCase().split('-')[0] ?? 'en');
