import { beforeAll, describe, expect, test } from 'vitest';
import { otlp, toolRun } from './support/traces';
import { Workbench } from './support/workbench';
import { Workspace } from './support/workspace';

const TOOLS = ['find_customer', 'get_orders', 'check_policy', 'issue_refund'];

/** Tests that share a window: each begins from the open trace, whatever was selected before. */
describe('a trace file', () => {
  let window: Workbench;

  beforeAll(async () => {
    const trace = otlp(toolRun('refunds', TOOLS, 'the order belongs to another customer'));
    const workspace = await Workspace.create({ 'run.otlp.json': trace, 'notes.txt': 'nothing here' });
    window = await Workbench.open(workspace);
    await window.openFile('run.otlp.json');
    await window.step(1).waitFor();
  });

  test('opens as its steps, numbered in reading order', async () => {
    await window
      .step(1)
      .and(window.trace.getByRole('row', { name: /agent/ }))
      .waitFor();
    const labels = await window.steps.evaluateAll((rows) => rows.map((row) => row.getAttribute('aria-label') ?? ''));
    expect(labels).toHaveLength(TOOLS.length + 1);
    expect(labels[0]).toMatch(/^Step 1, agent/);
    for (const [i, tool] of TOOLS.entries()) {
      expect(labels[i + 1]).toMatch(new RegExp(`^Step ${i + 2}, tool call, .*${tool}`));
    }
    expect(labels.at(-1)).toContain('failed: the order belongs to another customer');
  });

  test('is walked with the keyboard', async () => {
    await window.stepList.focus();
    await window.page.keyboard.press('Home');
    await window.selectedStep(1).waitFor();
    await window.page.keyboard.press('ArrowDown');
    await window.page.keyboard.press('ArrowDown');
    await window.selectedStep(3).waitFor();
    await window.page.keyboard.press('End');
    await window.selectedStep(5).waitFor();
    await window.page.keyboard.press('ArrowLeft');
    await window.selectedStep(1).waitFor();
    await window.page.keyboard.press('ArrowLeft');
    await expect.poll(() => window.steps.count()).toBe(1);
    await window.page.keyboard.press('ArrowRight');
    await expect.poll(() => window.steps.count()).toBe(TOOLS.length + 1);
  });

  test('shows what a step was given and what it gave', async () => {
    await window.step(3).click();
    await window.trace.getByRole('heading', { name: 'Arguments' }).waitFor();
    await window.trace.getByText('"call-2"').first().waitFor();
    await window.trace.getByText('get_orders').last().waitFor();
  });

  test('is searched through the content of its steps', async () => {
    const search = window.trace.getByRole('textbox', { name: 'Search the content of all steps' });
    await search.fill('"check_policy"');
    await window.trace.getByText('1 step matches').waitFor();
    await window.page.keyboard.press('Enter');
    await window.selectedStep(4).waitFor();
    await search.fill('');
  });

  test('keeps the selected step when its tab was hidden, and when the window is reloaded', async () => {
    await window.step(4).click();
    await window.selectedStep(4).waitFor();
    await window.openFile('notes.txt');
    await window.editorText.getByText('nothing').waitFor();
    await window.tab('run.otlp.json').click();
    await window.selectedStep(4).waitFor();
    await window.reload();
    await window.tab('run.otlp.json').click();
    await window.selectedStep(4).waitFor();
  });

  test('reports no errors of its own', () => {
    expect(window.errors).toEqual([]);
  });
});
