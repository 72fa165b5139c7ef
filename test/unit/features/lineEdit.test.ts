import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineEdit } from '../../../extension/features/restore/lineEdit';

function applied(old: string, now: string): string {
  const edit = lineEdit(old, now);
  return edit ? old.slice(0, edit.start) + edit.text + old.slice(edit.end) : old;
}

test('makes any text of any other, replacing whole lines', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n', '\r\n', '😀'), maxLength: 12 });
  fc.assert(
    fc.property(text, text, (old, now) => {
      expect(applied(old, now)).toBe(now);
      const edit = lineEdit(old, now);
      const isLineStart = (at: number): boolean => at === 0 || at === old.length || old[at - 1] === '\n';
      expect(edit === undefined || (isLineStart(edit.start) && isLineStart(edit.end))).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['a\nb\nc\n', 'a\nB\nc\n', { start: 2, end: 4, text: 'B\n' }],
  ['a\nc\n', 'a\nb\nc\n', { start: 2, end: 2, text: 'b\n' }],
  ['a\nb\nc\n', 'a\nc\n', { start: 2, end: 4, text: '' }],
  ['a\nb', 'a\nb\n', { start: 2, end: 3, text: 'b\n' }],
  ['', 'a', { start: 0, end: 0, text: 'a' }],
  ['a\n', 'a\n', undefined],
])('from %j to %j', (old, now, edit) => {
  expect(lineEdit(old, now)).toEqual(edit);
});
