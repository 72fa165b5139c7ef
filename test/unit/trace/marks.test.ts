import { describe, expect, test } from 'vitest';
import { MarksProblem, marksText, parseMarks, saysSomething } from '../../../extension/trace/marks';
import type { StepMark } from '../../../schemas/marks';

const MARKS: StepMark[] = [
  { trace: 'a', step: 2, id: 's2', rootCause: true },
  { trace: 'a', step: 7, verdict: 'wrong', note: 'takes the first\nof two' },
];

test('marks written are marks read', () => {
  expect(parseMarks(marksText(MARKS))).toEqual(MARKS);
  expect(parseMarks(marksText([]))).toEqual([]);
});

test('the file is text that people and git can read', () => {
  expect(marksText(MARKS).split('\n').length).toBeGreaterThan(10);
  expect(marksText(MARKS).endsWith('}\n')).toBe(true);
});

test.each([
  { text: '', says: 'not valid JSON' },
  { text: '{"schema":"backstep.marks/1","marks":[', says: 'not valid JSON' },
  { text: '[]', says: 'the file' },
  { text: '{"schema":"backstep.marks/2","marks":[]}', says: 'schema' },
  { text: '{"schema":"backstep.marks/1","marks":[{"trace":"a","step":0}]}', says: 'marks.0.step' },
  { text: '{"schema":"backstep.marks/1","marks":[{"trace":"a","step":1,"verdict":"maybe"}]}', says: 'marks.0.verdict' },
  { text: '[[['.repeat(50_000), says: 'not valid JSON' },
])('what is no marks file is refused in words: $text', ({ text, says }) => {
  expect(() => parseMarks(text)).toThrow(MarksProblem);
  expect(() => parseMarks(text)).toThrow(says);
});

describe('a mark says something', () => {
  test.each<[boolean, Partial<StepMark>]>([
    [true, { rootCause: true }],
    [true, { verdict: 'unsure' }],
    [true, { note: 'x' }],
    [false, {}],
    [false, { rootCause: false, note: '' }],
    [false, { id: 's2' }],
  ])('%s: %j', (expected, mark) => {
    expect(saysSomething({ trace: 'a', step: 1, ...mark })).toBe(expected);
  });
});
