/** A text as one line of JSON: {"id", "text" | "html" | "blocks", "meta"?}. */
import * as v from 'valibot';
import type { BlockKind } from '../../src/index';
import { InputError } from '../decode';
import { joinBlocks } from '../markdown';
import { articleOfHtml, articleOfText, type ReadArticle } from '../read-article';
import { checkMeta } from '../source-meta';
import { textOfLine, type Line } from './lines';

/** Far above any page; a longer line is not read into memory. */
export const MAX_LINE = 32_000_000;

export interface Record {
  readonly id: string | number;
  readonly article: ReadArticle;
}

/** A line that cannot be used. `id`: its own, where it could be told. */
export class BadLine extends InputError {
  constructor(
    readonly line: number,
    message: string,
    readonly id?: string | number,
  ) {
    super(message);
  }
}

const KINDS = ['headline', 'paragraph', 'caption', 'boilerplate'] as const satisfies readonly BlockKind[];
const Block = v.union([
  v.string(),
  v.strictObject({ text: v.string(), kind: v.optional(v.nullable(v.picklist(KINDS))) }),
]);
const SHAPE = 'Write {"id": "…", "text": "…", "meta": {"outlet": "…"}} on one line.';
const TEXTS = ['text', 'html', 'blocks'] as const;
const FIELDS = ['id', ...TEXTS, 'meta'];

const MAX_ID = 200;
/** What is said of an id that is none. */
export const ID_RULE = `must be a number or a string of 1 to ${MAX_ID} characters, none of them for control`;
/** A name of an article: shown in reports, part of an id in a library. */
export const isId = (id: unknown): id is string | number =>
  typeof id === 'number'
    ? Number.isFinite(id)
    : typeof id === 'string' && id.trim() !== '' && id.length <= MAX_ID && !/\p{C}/u.test(id);

function articleOf(value: { readonly [field: string]: unknown }, name: string): ReadArticle {
  const given = TEXTS.filter((field) => value[field] !== undefined && value[field] !== null);
  const [field] = given;
  if (field === undefined || given.length > 1)
    throw new InputError(`${name}: must have one of "text", "html" and "blocks". ${SHAPE}`);
  const meta =
    value['meta'] === undefined || value['meta'] === null ? {} : checkMeta(value['meta'], `${name}: meta`);
  if (field === 'blocks') {
    const blocks = v.safeParse(v.array(Block), value['blocks']);
    if (!blocks.success) {
      throw new InputError(
        `${name}: "blocks" must be a list of texts or of {"text", "kind"}; kind is ${KINDS.join(', ')}.`,
      );
    }
    const parts = blocks.output.flatMap((block) => {
      const { text, kind } = typeof block === 'string' ? { text: block, kind: undefined } : block;
      return text.trim() === '' ? [] : [{ text: text.trim(), ...(kind ? { kind } : {}) }];
    });
    if (parts.length === 0) throw new InputError(`${name}: "blocks" holds no text. Leave the line out.`);
    return { ...joinBlocks(parts), meta };
  }
  const text = value[field];
  if (typeof text !== 'string') throw new InputError(`${name}: "${field}" must be a string.`);
  return field === 'html' ? articleOfHtml(text, name, meta) : articleOfText(text, name, meta);
}

/**
 * Reads one line; undefined for a blank one.
 *
 * @throws BadLine naming `name`, the line and the mend.
 */
export function readRecord({ number, bytes }: Line, name: string): Record | undefined {
  const where = `${name}, line ${number}`;
  const wrong = (what: string, id?: string | number): BadLine => new BadLine(number, `${where}: ${what}`, id);
  if (bytes === null) throw wrong(`is longer than ${MAX_LINE / 1e6} MB. Give one article a line.`);
  const line = textOfLine(bytes);
  if (line === undefined) throw wrong('is not UTF-8. Save the input as UTF-8.');
  if (line === '') return undefined;
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw wrong(`is not JSON. ${SHAPE}`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw wrong(`is not a JSON object. ${SHAPE}`);
  const fields = value as { readonly [field: string]: unknown };
  const { id } = fields;
  if (!isId(id)) {
    throw wrong(`"id" ${ID_RULE}. ${SHAPE}`);
  }
  const unknown = Object.keys(fields).find((field) => !FIELDS.includes(field));
  if (unknown !== undefined) {
    throw wrong(
      `field ${JSON.stringify(unknown)} is not known; the fields are ${FIELDS.join(', ')}. Put what is known of the article into "meta".`,
      id,
    );
  }
  try {
    return { id, article: articleOf(fields, where) };
  } catch (error) {
    if (error instanceof InputError) throw new BadLine(number, error.message, id);
    throw error;
  }
}
