import { expect, test } from 'vitest';
import { passedValues } from '../../../../extension/config/lint/analysis/passedValues';
import { spellingsOf } from '../../../../extension/config/lint/analysis/spellings';
import { run } from '../rules/traceRun';

const repeat = (...values: readonly string[]): string[] => Array.from({ length: 6 }, () => values).flat();

test.each<[string, readonly string[], readonly string[] | undefined]>([
  ['currency', repeat('USD', 'usd', 'US$', 'Usd', 'EUR'), ['USD', 'usd', 'Usd']],
  ['priority', repeat('high', 'High', 'low', 'LOW'), ['high', 'High']],
  // One value in two spellings is a slip.
  ['priority', repeat('high', 'High', 'low'), undefined],
  ['priority', ['high', 'High', 'HIGH'], undefined],
  ['search_query', repeat('boots', 'Boots', 'BOOTS'), undefined],
  ['reason_code', repeat('the box was wet when it came', 'The box was wet when it came'), undefined],
  ['size', repeat(...Array.from({ length: 13 }, (_, index) => `size ${index}`), 'Size 1', 'SIZE 1'), undefined],
])('values of %s %j: %j', (name, values, expected) => {
  expect(spellingsOf(values, name)).toEqual(expected);
});

test('short texts are found by path, items of a list under the list', () => {
  const given = { hall: 'A', filter: { tags: ['x', 'y'] }, rows: [{ id: '1' }], note: 'n'.repeat(61), count: 3 };
  const { use, source } = run('r', [
    ['count_stock', given],
    ['count_stock', undefined],
  ]);
  const found = passedValues([{ run: { use, source }, calls: use.calls, offeredAt: undefined }]);
  expect([...found].map(([path, values]) => [path, values.map(({ value, step }) => `${value} ${step}`)])).toEqual([
    ['hall', ['A 2']],
    ['filter.tags', ['x 2', 'y 2']],
    ['rows[].id', ['1 2']],
  ]);
});
