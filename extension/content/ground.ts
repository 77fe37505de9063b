/** The colours that a paragraph stands on and is set in, as the page shows them. */
import { parentOf } from './tree';

export interface Rgb {
  readonly r: number;
  readonly g: number;
  readonly b: number;
  readonly a: number;
}

/** How marks are drawn on a paragraph so that its text stays as legible as the page made it. */
export interface Ground {
  readonly isDark: boolean;
  /** Whether the text keeps 4.5:1 on the wash of the marks. */
  readonly wash: boolean;
  /** Whether the lines of the marks keep 3:1 on the ground; else they take the text's colour. */
  readonly line: boolean;
}

const WHITE: Rgb = { r: 255, g: 255, b: 255, a: 1 };
/** Chromium's canvas under a dark colour scheme (Firefox: #1c1b22). */
const DARK_CANVAS: Rgb = { r: 18, g: 18, b: 18, a: 1 };

/** ui/tokens.css: --hw-added-wash, --hw-altered-wash and the lines of the marks, light and dark. */
const WASHES = {
  light: [
    { r: 240, g: 168, b: 0, a: 0.2 },
    { r: 160, g: 80, b: 200, a: 0.14 },
  ],
  dark: [
    { r: 242, g: 188, b: 94, a: 0.17 },
    { r: 221, g: 168, b: 238, a: 0.17 },
  ],
} as const;
const LINES = {
  light: [
    { r: 138, g: 82, b: 0, a: 1 },
    { r: 123, g: 58, b: 146, a: 1 },
    { r: 10, g: 99, b: 113, a: 1 },
  ],
  dark: [
    { r: 242, g: 188, b: 94, a: 1 },
    { r: 221, g: 168, b: 238, a: 1 },
    { r: 111, g: 202, b: 213, a: 1 },
  ],
} as const;

/** `top` painted over `under` (source over). */
export function blend(top: Rgb, under: Rgb): Rgb {
  const a = top.a + under.a * (1 - top.a);
  if (a === 0) return { ...under, a: 0 };
  const mix = (x: number, y: number): number => (x * top.a + y * under.a * (1 - top.a)) / a;
  return { r: mix(top.r, under.r), g: mix(top.g, under.g), b: mix(top.b, under.b), a };
}

/** Relative luminance, WCAG 2. */
export function luminance({ r, g, b }: Rgb): number {
  const linear = (channel: number): number => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}

/** Contrast ratio, WCAG 2. */
export function contrast(one: Rgb, other: Rgb): number {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** Marks for text of colour `text` on `ground`; `isKnown` false: a picture lies under the text. */
export function chooseGround(text: Rgb, ground: Rgb, isKnown: boolean): Ground {
  const seen = blend(text, ground);
  const isDark = isKnown ? luminance(ground) < 0.18 : luminance(seen) > 0.4;
  const theme = isDark ? 'dark' : 'light';
  return {
    isDark,
    wash: isKnown && WASHES[theme].every((wash) => contrast(seen, blend(wash, ground)) >= 4.5),
    line: isKnown && LINES[theme].every((line) => contrast(line, ground) >= 3),
  };
}

/** Reads any CSS colour that the browser computes; a colour it cannot read counts as see-through. */
function colourReader(): (colour: string) => Rgb {
  const seen = new Map<string, Rgb>();
  const read = (colour: string): Rgb => {
    const plain = /^rgba?\((\d+), (\d+), (\d+)(?:, ([\d.]+))?\)$/.exec(colour);
    if (plain)
      return { r: +plain[1]!, g: +plain[2]!, b: +plain[3]!, a: plain[4] === undefined ? 1 : +plain[4] };
    // Computed colours outside sRGB keep their own notation (oklch, color-mix …): paint one dot of it.
    const context = new OffscreenCanvas(1, 1).getContext('2d');
    if (!context) return { ...WHITE, a: 0 };
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = context.getImageData(0, 0, 1, 1).data as unknown as [number, number, number, number];
    return { r, g, b, a: a / 255 };
  };
  return (colour) => {
    const known = seen.get(colour) ?? read(colour);
    seen.set(colour, known);
    return known;
  };
}

/** Answers for elements of one page as it looks now; make a new one when the page may have changed. */
export function groundReader(document: Document): (element: Element) => Ground {
  const read = colourReader();
  const root = getComputedStyle(document.documentElement).colorScheme;
  const prefersDark = matchMedia('(prefers-color-scheme: dark)').matches;
  const isDarkCanvas = root.includes('dark') && (prefersDark || !root.includes('light'));
  const canvas = isDarkCanvas ? DARK_CANVAS : WHITE;
  return (element) => {
    const text = read(getComputedStyle(element).color);
    let ground: Rgb = { ...WHITE, a: 0 };
    for (let up: Element | null = element; up && ground.a < 0.99; up = parentOf(up)) {
      const { backgroundColor, backgroundImage } = getComputedStyle(up);
      ground = blend(ground, read(backgroundColor));
      if (backgroundImage !== 'none' && ground.a < 0.99) return chooseGround(text, canvas, false);
    }
    return chooseGround(text, blend(ground, canvas), true);
  };
}
