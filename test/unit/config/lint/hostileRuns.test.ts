import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lintFiles } from '../../../../extension/config/lint/runner';
import type { TraceRun } from '../../../../extension/config/lint/runUse';
import { tool, tools } from '../rules/table';

const NAMES = ['__proto__', 'constructor', 'count_stock', ''] as const;
const name = fc.constantFrom(...NAMES);
const value = fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.constantFrom(Number.NaN, undefined, '\u202e'.repeat(80)));

const anyRun = fc.record({
  source: fc.string(),
  use: fc.record({
    trace: fc.string(),
    file: fc.string(),
    start: fc.option(fc.double(), { nil: undefined }),
    offered: fc.array(
      fc.record({
        step: fc.nat(),
        name,
        description: fc.option(fc.string(), { nil: undefined }),
        parameters: value,
      }),
      { maxLength: 4 },
    ),
    calls: fc.array(
      fc.record({
        step: fc.nat(),
        tool: name,
        arguments: fc.oneof(value, fc.dictionary(fc.constantFrom('__proto__', 'hall', 'sizes', 'x'), value)),
        isAsWritten: fc.boolean(),
        error: fc.option(fc.string(), { nil: undefined }),
      }),
      { maxLength: 6 },
    ),
    isCut: fc.boolean(),
  }),
});

const FILES = tools(
  ...NAMES.map((each) =>
    tool(each, {
      hall: { type: 'string' },
      sizes: { type: 'array', items: { enum: ['s', 'l'] } },
      __proto__: { type: 'integer' },
    }),
  ),
).files;

test('no run, whatever is in it, makes a rule fail', () => {
  const rules = ['arguments-fail-schema', 'enum-invented', 'param-never-used', 'tool-confused', 'tool-drift'];
  let found = 0;
  fc.assert(
    fc.property(fc.array(anyRun, { maxLength: 5 }), (runs) => {
      const { findings } = lintFiles(FILES, {
        rules: [...rules, 'tool-never-called'].map((each) => `trace-${each}`),
        runs: runs as readonly TraceRun[],
        changedAt: () => 1,
      });
      found += findings.length;
      expect(findings.filter(({ rule }) => !rule.startsWith('trace-'))).toEqual([]);
      expect(Math.max(0, ...findings.map(({ message }) => message.length))).toBeLessThan(600);
    }),
    { numRuns: 200, seed: 7 },
  );
  expect(found).toBeGreaterThan(50);
});

test('a long run over many tools is judged in little time', () => {
  const list = Array.from({ length: 200 }, (_, index) => tool(`tool_${index}`, { hall: { type: 'string' } }));
  const offered = list.map(({ name: each, description, inputSchema }) => ({
    step: 1,
    name: String(each),
    description: String(description),
    parameters: inputSchema,
  }));
  const calls = Array.from({ length: 5000 }, (_, index) => ({
    step: index + 2,
    tool: `tool_${index % 200}`,
    arguments: { hall: 'A'.repeat(index % 50) },
    isAsWritten: true,
    error: undefined,
  }));
  const use = { trace: 't', file: 'f', start: 2, offered, calls, isCut: false };
  const began = performance.now();
  lintFiles(tools(...list).files, {
    runs: Array.from({ length: 10 }, () => ({ source: 's', use })),
    changedAt: () => 1,
  });
  expect(performance.now() - began).toBeLessThan(5000);
});
