import { describe, expect, test } from 'vitest';
import { anyValue, asNumber, attributesFrom, firstText } from '../../../../extension/trace/spans/attributes';
import { gather } from '../../../../extension/trace/spans/indexed';
import { idFrom, statusFrom } from '../../../../extension/trace/spans/records';

test.each([
  [{ stringValue: '' }, ''],
  [{ intValue: '12' }, 12],
  [{ intValue: 12 }, 12],
  [{ int_value: '9007199254740993' }, '9007199254740993'],
  [{ doubleValue: 'NaN' }, 'NaN'],
  [{ double_value: '0.5' }, 0.5],
  [{ boolValue: false }, false],
  [{ bytesValue: 'AAE=' }, 'AAE='],
  [{ arrayValue: {} }, []],
  [{ array_value: { values: [{ string_value: 'a' }, {}] } }, ['a', null]],
  [{ kvlistValue: { values: [{ key: 'k', value: { intValue: 1 } }, 7] } }, { k: 1 }],
  [{}, null],
  ['bare', 'bare'],
  [{ something: 'else' }, { something: 'else' }],
])('anyValue(%j)', (value, expected) => {
  expect(anyValue(value)).toEqual(expected);
});

test('values nested without end are cut, not followed', () => {
  let value: object = { stringValue: 'x' };
  for (let depth = 0; depth < 100_000; depth++) {
    value = { arrayValue: { values: [value] } };
  }
  expect(() => anyValue(value as never)).not.toThrow();
});

test.each([
  ['OTLP', [{ key: 'a', value: { stringValue: 'x' } }]],
  ['Jaeger', [{ key: 'a', type: 'string', value: 'x' }]],
  ['Go', [{ Key: 'a', Value: { Type: 'STRING', Value: 'x' } }]],
  ['an object', { a: 'x' }],
  ['an object of AnyValues', { a: { stringValue: 'x' } }],
])('attributesFrom: %s', (_, value) => {
  expect([...attributesFrom(value)]).toEqual([['a', 'x']]);
});

test('a list left half decoded is a list; an object is an object', () => {
  expect(attributesFrom({ a: { values: [{ stringValue: 'x' }] }, b: { values: [{ n: 1 }] }, c: { id: 1 } })).toEqual(
    new Map<string, unknown>([
      ['a', ['x']],
      ['b', { values: [{ n: 1 }] }],
      ['c', { id: 1 }],
    ]),
  );
});

test.each([
  [['stop', 'length'], 'stop'],
  ['["stop"]', 'stop'],
  ["['tool_use']", 'tool_use'],
  ["('stop',)", 'stop'],
  ['stop', 'stop'],
  ['[]', undefined],
  [[], undefined],
  [[7], undefined],
  [3, undefined],
])('firstText(%j)', (value, expected) => {
  expect(firstText(new Map([['k', value]]), 'k')).toBe(expected);
});

test.each([
  ['225', 225],
  [' ', undefined],
  ['', undefined],
  ['many', undefined],
  [Number.POSITIVE_INFINITY, undefined],
  [true, undefined],
  [null, undefined],
])('asNumber(%j)', (value, expected) => {
  expect(asNumber(value)).toBe(expected);
});

describe('gather', () => {
  const gathered = (attributes: Record<string, unknown>) =>
    gather(new Map(Object.entries(attributes)) as never, 'm').items;

  test('10 comes after 9', () => {
    expect(gathered({ 'm.10.a': 'ten', 'm.9.a': 'nine', 'm.9.b.0.c': 1, 'mm.0.a': 'other' })).toEqual([
      { a: 'nine', b: [{ c: 1 }] },
      { a: 'ten' },
    ]);
  });

  test('dotted and nested names inside a list give the same', () => {
    expect(gathered({ m: [{ 'a.b': 1, 'c.0.d': 2 }] })).toEqual([{ a: { b: 1 }, c: [{ d: 2 }] }]);
  });

  test('paths that clash, go too deep or have no index are left where they are', () => {
    const attributes = { 'm.0': 'text', 'm.0.a': 1, 'm.x.a': 2, [`m.1${'.a'.repeat(40)}`]: 3, 'm.2.__proto__.x': 4 };
    const { items, keys } = gather(new Map(Object.entries(attributes)), 'm');
    expect(items.length).toBe(2);
    expect(items[0]).toBe('text');
    expect(Object.getPrototypeOf(items[1])).toBe(Object.prototype);
    expect(keys).not.toContain('m.0.a');
  });
});

test.each([
  ['4f1c0d2e3b5a69788796a5b4c3d2e1f0', 16, '4f1c0d2e3b5a69788796a5b4c3d2e1f0'],
  ['TxwNLjtaaXiHlqW0w9Lh8A==', 16, '4f1c0d2e3b5a69788796a5b4c3d2e1f0'],
  ['obLD1OX2AAE=', 8, 'a1b2c3d4e5f60001'],
  ['0xa1b2c3d4e5f60001', 8, 'a1b2c3d4e5f60001'],
  ['not base64!!=', 8, 'not base64!!='],
  ['0000000000000000', 8, undefined],
  ['AAAAAAAAAAA=', 8, undefined],
  ['0x0000000000000000', 8, undefined],
  ['', 8, undefined],
  [null, 8, undefined],
  [42, 8, '42'],
])('idFrom(%j)', (value, bytes, expected) => {
  expect(idFrom(value, bytes)).toBe(expected);
});

test.each([
  [2, 'error'],
  ['2', 'error'],
  ['STATUS_CODE_ERROR', 'error'],
  ['Error', 'error'],
  ['StatusCode.ERROR', 'error'],
  [1, 'ok'],
  ['Ok', 'ok'],
  [0, 'unset'],
  ['UNSET', 'unset'],
  [undefined, 'unset'],
  [{ toString: 1 }, 'unset'],
])('statusFrom(%j)', (value, expected) => {
  expect(statusFrom(value)).toBe(expected);
});
