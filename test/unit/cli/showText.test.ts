import { expect, test } from 'vitest';
import { traceLine } from '../../../extension/cli/showText';
import { opened } from '../support/opened';

const TURN = JSON.stringify([
  { role: 'user', content: 'Hi' },
  { role: 'assistant', content: 'Ho' },
]);

test('a trace known by its number alone is listed with one number', async () => {
  const [trace] = (await opened(TURN)).traces;
  expect(trace?.id).toBe('1');
  expect(traceLine(1, trace!)).toMatch(/^ {3}1 {2}\w+ +Hi {2}2 steps/);
  expect(traceLine(2, trace!)).toMatch(/^ {3}2 {2}\w+ +Hi {2}1 {2}2 steps/);
});
