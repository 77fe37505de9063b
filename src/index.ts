/** The engine's one door. */
export type * from './types';
