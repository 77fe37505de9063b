/** The tables of docs/performance.md. */
import { table, type Row } from '../../tools/learn/report';
import { EDITS, PAGE } from '../corpora/queries';
import { engineOf, OURS, PEERS, titled } from '../engines/index';
import { COPIED_BYTES, SEARCHES } from '../run/passes';
import type { Compared, CorpusResult, EngineResult, Grown, Results } from '../run/results';
import { estimate, median, ratios } from '../statistics';
import { digits, duration, megabytes, middle, share, size, times } from './figures';
import { goalsOf } from './goals';

const REACHED = (is: boolean | undefined): string => (is === undefined ? '' : is ? 'yes' : 'no');

export const goalTable = (results: Results): string =>
  table(
    ['measure', 'goal', 'measured', 'reached'],
    goalsOf(results).map(({ measure, goal, found, isReached }): Row => [
      measure,
      goal,
      found,
      REACHED(isReached),
    ]),
  );

export const engineTable = (): string =>
  table(
    ['engine', 'how it is used'],
    [OURS, ...PEERS.map(({ name }) => name)].map((name): Row => [titled(name), engineOf(name).options]),
  );

const ASKS: Readonly<Record<string, string>> = {
  text: 'the paragraph',
  rare: '12 rarest words',
  prints: 'first tier',
  both: 'both tiers',
};

const byAsk = (peer: EngineResult): (readonly [string, readonly Compared[]])[] =>
  [...new Set(peer.compared.map(({ ask }) => ask))].map((ask) => [
    ask,
    peer.compared.filter((row) => row.ask === ask),
  ]);

/** Fewer look-ups than a page in a turn are told. */
const cell = (row: Compared | undefined): string => {
  if (row === undefined) return '–';
  const few = row.lookUps < PAGE ? ` (${row.lookUps})` : '';
  return `${middle(row.peer)}${few}`;
};

const recallCell = (row: Compared | undefined): string =>
  row === undefined ? '–' : `${share(row.recall)}${row.recall[1] < 600 ? ` of ${row.recall[1]}` : ''}`;

/** Milliseconds a page, and the part of look-ups whose best paragraph is a right one. */
export function lookUpTable({ peers, recall, alone = [] }: CorpusResult): string {
  const own = (['prints', 'both'] as const).map((tier): Row => {
    const all = (edit: string) =>
      [...peers.flatMap(({ compared }) => compared), ...alone].flatMap((row) =>
        row.edit === edit ? row[tier] : [],
      );
    return [
      `${OURS}, ${ASKS[tier]!}`,
      ...EDITS.map((edit) => middle(all(edit))),
      ...EDITS.map((edit) => share(recall.find((one) => one.edit === edit)![tier])),
    ];
  });
  const others = peers.flatMap((peer) =>
    byAsk(peer).map(([ask, rows]): Row => {
      const row = (edit: string) => rows.find((one) => one.edit === edit);
      return [
        `${titled(peer.engine)}, ${ASKS[ask]!}`,
        ...EDITS.map((edit) => cell(row(edit))),
        ...EDITS.map((edit) => recallCell(row(edit))),
      ];
    }),
  );
  return table(
    ['a page of 60 look-ups', ...EDITS, 'recall@1 verbatim', 'light', 'heavy'],
    [...own, ...others],
  );
}

/** How many times ours each peer takes, pair by pair. */
export const ratioTable = ({ peers }: CorpusResult): string =>
  table(
    ['times ours', ...EDITS.flatMap((edit) => [`${edit}, first tier`, 'both tiers'])],
    peers.flatMap((peer) =>
      byAsk(peer).map(([ask, rows]): Row => [
        `${titled(peer.engine)}, ${ASKS[ask]!}`,
        ...EDITS.flatMap((edit) => {
          const row = rows.find((one) => one.edit === edit);
          return row === undefined
            ? ['–', '–']
            : [times(ratios(row.prints, row.peer)), times(ratios(row.both, row.peer))];
        }),
      ]),
    ),
  );

const perByte = (bytes: number | undefined, text: number): string =>
  bytes === undefined ? '–' : (bytes / text).toFixed(2).replace(/^0/u, '');

export function holdingTable({ ours, peers, textBytes }: CorpusResult): string {
  const row = ({ engine, build, keptBytes, open }: EngineResult): Row => [
    titled(engine),
    ...(build === undefined
      ? ['–', '–', '–', '–']
      : [
          duration(build.ms),
          `${digits(build.ms / (textBytes / 1e6))}`,
          megabytes(build.heldMb),
          megabytes(build.peakMb),
        ]),
    // What a process holds swings by a megabyte.
    build === undefined || build.heldMb < 1 ? '–' : perByte(build.heldMb * 1e6, textBytes),
    perByte(keptBytes, textBytes),
    open === undefined ? '–' : middle(open.peer),
    open === undefined ? '' : times(ratios(open.ours, open.peer)),
  ];
  const opens = peers.flatMap(({ open }) => open?.ours ?? []);
  const own = row({ ...ours, ...(opens.length > 0 ? { open: { ours: opens, peer: opens } } : {}) });
  return table(
    [
      'engine',
      'build, once',
      'ms/MB',
      'held',
      'peak',
      'bytes a byte of text, in memory',
      'on disk',
      'open',
      'times ours',
    ],
    [[...own.slice(0, -1), ''], ...peers.map(row)],
  );
}

export function tierTable(corpora: readonly CorpusResult[]): string {
  return table(
    [
      'articles',
      'tier',
      'bytes',
      'a byte of text',
      'postings',
      'bits a posting',
      'least bits',
      'times the least',
    ],
    corpora.flatMap(({ articles, ours: { tiers }, textBytes }) =>
      tiers === undefined
        ? []
        : (
            [
              ['fingerprints', tiers.prints],
              ['stems', tiers.stems],
            ] as const
          ).map(([name, { bytes, postings, least }]): Row => [
            size(articles),
            name,
            bytes.toLocaleString('en'),
            (bytes / textBytes).toFixed(3).replace(/^0/u, ''),
            postings.toLocaleString('en'),
            ((bytes * 8) / postings).toFixed(1),
            ((least * 8) / postings).toFixed(1),
            (bytes / least).toFixed(2),
          ]),
    ),
  );
}

export const rebuildTable = (corpora: readonly CorpusResult[]): string | undefined => {
  const rows = corpora.flatMap(({ rebuilt, peers }) =>
    peers.flatMap(({ engine, rebuild }): Row[] =>
      rebuild === undefined || rebuilt === undefined
        ? []
        : [
            [
              size(rebuilt.articles),
              titled(engine),
              digits(median(rebuild.peer) / (rebuilt.textBytes / 1e6)),
              digits(median(rebuild.ours) / (rebuilt.textBytes / 1e6)),
              times(ratios(rebuild.ours, rebuild.peer)),
              rebuild.peer.length,
            ],
          ],
    ),
  );
  return rows.length === 0
    ? undefined
    : table(['articles', 'engine', 'ms/MB', 'ours, ms/MB', 'times ours', 'pairs'], rows);
};

const grownRow = ({ from, to, what, edit, smaller, larger }: Grown): Row => [
  edit === undefined ? what : `look-ups, ${ASKS[what]!}, ${edit}`,
  `${size(from)} → ${size(to)}`,
  middle(smaller),
  middle(larger),
  times(ratios(smaller, larger)),
  smaller.length,
];

export const growthTable = ({ growth }: Results): string =>
  table(['a page', 'articles', 'before', 'after', 'grows', 'pairs'], growth.map(grownRow));

export function machineTable({ machine: { units, passes } }: Results): string {
  const bare = passes.find(({ what }) => what === 'charCodeAt')?.ms ?? [];
  const RATES: Readonly<Record<string, (ms: number) => string>> = {
    charCodeAt: (ms) => `${digits(units / 1000 / ms)} million units a second`,
    fingerprint: (ms) => `${digits(units / 1000 / ms)} million units a second`,
    memcpy: (ms) => `${digits(COPIED_BYTES / 1e6 / ms)} GB a second`,
    'binary search': (ms) => `${digits((ms * 1e6) / SEARCHES)} ns a search in 4 million numbers`,
  };
  return table(
    ['pass', 'rate', 'of the charCodeAt pass', 'n'],
    passes.map(({ what, ms }): Row => {
      const { median: part, low, high } = ratios(ms, bare);
      return [
        what,
        RATES[what]!(estimate(ms).median),
        what === 'fingerprint' ? `${part.toFixed(3)} (${low.toFixed(3)}–${high.toFixed(3)})` : '',
        ms.length,
      ];
    }),
  );
}

export const failures = ({ peers }: CorpusResult): readonly string[] =>
  peers.flatMap(({ engine, failed }) => failed.map((why) => `${titled(engine)}: ${why}.`));
