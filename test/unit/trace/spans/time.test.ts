import { expect, test } from 'vitest';
import { durationMs, epochMs } from '../../../../extension/trace/spans/time';

const AT = Date.UTC(2026, 2, 1, 10, 0, 0, 123);

test.each([
  ['nanoseconds as text', '1772359200123456789', AT + 0.456789],
  ['nanoseconds', 1772359200123000000, AT],
  ['microseconds', 1772359200123456, AT + 0.456],
  ['milliseconds', 1772359200123, AT],
  ['seconds', 1772359200.123, AT],
  ['seconds as text', '1772359200.123', AT],
  ['seconds and nanoseconds', [1772359200, 123000000], AT],
  [
    'halves of 64 bits',
    { low: (1772359200123000000 % 2 ** 32) | 0, high: Math.floor(1772359200123000000 / 2 ** 32) },
    AT,
  ],
  ['ISO', '2026-03-01T10:00:00.123Z', AT],
  ['ISO without zone is UTC', '2026-03-01T10:00:00.123456', AT + 0.456],
  ['ISO of 19 characters', '2026-03-01T10:00:00', AT - 123],
  ['a space for the T', '2026-03-01 10:00:00.123', AT],
  ['an offset', '2026-03-01T12:00:00.123+02:00', AT],
  ['an offset without colon', '2026-03-01T12:00:00.123+0200', AT],
  ['an offset of hours', '2026-03-01T12:00:00.123+02', AT],
])('epochMs: %s', (_, value, expected) => {
  expect(epochMs(value)).toBeCloseTo(expected, 2);
});

test.each([
  0,
  -1,
  42,
  Number.NaN,
  1e40,
  '',
  'soon',
  '0',
  '2026-13-45T99:00:00Z',
  '99999999999999999999999',
  null,
  true,
  {},
  [],
  ['a'],
  undefined,
])('epochMs: %j is no time', (value) => {
  expect(epochMs(value)).toBeUndefined();
});

test.each([
  ['PT0.030628S', 30.628],
  ['PT1H23M21.02S', 5001020],
  ['P1DT2S', 86402000],
  ['PT5M', 300000],
])('durationMs: %s', (value, expected) => {
  expect(durationMs(value)).toBeCloseTo(expected, 6);
});

test.each(['', 'P1Y', '1H', 'PTS', 12, null, undefined])('durationMs: %j is none', (value) => {
  expect(durationMs(value)).toBeUndefined();
});
