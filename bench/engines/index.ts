/** All engines by name. */
import packageJson from '../../package.json' with { type: 'json' };
import { dolos } from './dolos';
import type { Engine } from './engine';
import { fastFlexSearch, flexSearch } from './flexsearch';
import { fuse } from './fuse';
import { miniSearch } from './minisearch';
import { orama } from './orama';
import { ours } from './ours';
import { shingles } from './shingles';

export const OURS = ours.name;
export const PEERS: readonly Engine[] = [
  fuse,
  miniSearch,
  flexSearch,
  fastFlexSearch,
  orama,
  dolos,
  shingles,
];

export function engineOf(name: string): Engine {
  const found = [ours, ...PEERS].find((engine) => engine.name === name);
  if (found === undefined) throw new RangeError(`There is no engine ${name}.`);
  return found;
}

const VERSIONS: Readonly<Record<string, string>> = {
  ...packageJson.dependencies,
  ...packageJson.devDependencies,
  [OURS]: packageJson.version,
};

/** "minisearch 7.2.0", "flexsearch 0.8.212 (performance)"; the dependencies are pinned, so these are the versions that ran. */
export function titled(name: string): string {
  const [, library, variant] = /^(\S+)(.*)$/.exec(name)!;
  const version = VERSIONS[library!];
  return version === undefined ? name : `${library!} ${version}${variant!}`;
}
