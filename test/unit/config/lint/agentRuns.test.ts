import { expect, test } from 'vitest';
import { runsByAgent } from '../../../../extension/config/lint/analysis/agentRuns';
import { lintFiles } from '../../../../extension/config/lint/runner';
import { tool, tools } from '../rules/table';
import { run } from '../rules/traceRun';

const list = (path: string, ...names: readonly string[]) => ({
  path,
  text: tools(...names.map((name) => tool(name))).files[0]!.text,
});
const offering = (...names: readonly string[]) =>
  run(
    'r',
    [],
    names.map((name) => tool(name)),
  );

const { agents } = lintFiles([
  list('stock.json', 'count_stock', 'move_stock', 'find_crate'),
  list('billing.json', 'send_bill', 'find_bill'),
  list('one.json', 'ask'),
  {
    path: 'copy.json',
    text: list('copy.json', 'count_stock', 'move_stock', 'find_crate').text.replaceAll('returns', 'tells'),
  },
]);
const agentsOf = (names: readonly string[]): string[] =>
  [...runsByAgent(agents, [offering(...names)]).keys()].map(({ name }) => name);

test.each<[string, readonly string[], readonly string[]]>([
  ['its tools, of two copies the one with the same texts', ['count_stock', 'move_stock', 'find_crate'], ['stock.json']],
  ['most of its tools', ['count_stock', 'find_crate', 'sleep'], ['stock.json']],
  [
    'several agents, each with its own',
    ['count_stock', 'move_stock', 'send_bill', 'find_bill'],
    ['billing.json', 'stock.json'],
  ],
  ['its only tool', ['ask'], ['one.json']],
  ['no agent, for one tool in common is chance', ['ask', 'sleep', 'walk'], []],
  ['no agent, for it had other tools', ['sleep'], []],
  ['an agent with more tools, for its only one is defined alike', ['send_bill'], ['billing.json']],
])('a run belongs to %s', (_, names, expected) => {
  expect(agentsOf(names)).toEqual(expected);
});

test('a run that recorded no definitions is told by what it called', () => {
  const called = run('r', [
    ['send_bill', {}],
    ['find_bill', {}],
  ]);
  expect([...runsByAgent(agents, [called]).keys()].map(({ name }) => name)).toEqual(['billing.json']);
});

test('a run of one tool belongs to no agent that defines it otherwise beside others', () => {
  const other = run('r', [], [{ ...tool('send_bill'), description: 'Sends.' }]);
  expect(runsByAgent(agents, [other]).size).toBe(0);
});

test('a run that was found to belong to an agent goes to no other', () => {
  const matched = { ...offering('count_stock', 'move_stock'), agent: 'billing.json' };
  expect([...runsByAgent(agents, [matched]).keys()].map(({ name }) => name)).toEqual(['billing.json']);
  expect(runsByAgent(agents, [{ ...matched, agent: 'gone.json' }]).size).toBe(0);
});
