/** Types, lint, format and sizes, as `npm run check` runs them. */
import { it } from 'vitest';
import { CHECKS, runCheck } from '../../tools/check';

it.concurrent.for(CHECKS)('has nothing to say against the $name', async (check, { expect }) => {
  expect(await runCheck(check)).toBe('');
});
