/** Mozilla's own check of the Firefox build. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { buildFolder, ROOT } from '../../tools/build';

interface LintReport {
  readonly summary: { readonly errors: number; readonly warnings: number };
  readonly errors: readonly object[];
  readonly warnings: readonly object[];
}

it('finds no error and no warning in the Firefox build', async () => {
  const program = join(ROOT, 'node_modules/web-ext/bin/web-ext.js');
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [program, 'lint', '--source-dir', buildFolder('firefox'), '--output', 'json', '--no-config-discovery'],
    { maxBuffer: 20_000_000, env: { ...process.env, NO_UPDATE_NOTIFIER: '1' } },
  );
  const report = JSON.parse(stdout) as LintReport;
  expect(report.errors).toEqual([]);
  expect(report.warnings).toEqual([]);
  expect(report.summary).toMatchObject({ errors: 0, warnings: 0 });
});
