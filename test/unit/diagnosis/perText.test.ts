import { expect, test } from 'vitest';
import { forgetTexts, perText } from '../../../extension/diagnosis/perText';

test('works an answer out once per text, whatever object the text is', () => {
  const asked: string[] = [];
  const lengthOf = perText((text) => {
    asked.push(text);
    return { length: text.length };
  });
  const first = lengthOf('order A-1');
  expect(first).toEqual({ length: 9 });
  expect(lengthOf(['order', 'A-1'].join(' '))).toBe(first);
  expect(lengthOf('order A-2')).not.toBe(first);
  expect(asked).toEqual(['order A-1', 'order A-2']);
});

test('keeps that there is no answer, too', () => {
  let count = 0;
  const nothingIn = perText(() => {
    count++;
    return undefined;
  });
  expect([nothingIn('a'), nothingIn('a')]).toEqual([undefined, undefined]);
  expect(count).toBe(1);
});

test('two questions about one text do not share an answer', () => {
  const upper = perText((text) => text.toUpperCase());
  const half = perText((text) => text.slice(0, text.length / 2));
  expect([upper('abcd'), half('abcd'), upper('abcd')]).toEqual(['ABCD', 'ab', 'ABCD']);
});

test('forgets on request, and before it holds too much', () => {
  let count = 0;
  const answer = perText(() => ++count);
  answer('a');
  forgetTexts();
  expect(answer('a')).toBe(2);
  for (let text = 0; text < 50_000; text++) {
    answer(`text ${text}`);
  }
  expect(answer('a')).toBeGreaterThan(50_000);
});
