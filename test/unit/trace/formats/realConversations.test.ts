import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { TraceFile } from '../../../../extension/trace/traceFile';
import { opened } from '../../support/opened';

/** Recorded runs that must not be copied into the project; what is expected of them is worked out from their JSON. */
const SHARED = path.join('..', 'shared');
const RUNS = path.join(SHARED, 'labelled', 'whowhen');
const TAU = path.join(SHARED, 'traces', 'tau_bench', 'gpt-4o-airline.json');

interface Said {
  readonly role: string;
  readonly name?: string;
  readonly content: string | null;
  readonly tool_calls?: readonly { readonly function: { readonly name: string } }[];
}

function textsOf(file: TraceFile, trace: string, count: number): unknown[] {
  return Array.from({ length: count }, (_, index) => {
    const { output, result } = file.payload(trace, index + 1);
    return (
      result ?? output?.flatMap(({ parts }) => parts.map((part) => (part.type === 'text' ? part.text : part))).join()
    );
  });
}

if (!existsSync(RUNS)) {
  console.log(`skipped: there are no recorded conversations in ${path.resolve(SHARED)}`);
}

describe.skipIf(!existsSync(RUNS))('every labelled run', () => {
  const sets = existsSync(RUNS) ? ['alg', 'hand'] : [];
  const names = sets.flatMap((set) => readdirSync(path.join(RUNS, set)).map((name) => path.join(set, name)));

  test.each(names)('%s: a step for each item, in order, with its speaker and its text', async (name) => {
    const content = readFileSync(path.join(RUNS, name), 'utf8');
    const history: Said[] = JSON.parse(content).history;
    const file = await opened(content);
    const [trace, ...more] = file.traces;
    expect([file.format.id, more.length, file.issues]).toEqual(['who-and-when', 0, []]);
    const steps = [...trace!.steps()];
    expect(steps.map(({ agent }) => agent)).toEqual(history.map((item) => item.name ?? item.role));
    expect(steps.every(({ parent, startMs }) => parent === undefined && startMs === undefined)).toBe(true);
    expect(textsOf(file, trace!.id, steps.length)).toEqual(history.map((item) => item.content));
  });
});

test.skipIf(!existsSync(TAU))('a benchmark file: a trace for each run, a step for each message and call', async () => {
  const content = readFileSync(TAU, 'utf8');
  const runs: { reward: number; traj: Said[] }[] = JSON.parse(content);
  const file = await opened(content);
  expect(file.traces.map(({ outcome }) => outcome.state)).toEqual(
    runs.map(({ reward }) => (reward === 1 ? 'ok' : 'failed')),
  );
  const expected = runs.map(({ traj }) =>
    traj.flatMap(({ role, tool_calls }) => [
      ...(role === 'tool' ? [] : [role]),
      ...(tool_calls ?? []).map((call) => call.function.name),
    ]),
  );
  expect(file.traces.map((trace) => [...trace.steps()].map(({ name }) => name))).toEqual(expected);
  for (const trace of file.traces.slice(0, 20)) {
    for (const step of trace.steps()) {
      const { arguments: args, result } = file.payload(trace.id, step.number);
      expect(step.kind !== 'tool' || (args !== undefined && result !== undefined)).toBe(true);
    }
  }
});
