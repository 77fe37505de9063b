/** Dates as feeds write them: RFC 3339 and other ISO forms, RFC 822 with its liberties. */

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** Minutes east of Greenwich. Names that mean several zones are left out: then the day alone is told. */
const ZONES: Readonly<Record<string, number>> = {
  z: 0,
  ut: 0,
  utc: 0,
  gmt: 0,
  wet: 0,
  west: 60,
  bst: 60,
  cet: 60,
  cest: 120,
  eet: 120,
  eest: 180,
  msk: 180,
  jst: 540,
  kst: 540,
  aest: 600,
  aedt: 660,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
};

/** Before it there was no web; dates after tomorrow are not believed. */
const FIRST_YEAR = 1_900;
const AHEAD = 36 * 3_600_000;

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly time?: string | undefined;
  readonly zone?: string | undefined;
}

function offsetOf(zone: string | undefined): number | null {
  if (zone === undefined) return null;
  const signed = /^([+-])(\d{2}):?(\d{2})$/u.exec(zone);
  if (signed === null) return ZONES[zone.toLowerCase()] ?? null;
  const minutes = Number(signed[2]) * 60 + Number(signed[3]);
  return minutes > 15 * 60 ? null : signed[1] === '-' ? -minutes : minutes;
}

function partsOf(text: string): Parts | null {
  const iso =
    /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ]\s*(\d{1,2}:\d{2}(?::\d{2})?)(?:[.,]\d+)?\s*(Z|[+-]\d{2}:?\d{2})?)?(?:\s|$)/iu.exec(
      text,
    );
  if (iso !== null)
    return {
      year: Number(iso[1]),
      month: Number(iso[2]),
      day: Number(iso[3]),
      time: iso[4],
      zone: iso[5],
    };
  const mail =
    /^(?:[a-z]+\.?,?\s+)?(\d{1,2})[\s-]+([a-z]{3})[a-z]*\.?[\s-]+(\d{4}|\d{2})(?:,?\s+(\d{1,2}:\d{2}(?::\d{2})?)(?:\.\d+)?(?:\s*([+-]\d{2}:?\d{2}|[a-z]{1,4})\b)?)?/iu.exec(
      text,
    );
  if (mail === null) return null;
  const year = Number(mail[3]);
  return {
    // RFC 2822: two digits are of this century up to 49.
    year: mail[3]!.length === 4 ? year : year < 50 ? 2_000 + year : 1_900 + year,
    month: MONTHS.indexOf(mail[2]!.toLowerCase()) + 1,
    day: Number(mail[1]),
    time: mail[4],
    zone: mail[5],
  };
}

/**
 * A date as ISO 8601: a moment in UTC where time and zone are told, else the day. Undefined: none, or not to be
 * believed at `now`.
 */
export function isoDate(text: string | undefined, now: number): string | undefined {
  const parts = text === undefined || text.length > 100 ? null : partsOf(text.trim());
  if (parts === null || parts.year < FIRST_YEAR || parts.month < 1 || parts.month > 12) return undefined;
  const { year, month, day } = parts;
  const midnight = Date.UTC(year, month - 1, day);
  if (day < 1 || new Date(midnight).getUTCDate() !== day || midnight > now + AHEAD) return undefined;
  const [hours = 0, minutes = 0, seconds = 0] = parts.time?.split(':').map(Number) ?? [];
  const offset = offsetOf(parts.zone);
  const isTime = parts.time !== undefined && offset !== null && hours < 24 && minutes < 60 && seconds < 61;
  if (!isTime) return new Date(midnight).toISOString().slice(0, 10);
  const at = midnight + ((hours * 60 + minutes - offset) * 60 + seconds) * 1_000;
  return at > now + AHEAD ? undefined : new Date(at).toISOString();
}
