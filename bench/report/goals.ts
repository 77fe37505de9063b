/** The goals that were set before anything was measured, and what of them is reached. */
import type { Edit } from '../corpora/queries';
import { engineOf, titled } from '../engines/index';
import type { Compared, CorpusResult, EngineResult, Recall, Results } from '../run/results';
import { ratios, type Estimate } from '../statistics';
import { digits, megabytes, share, size, times } from './figures';

export interface Goal {
  readonly measure: string;
  readonly goal: string;
  readonly found: string;
  /** Undefined where this run did not measure it. */
  readonly isReached: boolean | undefined;
}

/** Where the goals are set; a run without it tells of the largest corpus below. */
const NEWS = 10_000;
const LARGE = 100_000;
const MILLION = 1_000_000;

const NOT_MEASURED = 'not measured in this run';

type Tier = 'prints' | 'both';

interface Row extends Compared {
  readonly engine: string;
}

interface Fairest {
  readonly row: Row;
  readonly ratio: Estimate;
}

/** All ways in which a peer was asked for these edits. */
const rowsOf = (peers: readonly EngineResult[], edits: readonly Edit[]): readonly Row[] =>
  peers.flatMap(({ engine, compared }) =>
    compared.flatMap((row) => (edits.includes(row.edit) ? [{ ...row, engine }] : [])),
  );

/** The row that is best for the peer. */
function fairest(rows: readonly Row[], tier: Tier): Fairest | undefined {
  const all = rows.map((row) => ({ row, ratio: ratios(row[tier], row.peer) }));
  return all.sort((a, b) => a.ratio.median - b.ratio.median)[0];
}

const ASKED: Readonly<Record<string, string>> = { rare: 'its 12 rarest words', text: 'the paragraph' };

const told = ({ row, ratio }: Fairest): string =>
  `${times(ratio)}, ${titled(row.engine)} asked with ${ASKED[row.ask]!}, ${row.edit}, n ${ratio.n}`;

/** The quoted ratio is the fairest one; beside it stands that of asking with whole paragraphs. */
function against(
  peers: readonly EngineResult[],
  edits: readonly Edit[],
  tier: Tier,
): { readonly text: string; readonly least: number } | undefined {
  const rows = rowsOf(peers, edits);
  const found = fairest(rows, tier);
  if (found === undefined) return undefined;
  const whole = fairest(
    rows.filter(({ ask }) => ask === 'text'),
    tier,
  );
  const beside =
    found.row.ask === 'rare' && whole !== undefined ? `; with the paragraph ${times(whole.ratio)}` : '';
  return { text: `${told(found)}${beside}`, least: found.ratio.median };
}

const part = ([right, of]: Recall): number => (of === 0 ? Number.NaN : right / of);

export function goalsOf({ corpora, growth, machine }: Results): readonly Goal[] {
  const seeds = corpora[0]!;
  const news = corpora.filter(({ articles }) => articles <= NEWS).at(-1)!;
  const at = `at ${size(news.articles)} articles`;
  /** A library in all settings that were measured. */
  const peersIn = (corpus: CorpusResult, name: string) =>
    corpus.peers.filter(({ engine }) => engine.split(' ')[0] === name);
  const peers = (name: string) => peersIn(news, name);
  const peer = (name: string) => peers(name)[0];
  const recallOf = (edit: Edit, tier: Tier): Recall =>
    news.recall.find((one) => one.edit === edit)?.[tier] ?? [0, 0];

  const goals: Goal[] = [];
  const add = (
    measure: string,
    goal: string,
    found: string | undefined,
    isReached: boolean | undefined,
  ): void => {
    goals.push({
      measure,
      goal,
      found: found ?? NOT_MEASURED,
      isReached: found === undefined ? undefined : isReached,
    });
  };

  const fuse = fairest(rowsOf(peersIn(seeds, 'fuse.js'), ['verbatim', 'light', 'heavy']), 'both');
  add(
    'look-up of a page, both tiers, against fuse.js on the seeds',
    '≥ 10,000 ×',
    fuse && told(fuse),
    fuse && fuse.ratio.median >= 10_000,
  );

  const copies: readonly Edit[] = ['verbatim', 'light'];
  const recalls = copies.map((edit) => recallOf(edit, 'prints'));
  const isFound = recalls.every((recall) => part(recall) >= 0.995);
  const recallText = `recall ${recalls.map(share).join(' / ')}`;
  for (const [name, least] of [
    ['flexsearch', 500],
    ['minisearch', 10_000],
  ] as const) {
    const found = against(peers(name), copies, 'prints');
    add(
      `first tier against ${name} ${at}; verbatim, light: recall ≥ .995`,
      `≥ ${size(least)} ×`,
      found && `${found.text}; ${recallText}`,
      found && isFound && found.least >= least,
    );
  }

  const flex = against(peers('flexsearch'), ['heavy'], 'both');
  const mini = rowsOf(peers('minisearch'), ['heavy']).filter(({ recall }) => recall[1] > 0);
  const behind = Math.max(...mini.map(({ recall, oursOnSame }) => part(recall) - part(oursOnSame.both)));
  const miniText = mini
    .map(
      ({ ask, recall, oursOnSame }) =>
        `${share(oursOnSame.both)} to ${share(recall)} with ${ASKED[ask]!} (${recall[1]})`,
    )
    .join(', ');
  add(
    `both tiers against flexsearch ${at}, heavily edited; recall within .005 of minisearch's`,
    '≥ 100 ×',
    flex && mini.length > 0 ? `${flex.text}; recall ${miniText}` : undefined,
    flex && flex.least >= 100 && behind <= 0.005,
  );

  const dolos = peer('@dodona/dolos-core');
  const dolosRow = fairest(rowsOf(peers('@dodona/dolos-core'), ['verbatim', 'light', 'heavy']), 'prints');
  add(
    `first tier against dolos-core ${at}`,
    '≥ 3 ×',
    dolosRow && told(dolosRow),
    dolosRow && dolosRow.ratio.median >= 3,
  );
  const ourMb = news.ours.build?.heldMb;
  const dolosMb = dolos?.build?.heldMb;
  // Of next to nothing no ratio can be told.
  const memory = ourMb !== undefined && ourMb > 0 && dolosMb !== undefined ? dolosMb / ourMb : undefined;
  add(
    `memory held, both tiers, against dolos-core ${at}`,
    '≤ 1/50',
    memory === undefined ? undefined : `1/${digits(memory)}: ${megabytes(ourMb!)} to ${megabytes(dolosMb!)}`,
    memory !== undefined && memory >= 50,
  );

  const { tiers } = news.ours;
  const perByte = tiers && (tiers.prints.bytes + tiers.stems.bytes) / news.textBytes;
  add(
    `index, both tiers, ${at}, bytes a byte of text`,
    '≤ .75',
    perByte?.toFixed(3).replace(/^0/u, ''),
    perByte !== undefined && perByte <= 0.75,
  );
  const toLeast = tiers && [tiers.prints, tiers.stems].map(({ bytes, least }) => bytes / least);
  add(
    'each tier, times the least bytes that could hold it',
    '≤ 1.3 ×',
    toLeast && `fingerprints ${toLeast[0]!.toFixed(2)}, stems ${toLeast[1]!.toFixed(2)}`,
    toLeast?.every((one) => one <= 1.3),
  );

  const open = peer('minisearch')?.open;
  const opened = open && ratios(open.ours, open.peer);
  add(
    `open, against MiniSearch.loadJSON ${at}`,
    '≥ 500 ×',
    opened && `${times(opened)}, n ${opened.n}`,
    opened && opened.median >= 500,
  );

  const builds = corpora.flatMap(({ peers, rebuilt }) =>
    peers.flatMap(({ engine, rebuild }) =>
      rebuild !== undefined && rebuilt !== undefined && engineOf(engine).isFullText === true
        ? [{ engine, articles: rebuilt.articles, ratio: ratios(rebuild.ours, rebuild.peer) }]
        : [],
    ),
  );
  const fastest = builds.sort((a, b) => a.ratio.median - b.ratio.median)[0];
  add(
    'build of both tiers, a MB, against the fastest full-text peer',
    '≥ 3 ×',
    fastest &&
      `${times(fastest.ratio)}, ${titled(fastest.engine)}, ${size(fastest.articles)} articles, n ${fastest.ratio.n}`,
    fastest && fastest.ratio.median >= 3,
  );

  const passOf = (name: string) => machine.passes.find(({ what }) => what === name)?.ms ?? [];
  const fingerprinting = ratios(passOf('fingerprint'), passOf('charCodeAt'));
  add(
    'fingerprinting, against a bare charCodeAt pass',
    '≥ .12',
    `${fingerprinting.median.toFixed(3)} (${fingerprinting.low.toFixed(3)}–${fingerprinting.high.toFixed(3)}), n ${fingerprinting.n}`,
    fingerprinting.median >= 0.12,
  );

  const grown = (from: number, to: number, whats: readonly string[]) =>
    growth
      .filter((one) => one.from === from && one.to === to && whats.includes(one.what))
      .map((one) => ({ one, ratio: ratios(one.smaller, one.larger) }))
      .sort((a, b) => b.ratio.median - a.ratio.median)[0];
  const lookUps = grown(NEWS, MILLION, ['prints', 'both']) ?? grown(NEWS, LARGE, ['prints', 'both']);
  const isWhole = lookUps?.one.to === MILLION;
  add(
    'look-up of a page, 10,000 → 1,000,000 articles, the tier and edit that grows the most',
    'grows ≤ 3 ×',
    lookUps &&
      `${isWhole ? '' : `${size(NEWS)} to ${size(LARGE)}: `}${times(lookUps.ratio)}, ${lookUps.one.what}, ${lookUps.one.edit}`,
    // What grows so much on the way does not shrink again.
    lookUps && (isWhole ? lookUps.ratio.median <= 3 : lookUps.ratio.median > 3 ? false : undefined),
  );

  const traced = grown(seeds.articles, LARGE, ['trace, held', 'trace, not held']);
  add(
    'whole trace of a page, 5 → 100,000 articles',
    'grows ≤ 2 ×',
    traced && `${times(traced.ratio)}, ${traced.one.what}, n ${traced.ratio.n}`,
    traced && traced.ratio.median <= 2,
  );
  return goals;
}
