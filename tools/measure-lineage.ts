/** `npx tsx tools/measure-lineage.ts`: direction and the right original of rewrites; `--scales`: what src/trace/stage.ts holds. */
import { directionRows, scalesOf, signsOf, wirePairs, type DecisionRow } from './learn/direction';
import { percent, table } from './learn/report';
import { researchFolder } from './learn/research';
import { rewriteRows } from './learn/rewrites';

const cells = ({ name, n, decided, right }: DecisionRow): (string | number)[] => [
  name,
  n,
  `${decided} (${percent(n > 0 ? decided / n : 0)})`,
  decided > 0 ? percent(right / decided) : '—',
  percent(n > 0 ? right / n : 0),
];

if (researchFolder() === undefined)
  console.log('The research sets are not there; only the gold is measured.');
if (process.argv.includes('--scales')) console.log(scalesOf(signsOf(wirePairs())));
else
  console.log(
    table(
      ['pairs or pages', 'n', 'decided', 'right of the decided', 'right of all'],
      [...directionRows(), ...rewriteRows()].map(cells),
    ),
  );
