import { beforeAll, describe, expect, test } from 'vitest';
import { otlp, toolRun } from './support/traces';
import { Workbench } from './support/workbench';
import { Workspace } from './support/workspace';

describe('the Trace Steps view', () => {
  let window: Workbench;

  beforeAll(async () => {
    const workspace = await Workspace.create({ 'run.otlp.json': otlp(toolRun('run', ['first', 'second', 'third'])) });
    window = await Workbench.open(workspace);
    await window.openFile('run.otlp.json');
    await window.step(4).waitFor();
    await window.showContainer('Backstep');
  });

  test('lists the steps of the open trace', async () => {
    await window.treeItem(/^4 .*third/).waitFor();
    expect(await window.page.getByRole('treeitem').count()).toBe(4);
  });

  test('selects on the page what is clicked in the view', async () => {
    await window.treeItem(/^3 .*second/).click();
    await window.selectedStep(3).waitFor();
  });

  test('selects in the view what is clicked on the page', async () => {
    await window.step(2).click();
    await window
      .treeItem(/^2 .*first/)
      .and(window.page.locator('[aria-selected="true"], .selected'))
      .first()
      .waitFor();
    await window.screenshot('trace steps view');
  });

  test('reports no errors of its own', () => {
    expect(window.errors).toEqual([]);
  });
});
