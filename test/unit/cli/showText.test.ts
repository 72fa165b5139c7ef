import { expect, test } from 'vitest';
import { traceHeading, traceLine } from '../../../extension/cli/showText';
import { otlpLine } from '../platform/otlpText';
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

test('a reason as long as a page is cut where the trace is named', async () => {
  const file = await opened(otlpLine({ id: '1', error: `gone ${'on and '.repeat(500)}` }));
  const [heading] = traceHeading(file.traces[0]!).split('\n');
  expect(heading).toMatch(/\[failed\] .*gone on and .*…$/);
  expect(heading!.length).toBeLessThan(300);
});
