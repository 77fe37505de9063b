/** How far a long command is: a bar where somebody looks on, plain lines now and then elsewhere; on standard error. */
import type { Terminal } from './command';

const WIDTH = 30;
/** Drawing is not free: ten times a second is enough. */
const DRAW_MS = 100;
const LINE_MS = 10_000;

export class Progress {
  readonly #started = performance.now();
  #last = this.#started;

  constructor(readonly terminal: Pick<Terminal, 'complain' | 'draw'>) {}

  /** `part`: 0 to 1. */
  at(part: number, what: string): void {
    const now = performance.now();
    const { draw, complain } = this.terminal;
    if (now - this.#last < (draw === undefined ? LINE_MS : DRAW_MS)) return;
    this.#last = now;
    const share = Math.min(1, Math.max(0, part));
    const said = `${what}, ${Math.round((now - this.#started) / 1000)} s`;
    if (draw === undefined) {
      complain(`${Math.floor(share * 100)} %: ${said}`);
      return;
    }
    const full = Math.round(share * WIDTH);
    draw(`[${'█'.repeat(full)}${'·'.repeat(WIDTH - full)}] ${said}`);
  }

  /** A line of its own, the bar out of its way. */
  say(line: string): void {
    this.terminal.draw?.('');
    this.terminal.complain(line);
  }

  end(): void {
    this.terminal.draw?.('');
  }
}
