import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { chmod, readFile, rm } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import type { Locator } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { packagedExtension, startCodeServer } from '../harness/codeServer.mjs';
import { ROOT } from '../repo/checks/files';
import { Workbench } from './support/workbench';
import { Workspace } from './support/workspace';

const AGENT = 'agent/refund-agent.agent.yaml';
const TOOLS = 'agent/tools.json';
const PROMPT = 'agent/prompts/system.md';
const FILES = [AGENT, TOOLS, PROMPT];

async function typeAtEnd(window: Workbench, name: string, words: string): Promise<void> {
  await window.openFile(name);
  // The file is there, and the cursor in it.
  await window.editorText.getByText('You are the refund agent').waitFor();
  await window.page.locator('.statusbar-item[aria-label*="Ln "]').waitFor();
  await window.page.keyboard.press('Control+End');
  await window.page.locator('.statusbar-item[aria-label*="Ln 2"]').waitFor();
  await window.page.keyboard.type(words);
}

describe('the versions of the sample incident', () => {
  let window: Workbench;
  let workspace: Workspace;

  const text = (name: string) => readFile(workspace.path(name), 'utf8');
  const git = (...args: readonly string[]) =>
    execFileSync('git', args, { cwd: workspace.folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  const backups = () => git('for-each-ref', '--format=%(refname)', 'refs/backstep/').split('\n').filter(Boolean);
  const texts = async () => Object.fromEntries(await Promise.all(FILES.map(async (name) => [name, await text(name)])));
  const textsAt = (rev: string) => Object.fromEntries(FILES.map((name) => [name, git('show', `${rev}:${name}`)]));
  /** A command that asks: its list of choices takes the place of the palette. */
  const run = async (title: string, asks: string) => {
    const box = window.page.locator('.quick-input-widget');
    await window.page.keyboard.press('F1');
    await box.locator('input').fill(`>${title}`);
    await window.pickItem(title).click();
    await box.locator('.quick-input-title', { hasText: asks }).waitFor();
  };
  const choose = (label: RegExp) =>
    window.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: label }).first().click();
  const dialog = () => window.page.locator('.monaco-dialog-box');
  const press = (box: Locator, name: string) => box.getByRole('button', { name, exact: true }).click();
  const notification = (part: string) => window.notifications.filter({ hasText: part });
  /** A button of Config Changes: they are there under the pointer. */
  const viewButton = async (label: string) => {
    const header = window.page.locator('.sidebar .pane-header', { hasText: 'Config Changes' });
    await header.hover();
    await header.locator(`.action-label[aria-label="${label}"]`).click();
  };
  const closeTabs = async () => {
    await window.page.keyboard.press('Control+K');
    await window.page.keyboard.press('Control+W');
  };
  const restore = async (version: RegExp) => {
    await window.command('Notifications: Clear All Notifications');
    await run('Backstep: Restore Version...', 'Restore Version');
    await choose(version);
  };

  beforeAll(async () => {
    // What is typed stays unsaved.
    workspace = await Workspace.create({}, {});
    execFileSync(process.execPath, [`${ROOT}/samples/incident/create.mjs`, workspace.folder]);
    await workspace.configure({ 'files.autoSave': 'off' });
    window = await Workbench.open(workspace);
  });

  test('compares two: what changed by class, and the texts beside each other', async () => {
    await run('Backstep: Compare Versions...', 'Compare Versions');
    await choose(/v12/);
    await window.page.locator('.quick-input-title', { hasText: 'Compare with' }).waitFor();
    await choose(/v11/);
    await window.tab('refund-agent.agent.yaml: v11 ↔ v12 (2 files)').waitFor();
    const item = window.treeItem(/find_customer.*tool description reworded/);
    await item.waitFor();
    expect(await item.getAttribute('aria-label')).toMatch(
      /^behavioural, tool description reworded: tools\.find_customer/,
    );
    expect(await window.treeItem(/^Behavioural/).getAttribute('aria-label')).toBe('behavioural, 4 changes');
    await window.page.locator('.multiDiffEditor').getByText('gpt-4o-2024-08-06').first().waitFor();
    await window.screenshot('compare texts');
  });

  test('opens a change at its place in the text, where nothing is linted', async () => {
    await window.treeItem(/find_customer.*tool description reworded/).click();
    await window.tab('tools.json (v11 ↔ v12)').waitFor();
    const line = git('show', 'v12:agent/tools.json')
      .split('\n')
      .findIndex((each) => each.includes('Finds the customer'));
    await window.page.locator(`.statusbar-item[aria-label*="Ln ${line + 1}, "]`).waitFor();
    await window.page.locator('.monaco-diff-editor').getByText('Names are not unique').first().waitFor();
    await window.page.locator('.statusbar-item[aria-label*="JSON"]').first().waitFor();
    await window.screenshot('compare change');
    await window.page.keyboard.press('Control+Shift+M');
    expect(await window.page.locator('.markers-panel .monaco-list-row').count()).toBe(0);
    await window.page.keyboard.press('Control+J');
  });

  test('swaps the sides, and closes', async () => {
    await viewButton('Swap Sides');
    await window.tab('refund-agent.agent.yaml: v12 ↔ v11 (2 files)').waitFor();
    await window.treeItem(/model pinned/).waitFor();
    await viewButton('Close Comparison');
    await window.treeItem(/model pinned/).waitFor({ state: 'detached' });
    expect(await window.tab('refund-agent.agent.yaml: v12 ↔ v11 (2 files)').count()).toBe(0);
    await closeTabs();
  });

  test('opens what was removed on the earlier side', async () => {
    await run('Backstep: Compare Versions...', 'Compare Versions');
    await choose(/v12/);
    await window.page.locator('.quick-input-title', { hasText: 'Compare with' }).waitFor();
    await choose(/Answer in the customer/);
    await window.treeItem(/sentence added/).waitFor();
    await viewButton('Swap Sides');
    await window.treeItem(/sentence removed.*Answer in the language/).click();
    await window.tab('system.md (db07614 ↔ v12)').waitFor();

    await window.page.locator('.editor.original .line-numbers.active-line-number', { hasText: '24' }).waitFor();
    await window.screenshot('compare removed');
  });

  test.each([
    ['Default Dark Modern', 'vs-dark'],
    ['Default High Contrast', 'hc-black'],
    ['Default Light Modern', 'vs'],
  ])('shows a comparison in %s', async (theme, style) => {
    await workspace.configure({ 'workbench.colorTheme': theme });
    await window.page.locator(`.monaco-workbench.${style}`).waitFor();
    await window.screenshot(`compare ${theme}`);
  });

  test('closes with all it opened', async () => {
    await viewButton('Close Comparison');
    await closeTabs();
  });

  test('compares with the working tree, and follows what is typed', async () => {
    await run('Backstep: Compare with Working Tree...', 'Compare with Working Tree');
    await choose(/Answer in the customer/);
    await window.page.getByText('Nothing changed from', { exact: false }).waitFor();
    await typeAtEnd(window, PROMPT, 'Be quick. ');
    await window.treeItem(/sentence added.*Be quick/).waitFor();
    await window.treeItem(/sentence added.*Be quick/).click();
    await window.page.locator('.monaco-diff-editor').waitFor();
    await window.screenshot('compare working tree');
    await viewButton('Close Comparison');
    await closeTabs();
    await press(dialog(), "Don't Save");
  });

  const mine: Record<string, string> = {};
  const restored = () => expect.poll(texts, { timeout: 10_000 }).toEqual(textsAt('v11'));

  test('restores one, when it was seen what that changes', async () => {
    await workspace.write(TOOLS, (await text(TOOLS)).replace('Finds the customer', 'Mine. Finds the customer'));
    Object.assign(mine, await texts());
    await typeAtEnd(window, PROMPT, 'Never saved.');
    await restore(/v11/);
    await dialog().getByText('Restore refund-agent.agent.yaml to v11?').waitFor();
    await window.screenshot('restore question');
    const detail = (await dialog().textContent()) ?? '';
    expect(detail).toMatch(/\d+ behavioural/);
    expect(detail).toContain('tool description reworded: tools.find_customer');
    expect(detail).toContain(`${PROMPT}: written over`);
    expect(backups()).toEqual([]);
    await press(dialog(), 'Restore');
    await notification('Restored v11.').waitFor();
    await restored();
    await window.screenshot('restored');
    const [ref = '', onDisk = ''] = backups();
    expect(await notification('Restored v11.').textContent()).toContain(ref);
    expect(git('show', `${ref}:${PROMPT}`)).toBe(`${mine[PROMPT]}Never saved.`);
    expect(git('show', `${ref}:${TOOLS}`)).toBe(mine[TOOLS]);
    expect(git('show', `${onDisk}:${PROMPT}`)).toBe(mine[PROMPT]);
    expect(git('status', '--short')).not.toBe('');
  });

  test('has nothing to do a second time', async () => {
    await restore(/v11/);
    await notification('Everything is already as in v11.').waitFor();
    expect(backups()).toHaveLength(2);
  });

  test('is taken back by one undo in any of the files', async () => {
    await window.openFile(PROMPT);
    await window.page.keyboard.press('Control+Z');
    await window.editorText.getByText('Never saved.').waitFor();
    // What was undone is unsaved; the editor opens a tab for each such file.
    await expect.poll(() => window.page.locator('.tab.dirty').count(), { timeout: 10_000 }).toBe(3);
    await window.screenshot('restore undone');
    await window.command('File: Save All Files');
    await expect.poll(texts, { timeout: 10_000 }).toEqual({ ...mine, [PROMPT]: `${mine[PROMPT]}Never saved.` });
  });

  test('is taken back by its own button, with what was unsaved unsaved again', async () => {
    await typeAtEnd(window, PROMPT, ' Unsaved.');
    await restore(/v11/);
    await press(dialog(), 'Restore');
    await notification('Restored v11.').waitFor();
    await restored();
    await press(notification('Restored v11.'), 'Undo');
    await expect.poll(() => text(TOOLS), { timeout: 10_000 }).toBe(mine[TOOLS]);
    await window.editorText.getByText('Never saved. Unsaved.').waitFor();
    await window.page.locator('.tab.dirty', { hasText: 'system.md' }).waitFor();
  });

  test('brings back a file that vanished', async () => {
    await window.command('File: Revert File');
    await closeTabs();
    await rm(workspace.path(TOOLS));
    await restore(/v11/);
    await dialog().getByText(`${TOOLS}: created`).waitFor();
    await press(dialog(), 'Restore');
    await notification('Restored v11.').waitFor();
    await restored();
    await press(notification('Restored v11.'), 'Show Changes');
    await window.tab('Restore of v11 (2 files)').waitFor();
    await window.screenshot('restore shown');
    await closeTabs();
  });

  test('names what is in the way, and writes nothing', async () => {
    git('restore', '.');
    const before = await texts();
    await chmod(workspace.path(PROMPT), 0o444);
    await restore(/v10/);
    await dialog().getByText('v10 cannot be restored. Nothing was written.').waitFor();
    await dialog().getByText(`${PROMPT}: it is read-only`).waitFor();
    await window.screenshot('restore conflict');
    await press(dialog(), 'OK');
    await chmod(workspace.path(PROMPT), 0o644);
    expect(await texts()).toEqual(before);
  });

  test('reports no errors of its own', () => {
    expect(window.errors).toEqual([]);
  });
});

describe('an editor that is killed while it restores', () => {
  const refs = (workspace: Workspace) => {
    const folder = workspace.path('.git/refs/backstep/backup');
    return existsSync(folder) ? readdirSync(folder).filter((name) => !name.endsWith('.lock')) : [];
  };
  const isWritten = (workspace: Workspace, before: Readonly<Record<string, string>>) =>
    FILES.some((name) => readFileSync(workspace.path(name), 'utf8') !== before[name]);

  test.each<[string, typeof isWritten]>([
    ['once the backup is stored', (workspace) => refs(workspace).some((name) => !name.endsWith('-on-disk'))],
    ['once the first file is written', isWritten],
  ])('loses nothing: %s', async (_when, isTime) => {
    const server = await startCodeServer({ vsix: await packagedExtension() });
    try {
      const workspace = await Workspace.create({});
      execFileSync(process.execPath, [`${ROOT}/samples/incident/create.mjs`, workspace.folder]);
      await workspace.configure({ 'files.autoSave': 'off' });
      const git = (...args: readonly string[]) =>
        execFileSync('git', args, { cwd: workspace.folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
      await workspace.append(TOOLS, '\n');
      const before = Object.fromEntries(FILES.map((name) => [name, readFileSync(workspace.path(name), 'utf8')]));
      const window = await Workbench.open(workspace, { authority: server.authority });
      await typeAtEnd(window, PROMPT, 'Never saved.');
      await window.page.keyboard.press('F1');
      await window.page.locator('.quick-input-widget input').fill('>Backstep: Restore Version...');
      await window.pickItem('Backstep: Restore Version...').click();
      await window.page.locator('.monaco-list-row', { hasText: 'v11' }).first().click();
      const button = window.page.locator('.monaco-dialog-box').getByRole('button', { name: 'Restore', exact: true });
      await button.waitFor();
      const killed = (async () => {
        while (!isTime(workspace, before)) {
          await setTimeout(1);
        }
        server.kill();
      })();
      await button.click();
      await killed;
      await server.ended;
      const stored = (ref: string, name: string) => {
        try {
          return git('show', `refs/backstep/backup/${ref}:${name}`);
        } catch {
          return undefined;
        }
      };
      const kept = { ...before, [`${PROMPT} as it was typed`]: `${before[PROMPT]}Never saved.` };
      for (const [what, content] of Object.entries(kept)) {
        const [name = ''] = what.split(' ');
        const places = [readFileSync(workspace.path(name), 'utf8'), ...refs(workspace).map((ref) => stored(ref, name))];
        expect(places, what).toContain(content);
      }
      await window.close();
    } finally {
      await server.stop();
    }
  });
});
