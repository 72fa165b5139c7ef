import { DeepRef, type SkimObject, type SkimValue, TextRef } from '../skim/types';

export type Attributes = ReadonlyMap<string, SkimValue>;

/** Attribute values nest as deep as a hostile file likes; what lies deeper is dropped. */
const MOST_DEPTH = 64;

/** A short text that says something: undefined for other types, '' and texts that stayed in the file. */
export function text(attributes: Attributes, key: string): string | undefined {
  return asText(attributes.get(key));
}

/** A number that counts or measures something; some exporters write every number as a string. */
export function number(attributes: Attributes, key: string): number | undefined {
  return asNumber(attributes.get(key));
}

/**
 * The first text of a list (finish reasons). Jaeger turns lists into JSON strings and AWS's collector into Python
 * reprs: the text between the first pair of quotes is the same in both.
 */
export function firstText(attributes: Attributes, key: string): string | undefined {
  const value = attributes.get(key);
  if (Array.isArray(value)) {
    return asText(value[0]);
  }
  const list = asText(value);
  if (list?.[0] !== '[' && list?.[0] !== '(') {
    return list;
  }
  const quote = list[1];
  const end = quote === '"' || quote === "'" ? list.indexOf(quote, 2) : -1;
  return end > 2 ? list.slice(2, end) : undefined;
}

export function asText(value: SkimValue | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A text that may be long, such as an error message: what stayed in the file is given as its reference. */
export function asMessage(value: SkimValue | undefined): string | TextRef | undefined {
  return value instanceof TextRef ? value : asText(value);
}

/** Like `asMessage`, of an attribute. */
export function message(attributes: Attributes, key: string): string | TextRef | undefined {
  return asMessage(attributes.get(key));
}

export function asNumber(value: SkimValue | undefined): number | undefined {
  const parsed = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof parsed === 'number' && Number.isFinite(parsed) ? parsed : undefined;
}

export function asObject(value: SkimValue | undefined): SkimObject | undefined {
  return isPlainObject(value) ? value : undefined;
}

export function asArray(value: SkimValue | undefined): readonly SkimValue[] {
  return Array.isArray(value) ? value : [];
}

/** The objects of a list. */
export function objectsIn(value: SkimValue | undefined): SkimObject[] {
  return Array.isArray(value) ? value.filter(isPlainObject) : [];
}

function isPlainObject(value: SkimValue | undefined): value is SkimObject {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof TextRef) &&
    !(value instanceof DeepRef)
  );
}

/** An object's own field; `constructor` and the like are not fields. */
export function field(object: SkimObject | undefined, key: string): SkimValue | undefined {
  return object !== undefined && Object.hasOwn(object, key) ? object[key] : undefined;
}

/**
 * Attributes as any exporter writes them: OTLP's list of `{key, value: AnyValue}` (Jaeger's tags are the same with
 * bare values, Go's have capital letters), or a plain object.
 */
export function attributesFrom(value: SkimValue | undefined): Map<string, SkimValue> {
  const attributes = new Map<string, SkimValue>();
  if (Array.isArray(value)) {
    for (const item of value) {
      const entry = asObject(item);
      const key = entry?.key ?? entry?.Key;
      if (entry && typeof key === 'string') {
        attributes.set(key, anyValue(entry.value ?? field(asObject(entry.Value), 'Value')));
      }
    }
  } else if (isPlainObject(value)) {
    for (const [key, item] of Object.entries(value)) {
      if (item !== undefined) {
        attributes.set(key, isPlainObject(item) ? unwrapped(item) : item);
      }
    }
  }
  return attributes;
}

/** Some dumps make a plain object of the attributes but leave AnyValues, or the lists in them, as values. */
function unwrapped(value: SkimObject): SkimValue {
  const [key, ...more] = Object.keys(value);
  if (key === undefined || more.length > 0) {
    return value;
  }
  const [first] = key === 'values' ? objectsIn(value.values) : [];
  return key.endsWith('Value') ? anyValue(value) : first && anyValue(first) !== first ? listOf(value, 0) : value;
}

/**
 * Decodes OTLP's AnyValue, in both spellings of its field names. A value that is not an AnyValue is given back as it
 * is; an empty object is null. (opentelemetry-proto, common.proto)
 */
export function anyValue(value: SkimValue | undefined, depth = 0): SkimValue {
  if (!isPlainObject(value)) {
    return value ?? null;
  }
  const string = value.stringValue ?? value.string_value;
  if (string !== undefined) {
    return string;
  }
  const integer = value.intValue ?? value.int_value;
  if (integer !== undefined) {
    return exactInteger(integer);
  }
  const scalar = value.boolValue ?? value.bool_value ?? value.bytesValue ?? value.bytes_value;
  if (scalar !== undefined) {
    return scalar;
  }
  const double = value.doubleValue ?? value.double_value;
  if (double !== undefined) {
    return asNumber(double) ?? double;
  }
  return container(value, depth);
}

function container(value: SkimObject, depth: number): SkimValue {
  if (depth >= MOST_DEPTH) {
    return null;
  }
  const list = asObject(value.arrayValue ?? value.array_value);
  if (list) {
    return listOf(list, depth);
  }
  const pairs = asObject(value.kvlistValue ?? value.kvlist_value);
  if (pairs) {
    return Object.fromEntries(
      asArray(pairs.values).flatMap((item) => {
        const pair = asObject(item);
        return typeof pair?.key === 'string' ? [[pair.key, anyValue(field(pair, 'value'), depth + 1)]] : [];
      }),
    );
  }
  return Object.keys(value).length === 0 ? null : value;
}

function listOf(list: SkimObject, depth: number): SkimValue[] {
  return asArray(list.values).map((item) => anyValue(item, depth + 1));
}

/** 64-bit integers are strings by the OTLP/JSON rules; one that a double cannot hold stays a string. */
function exactInteger(value: SkimValue): SkimValue {
  if (typeof value !== 'string') {
    return value;
  }
  const parsed = Number(value);
  return Number.isSafeInteger(parsed) && value.trim() !== '' ? parsed : value;
}
