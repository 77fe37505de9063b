/** `headwater align`. */
import { alignLines } from './align-lines';
import { standardInput, UsageError, type Command } from './command';

export const align: Command = async (args, terminal) => {
  if (args[0] !== undefined) {
    throw new UsageError(
      `align takes no ${JSON.stringify(args[0])}: it reads standard input. See "headwater --help".`,
    );
  }
  await alignLines(standardInput(terminal), terminal.output);
};
