import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { described, opened, openedFixture } from '../../support/opened';

test.each(readdirSync('test/fixtures/formats/jaeger'))('%s reads as the snapshot says', async (name) => {
  const file = await openedFixture(`jaeger/${name}`);
  expect(file.format.id).toBe('jaeger');
  await expect(described(file)).toMatchFileSnapshot(`snapshots/jaeger.${name}.txt`);
});

test('one trace alone reads like one under "data"', async () => {
  expect(described(await openedFixture('jaeger/bare.json'))).toBe(described(await openedFixture('jaeger/api.json')));
});

test('odd values become issues', async () => {
  const spans = [
    null,
    { spanID: 'x' },
    { traceID: 't', spanID: 's', operationName: 3, references: [null, {}], tags: 'none', logs: [4], startTime: {} },
  ];
  const file = await opened(JSON.stringify({ data: [{ traceID: 't', spans, processes: [] }, 7] }));
  expect(file.traces.map(({ stepCount }) => stepCount)).toEqual([1]);
  expect(file.issues.map(({ message, count }) => [message, count])).toEqual([
    ['A span without trace id or span id was left out', 2],
    ["A span's start is no time; it is left out", 1],
    ["A span's name is not text; it is left out", 1],
    ["A span's attributes are no list; they are left out", 1],
  ]);
});
