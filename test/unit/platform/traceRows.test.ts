import { expect, test } from 'vitest';
import { listTraces } from '../../../extension/platform/worker/traceRows';
import type { SortColumn, TraceRow } from '../../../schemas/protocol';

function row(id: string, facts: Partial<TraceRow> = {}): TraceRow {
  return { id, name: id, outcome: 'unknown', outcomeReason: '', steps: 1, errors: 0, agents: [], ...facts };
}

const ROWS = [
  row('run 10', { outcome: 'ok', durationMs: 50, costUsd: 2, start: 3, steps: 9, inputTokens: 5 }),
  row('run 9', { outcome: 'failed', errors: 1, durationMs: 10, start: 1, outputTokens: 9 }),
  row('run 1', { outcome: 'failed', errors: 3, outcomeReason: 'score 0.2' }),
  row('run 2', { outcome: 'failed', errors: 1, durationMs: 20, costUsd: 1, agents: ['Planner'] }),
  row('run 3', { outcome: 'unknown', errors: 7, inputTokens: 1, outputTokens: 1 }),
];

function ids(sort: SortColumn, descending = false, filter = ''): string[] {
  return listTraces(ROWS, sort, descending, filter).map(({ id }) => id.slice(4));
}

test.each([
  ['worst', ['1', '2', '9', '3', '10']],
  ['file', ['10', '9', '1', '2', '3']],
  ['name', ['1', '2', '3', '9', '10']],
  ['start', ['9', '10', '1', '2', '3']],
  ['duration', ['9', '2', '10', '1', '3']],
  ['errors', ['10', '9', '2', '1', '3']],
  ['tokens', ['3', '10', '9', '1', '2']],
  ['cost', ['2', '10', '9', '1', '3']],
] as const)('sorted by %s', (sort, expected) => {
  expect(ids(sort)).toEqual(expected);
});

test('turned round, rows without the value stay last', () => {
  expect(ids('cost', true)).toEqual(['10', '2', '9', '1', '3']);
  expect(ids('worst', true)).toEqual(['10', '3', '9', '2', '1']);
  expect(ids('file', true)).toEqual(['3', '2', '1', '9', '10']);
});

test('the filter looks at name, outcome, its reason and agents, in any case', () => {
  expect(ids('file', false, 'PLANNER')).toEqual(['2']);
  expect(ids('file', false, ' failed ')).toEqual(['9', '1', '2']);
  expect(ids('file', false, 'score 0.2')).toEqual(['1']);
  expect(ids('file', false, 'nobody')).toEqual([]);
});

test('the rows given are left in their order', () => {
  const before = ROWS.map(({ id }) => id);
  ids('name');
  ids('file', true);
  expect(ROWS.map(({ id }) => id)).toEqual(before);
});
