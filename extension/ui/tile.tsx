/** Headwater's tile, one drawing for each state of the toolbar. Decoration: the words beside it say the state. */
import type { JSX } from 'preact';

export type TileState = 'matches' | 'nothing' | 'skipped' | 'off' | 'error';

const GREY = '#74828a';

const Outline = (): JSX.Element => (
  <rect x="1.75" y="1.75" width="44.5" height="44.5" rx="9.5" fill="none" stroke={GREY} stroke-width="3.5" />
);

const DRAWINGS: Readonly<Record<TileState, () => JSX.Element>> = {
  matches: () => (
    <>
      <rect width="48" height="48" rx="11" fill="#128290" />
      <circle cx="14.2" cy="11.4" r="5" fill="#fff" />
      <g fill="none" stroke="#fff" stroke-linecap="round">
        <path d="M14.2 13C14.2 27 24 25 24 40.5" stroke-width="5" />
        <path d="M35 9C35 23 24 20.5 24 34" stroke-width="3.4" />
      </g>
    </>
  ),
  nothing: () => (
    <>
      <Outline />
      <circle cx="16.4" cy="13.4" r="4.8" fill={GREY} />
      <path
        d="M16.4 15C16.4 27.5 25 25 25 37.5"
        fill="none"
        stroke={GREY}
        stroke-width="4.6"
        stroke-linecap="round"
      />
    </>
  ),
  skipped: () => (
    <>
      <Outline />
      <path d="M14 24h20" stroke={GREY} stroke-width="4.6" stroke-linecap="round" />
    </>
  ),
  off: () => (
    <g fill="none" stroke={GREY} stroke-linecap="round">
      <path
        d="M11 1.75h26.75a8.5 8.5 0 0 1 8.5 8.5V37M37 46.25H10.25a8.5 8.5 0 0 1-8.5-8.5V11"
        stroke-width="3.5"
      />
      <path d="M4.5 4.5l39 39" stroke-width="4.6" />
    </g>
  ),
  error: () => (
    <>
      <rect width="48" height="48" rx="11" fill={GREY} />
      <path d="M24 11v15.5" stroke="#fff" stroke-width="5.4" stroke-linecap="round" />
      <circle cx="24" cy="36" r="3.4" fill="#fff" />
    </>
  ),
};

/** `size`: edge length in CSS pixels at the reader's usual text size. */
export const Tile = ({
  state,
  size = 22,
}: {
  readonly state: TileState;
  readonly size?: number;
}): JSX.Element => (
  <svg
    class="hw-glyph"
    style={{ width: `calc(${size} * var(--hw-px))`, height: `calc(${size} * var(--hw-px))` }}
    viewBox="0 0 48 48"
    aria-hidden="true"
    focusable="false"
  >
    {DRAWINGS[state]()}
  </svg>
);
