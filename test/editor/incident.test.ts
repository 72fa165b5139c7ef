import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { beforeAll, expect, test } from 'vitest';
import { ROOT } from '../repo/checks/files';
import { Workbench } from './support/workbench';
import { Workspace } from './support/workspace';

const TRACE = 'traces/failed-refund.otlp.json';
const AGENT = 'agent/refund-agent.agent.yaml';
const TOOLS = 'agent/tools.json';
const PROMPT = 'agent/prompts/system.md';
const FILES = [AGENT, TOOLS, PROMPT];
const LOST = 'Names are not unique. Use lookup_customer when an order id is known.';
const WAIT = { timeout: 20_000 };

/** The sample incident as its README tells it, each test where the one before it has ended. */
let window: Workbench;
let workspace: Workspace;

const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: workspace.folder, encoding: 'utf8' });
const texts = async () =>
  Object.fromEntries(
    await Promise.all(FILES.map(async (name) => [name, await readFile(workspace.path(name), 'utf8')])),
  );
const textsAt = (version: string) => Object.fromEntries(FILES.map((name) => [name, git('show', `${version}:${name}`)]));
const view = (name: string) => window.page.locator('.sidebar .pane', { hasText: name });
const row = (name: string, text: RegExp) => view(name).getByRole('treeitem').filter({ hasText: text }).first();
const dialog = () => window.page.locator('.monaco-dialog-box');
const notification = (part: string) => window.notifications.filter({ hasText: part });
const ranWith = () => window.trace.getByRole('button', { name: /^Ran with v12/ });
const openPanel = async () => {
  await ranWith().click();
  return window.trace.getByRole('region', { name: /^Ran with v12/ });
};
const showTrace = async () => {
  await window.tab('failed-refund.otlp.json').click();
  await ranWith().waitFor();
};
/** Answers the question that says what a restore of v11 would do, and waits until it is done. */
const agree = async () => {
  await dialog().getByText('Restore refund-agent.agent.yaml to v11?').waitFor();
  await dialog().getByText('tool description reworded: tools.find_customer').waitFor();
  await window.screenshot('incident 6 restore');
  await dialog().getByRole('button', { name: 'Restore', exact: true }).click();
  // Under the pointer it stays.
  await notification('Restored v11.').hover();
  await expect.poll(texts, WAIT).toEqual(textsAt('v11'));
};
/** What was on disk and what was only typed, when the restores began. */
let mine: Record<string, string>;
const TYPED = 'Never saved.';

beforeAll(async () => {
  workspace = await Workspace.create({});
  execFileSync(process.execPath, [`${ROOT}/samples/incident/create.mjs`, workspace.folder]);
  await workspace.configure({ 'files.autoSave': 'off' });
  window = await Workbench.open(workspace);
  await window.openFile(TRACE);
});

test('the failed run says where it shows, whom to suspect and what it ran with', async () => {
  await window.trace.getByText('shows at step 7, most suspect is step 2').waitFor();
  await window.trace.getByText('409 order A-1093 belongs to another customer').first().waitFor();
  await ranWith().waitFor();
  expect(await ranWith().textContent()).toContain('3 behavioural changes since');
  await window.trace.getByText('find_customer: description reworded in v12').waitFor();
  await window.screenshot('incident 1 story');
});

test('the suspect step shows first what v12 changed of the tool it chose', async () => {
  await window.trace.locator('.config-clue').getByRole('button', { name: 'Step 2' }).click();
  await window.selectedStep(2).waitFor();
  const chosen = window.trace.locator('.change').first();
  await chosen.getByText(LOST).waitFor();
  expect(await chosen.textContent()).toContain('in v12');
  await window.trace.getByRole('tab', { name: 'Config 1' }).waitFor();
  await window.screenshot('incident 2 suspect');
});

test('what v12 changed opens by meaning and as texts', async () => {
  await (await openPanel()).getByRole('button', { name: 'Show What v12 Changed' }).click();
  await row('Config Changes', /find_customer.*tool description reworded/).waitFor();
  await window.page.locator('.multiDiffEditor').getByText('Names are not unique').first().waitFor();
  // Agents and steps stay in sight beside the changes.
  await row('Agent Configs', /v12 · Shorten tool descriptions/).waitFor();
  await row('Trace Steps', /2 gpt-4o/).waitFor();
  await window.screenshot('incident 3 what changed');
  await row('Config Changes', /find_customer/).click();
  await window.tab('tools.json (cf1e76e ↔ v12)').waitFor();
  await window.page.locator('.statusbar-item[aria-label*="Ln 5, "]').waitFor();
});

test('the tool opens as it was, under the name of its version, and as it is', async () => {
  await showTrace();
  await window.step(3).click();
  await window.trace.getByRole('button', { name: 'Open as it was (v12) tool find_customer' }).click();
  await window.tab('tools (v12).json').waitFor();
  await window.editorText.getByText('Finds the customer record').first().waitFor();
  await window.screenshot('incident 4 as it was');
  await window.trace.getByRole('button', { name: 'Open now tool find_customer' }).click();
  await window.tab('tools.json').waitFor();
  expect(await window.page.locator('.editor-group-container').count()).toBe(2);
  await window.page.locator('.codelens-decoration a').filter({ hasText: 'ran with an older version' }).waitFor();
  expect(await row('Agent Configs', /tools\.json/).textContent()).toContain('2 warnings');
  await window.screenshot('incident 5 as it is');
});

test('v11 comes back from the trace page, over work that was saved and work that was not', async () => {
  await workspace.write(AGENT, git('show', `HEAD:${AGENT}`).replace('max_steps: 16', 'max_steps: 20'));
  mine = await texts();
  await window.openFile(PROMPT);
  await window.editorText.getByText('You are the refund agent').waitFor();
  await window.page.keyboard.press('Control+End');
  await window.page.keyboard.type(TYPED);
  await showTrace();
  await (await openPanel()).getByRole('button', { name: 'Restore Another Version…' }).click();
  await window.page.locator('.quick-input-list .monaco-list-row', { hasText: 'v11' }).first().click();
  await agree();
  await expect.poll(() => row('Agent Configs', /tools\.json/).textContent(), WAIT).not.toContain('warning');
  await row('Agent Configs', /Working tree/).waitFor();
  await window.screenshot('incident 7 restored');
});

test('the Undo button brings the work back, unsaved where it was', async () => {
  await notification('Restored v11.').getByRole('button', { name: 'Undo', exact: true }).click();
  // The prompt was not saved, so it is left to its user to save it.
  await expect.poll(texts, WAIT).toEqual({ ...mine, [PROMPT]: textsAt('v11')[PROMPT] });
  await window.page.locator('.tab.dirty', { hasText: 'system.md' }).click();
  await window.editorText.getByText(TYPED).waitFor();
  await expect.poll(() => row('Agent Configs', /tools\.json/).textContent(), WAIT).toContain('2 warnings');
});

test('v11 comes back from Agent Configs too, and Ctrl+Z undoes it in all files', async () => {
  await row('Agent Configs', /v11/).hover();
  await row('Agent Configs', /v11/).locator('.action-label[aria-label^="Restore Version"]').click();
  await agree();
  await window.page.locator('.tab', { hasText: 'system.md' }).click();
  await window.page.locator('.editor-group-container.active .monaco-editor .view-lines').first().click();
  await window.page.keyboard.press('Control+Z');
  await window.editorText.getByText(TYPED).waitFor();
  await expect.poll(() => window.page.locator('.tab.dirty').count(), WAIT).toBe(FILES.length);
  await window.screenshot('incident 8 undone');
  await window.command('File: Save All Files');
  await expect.poll(texts, WAIT).toEqual({ ...mine, [PROMPT]: `${mine[PROMPT]}${TYPED}` });
  expect(git('status', '--short', 'agent').trim().split('\n')).toHaveLength(2);
  expect(window.errors).toEqual([]);
});
