import { describe, expect, it } from 'vitest';
import { ValueTable } from '../../../../extension/diagnosis/lineage/values';

const REPORT = 'Order A-1093 of "Ana Okafor" costs 129.50';

function keysAt(table: ValueTable, step: number): string[] {
  return Array.from(table.of(step), ({ key }) => key);
}

describe('ValueTable', () => {
  it('finds in a text that comes again what it found the first time', () => {
    const table = new ValueTable();
    table.add(2, 'tool', { text: REPORT });
    table.add(3, 'model', { text: 'I see A-1093.' });
    table.add(5, 'model', { text: ['Order A-1093 of', '"Ana Okafor" costs 129.50'].join(' ') });
    expect(keysAt(table, 2).length).toBeGreaterThan(2);
    expect(keysAt(table, 5)).toEqual(keysAt(table, 2));
    expect(table.values.map(({ steps }) => steps)).toContainEqual([2, 3, 5]);
    expect(table.values.every(({ origin, author }) => origin === 2 && author === 'tool')).toBe(true);
  });

  it('looks again at a text of which it left something out', () => {
    const text = '**Total Price**: 129.50';
    const table = new ValueTable();
    table.add(1, 'model', { text });
    const before = table.values.length;
    table.add(2, 'tool', { text });
    expect(table.values.slice(before)).toMatchObject([{ text: 'Total Price', origin: 2, author: 'tool' }]);
  });
});
