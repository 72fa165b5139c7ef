import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CodeServer, packagedExtension, startCodeServer } from '../harness/codeServer.mjs';
import { ROOT } from '../repo/checks/files';
import { otlp, toolRun } from './support/traces';
import { Workbench } from './support/workbench';
import { Workspace } from './support/workspace';

const TRACE = 'traces/failed-refund.otlp.json';

async function incident(): Promise<Workspace> {
  const workspace = await Workspace.create({});
  // The sample is made in an empty folder of its own, which is then the workspace.
  await workspace.remove();
  execFileSync(process.execPath, [`${ROOT}/samples/incident/create.mjs`, workspace.folder]);
  return workspace;
}

describe('the failed run of the sample incident', () => {
  let window: Workbench;
  let workspace: Workspace;

  const line = () => window.trace.getByRole('button', { name: /^Ran with v12/ });
  const openPanel = async () => {
    if ((await line().getAttribute('aria-expanded')) !== 'true') {
      await line().click();
    }
    return window.trace.getByRole('region', { name: /^Ran with v12/ });
  };

  beforeAll(async () => {
    workspace = await incident();
    window = await Workbench.open(workspace);
    await window.openFile(TRACE);
  });

  test('ran with v12, and the page says what that version changed', async () => {
    await line().waitFor();
    expect(await line().textContent()).toContain('Ran with v12 (aee0a08) · recorded · 3 behavioural changes since');
    const panel = await openPanel();
    await panel.getByText('Shorten tool descriptions').waitFor();
    await panel.locator('.config-path', { hasText: 'tools.find_customer.description' }).waitFor();
    await panel.getByText('The trace names this version.').waitFor();
    await window.screenshot('run config panel');
    await window.page.keyboard.press('Escape');
    await window.trace.getByText(/find_customer: description reworded in v12/).waitFor();
  });

  test('has the change on the row of the tool that was called, and beside the step', async () => {
    const mark = window.step(3).locator('.config-mark');
    expect(await mark.textContent()).toBe('v12');
    expect(await window.step(3).getAttribute('aria-label')).toContain('changed in v12: tool description reworded');
    expect(await window.step(10).locator('.config-mark').count()).toBe(0);
    await window.step(3).click();
    await window.trace.getByRole('tab', { name: 'Config 1' }).click();
    await window.trace.getByText('Names are not unique').waitFor();
    await window.screenshot('run config step');
  });

  test('leads to the tool as it was, in a document that cannot be edited', async () => {
    await window.trace.getByRole('button', { name: 'Open as it was (v12) tool find_customer' }).click();
    const editor = window.page.locator('.editor-instance .monaco-editor').filter({ visible: true });
    await editor.locator('.view-lines').getByText('Finds the customer record for a request.').waitFor();
    await window.page.locator('.tab.active', { hasText: 'tools (v12).json' }).waitFor();
    // The tool's object begins in line 2.
    await window.page
      .locator('.statusbar')
      .getByText(/^Ln \d+, Col \d+ \(\d+ selected\)/)
      .waitFor();
    await window.page.keyboard.type('x');
    await window.page.getByText('Cannot edit in read-only editor').first().waitFor();
    await window.screenshot('run config as it was');
    await window.page.locator('.tab.active', { hasText: 'tools (v12).json' }).click({ button: 'middle' });
  });

  test('knows more changes once the file is edited', async () => {
    await line().waitFor();
    const tools = await readFile(workspace.path('agent/tools.json'), 'utf8');
    await workspace.write('agent/tools.json', tools.replace('Lists a customer', 'Shows a customer'));
    await window.trace.getByRole('button', { name: /^Ran with v12.* 4 behavioural changes since/ }).waitFor();
    await workspace.write('agent/tools.json', tools);
    await window.trace.getByRole('button', { name: /^Ran with v12.* 3 behavioural changes since/ }).waitFor();
  });

  test('is led from the palette to what stands behind the selected step', async () => {
    await window.step(2).click();
    await window.page.keyboard.press('F1');
    await window.page.locator('.quick-input-widget input').fill('>Backstep: Go to Tool Schema / Prompt / Model...');
    await window.pickItem('Backstep: Go to Tool Schema / Prompt / Model...').click();
    await window.pickItem('refund-agent').first().click();
    await window.page.locator('.tab.active', { hasText: 'system.md' }).waitFor();
    expect(window.errors).toEqual([]);
  });
});

test.each(['Dark Modern', 'Default High Contrast', 'Default High Contrast Light'])(
  'can be read in %s, narrow and wide',
  async (theme) => {
    const window = await Workbench.open(await incident());
    await window.openFile(TRACE);
    const line = window.trace.getByRole('button', { name: /^Ran with v12/ });
    await line.waitFor();
    await window.theme(theme);
    await window.step(2).click();
    await window.trace.getByRole('tab', { name: 'Config' }).click();
    await window.trace.getByText('Tools it was offered that changed').waitFor();
    await window.screenshot(`run config step ${theme}`);
    await line.click();
    await window.trace.getByText('The trace names this version.').waitFor();
    await window.screenshot(`run config panel ${theme}`);
    await window.page.setViewportSize({ width: 760, height: 900 });
    await expect
      .poll(() => window.trace.locator('body').evaluate((body) => body.scrollWidth - body.clientWidth))
      .toBe(0);
    await window.screenshot(`run config narrow ${theme}`);
    expect(window.errors).toEqual([]);
  },
);

test('a trace in a folder without agents says so in two words, and no more when that was read', async () => {
  const workspace = await Workspace.create({ 'run.otlp.json': otlp(toolRun('run', ['a', 'b'])) });
  const window = await Workbench.open(workspace);
  await window.openFile('run.otlp.json');
  await window.trace.getByRole('button', { name: 'Show why it is not known which config the trace ran with' }).click();
  await window.trace.getByText('How to tie traces to config').waitFor();
  await window.screenshot('run config no agent');
  await window.trace.getByRole('button', { name: "Don't Show Again" }).click();
  await window.trace.getByText('Config unknown').waitFor({ state: 'hidden' });
  expect(window.errors).toEqual([]);
});

describe('in Restricted Mode', () => {
  let server: CodeServer;

  beforeAll(async () => {
    server = await startCodeServer({ vsix: await packagedExtension(), trust: false });
  });
  afterAll(() => server.stop());

  test('no git runs, and the page says why nothing is known', async () => {
    const window = await Workbench.open(await incident(), { authority: server.authority });
    await window.openFile(TRACE);
    const unknown = window.trace.getByRole('button', {
      name: 'Show why it is not known which config the trace ran with',
    });
    expect(await unknown.textContent()).toContain('Restricted Mode');
    await unknown.click();
    await window.trace.getByText('The workspace is not trusted, so no git runs').waitFor();
    await window.screenshot('run config restricted');
    await window.trace.getByRole('button', { name: 'Manage Workspace Trust' }).click();
    await window.page.getByText('You are in Restricted Mode').first().waitFor();
    expect(window.errors).toEqual([]);
  });
});
