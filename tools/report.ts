/** A trace for people at a terminal: the popup's words, in the popup's order, then each matched paragraph. */
import './english';
import { styleText } from 'node:util';
import { formatNumber, formatShare, t, tn } from '../extension/i18n';
import { creditText, lineageItems, type LineageItem } from '../extension/trace/lineage-model';
import { partialText, ranges, readText } from '../extension/trace/read-text';
import { shareParts } from '../extension/trace/share-parts';
import {
  articleOf,
  changeWords,
  countedAdded,
  countsText,
  kindWords,
  leftOut,
  matchCounts,
  relationFrom,
  sourceDate,
  sourceInSentence,
  sourceLabel,
  stepName,
  verdict,
} from '../extension/ui/words';
import type { Match, SearchHit, Trace, TracedParagraph } from '../src/index';

export interface ReportStyle {
  /** Characters a line. */
  readonly width: number;
  readonly colour: boolean;
}

type Style = Parameters<typeof styleText>[0];

/** What steers a terminal, or turns the direction of writing: a text of a stranger may hold it. */
const STEERING = /[\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu;

/** A held or traced text as a terminal may have it. */
export const plain = (text: string): string => text.replace(STEERING, ' ');

/** Breaks `text` at spaces; the first line begins with `first`, the others with as many spaces. */
function wrap(text: string, first: string, width: number): string[] {
  const indent = ' '.repeat(first.length);
  const room = Math.max(24, width - first.length);
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line !== '' && line.length + 1 + word.length > room) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  lines.push(line);
  return lines.map((content, at) => (at === 0 ? first : indent) + content);
}

const SIGNS: Readonly<Record<LineageItem['place'], string>> = {
  original: '◎',
  nearest: '○',
  relative: '○',
  earliest: '○',
  sibling: '○',
  unknown: '?',
  page: '●',
  self: '●',
  followers: '○',
};

/** More added, changed or left out phrases than this a paragraph are counted, not listed. */
const MOST_PHRASES = 6;
const PHRASE_CHARS = 160;

const shorten = (text: string): string => {
  const plain = text.replace(/\s+/g, ' ').trim();
  return plain.length <= PHRASE_CHARS ? plain : `${plain.slice(0, PHRASE_CHARS).replace(/\s+\S*$/, '')} …`;
};

class Report {
  readonly #lines: string[] = [];

  constructor(readonly style: ReportStyle) {}

  paint(style: Style, text: string): string {
    return this.style.colour ? styleText(style, text) : text;
  }

  line(text = ''): void {
    this.#lines.push(text);
  }

  /** Wrapped text; the paint goes on after the breaking, which counts characters. */
  text(text: string, first = '', style?: Style): void {
    for (const line of wrap(plain(text), first, this.style.width)) {
      this.line(style === undefined ? line : this.paint(style, line));
    }
  }

  heading(text: string): void {
    this.line();
    this.line(this.paint('bold', text));
  }

  toString(): string {
    return `${this.#lines.join('\n')}\n`;
  }
}

function shares(report: Report, trace: Trace): void {
  if (trace.summary.derivedWords === 0) return;
  const parts = shareParts(trace);
  const longest = Math.max(...parts.map(({ label }) => label.length));
  report.line();
  for (const { label, words, percent } of parts) {
    report.line(`  ${label.padEnd(longest)}  ${tn('shareWords', words, formatShare(percent / 100))}`);
  }
}

function lineage(report: Report, trace: Trace): void {
  const items = lineageItems(trace);
  if (items.length > 0) report.heading(t('lineageHeading'));
  for (const { place, title, role, reasons, articleId } of items) {
    const article = articleId === null ? undefined : articleOf(trace, articleId);
    const about = [
      role,
      article === undefined ? null : sourceDate(article),
      article === undefined ? null : `[${article.articleId}]`,
    ].filter((part) => part !== null);
    report.text(about.length === 0 ? title : `${title} · ${about.join(' · ')}`, `  ${SIGNS[place]} `);
    for (const reason of reasons) report.text(reason, '      ', 'dim');
  }
  const credit = creditText(trace);
  if (credit !== null) {
    report.heading(t('creditHeading'));
    report.text(credit, '  ');
    const words = trace.lineage.credit.text;
    if (words !== undefined) report.text(`“${shorten(words)}”`, '      ', 'dim');
  }
}

function phrases(report: Report, label: string, texts: readonly string[]): void {
  for (const [at, text] of texts.slice(0, MOST_PHRASES).entries()) {
    report.text(text, `      ${(at === 0 ? label : '').padEnd(9)} `);
  }
  if (texts.length > MOST_PHRASES) {
    report.line(`${' '.repeat(16)}… ${formatNumber(texts.length - MOST_PHRASES)} more`);
  }
}

function changes(report: Report, { text }: TracedParagraph, match: Match): void {
  phrases(
    report,
    t('addedHeading'),
    countedAdded(match).map(({ start, end }) => `“${shorten(text.slice(start, end))}”`),
  );
  phrases(
    report,
    t('changedHeading'),
    match.altered.map((altered) => {
      const here = text.slice(altered.start, altered.end);
      return `“${shorten(altered.sourceText)}” ${t('changedTo')} “${shorten(here)}” (${changeWords(altered, here)})`;
    }),
  );
  phrases(
    report,
    t('leftOutHeading'),
    leftOut(match).map(({ kind, sourceText }) => `“${shorten(sourceText)}” (${kindWords(kind)})`),
  );
}

function paragraph(report: Report, trace: Trace, traced: TracedParagraph, match: Match): void {
  const source = sourceInSentence(articleOf(trace, match.source.articleId));
  const title = relationFrom(match.relation, source, trace.lineage.directionUnknown);
  const number = String(traced.index).padStart(4);
  report.line();
  report.text(
    `${title} · ${countsText(matchCounts(match))} · score ${traced.score.toFixed(2)}`,
    `${number}  `,
    'bold',
  );
  report.text(traced.text.replace(/\s+/g, ' '), '      ');
  for (const { articleId, paragraph: at, text } of [match.source, ...match.others]) {
    report.text(text.replace(/\s+/g, ' '), `      ← ${articleId}:${at} `, 'dim');
  }
  changes(report, traced, match);
}

function coverage(report: Report, trace: Trace): void {
  const unmatched = trace.paragraphs.filter(({ match, skipped }) => match === null && skipped === undefined);
  if (unmatched.length > 0 && trace.summary.derivedParagraphs > 0) {
    report.heading(t('orderNotFound'));
    report.text(ranges(unmatched.map(({ index }) => index)), '  ');
  }
  report.line();
  report.text(readText(trace), '', 'dim');
  const partial = partialText(trace);
  if (partial !== null) report.text(partial, '', 'dim');
  report.text(t('heldFooter'), '', 'dim');
}

/** The readable report of `headwater trace`. */
export function traceReport(trace: Trace, style: ReportStyle): string {
  const report = new Report(style);
  const { title, note } = verdict(trace);
  report.text(title, '', 'bold');
  if (note !== null) report.text(note);
  shares(report, trace);
  lineage(report, trace);
  const matched = trace.paragraphs.filter(({ match }) => match !== null);
  if (matched.length > 0) {
    report.heading(
      `${t('orderCount', formatNumber(matched.length), formatNumber(trace.summary.paragraphs))} · ${stepName(trace.strictness)}`,
    );
    for (const traced of matched) if (traced.match !== null) paragraph(report, trace, traced, traced.match);
  }
  coverage(report, trace);
  return report.toString();
}

/** The readable report of `headwater search`. */
export function searchReport(
  query: string,
  hits: readonly SearchHit[],
  held: number,
  style: ReportStyle,
): string {
  const report = new Report(style);
  report.line(
    hits.length === 0 ? t('searchNone', query) : tn('searchCount', hits.length, formatNumber(held)),
  );
  for (const { article, snippet } of hits) {
    report.line();
    report.text(
      [sourceLabel(article), sourceDate(article), tn('words', article.words)].join(' · '),
      `  ${article.articleId.padEnd(4)} `,
      'bold',
    );
    report.text(shorten(snippet.text), '       ');
  }
  return report.toString();
}
