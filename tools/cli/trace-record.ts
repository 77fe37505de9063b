/** One page's trace as JSON, and one line of many. */
import { traceArticle, type Corpus, type Strictness, type Trace } from '../../src/index';
import type { ReadArticle } from '../read-article';
import type { Line } from './lines';
import { BadLine, readRecord } from './record';

/** The trace as it is printed: with the text that its offsets refer to, where nobody else has that. */
export function traceJson(trace: Trace, page: ReadArticle): Trace {
  const { schema, strictness, ...rest } = trace;
  return { schema, strictness, ...(page.extracted ? { text: page.text } : {}), ...rest };
}

/** The line of results for one line of input. */
export interface Answer {
  readonly output: string;
  /** Why it is no trace. */
  readonly problem?: string;
}

const failed = (line: number, id: string | number | undefined, error: string): Answer => ({
  output: `${JSON.stringify({ ...(id === undefined ? {} : { id }), line, error })}\n`,
  problem: error,
});

/** What could not be traced at all, through nobody's fault that a message could mend. */
export const untraced = (line: number, error: unknown): Answer =>
  failed(line, undefined, `line ${line}: could not be traced (${String(error)}).`);

/** Traces one line; undefined for a blank one. It does not throw: the lines after it are to be traced. */
export function answerLine(
  corpus: Corpus,
  line: Line,
  name: string,
  strictness: Strictness,
): Answer | undefined {
  try {
    const record = readRecord(line, name);
    if (record === undefined) return undefined;
    const trace = traceJson(traceArticle(corpus, record.article, { strictness }), record.article);
    return { output: `${JSON.stringify({ id: record.id, ...trace })}\n` };
  } catch (error) {
    return error instanceof BadLine
      ? failed(error.line, error.id, error.message)
      : untraced(line.number, error);
  }
}
