/**
 * Measures text alignment on the PAN 2013 training corpus, half by half:
 *
 *   npx tsx tools/measure-align.ts [--half tune|held-out|whole] [--layout one-line|wrapped] [--sample N]
 *                                  [--set name=value]...
 *   npx tsx tools/measure-align.ts --fit words|fragments
 *
 * `--sample` takes N pairs of each kind, always the same; `--set` tries another threshold of
 * src/align/settings.ts; `--fit` prints weights fitted on the tuning half. HEADWATER_RESEARCH names the folder.
 */
import { parseArgs } from 'node:util';
import { SETTINGS, type Settings } from '../src/align/settings';
import { fitFragments, fitWords } from './learn/align-fitting';
import { PAN_LAYOUTS, panCorpus, panRows, type PanHalf, type PanRow } from './learn/pan';

const { values } = parseArgs({
  options: {
    half: { type: 'string', multiple: true },
    layout: { type: 'string' },
    sample: { type: 'string' },
    set: { type: 'string', multiple: true },
    fit: { type: 'string' },
  },
});

const settings: Partial<Record<keyof Settings, number>> = {};
for (const pair of values.set ?? []) {
  const [name, value] = pair.split('=', 2);
  if (name === undefined || !(name in SETTINGS)) throw new Error(`${pair}: there is no such setting.`);
  settings[name as keyof Settings] = Number(value);
}

const layout = PAN_LAYOUTS.find((one) => one === (values.layout ?? 'as-is'));
if (layout === undefined) throw new Error(`--layout is one of ${PAN_LAYOUTS.join(', ')}.`);

const digits = (value: number): string => value.toFixed(3);

function print(title: string, rows: readonly PanRow[]): void {
  console.log(`\n${title}`);
  console.table(
    Object.fromEntries(
      rows.map(({ kind, plagdet, precision, recall, granularity, n, fired }) => [
        kind,
        {
          plagdet: kind === 'negative' ? '' : digits(plagdet),
          precision: kind === 'negative' ? '' : digits(precision),
          recall: kind === 'negative' ? '' : digits(recall),
          granularity: kind === 'negative' ? '' : digits(granularity),
          pairs: n,
          'with spans': digits(fired),
        },
      ]),
    ),
  );
}

const corpus = panCorpus();
if (corpus === undefined) console.log('The PAN corpus is not here: set HEADWATER_RESEARCH to its folder.');
else if (values.fit !== undefined) {
  const weights = values.fit === 'words' ? fitWords(corpus) : fitFragments(corpus);
  console.log(
    JSON.stringify(weights, (_, value: unknown) =>
      typeof value === 'number' ? Number(value.toFixed(3)) : value,
    ),
  );
} else {
  for (const half of (values.half ?? ['tune', 'held-out']) as (PanHalf | 'whole')[]) {
    const sample = values.sample === undefined ? {} : { sample: Number(values.sample) };
    let shown = 0;
    const rows = await panRows({
      half,
      layout,
      ...sample,
      settings,
      onProgress: (done, all) => {
        const percent = Math.floor((100 * done) / all);
        if (percent > shown) process.stderr.write(`\r${half} ${percent} % `);
        shown = percent;
      },
    });
    process.stderr.write('\n');
    print(half, rows);
  }
}
