/**
 * Learns src/languages/data/en-frequencies.ts, how rare each stem is in general news, from news sets
 * that are not part of this repository:  npx tsx tools/frequencies.ts DIRECTORY
 */
import { createReadStream, existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { languageOf } from '../src/languages/index';
import { analyse } from '../src/text';

const TARGET = 'src/languages/data/en-frequencies.ts';
/** Width of a level in natural-logarithm units: finer than the estimate is sure of. */
const STEP = 0.125;
const STEMS = 18_000;
/** A stem must be in this many documents of one set, or in two sets: names of a single story stay out. */
const LEAST = 3;

interface NewsSet {
  readonly file: string;
  /** Its part in the mean: the wire news of 1987 is the largest set and the least like a page of today. */
  readonly weight: number;
  readonly texts: (record: Record<string, unknown>) => readonly string[];
}

const plain = (record: Record<string, unknown>): readonly string[] => [
  `${String(record['title'] ?? '')}\n\n${String(record['text'] ?? '')}`,
];

const SETS: readonly NewsSet[] = [
  {
    file: 'multi-news-val.clusters.jsonl.gz',
    weight: 0.5,
    texts: (record) => (record['docs'] as { text: string }[]).map(({ text }) => text),
  },
  { file: 'bbc.docs.jsonl.gz', weight: 0.3, texts: plain },
  { file: 'reuters.docs.jsonl.gz', weight: 0.2, texts: plain },
];

interface Counts {
  documents: number;
  readonly stems: Map<string, number>;
}

async function count(file: string, set: NewsSet): Promise<Counts> {
  const english = languageOf('en');
  const counts: Counts = { documents: 0, stems: new Map() };
  const lines = createInterface({ input: createReadStream(file).pipe(createGunzip()) });
  for await (const line of lines) {
    for (const text of set.texts(JSON.parse(line) as Record<string, unknown>)) {
      const stems = new Set(
        analyse(text, english)
          .words.filter((w) => !w.stop)
          .map((w) => w.stem),
      );
      if (stems.size < 20) continue;
      counts.documents += 1;
      for (const stem of stems) counts.stems.set(stem, (counts.stems.get(stem) ?? 0) + 1);
    }
  }
  return counts;
}

function render(
  levels: ReadonlyMap<number, readonly string[]>,
  documents: number,
  sets: readonly Counts[],
): string {
  const sizes = SETS.map(({ file }, i) => ` *   ${file.split('.')[0]}: ${sets[i]!.documents} documents`);
  const lines = [...levels]
    .sort((a, b) => a[0] - b[0])
    .map(([level, stems]) => `${level} ${[...stems].sort().join(' ')}`);
  return `/**
 * How rare English stems are in general news: made by \`npx tsx tools/frequencies.ts DIRECTORY\`, not by hand.
 * A line is a level and its stems; level × EN_STEP is ln(documents / documents with the stem).
 * Counts of single stems over three news sets, no text of theirs:
${sizes.join('\n')}
 * Licences of the sets: see README.md beside this file.
 */
/** ln of it is how rare a stem outside the table counts: twice as rare as the rarest one in it. */
export const EN_DOCUMENTS = ${documents};
export const EN_STEP = ${STEP};
export const EN_FREQUENCIES = \`
${lines.join('\n')}
\`;
`;
}

async function main(directory: string | undefined): Promise<void> {
  const missing = SETS.filter(({ file }) => !existsSync(path.join(directory ?? '', file))).map(
    ({ file }) => file,
  );
  if (directory === undefined || missing.length > 0) {
    process.stderr.write(
      `The table is already built and committed; this only remakes it from news sets that are not in the repository.\n` +
        `Give the directory that holds them: npx tsx tools/frequencies.ts DIRECTORY\n` +
        (directory === undefined ? '' : `Not found in ${directory}: ${missing.join(', ')}\n`),
    );
    process.exitCode = 2;
    return;
  }
  const counts = [];
  for (const set of SETS) counts.push(await count(path.join(directory, set.file), set));

  const terms = new Map<string, { rate: number; sets: number; most: number }>();
  counts.forEach(({ documents, stems }, i) => {
    for (const [stem, df] of stems) {
      const term = terms.get(stem) ?? { rate: 0, sets: 0, most: 0 };
      term.rate += SETS[i]!.weight * (df / documents);
      term.sets += 1;
      term.most = Math.max(term.most, df);
      terms.set(stem, term);
    }
  });
  const kept = [...terms]
    .filter(([stem, { sets, most }]) => /^[\p{L}\p{Nd}.,']+$/u.test(stem) && (sets > 1 || most >= LEAST))
    .sort((a, b) => b[1].rate - a[1].rate || (a[0] < b[0] ? -1 : 1))
    .slice(0, STEMS);
  const levels = new Map<number, string[]>();
  for (const [stem, { rate }] of kept) {
    const level = Math.round(-Math.log(rate) / STEP);
    levels.set(level, [...(levels.get(level) ?? []), stem]);
  }
  const rarest = kept.at(-1)![1].rate;
  const file = render(levels, Math.round(2 / rarest), counts);
  await writeFile(TARGET, file);
  process.stdout.write(`${TARGET}: ${kept.length} stems, ${Buffer.byteLength(file)} bytes\n`);
}

await main(process.argv[2]);
