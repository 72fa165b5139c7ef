import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { ROOT } from '../repo/checks/files';
import { Workbench } from './support/workbench';
import { Workspace } from './support/workspace';

const AGENT = 'agent/refund-agent.agent.yaml';
const TOOLS = 'agent/tools.json';

describe('a restore in a window where nothing was done before', () => {
  let workspace: Workspace;
  let window: Workbench;
  let before: string;
  const isThere = () => existsSync(workspace.path(TOOLS));
  const press = (name: string) => window.page.locator('.monaco-dialog-box').getByRole('button', { name, exact: true });
  /** Opens a window on the incident, with the agent's file in front, and restores v11 there. */
  const restored = async (settings: Readonly<Record<string, unknown>>, hasTools: boolean) => {
    workspace = await Workspace.create({});
    execFileSync(process.execPath, [`${ROOT}/samples/incident/create.mjs`, workspace.folder]);
    await workspace.configure({ 'files.autoSave': 'off', ...settings });
    if (!hasTools) {
      await rm(workspace.path(TOOLS));
    }
    before = await readFile(workspace.path(AGENT), 'utf8');
    window = await Workbench.open(workspace);
    await window.openFile(AGENT);
    await window.editorText.getByText('max_steps: 16').waitFor();
    await window.page.keyboard.press('F1');
    await window.page.locator('.quick-input-widget input').fill('>Backstep: Restore Version...');
    await window.pickItem('Backstep: Restore Version...').click();
    await window.page.locator('.quick-input-list .monaco-list-row', { hasText: 'v11' }).first().click();
    await press('Restore').waitFor();
    if (!hasTools) {
      await window.page.locator('.monaco-dialog-box').getByText(`${TOOLS}: created`).waitFor();
    }
    await press('Restore').click();
    await window.editorText.getByText('max_steps: 12').waitFor();
    await expect.poll(isThere, { timeout: 10_000 }).toBe(true);
  };

  afterEach(() => window.close());

  test('that created a file is taken back by its button', async () => {
    await restored({}, false);
    await window.notifications.filter({ hasText: 'Restored v11.' }).waitFor();
    await window.notifications.getByRole('button', { name: 'Undo', exact: true }).click();
    await expect.poll(isThere, { timeout: 10_000 }).toBe(false);
    await expect.poll(() => readFile(workspace.path(AGENT), 'utf8'), { timeout: 10_000 }).toBe(before);
  });

  test.each([
    ['closed', false],
    ['open', true],
  ])('that created a file is taken back by one undo of the keyboard, with that file %s', async (_how, isOpen) => {
    await restored({}, false);
    await window.notifications.filter({ hasText: 'Restored v11.' }).waitFor();
    if (isOpen) {
      await window.openFile(TOOLS);
      await window.editorText.getByText('find_customer').first().waitFor();
      await window.openFile(AGENT);
    }
    await window.editorText.getByText('max_steps: 12').click();
    await window.page.keyboard.press('Control+Z');
    await window.editorText.getByText('max_steps: 16').waitFor();
    await expect.poll(isThere, { timeout: 10_000 }).toBe(false);
    await window.screenshot(`restore of a created file undone ${_how}`);
    await window.command('File: Save All Files');
    await expect.poll(() => readFile(workspace.path(AGENT), 'utf8'), { timeout: 10_000 }).toBe(before);
    expect(isThere()).toBe(false);
  });

  test('that a formatter changed as it was saved says so', async () => {
    await restored({ '[json]': { 'editor.formatOnSave': true, 'editor.tabSize': 7 } }, true);
    const notification = window.notifications.filter({ hasText: 'v11 is not whole.' });
    await notification.waitFor();
    await window.screenshot('restore changed by a formatter');
    expect(await notification.textContent()).toContain(
      `The editor changed ${TOOLS} as it saved it (a formatter, for one), so it is not as it was.`,
    );
    const show = () => execFileSync('git', ['show', `v11:${TOOLS}`], { cwd: workspace.folder, encoding: 'utf8' });
    expect(await readFile(workspace.path(TOOLS), 'utf8')).not.toBe(show());
    await notification.getByRole('button', { name: 'Undo', exact: true }).click();
    await window.editorText.getByText('max_steps: 16').waitFor();
  });
});

test('an agent that was deleted is brought back with all its files, and taken away again by undo', async () => {
  const workspace = await Workspace.create({});
  execFileSync(process.execPath, [`${ROOT}/samples/incident/create.mjs`, workspace.folder]);
  const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: workspace.folder, encoding: 'utf8' });
  const before = await readFile(workspace.path(AGENT), 'utf8');
  git('rm', '--quiet', '-r', 'agent');
  git('-c', 'user.name=Test', '-c', 'user.email=test@example.com', 'commit', '--quiet', '--message', 'Delete it');
  const window = await Workbench.open(workspace);
  const dialog = window.page.locator('.monaco-dialog-box');
  await window.page.keyboard.press('F1');
  await window.page.locator('.quick-input-widget input').fill('>Backstep: Restore Deleted Agent...');
  await window.pickItem('Backstep: Restore Deleted Agent...').click();
  await window.pickItem('refund-agent.agent.yaml').click();
  const versions = window.page.locator('.quick-input-list .monaco-list-row');
  await versions.filter({ hasText: "Answer in the customer's language" }).waitFor();
  expect(await versions.filter({ hasText: 'Delete it' }).count()).toBe(0);
  await versions.filter({ hasText: "Answer in the customer's language" }).click();
  await dialog.getByText('The agent is not there now.').waitFor();
  await window.screenshot('restore of a deleted agent');
  await dialog.getByRole('button', { name: 'Restore', exact: true }).click();
  await window.notifications.filter({ hasText: 'Restored ' }).waitFor();
  expect(await readFile(workspace.path(AGENT), 'utf8')).toBe(before);
  expect(git('status', '--short', '--untracked-files=all')).toContain('?? agent/tools.json');
  await window.notifications.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect.poll(() => existsSync(workspace.path(AGENT)), { timeout: 10_000 }).toBe(false);
  expect(git('status', '--short')).toBe('');
});
