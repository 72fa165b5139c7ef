import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { described, opened, openedFixture } from '../../support/opened';

const FIXTURE = 'test/fixtures/formats/trail/nested.json';

test('nested.json reads as the snapshot says', async () => {
  const file = await openedFixture('trail/nested.json');
  expect(file.format.id).toBe('trail');
  await expect(described(file)).toMatchFileSnapshot('snapshots/trail.nested.json.txt');
});

test('a span inside another has a place of its own', async () => {
  const text = readFileSync(FIXTURE);
  const [trace] = (await opened(text)).traces;
  for (const step of trace!.steps()) {
    const record = JSON.parse(text.subarray(step.source.start, step.source.end).toString());
    expect(record.span_id).toBe(step.id);
  }
});

test('deep nesting is read', async () => {
  const depth = 5000;
  const ids = { trace_id: 'a', span_name: 's', span_attributes: {}, duration: 'PT1S' };
  let text = '';
  for (let level = 1; level <= depth; level++) {
    text += `{"span_id":"${level}",${JSON.stringify(ids).slice(1, -1)},"child_spans":[`;
  }
  text = `{"spans":[${text}${']}'.repeat(depth)}]}`;
  const file = await opened(text, 'trail');
  expect(file.traces[0]?.stepCount).toBe(depth);
});
