/** Entities of markup, as the browser knows them: instead of feedsmith's own table of them (tools/feeds-without.ts). */
import { parsed } from './markup';

/** The text with its entities as characters; all else stays as it is. */
export const decodeHTML = (text: string): string =>
  parsed(`<!doctype html><body>${text.replaceAll('<', '&lt;')}`).body.textContent ?? '';
