/**
 * `npm test`: builds both browsers, runs every tier once and ends with the plain line
 * "N passed, N failed". Arguments go to vitest: `npm test -- tests/unit`.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { argv, env, execPath, pid } from 'node:process';
import { profilePrefix } from '../tests/e2e/harness/launch';
import { buildAll, ROOT } from './build';

/** What vitest's JSON reporter writes, as far as it is used here. */
interface Results {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: 'passed' | 'failed';
    readonly message: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

interface Tally {
  passed: number;
  failed: number;
}

const RESULTS = join(ROOT, '.cache', 'test-results.json');
const RUN = `run${pid}`;

function runVitest(args: readonly string[]): Promise<number> {
  const child = spawn(
    execPath,
    [
      join(ROOT, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${RESULTS}`,
      ...args,
    ],
    {
      cwd: ROOT,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: {
        ...env,
        HEADWATER_RUN: RUN,
        // Vite asks for file extensions in everything that vite.config.ts imports, the engine included.
        VITE_CONFIG_NATIVE_IGNORE_WARNING: 'true',
      },
    },
  );
  const stop = (): void => void child.kill('SIGINT');
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  return new Promise((done, failed) => {
    child.on('error', failed);
    child.on('close', (code) => done(code ?? 1));
  });
}

/**
 * Ends browsers that a broken test left running: those, and only those, whose profile this run made.
 * The profiles go with them.
 */
async function endLeftBrowsers(): Promise<number> {
  const { stdout } = spawnSync('ps', ['-axww', '-o', 'pid=,args='], { encoding: 'utf8' });
  const left = (stdout ?? '')
    .split('\n')
    .filter((line) => line.includes(profilePrefix(RUN)))
    .map((line) => Number.parseInt(line, 10));
  for (const process_ of left) {
    try {
      process.kill(process_, 'SIGKILL');
    } catch {
      // It went by itself in the meantime.
    }
  }
  const profiles = (await readdir(tmpdir())).filter((name) => name.startsWith(profilePrefix(RUN)));
  await Promise.all(
    profiles.map((name) => rm(join(tmpdir(), name), { recursive: true, force: true, maxRetries: 5 })),
  );
  return left.length;
}

/** Tests of each tier; a file that broke before its first test counts as one that failed. */
function tally({ testResults }: Results): ReadonlyMap<string, Tally> {
  const tiers = new Map<string, Tally>();
  for (const { name, status, assertionResults } of testResults) {
    const tier = relative(join(ROOT, 'tests'), name).split(/[/\\]/)[0] ?? 'other';
    const counts = tiers.get(tier) ?? { passed: 0, failed: 0 };
    tiers.set(tier, counts);
    // A test that did not run did not pass.
    const passed = assertionResults.filter((test) => test.status === 'passed').length;
    counts.passed += passed;
    counts.failed += assertionResults.length - passed;
    if (status === 'failed' && passed === assertionResults.length) counts.failed += 1;
  }
  return tiers;
}

await buildAll();
await mkdir(join(ROOT, '.cache'), { recursive: true });
await rm(RESULTS, { force: true });
const code = await runVitest(argv.slice(2));
const left = await endLeftBrowsers();

const results = await readFile(RESULTS, 'utf8').catch(() => '{"testResults":[]}');
const tiers = tally(JSON.parse(results) as Results);
const total: Tally = { passed: 0, failed: 0 };
console.log();
for (const [tier, { passed, failed }] of [...tiers].sort(([a], [b]) => a.localeCompare(b))) {
  console.log(`${tier.padEnd(8)} ${passed} passed, ${failed} failed`);
  total.passed += passed;
  total.failed += failed;
}
if (left > 0) console.log(`${left} browser processes were left running and have been ended.`);
if (code !== 0 && total.failed === 0) {
  console.log('Something failed outside of any test (see above); it counts as one.');
  total.failed = 1;
}
if (total.passed + total.failed === 0) {
  console.log('No test ran; that counts as a failure.');
  total.failed = 1;
}
process.exitCode = total.failed > 0 ? 1 : 0;
console.log(`${total.passed} passed, ${total.failed} failed`);
