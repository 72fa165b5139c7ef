import { execFileSync } from 'node:child_process';
import { readFile, rm, stat } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { marksFile, type StepMark } from '../../schemas/marks';
import { ROOT } from '../repo/checks/files';
import { Workbench } from './support/workbench';
import { Workspace } from './support/workspace';

const TRACE = 'incident/traces/failed-refund.otlp.json';
const SIDECAR = `${TRACE}.backstep.json`;

describe('the failed run of the sample incident', () => {
  let window: Workbench;
  let workspace: Workspace;

  const marks = async (): Promise<StepMark[]> =>
    marksFile.parse(JSON.parse(await readFile(workspace.path(SIDECAR), 'utf8'))).marks;
  /** Opens the choices of Mark Step: the palette's own box shows them. */
  const markStep = async (choice: string) => {
    await window.page.keyboard.press('F1');
    await window.page.locator('.quick-input-widget input').fill('>Backstep: Mark Step...');
    await window.pickItem('Backstep: Mark Step...').click();
    await window.pickItem(choice).click();
  };
  const problems = () => window.page.locator('.markers-panel .monaco-list-row');

  beforeAll(async () => {
    workspace = await Workspace.create({});
    execFileSync(process.execPath, [`${ROOT}/samples/incident/create.mjs`, workspace.path('incident')]);
    window = await Workbench.open(workspace);
    await window.openFile(TRACE);
    await window.step(7).click();
    await window.selectedStep(7).waitFor();
    await window.showContainer('Backstep');
  });

  test('has its findings in Problems, with their ids and where else they show', async () => {
    await window.page.keyboard.press('Control+Shift+M');
    await problems().filter({ hasText: 'Step 7: issue_refund failed: 409' }).waitFor();
    const ignored = problems().filter({ hasText: 'tool-error-ignored' });
    await ignored.waitFor();
    expect(await ignored.textContent()).toMatch(/^Step 9\b.*Backstep/);
    await problems()
      .filter({ hasText: /failed-refund.*Step 7: .*belongs to another customer/ })
      .waitFor();
    await window.screenshot('problems');
  });

  test('has none there when they are turned off, or the page is closed', async () => {
    await workspace.configure({ 'backstep.problems.enabled': false });
    await expect.poll(() => problems().count(), { timeout: 10_000 }).toBe(0);
    await workspace.configure({ 'backstep.problems.enabled': true });
    await problems().filter({ hasText: 'tool-error-ignored' }).waitFor();
    await window.tab('failed-refund.otlp.json').click({ button: 'middle' });
    await expect.poll(() => problems().count(), { timeout: 10_000 }).toBe(0);
    await window.openFile(TRACE);
    await problems().filter({ hasText: 'tool-error-ignored' }).waitFor();
  });

  test('links a finding in Problems to its section in the docs that come along', async () => {
    await problems()
      .filter({ hasText: 'tool-error-ignored' })
      .locator('a', { hasText: 'tool-error-ignored' })
      .click({ modifiers: ['ControlOrMeta'] });
    await window.tab('findings.md').waitFor();
    await window.editorText.getByText('## tool-error-ignored').waitFor();
    await window.screenshot('finding docs');
    await window.tab('findings.md').click({ button: 'middle' });
    await window.step(7).waitFor();
  });

  test('has its symptom and suspects marked in Trace Steps, in words', async () => {
    await window.treeItem(/^7 .*symptom/).waitFor();
    await window.treeItem(/suspect 1/).waitFor();
    const label = await window.treeItem(/^7 .*symptom/).getAttribute('aria-label');
    expect(label).toMatch(/^Step 7, tool issue_refund, symptom/);
    await window.screenshot('trace steps with suspects');
  });

  test('is walked back along its values by key, and forward again', async () => {
    await window.step(7).click();
    await window.selectedStep(7).waitFor();
    await window.stepList.focus();
    await window.page.keyboard.press('Alt+,');
    const back = window.stepList.locator('[role="row"][aria-selected="true"]:not([data-step="7"])');
    await back.waitFor();
    expect(Number(await back.getAttribute('data-step'))).toBeLessThan(7);
    await window.page.keyboard.press('Alt+.');
    await window.selectedStep(7).waitFor();
    await window.command('Backstep: Step Back');
    await back.waitFor();
    await window.command('Backstep: Step Forward');
    await window.selectedStep(7).waitFor();
  });

  test('is explained from another step on request', async () => {
    await window.step(5).click();
    await window.selectedStep(5).waitFor();
    await window.command('Backstep: Why This Step?');
    await window.treeItem(/^5 .*symptom/).waitFor();
    await window.command('Backstep: Find Symptom Again');
    await window.treeItem(/^7 .*symptom/).waitFor();
  });

  test('offers on a step to explain, mark and show it as text', async () => {
    await window.step(6).click({ button: 'right' });
    const menu = window.page.locator('.monaco-menu');
    for (const title of ['Mark Step...', 'Reveal Step in Text']) {
      await menu.getByRole('menuitem', { name: title }).waitFor();
    }
    await window.screenshot('menu of a step');
    await menu.getByRole('menuitem', { name: 'Why This Step?' }).click();
    await window.treeItem(/^6 .*symptom/).waitFor();
    await window.command('Backstep: Find Symptom Again');
    await window.treeItem(/^7 .*symptom/).waitFor();
  });

  test('keeps what people mark beside the trace, which stays as it is', async () => {
    const before = await readFile(workspace.path(TRACE), 'utf8');
    await window.step(2).click();
    await window.selectedStep(2).waitFor();
    await markStep('Root Cause');
    await window.treeItem(/^2 .*marked root cause/).waitFor();
    expect(await marks()).toMatchObject([{ step: 2, rootCause: true, id: expect.stringMatching(/./) }]);

    await markStep('Note…');
    await window.page.locator('.quick-input-widget input').fill('searched by name');
    await window.page.keyboard.press('Enter');
    await window.treeItem(/^2 .*note: searched by name/).waitFor();
    expect(await marks()).toMatchObject([{ step: 2, rootCause: true, note: 'searched by name' }]);
    await window.screenshot('marked step');

    await markStep('Remove Mark');
    await expect.poll(marks, { timeout: 10_000 }).toEqual([]);
    expect(await readFile(workspace.path(TRACE), 'utf8')).toBe(before);
  });

  test('takes up marks that others write, and never writes over what is none', async () => {
    const id = traceIdIn(await readFile(workspace.path(TRACE), 'utf8'));
    const mark = { trace: id, step: 3, verdict: 'wrong' };
    await workspace.write(SIDECAR, JSON.stringify({ schema: 'backstep.marks/1', marks: [mark] }));
    await window.treeItem(/^3 .*marked wrong/).waitFor();

    const bad = '{"schema":"something else"}';
    await workspace.write(SIDECAR, bad);
    await window.notifications.getByText('cannot be read').waitFor();
    await window.step(3).click();
    await window.selectedStep(3).waitFor();
    await markStep('Right');
    await window.notifications.getByText('is left as it is').waitFor();
    await window.screenshot('bad marks file');
    expect(await readFile(workspace.path(SIDECAR), 'utf8')).toBe(bad);
    await rm(workspace.path(SIDECAR));
    await expect.poll(() => window.treeItem(/^3 .*marked wrong/).count(), { timeout: 10_000 }).toBe(0);
    await expect(stat(workspace.path(SIDECAR))).rejects.toThrow('ENOENT');
  });

  test('reports no errors of its own', () => {
    expect(window.errors).toEqual([]);
  });
});

/** The id of the only trace in the text of an OTLP file. */
function traceIdIn(text: string): string {
  return /"traceId":\s*"([^"]+)"/.exec(text)?.[1] ?? '';
}
