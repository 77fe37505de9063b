/** Which modules a build may leave out where nothing of them is used. */
import { expect, it } from 'vitest';
import { pureModules } from '../../../tools/pure-modules';

it('takes engine and library alone, wherever the project stands', () => {
  for (const root of ['/src/news (1)', '/src', 'C:\\src\\extension\\library\\headwater']) {
    const isPure = (path: string): boolean => pureModules(root).test(`${root.replaceAll('\\', '/')}/${path}`);
    expect(isPure('src/match/look-up.ts'), root).toBe(true);
    expect(isPure('extension/library/own.ts'), root).toBe(true);
    expect(isPure('extension/background/index.ts'), root).toBe(false);
    expect(isPure('extension/i18n.ts'), root).toBe(false);
    expect(isPure('node_modules/any/src/index.ts'), root).toBe(false);
  }
});
