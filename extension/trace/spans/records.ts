import type { SkimContext, SkimObject, SkimValue } from '../skim/types';
import { asText, attributesFrom, field, objectsIn } from './attributes';
import type { Span, SpanEvent } from './span';
import { epochMs } from './time';

/** Readings of the parts that span records of all exporters have in common. */

/** The first of the named fields that is there; null counts as absent. */
export function pick(object: SkimObject | undefined, ...names: readonly string[]): SkimValue | undefined {
  for (const name of names) {
    const value = field(object, name);
    if (value !== undefined && value !== null) {
      return value;
    }
  }
  return undefined;
}

/**
 * A trace or span id as lower-case hex: OTLP/JSON's own form, protobuf's JSON printers' base64, Python's '0x…'.
 * What is none of these stays as it is; absent, empty and all-zero ids are undefined.
 * @param bytes 16 for a trace, 8 for a span
 */
export function idFrom(value: SkimValue | undefined, bytes: number): string | undefined {
  if (typeof value === 'number') {
    return String(value);
  }
  const text = asText(value);
  const id = text?.startsWith('0x') ? text.slice(2) : text;
  if (id === undefined || isZero(id)) {
    return undefined;
  }
  const encoded = id.length === base64Length(bytes) && id.endsWith('=') ? fromBase64(id, bytes) : undefined;
  if (encoded !== undefined) {
    return isZero(encoded) ? undefined : encoded;
  }
  return id;
}

function base64Length(bytes: number): number {
  return Math.ceil(bytes / 3) * 4;
}

function fromBase64(id: string, bytes: number): string | undefined {
  let decoded: string;
  try {
    decoded = atob(id.replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    return undefined;
  }
  let hex = '';
  for (let at = 0; at < decoded.length; at++) {
    hex += decoded.charCodeAt(at).toString(16).padStart(2, '0');
  }
  return decoded.length === bytes ? hex : undefined;
}

function isZero(id: string): boolean {
  return id.charCodeAt(0) === 0x30 && /^0+$/.test(id);
}

const STATUSES: ReadonlyMap<string, Span['status']> = new Map([
  ['1', 'ok'],
  ['OK', 'ok'],
  ['STATUS_CODE_OK', 'ok'],
  ['2', 'error'],
  ['ERROR', 'error'],
  ['STATUS_CODE_ERROR', 'error'],
]);

/** A status code in any spelling: 2, "2", "ERROR", "Error", "STATUS_CODE_ERROR". */
export function statusFrom(code: SkimValue | undefined): Span['status'] {
  const name = typeof code === 'number' ? String(code) : typeof code === 'string' ? code.toUpperCase() : '';
  return STATUSES.get(name.startsWith('STATUSCODE.') ? name.slice('STATUSCODE.'.length) : name) ?? 'unset';
}

/** A span's events; a log record that belongs to the span reads the same. A body is kept as attribute `body`. */
export function eventsFrom(value: SkimValue | undefined): SpanEvent[] {
  return objectsIn(value).map(eventFrom);
}

export function eventFrom(event: SkimObject): SpanEvent {
  const attributes = attributesFrom(pick(event, 'attributes', 'Attributes', 'fields'));
  const body = pick(event, 'body', '_body');
  if (body !== undefined) {
    attributes.set('body', body);
  }
  const name = pick(event, 'name', 'event_name', 'eventName', 'Name') ?? attributes.get('event.name');
  return {
    name: asText(name) ?? '',
    time: epochMs(pick(event, ...EVENT_TIMES)),
    attributes,
  };
}

const EVENT_TIMES = [
  'timeUnixNano',
  'time_unix_nano',
  'timestamp',
  'time',
  'event_timestamp',
  'Timestamp',
  'hrTime',
  'observedTimeUnixNano',
  'observed_time_unix_nano',
];

/** The value kept under a name in the innermost object around a record that has one. */
export function kept(context: SkimContext | undefined, ...names: readonly string[]): SkimValue | undefined {
  for (let around = context; around; around = around.parent) {
    for (const name of names) {
      const value = around.values.get(name);
      if (value !== undefined) {
        return value;
      }
    }
  }
  return undefined;
}
