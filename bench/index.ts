/** `npm run bench [-- NAME]`: measurements that take time. None of them is a test. */
import { argv, stderr } from 'node:process';
import { InputError } from '../tools/decode';
import { browser } from './browser/index';
import { engines } from './engines';
import { library } from './library/index';
import { store } from './store';

const BENCHES: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = {
  browser,
  library,
  store,
};

const [name = '', ...rest] = argv.slice(2);
const isNamed = name !== '' && !name.startsWith('-');
const bench = isNamed ? (Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined) : engines;
if (bench === undefined) {
  stderr.write(`Say what to measure: npm run bench -- ${Object.keys(BENCHES).join(', ')}; or nothing.\n`);
  process.exitCode = 2;
} else {
  try {
    await bench(isNamed ? rest : argv.slice(2));
  } catch (error) {
    if (!(error instanceof InputError) && !(error instanceof TypeError && 'code' in error)) throw error;
    stderr.write(`bench: ${error.message}\n`);
    process.exitCode = 2;
  }
}
