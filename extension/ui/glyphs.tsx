/**
 * The signs of Headwater as inline SVG in the current text colour. All are decoration: the words
 * beside them, or the label of the control around them, say the same.
 */
import type { ComponentChildren, JSX } from 'preact';
import type { Relation } from '../messages';
import { RELATION_DOTS, RELATION_PATHS, SIGN } from './signs';

interface GlyphProps {
  /** Edge length in CSS pixels at the reader's usual text size. Default 16. */
  readonly size?: number;
  readonly class?: string;
}

interface FrameProps extends GlyphProps {
  readonly children: ComponentChildren;
  /** Whether the sign reads along the line and so turns around in right-to-left text. */
  readonly turns?: boolean;
}

const Frame = ({ size = 16, class: extra, turns = false, children }: FrameProps): JSX.Element => (
  <svg
    {...SIGN}
    class={['hw-glyph', turns ? 'hw-glyph-turns' : '', extra ?? ''].filter(Boolean).join(' ')}
    style={{ width: `calc(${size} * var(--hw-px))`, height: `calc(${size} * var(--hw-px))` }}
  >
    {children}
  </svg>
);

export const RelationGlyph = ({
  relation,
  ...rest
}: GlyphProps & { readonly relation: Relation }): JSX.Element => (
  <Frame turns {...rest}>
    <path d={RELATION_PATHS[relation]} />
    {relation === 'partial' && <path {...RELATION_DOTS} />}
  </Frame>
);

/** A text held in the library. */
export const HeldGlyph = (props: GlyphProps): JSX.Element => (
  <Frame {...props}>
    <circle cx="8" cy="5" r="2.6" />
    <path d="M8 7.8V14" />
  </Frame>
);

const ICON_PATHS = {
  close: 'M4 4l8 8M12 4l-8 8',
  'chevron-down': 'M4 6.2l4 4 4-4',
  down: 'M8 2.8v10M4.2 9.2L8 13l3.8-3.8',
  settings: 'M2 5h6.6M12.4 5H14M2 11h1.6M7.4 11H14',
  search: 'M10.4 10.4L14 14',
  keep: 'M4.2 2.6h7.6v10.8L8 10.6l-3.8 2.8z',
  text: 'M3 3.6h10M3 8h10M3 12.4h6',
  lock: 'M5.4 7.2V5.2a2.6 2.6 0 0 1 5.2 0v2',
  check: 'M3 8.6l3.4 3.4L13 4.8',
  hide: 'M1.8 8c2-3.2 4-4.6 6.2-4.6s4.2 1.4 6.2 4.6c-2 3.2-4 4.6-6.2 4.6S3.8 11.2 1.8 8zM3 13L13 3',
} as const;

/** Signs that point along the line. */
const TURNING_PATHS = {
  'chevron-end': 'M6.2 4l4 4-4 4',
  back: 'M13 8H3M6.8 4.2L3 8l3.8 3.8',
} as const;

export type IconName = keyof typeof ICON_PATHS | keyof typeof TURNING_PATHS;

const isTurning = (name: IconName): name is keyof typeof TURNING_PATHS => name in TURNING_PATHS;

export const Icon = ({ name, ...rest }: GlyphProps & { readonly name: IconName }): JSX.Element => (
  <Frame turns={isTurning(name)} {...rest}>
    <path d={isTurning(name) ? TURNING_PATHS[name] : ICON_PATHS[name]} />
    {name === 'settings' && (
      <>
        <circle cx="10.5" cy="5" r="1.9" />
        <circle cx="5.5" cy="11" r="1.9" />
      </>
    )}
    {name === 'search' && <circle cx="6.8" cy="6.8" r="4.3" />}
    {name === 'lock' && <rect x="3.4" y="7.2" width="9.2" height="6.4" rx="1.6" />}
  </Frame>
);
