/** Rows as they are on the disk: one that is no row, whatever became of it, is passed over and takes no other with it. */
import type { OwnRow, PackRow, SegmentRow } from './db';
import type { Reading } from './store';

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const hasNumbers = (row: object, ...fields: readonly string[]): boolean =>
  fields.every((field) => Number.isSafeInteger(Reflect.get(row, field)));

const hasStrings = (row: object, ...fields: readonly string[]): boolean =>
  fields.every((field) => typeof Reflect.get(row, field) === 'string');

const hasLists = (row: object, ...fields: readonly string[]): boolean =>
  fields.every((field) => Array.isArray(Reflect.get(row, field)));

export const isOwnRow = (row: unknown): row is OwnRow =>
  isObject(row) &&
  hasStrings(row, 'articleId', 'origin', 'opening', 'textKey', 'at', 'readAt') &&
  hasNumbers(row, 'born', 'words', 'paragraphs', 'bytes') &&
  isObject(row['meta']);

const isSegmentRow = (row: unknown): row is SegmentRow =>
  isObject(row) &&
  hasNumbers(row, 'id', 'first', 'last', 'articles', 'bytes') &&
  hasLists(row, 'off', 'dead');

const isPackRow = (row: unknown): row is PackRow =>
  isObject(row) &&
  hasStrings(row, 'id', 'name', 'at', 'print') &&
  hasNumbers(row, 'articles') &&
  hasLists(row, 'off', 'removed', 'twins');

export const ownRows = async (tx: Reading): Promise<OwnRow[]> =>
  (await tx.objectStore('own').getAll()).filter(isOwnRow);

export const segmentRows = async (tx: Reading): Promise<SegmentRow[]> =>
  (await tx.objectStore('segments').getAll()).filter(isSegmentRow);

export const packRows = async (tx: Reading): Promise<PackRow[]> =>
  (await tx.objectStore('packs').getAll()).filter(isPackRow);
