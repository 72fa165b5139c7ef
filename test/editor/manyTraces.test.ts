import { beforeAll, describe, expect, test } from 'vitest';
import { otlp, toolRun } from './support/traces';
import { Workbench } from './support/workbench';
import { Workspace } from './support/workspace';

describe('a file with many traces', () => {
  let window: Workbench;

  beforeAll(async () => {
    const lines = [
      otlp(toolRun('first', ['a'])),
      otlp(toolRun('second', ['b', 'c'], 'it broke')),
      otlp(toolRun('third', ['d'])),
    ];
    window = await Workbench.open(await Workspace.create({ 'runs.otlp.jsonl': `${lines.join('\n')}\n` }));
    await window.openFile('runs.otlp.jsonl');
    await window.traces.first().waitFor();
  });

  test('opens on the list of them, the failed one first', async () => {
    expect(await window.traces.count()).toBe(3);
    await expect.poll(() => window.traces.first().textContent()).toContain('second');
  });

  test('opens one of them, and goes back to the list', async () => {
    await window.traces.first().click();
    await window.step(3).waitFor();
    expect(await window.steps.count()).toBe(3);
    await window.trace.getByRole('button', { name: /^Back to All Traces/ }).click();
    await window.traces.nth(2).waitFor();
  });

  test('shows the traces that are added while it is open', async () => {
    await window.workspace.append('runs.otlp.jsonl', `${otlp(toolRun('fourth', ['e']))}\n`);
    await window.traces.nth(3).waitFor();
    await window.trace.getByText('fourth').first().waitFor();
  });

  test('reports no errors of its own', () => {
    expect(window.errors).toEqual([]);
  });
});
