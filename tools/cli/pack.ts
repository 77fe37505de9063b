/** `headwater pack`. */
import { writeFile } from 'node:fs/promises';
import { buildCorpus } from '../../src/index';
import { InputError } from '../decode';
import { loadSources } from '../seeds';
import { onlyOne, parse, UsageError, type Command } from './command';

export const pack: Command = async (args, terminal) => {
  const { values, positionals } = parse(args, { output: { type: 'string', short: 'o' } });
  const folder = onlyOne(positionals, 'DIR');
  if (values.output === undefined) throw new UsageError('say where to write the pack: -o FILE.');
  const articles = await loadSources(folder, { unlisted: 'take' });
  const bytes = new Uint8Array(buildCorpus(articles));
  try {
    await writeFile(values.output, bytes);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    throw new InputError(`${values.output}: cannot be written (${code}). Choose another file.`);
  }
  terminal.complain(`${articles.length} articles, ${bytes.byteLength} bytes: ${values.output}`);
};
