/** `headwater pack`. */
import { InputError } from '../decode';
import { parse, UsageError, type Command } from './command';
import { articlesAt, weightOf } from './inputs';
import { PackWriter } from './pack-writer';
import { Progress } from './progress';
import { OutputError, withWorkFolder } from './work-folder';

/** Reading and building take so much of the time; merging takes the rest. */
const READING = 0.8;
/** More complaints than this help nobody; the others are counted. */
const MOST_COMPLAINTS = 20;

const count = (value: number): string => value.toLocaleString('en');

export const pack: Command = async (args, terminal) => {
  const { values, positionals: inputs } = parse(args, {
    output: { type: 'string', short: 'o' },
    'skip-bad': { type: 'boolean' },
  });
  const { output } = values;
  if (inputs.length === 0) throw new UsageError('INPUT is missing. See "headwater --help".');
  if (output === undefined) throw new UsageError('say where to write the pack: -o FILE.');
  const progress = new Progress(terminal);
  let weight = 0;
  for (const input of inputs) weight += await weightOf(input);
  let read = 0;
  let bad = 0;
  let passed = 0;

  try {
    await withWorkFolder(output, async (folder) => {
      const writer = new PackWriter(folder, output);
      const fault = (error: unknown): void => {
        if (!(error instanceof InputError) || error instanceof OutputError) throw error;
        if (values['skip-bad'] !== true) throw error;
        bad += 1;
        if (bad <= MOST_COMPLAINTS) progress.say(`passed over: ${error.message}`);
      };
      for (const input of inputs) {
        const before = writer.count + bad;
        for await (const found of articlesAt(input, (more) => (read += more))) {
          try {
            if (found.kind === 'fault') throw found.error;
            if (found.kind === 'passed') passed += found.count;
            else if (found.kind === 'pack') await writer.addPack(found.from);
            else await writer.add(found.article, found.from);
          } catch (error) {
            fault(error);
          }
          progress.at((read / Math.max(1, weight)) * READING, `${count(writer.count)} articles read`);
        }
        if (writer.count + bad === before)
          fault(new InputError(`${input}: holds no .txt, .md, .html or .jsonl file. Put an article in it.`));
      }
      if (writer.count === 0) throw new InputError('no article was read: there is nothing to pack.');
      const bytes = await writer.finish((part) =>
        progress.at(READING + part * (1 - READING), `${count(writer.count)} articles, merging`),
      );
      progress.end();
      progress.say(`${writer.count} articles, ${bytes} bytes: ${output}`);
    });
  } finally {
    progress.end();
  }
  if (passed > 0)
    progress.say(`${count(passed)} items of feeds without text, or there twice, were passed over.`);
  if (bad > 0) progress.say(`${count(bad)} bad articles or files were passed over.`);
};
