/** Pictures for the sample pages: quiet landscapes drawn from a name, so that no photograph is needed. */

/** A number 0..1 that depends on nothing but `seed` (FNV-1a, 32 bits). */
function fraction(seed: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < seed.length; at++) {
    hash = Math.imul(hash ^ seed.charCodeAt(at), 0x01000193) >>> 0;
  }
  return hash / 0x1_0000_0000;
}

/** An SVG of 960 × 400: a sky and three ridges in one of a few muted palettes. */
export function picture(name: string): string {
  const hue = 180 + Math.round(fraction(name) * 80);
  const ridge = (layer: number): string => {
    const base = 200 + layer * 55;
    const points = Array.from({ length: 9 }, (_, at) => {
      const height = base - fraction(`${name}/${layer}/${at}`) * 80;
      return `${at * 120},${Math.round(height)}`;
    });
    return `<polygon points="0,400 ${points.join(' ')} 960,400" fill="hsl(${hue - layer * 8} ${26 - layer * 3}% ${58 - layer * 13}%)"/>`;
  };
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 960 400" width="960" height="400"><defs><linearGradient id="sky" x2="0" y2="1"><stop stop-color="hsl(${hue} 30% 74%)"/><stop offset="1" stop-color="hsl(${hue - 150} 38% 86%)"/></linearGradient></defs><rect width="960" height="400" fill="url(#sky)"/><circle cx="${Math.round(120 + fraction(`${name}/sun`) * 700)}" cy="120" r="34" fill="hsl(40 60% 92%)"/>${[0, 1, 2].map(ridge).join('')}</svg>`;
}
