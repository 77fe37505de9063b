import { buildIfStale } from '../tools/build';

/** Runs once before the tiers that look at the build. */
export const setup = async (): Promise<void> => {
  await buildIfStale();
};
