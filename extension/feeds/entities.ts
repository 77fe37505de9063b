/** Entities of markup, as the browser knows them: instead of feedsmith's own table of them (tools/feeds-without.ts). */
import { parsed } from './markup';

const ENTITY = /&(?:#\d+|#[xX][\dA-Fa-f]+|[A-Za-z][\dA-Za-z]*);?/g;
/** A feed has thousands of texts and uses a few dozen entities: a document is made for those not met before. */
const known = new Map<string, string>();
const MOST_KNOWN = 10_000;

function learn(entities: readonly string[]): void {
  if (known.size + entities.length > MOST_KNOWN) known.clear();
  const { body } = parsed(`<!doctype html><body>${entities.map((one) => `<p>${one}</p>`).join('')}`);
  for (const [at, { textContent }] of [...body.children].entries()) known.set(entities[at]!, textContent);
}

/** The text with its entities as characters; all else stays as it is. */
export function decodeHTML(text: string): string {
  const met = new Set(text.match(ENTITY));
  const unknown = [...met].filter((one) => !known.has(one));
  // Cleared on the way, where a text has ever more of them.
  if (unknown.length > 0) learn([...met]);
  return text.replace(ENTITY, (one) => known.get(one) ?? one);
}
