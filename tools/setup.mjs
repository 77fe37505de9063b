/**
 * Makes a fresh clone ready: Node, dependencies and, when asked, the browsers. Plain Node without
 * dependencies, since it runs before there are any. Says everything on standard error, so that a
 * command's standard output stays its own.
 *
 *   node tools/setup.mjs               dependencies
 *   node tools/setup.mjs --browser     and one browser
 *   node tools/setup.mjs --browsers    and both Chromium and Firefox
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { argv, env, execPath, exit, getuid, platform, stderr, versions } from 'node:process';
import { fileURLToPath } from 'node:url';
import { findChromium, findFirefox } from './find-browsers.mjs';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
/** What vite 8 asks for (`engines` in its package.json). */
const NODE_NEEDED = /** @type {const} */ ([20, 19]);

/** @param {string} line */
const say = (line) => void stderr.write(`${line}\n`);

/** @param {string} line @returns {never} */
function stop(line) {
  say(line);
  exit(1);
}

function checkNode() {
  const [major = 0, minor = 0] = versions.node.split('.').map(Number);
  if (major > NODE_NEEDED[0] || (major === NODE_NEEDED[0] && minor >= NODE_NEEDED[1])) return;
  stop(
    `Headwater needs Node ${NODE_NEEDED.join('.')} or newer; this is ${versions.node}. Install it from https://nodejs.org and try again.`,
  );
}

/** Runs `npm ci` when the installed packages are not those of the lock file. */
function installDependencies() {
  const lock = readFileSync(join(ROOT, 'package-lock.json'));
  // The digest of the lock file that was installed: file times mean nothing after a checkout.
  const stamp = createHash('sha256').update(lock).digest('hex');
  const stampFile = join(ROOT, 'node_modules', '.headwater-lock');
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  if (installedMatches(JSON.parse(lock.toString('utf8')))) {
    writeFileSync(stampFile, stamp);
    return;
  }
  say('Installing the dependencies (npm ci) …');
  const npm = env['npm_execpath'];
  // npm says its own path to the scripts that it runs, which works on Windows too.
  const [command, ...first] = npm?.endsWith('.js')
    ? [execPath, npm]
    : [platform === 'win32' ? 'npm.cmd' : 'npm'];
  const run = spawnSync(command ?? 'npm', [...first, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: ROOT,
    stdio: ['ignore', 2, 2],
    shell: platform === 'win32' && first.length === 0,
  });
  if (run.status !== 0) {
    stop('npm ci failed (see above). Headwater needs the network once, to install its dependencies.');
  }
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, stamp);
}

/**
 * Whether node_modules already holds what the lock file asks for: npm keeps its own record of that.
 * @param {{packages?: Record<string, {version?: string, optional?: boolean}>}} lock
 */
function installedMatches(lock) {
  const record = join(ROOT, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  /** @type {typeof lock} */
  const installed = JSON.parse(readFileSync(record, 'utf8'));
  return Object.entries(lock.packages ?? {}).every(
    ([path, { version, optional }]) =>
      path === '' || optional === true || installed.packages?.[path]?.version === version,
  );
}

const BROWSERS = {
  chromium: { find: findChromium, packages: ['chromium', 'fonts-liberation'], variable: 'CHROMIUM' },
  firefox: { find: findFirefox, packages: ['firefox-esr', 'fonts-liberation'], variable: 'FIREFOX' },
};

/** @param {'chromium' | 'firefox'} name */
function installBrowser(name) {
  const { find, packages, variable } = BROWSERS[name];
  // Who names a program wants that one and no other.
  if (env[variable] || !existsSync('/usr/bin/apt-get') || getuid?.() !== 0) return false;
  say(`Installing ${packages[0]} (apt-get) …`);
  /** @param {string[]} args */
  const apt = (...args) =>
    spawnSync('apt-get', args, {
      stdio: ['ignore', 'ignore', 2],
      env: { ...env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0;
  // Without the update a fresh image knows no packages at all; it may fail in part and still be enough.
  apt('-qq', 'update');
  apt('-qq', 'install', '-y', '--no-install-recommends', ...packages);
  return find() !== undefined;
}

/** @param {readonly ('chromium' | 'firefox')[]} names @returns {string} */
function howToInstall(names) {
  const what = names.map((name) => (name === 'chromium' ? 'Chromium or Chrome' : 'Firefox'));
  const apt = names.map((name) => BROWSERS[name].packages[0]).join(' ');
  const ways = {
    darwin: `brew install --cask ${names.map((name) => (name === 'chromium' ? 'google-chrome' : 'firefox')).join(' ')}`,
    win32: `winget install ${names.map((name) => (name === 'chromium' ? 'Google.Chrome' : 'Mozilla.Firefox')).join(' ')}`,
  };
  const way = platform === 'darwin' || platform === 'win32' ? ways[platform] : `sudo apt-get install ${apt}`;
  const variables = names.map((name) => BROWSERS[name].variable).join(', ');
  return `No ${what.join(' and no ')} was found. Install with "${way}" (or from the maker's site), or set ${variables} to the program's path.`;
}

/** @param {readonly ('chromium' | 'firefox')[]} names */
function needAll(names) {
  const missing = names.filter((name) => BROWSERS[name].find() === undefined && !installBrowser(name));
  if (missing.length > 0) stop(howToInstall(missing));
}

checkNode();
installDependencies();
if (argv.includes('--browsers')) needAll(['chromium', 'firefox']);
// Chromium is asked for first: both work, it starts faster.
else if (argv.includes('--browser') && !findChromium() && !findFirefox()) needAll(['chromium']);
