/** A progress bar on a terminal, plain lines elsewhere; on standard error, so that the table stays clean. */
import { stderr } from 'node:process';
import type { Progress } from './set';

const WIDTH = 30;

export interface Bar {
  /** Begins a set; what it returns tells how far it is. */
  readonly begin: (name: string, at: number) => Progress;
  readonly say: (line: string) => void;
  readonly end: () => void;
}

/** `sets`: how many there are. */
export function progressBar(sets: number): Bar {
  const started = performance.now();
  const seconds = (): string => `${Math.round((performance.now() - started) / 1000)} s`;
  const clear = (): void => {
    if (stderr.isTTY) stderr.write('\r\x1b[K');
  };
  const draw = (name: string, part: number): void => {
    const full = Math.round(part * WIDTH);
    stderr.write(`\r\x1b[K[${'█'.repeat(full)}${'·'.repeat(WIDTH - full)}] ${name}, ${seconds()}`);
  };
  return {
    begin: (name, at) => {
      if (stderr.isTTY) draw(name, at / sets);
      else stderr.write(`${at + 1} of ${sets}: ${name} … (${seconds()})\n`);
      let last = performance.now();
      return (done, of) => {
        // Drawing is not free: ten times a second is enough.
        if (!stderr.isTTY || performance.now() - last < 100) return;
        last = performance.now();
        draw(name, (at + Math.min(1, done / of)) / sets);
      };
    },
    say: (line) => {
      clear();
      stderr.write(`${line}\n`);
    },
    end: () => {
      clear();
      stderr.write(`Done in ${seconds()}.\n`);
    },
  };
}
