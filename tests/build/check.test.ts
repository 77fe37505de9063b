/** Types, lint and format, as `npm run check` runs them. */
import { expect, it } from 'vitest';
import { CHECKS, runCheck } from '../../tools/check';

it.each(CHECKS)('has nothing to say against the $name', async (check) => {
  expect(await runCheck(check)).toBe('');
});
