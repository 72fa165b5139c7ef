import { execFileSync } from 'node:child_process';
import axe from 'axe-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { ROOT } from '../repo/checks/files';
import { Workbench } from './support/workbench';
import { Workspace } from './support/workspace';

/** Today's and yesterday's default themes, and those of high contrast, by their names in the settings. */
const THEMES = [
  'Light 2026',
  'Dark 2026',
  'Light Modern',
  'Dark Modern',
  'Default High Contrast',
  'Default High Contrast Light',
];

describe('the failed run of the sample incident', () => {
  let window: Workbench;

  beforeAll(async () => {
    const workspace = await Workspace.create({});
    execFileSync(process.execPath, [`${ROOT}/samples/incident/create.mjs`, workspace.path('incident')]);
    window = await Workbench.open(workspace);
    await window.openFile('incident/traces/failed-refund.otlp.json');
    await window.step(7).click();
    await window.selectedStep(7).waitFor();
  });

  test.each(THEMES)('breaks no accessibility rule in %s', async (theme) => {
    await window.theme(theme);
    await window.screenshot(`trace page ${theme}`);
    const violations = await accessibilityProblems(window);
    expect(violations).toEqual([]);
  });

  test('fits a narrow editor beside another', async () => {
    await window.page.setViewportSize({ width: 900, height: 900 });
    await window.step(7).waitFor();
    await window.screenshot('trace page narrow');
    const widest = await window.trace.locator('body').evaluate((body) => body.scrollWidth - body.clientWidth);
    expect(widest).toBeLessThanOrEqual(0);
  });

  test('reports no errors of its own', () => {
    expect(window.errors).toEqual([]);
  });
});

/** What axe finds in the trace page: rule and element, one line each. */
async function accessibilityProblems(window: Workbench): Promise<string[]> {
  const frame = await window.traceFrame();
  await frame.evaluate(axe.source);
  return frame.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run(document);
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 200)}`));
  });
}
