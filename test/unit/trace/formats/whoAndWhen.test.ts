import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { described, opened, openedFixture } from '../../support/opened';

const FILES = ['hand-made.json', 'generated.json'];

test.each(FILES)('%s reads as the snapshot says', async (name) => {
  const text = described(await openedFixture(`who-and-when/${name}`));
  await expect(text).toMatchFileSnapshot(`snapshots/who-and-when.${name}.txt`);
});

test.each(FILES)('%s: no label reaches the trace', async (name) => {
  const file = await openedFixture(`who-and-when/${name}`);
  expect(readFileSync(`test/fixtures/formats/who-and-when/${name}`, 'utf8')).toContain('LABEL-REASON');
  expect(described(file)).not.toContain('LABEL');
});

describe('one step for each item of the history', () => {
  const run = (...history: unknown[]) => ({ question_ID: 'q', history, is_correct: true, mistake_step: '0' });

  test('whatever the items are', async () => {
    const file = await opened(JSON.stringify(run({ role: 'human', content: 'a' }, {}, 'text', { name: 7 }, [], null)));
    const steps = [...file.traces[0]!.steps()];
    expect(steps.map(({ number, parent, kind }) => [number, parent, kind])).toEqual([
      [1, undefined, 'user'],
      [2, undefined, 'model'],
      [3, undefined, 'model'],
      [4, undefined, 'model'],
      [5, undefined, 'model'],
      [6, undefined, 'model'],
    ]);
    expect(steps.map(({ number }) => file.payload(file.traces[0]!.id, number))[2]).toEqual({
      attributes: { value: 'text' },
    });
  });

  test('several runs in a file are several traces', async () => {
    const runs = [
      run({ role: 'human', content: 'a' }),
      run({ role: 'human', content: 'b' }, { role: 'X', content: '' }),
    ];
    for (const content of [JSON.stringify(runs), runs.map((item) => JSON.stringify(item)).join('\n')]) {
      const { traces } = await opened(content);
      expect(traces.map(({ stepCount, outcome }) => [stepCount, outcome.state])).toEqual([
        [1, 'ok'],
        [2, 'ok'],
      ]);
    }
  });
});

test('a history alone is not taken for the benchmark', async () => {
  const content = JSON.stringify({ history: [{ role: 'user', content: 'hi' }] });
  await expect(
    opened(content).then(
      (file) => file.format.id,
      () => 'none',
    ),
  ).resolves.not.toBe('who-and-when');
});
