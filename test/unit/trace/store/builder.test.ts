import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StepInput } from '../../../../extension/trace/builder';
import { Issues } from '../../../../extension/trace/issues';
import { TextRef } from '../../../../extension/trace/skim/types';
import { type Built, StepBuilder } from '../../../../extension/trace/store/stepBuilder';

const noPrices = () => undefined;

function build(steps: readonly Partial<StepInput>[], prices: ConstructorParameters<typeof StepBuilder>[0] = noPrices) {
  const issues = new Issues();
  const builder = new StepBuilder(prices, issues, ({ start, end }) => `text from ${start} to ${end}`);
  for (const [i, step] of steps.entries()) {
    builder.step({
      trace: 't',
      id: String(i),
      kind: 'span',
      name: `s${i}`,
      source: { start: i * 10, end: i * 10 + 9 },
      ...step,
    });
  }
  const built = builder.build();
  return { builder, built, messages: [...issues.list(), ...built.issues].map(({ message }) => message) };
}

/** 'name' indented by depth, in reading order. */
function tree(built: Built, trace = 0): string[] {
  return [...(built.traces[trace]?.steps() ?? [])].map(({ depth, name }) => ' '.repeat(depth) + name);
}

describe('StepBuilder', () => {
  it('orders parents before children, then by start, then as in the file', () => {
    const { built } = build([
      { name: 'late child', parent: 'root', start: 30 },
      { name: 'grandchild', parent: '2', start: 11 },
      { name: 'early child', parent: 'root', start: 10 },
      { name: 'same time, later in file', parent: 'root', start: 10 },
      { id: 'root', name: 'root', start: 5 },
    ]);
    expect(tree(built)).toEqual(['root', ' early child', '  grandchild', ' same time, later in file', ' late child']);
    const steps = [...(built.traces[0]?.steps() ?? [])];
    expect(steps.map(({ number, parent, lastDescendant }) => [number, parent, lastDescendant])).toEqual([
      [1, undefined, 5],
      [2, 1, 3],
      [3, 2, 3],
      [4, 1, 4],
      [5, 1, 5],
    ]);
    expect(steps.map(({ startMs }) => startMs)).toEqual([0, 5, 6, 5, 25]);
  });

  it('keeps steps without a time behind their neighbour in the file', () => {
    const { built } = build([{ start: 20 }, {}, { start: 10 }, {}]);
    expect(tree(built)).toEqual(['s2', 's3', 's0', 's1']);
  });

  it('shows steps whose parent is missing, themselves, or in a circle, once each', () => {
    const { built, messages } = build([
      { id: 'a', parent: 'b', name: 'a' },
      { id: 'b', parent: 'c', name: 'b' },
      { id: 'c', parent: 'a', name: 'c' },
      { id: 'd', parent: 'a', name: 'd' },
      { id: 'e', parent: 'e', name: 'e' },
      { id: 'f', parent: 'nowhere', name: 'f' },
    ]);
    expect(tree(built)).toEqual(['e', 'f', 'a', ' c', '  b', ' d']);
    expect(messages).toHaveLength(3);
  });

  it('keeps every step exactly once whatever the parents', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ id: fc.nat(20), parent: fc.nat(25), start: fc.option(fc.nat(9)) }), { maxLength: 40 }),
        (steps) => {
          const { built } = build(
            steps.map(({ id, parent, start }, i) => ({
              id: `${id}`,
              parent: `${parent}`,
              start: start ?? undefined,
              name: `n${i}`,
            })),
          );
          const all = [...(built.traces[0]?.steps() ?? [])];
          expect(all.map(({ name }) => name).sort()).toEqual(steps.map((_, i) => `n${i}`).sort());
          for (const step of all) {
            expect(step.parent ?? 0).toBeLessThan(step.number);
            expect(step.lastDescendant).toBeGreaterThanOrEqual(step.number);
          }
        },
      ),
    );
  });

  it('links within a trace only, though traces share ids', () => {
    const { built } = build([
      { trace: 'one', id: 'r', name: 'r1' },
      { trace: 'two', id: 'r', name: 'r2' },
      { trace: 'two', id: 'c', parent: 'r', name: 'c2' },
      { trace: 'one', id: 'c', parent: 'r', name: 'c1' },
    ]);
    expect(tree(built, 0)).toEqual(['r1', ' c1']);
    expect(tree(built, 1)).toEqual(['r2', ' c2']);
  });

  it('counts tokens and cost once, where they were recorded deepest', () => {
    const { built } = build([
      { id: 'agent', kind: 'agent', usage: { input: 300, output: 30 }, costUsd: 3 },
      { parent: 'agent', kind: 'model', usage: { input: 100, output: 10 }, costUsd: 1 },
      { id: 'wrapper', parent: 'agent', kind: 'model', usage: { input: 200, output: 20 } },
      { parent: 'wrapper', kind: 'model', usage: { input: 200, output: 20 }, costUsd: 2 },
    ]);
    expect(built.traces[0]?.totals).toEqual({
      steps: 4,
      errors: 0,
      inputTokens: 300,
      outputTokens: 30,
      costUsd: 3,
      costComputed: false,
    });
  });

  it('computes cost only where none was recorded, and says so', () => {
    const { built } = build(
      [
        { kind: 'model', requestedModel: 'm', usage: { input: 10, output: 2 } },
        { kind: 'model', usage: { input: 5 } },
      ],
      ({ input }) => (input ?? 0) / 10,
    );
    expect(built.traces[0]?.totals).toMatchObject({ inputTokens: 15, costUsd: 1, costComputed: true });
    expect(built.traces[0]?.step(1).cost).toEqual({ usd: 1, computed: true });
    expect(built.traces[0]?.step(2).cost).toBeUndefined();
  });

  it('attaches further records, also those that came first', () => {
    const { builder } = build([]);
    builder.attach('t', 'x', { start: 1, end: 2 }, { status: 'error', statusMessage: 'boom', end: 30 });
    builder.step({ trace: 't', id: 'x', kind: 'tool', name: 'x', start: 10, source: { start: 5, end: 6 } });
    builder.attach('t', 'gone', { start: 3, end: 4 });
    const built = builder.build();
    expect(built.traces[0]?.step(1)).toMatchObject({ status: 'error', statusMessage: 'boom', durationMs: 20 });
    expect(builder.extras(0)).toEqual([{ start: 1, end: 2 }]);
    expect(built.issues.map(({ at }) => at)).toEqual([3]);
  });

  it('reads long status messages where they are in the file', () => {
    const { built } = build([{ status: 'error', statusMessage: new TextRef(3, 900) }]);
    expect(built.traces[0]?.step(1).statusMessage).toBe('text from 3 to 900');
  });

  it('leaves out absurd times and counts', () => {
    const { built, messages } = build([
      { start: -5, durationMs: -1, usage: { input: -3, output: Number.NaN } },
      { start: 1e300 },
    ]);
    const steps = [...(built.traces[0]?.steps() ?? [])];
    expect(steps.map(({ startMs, durationMs, usage }) => [startMs, durationMs, usage])).toEqual([
      [undefined, undefined, undefined],
      [undefined, undefined, undefined],
    ]);
    expect(messages).toHaveLength(2);
  });

  it.each([
    ['failed', [{ status: 'error', statusMessage: 'boom' }], 'boom'],
    ['failed', [{ id: 'r' }, { parent: 'r', kind: 'tool', status: 'error' }], 'last model or tool step'],
    [
      'unknown',
      [{ id: 'r' }, { parent: 'r', kind: 'tool', status: 'error' }, { parent: 'r', kind: 'model' }],
      '1 step reports',
    ],
    ['ok', [{ status: 'ok' }], 'success'],
    ['unknown', [{}], 'not recorded'],
  ] as const)('judges the outcome: %s', (state, steps, reason) => {
    const { built } = build(steps);
    expect(built.traces[0]?.outcome.state).toBe(state);
    expect(built.traces[0]?.outcome.reason).toContain(reason);
  });

  it('walks a chain of 100,000 steps', () => {
    const steps = Array.from({ length: 100_000 }, (_, i) => ({ id: `${i}`, parent: i === 0 ? undefined : `${i - 1}` }));
    const { built } = build(steps.toReversed());
    expect(built.traces[0]?.step(100_000)).toMatchObject({ id: '99999', depth: 99_999 });
    expect(built.traces[0]?.step(1).lastDescendant).toBe(100_000);
  });
});
