import { expect } from 'vitest';
import { lookAtLibrary } from '../../library-complaints';

/** Fails unless the library is whole; gives the ids of the reader's own articles. */
export async function expectWhole(): Promise<readonly string[]> {
  const { complaints, own } = await lookAtLibrary();
  expect(complaints).toEqual([]);
  return own;
}
