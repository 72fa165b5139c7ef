import fc from 'fast-check';
import { expect, test } from 'vitest';
import { composeEdits } from '../../../../extension/config/document/composeEdits';
import { applyEdits, type TextEdit } from '../../../../extension/config/document/edit';

test('edits of what earlier edits wrote, left alone and removed', () => {
  const first = [
    { start: 2, end: 4, text: 'XYZ' },
    { start: 6, end: 6, text: '!' },
  ];
  expect(applyEdits('abcdefgh', first)).toBe('abXYZef!gh');
  const second = [
    { start: 3, end: 4, text: '' },
    { start: 6, end: 8, text: '?' },
  ];
  expect(applyEdits('abXYZef!gh', second)).toBe('abXZe?gh');
  expect(composeEdits(8, [first, second])).toEqual([
    { start: 2, end: 4, text: 'XZ' },
    { start: 5, end: 6, text: '?' },
  ]);
});

test('one step gives what several steps give, with edits that do not overlap', () => {
  const list = fc.array(fc.record({ gap: fc.nat(4), length: fc.nat(3), text: fc.string({ maxLength: 3 }) }), {
    maxLength: 4,
  });
  fc.assert(
    fc.property(fc.string({ maxLength: 20 }), fc.array(list, { maxLength: 4 }), (text, lists) => {
      let current = text;
      const passes = lists.map((steps) => {
        let position = 0;
        const edits = steps.flatMap(({ gap, length, text: written }): TextEdit[] => {
          const start = position + gap;
          const end = start + length;
          position = end + 1;
          return end <= current.length ? [{ start, end, text: written }] : [];
        });
        current = applyEdits(current, edits);
        return edits;
      });
      const composed = composeEdits(text.length, passes);
      expect(applyEdits(text, composed)).toBe(current);
      expect(composed.every((edit, at) => at === 0 || edit.start >= composed[at - 1]!.end)).toBe(true);
    }),
  );
});
