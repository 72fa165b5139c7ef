import type { SkimValue } from '../skim/types';
import { asNumber, asObject } from './attributes';

/** Earlier than any trace (1973): a number this small is a counter or a zero, not a time. */
const FIRST_PLAUSIBLE_SECOND = 1e8;
/** Years 0001 to 9999: what a Date can be shown for. */
const LAST_PLAUSIBLE_MS = 253_402_300_799_999;

/** Of a time since 1970 in ns, from 2001 to 2286. */
const NANOSECOND_DIGITS = 19;

/**
 * A time in milliseconds since the epoch, from whatever an exporter wrote: nanoseconds, microseconds, milliseconds or
 * seconds (told apart by magnitude, because field names lie), as number or string; ISO 8601 text (without a zone: UTC);
 * OTel JS's `[seconds, nanoseconds]`; a 64-bit integer split in `{low, high}`. Undefined when it is none of these or
 * not a plausible time.
 */
export function epochMs(value: SkimValue | undefined): number | undefined {
  if (typeof value === 'number') {
    return byMagnitude(value);
  }
  if (typeof value === 'string') {
    const exact = value.length === NANOSECOND_DIGITS ? exactMs(value) : undefined;
    if (exact !== undefined) {
      return exact;
    }
    const parsed = asNumber(value);
    return parsed === undefined ? isoMs(value) : byMagnitude(parsed);
  }
  if (Array.isArray(value)) {
    const [seconds, nanos] = [asNumber(value[0]), asNumber(value[1])];
    return seconds === undefined ? undefined : byMagnitude(seconds * 1e3 + (nanos ?? 0) / 1e6);
  }
  const halves = asObject(value);
  const [low, high] = [asNumber(halves?.low), asNumber(halves?.high)];
  return low === undefined || high === undefined ? undefined : byMagnitude(high * 2 ** 32 + (low >>> 0));
}

/** In two parts, because a double holds nanoseconds since 1970 only to the nearest 256. */
function exactMs(nanoseconds: string): number | undefined {
  const ms = Number(nanoseconds.slice(0, -6)) + Number(nanoseconds.slice(-6)) / 1e6;
  return Number.isNaN(ms) ? undefined : byMagnitude(ms);
}

function byMagnitude(value: number): number | undefined {
  if (!(value >= FIRST_PLAUSIBLE_SECOND)) {
    return undefined;
  }
  // A double is right about nanoseconds since 1970 to 256 of them: finer digits would be noise.
  const ms =
    value >= 1e17 ? Math.round(value / 1e3) / 1e3 : value >= 1e14 ? value / 1e3 : value >= 1e11 ? value : value * 1e3;
  return ms <= LAST_PLAUSIBLE_MS ? ms : undefined;
}

const ISO = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(\.\d{1,12})?\s?(?:Z|([+-]\d\d):?(\d\d)?)?$/;

/** `Date.parse` drops what is finer than a millisecond and reads a time without a zone as local. */
function isoMs(value: string): number | undefined {
  const [, date, time, fraction, hours, minutes] = ISO.exec(value) ?? [];
  if (date === undefined) {
    return undefined;
  }
  const ms = Date.parse(`${date}T${time}${hours === undefined ? 'Z' : `${hours}:${minutes ?? '00'}`}`);
  return Number.isNaN(ms) ? undefined : ms + Number(fraction ?? 0) * 1e3;
}

const DURATION = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

/** Milliseconds of an ISO 8601 duration ('PT1H23M21.02S'); undefined when it is not one. */
export function durationMs(value: SkimValue | undefined): number | undefined {
  const [whole, days, hours, minutes, seconds] = (typeof value === 'string' && DURATION.exec(value)) || [];
  if (whole === undefined) {
    return undefined;
  }
  const inMinutes = (Number(days ?? 0) * 24 + Number(hours ?? 0)) * 60 + Number(minutes ?? 0);
  return inMinutes * 60_000 + Number(seconds ?? 0) * 1e3;
}
