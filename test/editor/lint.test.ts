import { execFileSync } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import type { Locator } from 'playwright-core';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { ROOT } from '../repo/checks/files';
import { Workbench } from './support/workbench';
import { Workspace } from './support/workspace';

const TOOLS = 'incident/agent/tools.json';
const AGENT = 'incident/agent/refund-agent.agent.yaml';

describe('the agent config of the sample incident', () => {
  let window: Workbench;
  let workspace: Workspace;

  const problems = (text: string | RegExp) =>
    window.page.locator('.markers-panel .monaco-list-row').filter({ hasText: text });
  /** The list draws only the rows that fit: with many problems, what is looked for has to be picked out. */
  const showOnly = (part: string) => window.page.getByPlaceholder('Filter (e.g. text').fill(part);
  const text = (name: string) => readFile(workspace.path(name), 'utf8');
  const save = () => window.page.keyboard.press('Control+S');
  /** Puts the cursor at the beginning of a line's text. */
  const goTo = async (line: number, column: number) => {
    await window.page.keyboard.press('Control+G');
    await window.page.locator('.quick-input-widget input').fill(`:${line}:${column}`);
    // Enter before the choice is there would go nowhere.
    await window.page.locator('.quick-input-list .monaco-list-row', { hasText: `${line} at column ${column}` }).click();
    await window.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  };
  /** Answers the question for the reason of an exception. */
  const giveReason = async (reason: string) => {
    const box = window.page.locator('.quick-input-widget').filter({ hasText: 'Why is this all right?' });
    await box.locator('input').fill(reason);
    await window.page.keyboard.press('Enter');
    await box.waitFor({ state: 'hidden' });
  };
  const menuItem = (title: string | RegExp) =>
    window.page.locator('.action-widget .monaco-list-row', { hasText: title });
  const quickFix = async (title: string | RegExp, picture?: string) => {
    // The menu is made of what was found in the text as it is: one that was opened too early lacks the fix.
    await vi.waitFor(
      async () => {
        await window.page.keyboard.press('Escape');
        await window.page.keyboard.press('Control+.');
        await menuItem(title).waitFor({ timeout: 3000 });
      },
      { timeout: 30_000 },
    );
    if (picture) {
      await window.screenshot(picture);
    }
    await menuItem(title).click();
  };
  /** The hover over a text. It is asked for when the pointer comes to rest: where there was nothing yet, once more. */
  const hoverOver = async (target: Locator, told: string): Promise<Locator> => {
    const hover = window.page.locator('.monaco-hover').filter({ hasText: told });
    await vi.waitFor(
      async () => {
        await window.page.mouse.move(0, 0);
        await target.hover();
        await hover.waitFor({ timeout: 3000 });
      },
      { timeout: 30_000 },
    );
    return hover;
  };
  /** One-based line of the first line of a file that contains a text, and the column of it. */
  const placeOf = async (name: string, part: string): Promise<[number, number]> => {
    const lines = (await text(name)).split('\n');
    const line = lines.findIndex((each) => each.includes(part));
    return [line + 1, (lines[line]?.indexOf(part) ?? 0) + 1];
  };

  beforeAll(async () => {
    workspace = await Workspace.create({ 'compose.yaml': 'services: {}\nmodel: gpt-4o\n' });
    execFileSync(process.execPath, [`${ROOT}/samples/incident/create.mjs`, workspace.path('incident')]);
    window = await Workbench.open(workspace);
  });

  test('shows on save the two tools that were confused, with its docs and counts', async () => {
    await window.openFile(TOOLS);
    await goTo(1, 1);
    await save();
    await window.page.keyboard.press('Control+Shift+M');
    const confused = problems('"find_customer" and "lookup_customer" can be confused');
    await confused.waitFor();
    expect(await confused.textContent()).toMatch(/Backstep.*tool-overlap/);
    await window.page.locator('.statusbar-item[aria-label*="warnings"][aria-label*="agent config"]').waitFor();
    await window.screenshot('lint problems');
    await confused.locator('a', { hasText: 'tool-overlap' }).click({ modifiers: ['ControlOrMeta'] });
    await window.tab('rules.md').waitFor();
    await window.editorText.getByText('### tool-overlap').waitFor();
    await window.tab('rules.md').click({ button: 'middle' });
  });

  test('tells what a model sees of a tool where the pointer rests on its name', async () => {
    await window.openFile(TOOLS);
    const hover = await hoverOver(window.editorText.getByText('"find_customer"').first(), 'What a model sees of');
    await window.screenshot('lint hover tool');
    expect(await hover.textContent()).toMatch(/Can be confused with.*lookup_customer/);
    await window.page.keyboard.press('Escape');
  });

  test('tells what is known of a model id', async () => {
    await window.openFile(AGENT);
    await problems('"gpt-4o" is not pinned').waitFor();
    const name = window.editorText.getByText('gpt-4o', { exact: true }).first();
    const hover = await hoverOver(name, 'Newest snapshot to pin');
    await window.screenshot('lint hover model');
    expect(await hover.textContent()).toMatch(/floating-alias.*Context window: 128,000 tokens.*Known from/);
    await window.page.keyboard.press('Escape');
  });

  test('pins a floating model by a quick fix, and touches nothing else', async () => {
    const before = await text(AGENT);
    await window.openFile(AGENT);
    await problems('"gpt-4o" is not pinned').waitFor();
    await goTo(...(await placeOf(AGENT, 'gpt-4o')));
    await quickFix(/^Pin to gpt-4o-/, 'lint quick fixes');
    await expect.poll(() => problems('"gpt-4o" is not pinned').count(), { timeout: 10_000 }).toBe(0);
    await save();
    await expect.poll(() => text(AGENT), { timeout: 10_000 }).not.toBe(before);
    expect((await text(AGENT)).replace(/name: gpt-4o-[\d-]+/, 'name: gpt-4o')).toBe(before);
  });

  test('lints what is typed before it is saved, judged with the other files of the agent', async () => {
    await window.openFile(AGENT);
    const [line, column] = await placeOf(AGENT, 'tools.json]');
    await goTo(line, column);
    await window.page.keyboard.type('no-');
    await problems('no-tools.json').waitFor();
    await window.page.keyboard.press('Control+Z');
    await expect.poll(() => problems('no-tools.json').count(), { timeout: 10_000 }).toBe(0);
  });

  test('accepts a finding by a comment with its reason', async () => {
    await window.openFile(AGENT);
    await goTo(...(await placeOf(AGENT, 'approvals:')));
    await window.page.keyboard.press('End');
    await window.page.keyboard.press('ArrowLeft');
    await quickFix('Ignore here: agent-approval-missing');
    await giveReason('refunds are small');
    await expect.poll(() => problems('agent-approval-missing').count(), { timeout: 10_000 }).toBe(0);
    await save();
    await expect
      .poll(() => text(AGENT), { timeout: 10_000 })
      .toContain('\n# backstep-ignore agent-approval-missing: refunds are small\napprovals:');
  });

  test('tells which files of the agent are in no commit, until they are', async () => {
    await window.openFile(AGENT);
    await problems('refund-agent.agent.yaml" has changes').waitFor();
    const who = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgSign=false'];
    execFileSync('git', [...who, 'commit', '--quiet', '--all', '--no-verify', '-m', 'pin'], {
      cwd: workspace.path('incident'),
    });
    await expect.poll(() => problems('refund-agent.agent.yaml" has changes').count(), { timeout: 20_000 }).toBe(0);
  });

  test('lints open files again when a closed one of their agent changes on the disk', async () => {
    const tools = JSON.stringify([{ name: 'ring_bell', description: 'Rings the bell of the desk.', parameters: {} }]);
    await workspace.write('desk/tools.json', tools);
    await workspace.write('desk/desk.agent.yaml', 'name: desk\nkind: open\nowner: desk\ntools: [tools.json]\n');
    await window.openFile('desk/desk.agent.yaml');
    await problems('no limit for').waitFor();
    expect(await problems('agent-tool-missing').count()).toBe(0);
    await rm(workspace.path('desk/tools.json'));
    const missing = problems('agent-tool-missing');
    await missing.first().waitFor();
    await workspace.write('desk/tools.json', tools);
    await expect.poll(() => missing.count(), { timeout: 20_000 }).toBe(0);
  });

  test('accepts one in backstep.json where the format has no comments', async () => {
    await window.openFile(TOOLS);
    await problems('"lookup_customer" and "find_customer"').waitFor();
    const [line, column] = await placeOf(TOOLS, 'Looks up the customer');
    await goTo(line, column);
    await quickFix('Ignore here: tool-overlap');
    await giveReason('asked for by order id only');
    await expect.poll(() => problems('"lookup_customer" and "find_customer"').count(), { timeout: 10_000 }).toBe(0);
    expect(JSON.parse(await text('backstep.json'))).toEqual({
      ignore: [{ rule: 'tool-overlap', file: TOOLS, tool: 'lookup_customer', reason: 'asked for by order id only' }],
    });
    await problems('"find_customer" and "lookup_customer"').waitFor();
  });

  test('offers to say which of two confused tools to use when', async () => {
    await window.openFile(TOOLS);
    const before = await text(TOOLS);
    await goTo(...(await placeOf(TOOLS, 'Finds the customer')));
    await quickFix('Say when to use lookup_customer instead', 'lint overlap fix');
    await expect.poll(() => problems('tool-overlap').count(), { timeout: 10_000 }).toBe(0);
    await save();
    await expect
      .poll(() => text(TOOLS), { timeout: 10_000 })
      .toBe(
        before.replace('record for a request.', 'record for a request. Use lookup_customer when order_id is known.'),
      );
    await window.page.keyboard.press('Control+Z');
    await save();
    await problems('"find_customer" and "lookup_customer"').waitFor();
  });

  test('turns a rule off in the workspace', async () => {
    await window.openFile(TOOLS);
    const [line, column] = await placeOf(TOOLS, 'Finds the customer');
    await goTo(line, column);
    await quickFix('Turn off in this workspace: tool-overlap');
    await expect.poll(() => problems('tool-overlap').count(), { timeout: 10_000 }).toBe(0);
    await expect
      .poll(async () => JSON.parse(await text('backstep.json')), { timeout: 10_000 })
      .toMatchObject({ rules: { 'tool-overlap': 'off' }, ignore: [{ rule: 'tool-overlap' }] });
  });

  test('says in backstep.json what cannot be used there', async () => {
    await workspace.write('backstep.json', '{"rules": {"tool-overlapp": "off"}}\n');
    await window.openFile('backstep.json');
    await problems('did you mean "tool-overlap"?').waitFor();
    await window.openFile(TOOLS);
    await problems('"find_customer" and "lookup_customer"').waitFor();
    await workspace.write('backstep.json', '{}\n');
    await expect.poll(() => problems('did you mean').count(), { timeout: 10_000 }).toBe(0);
  });

  test('mends at once what can be mended safely', async () => {
    const tool = (name: string) => ({
      type: 'function',
      name,
      description: `Closes the ${name.slice(6)} of a shop until the next morning.`,
      parameters: {
        type: 'object',
        properties: {
          why: { type: 'string', description: 'Why it is closed', enum: ['late', 'late', 'late', 'empty'] },
        },
        required: ['why'],
        additionalProperties: false,
      },
    });
    await workspace.write(
      'shop/tools.json',
      `${JSON.stringify([tool('close_till'), tool('close_door')], undefined, 2)}\n`,
    );
    await window.openFile('shop/tools.json');
    await problems('param-enum-invalid').nth(1).waitFor();
    const [line, column] = await placeOf('shop/tools.json', '"late"');
    await goTo(line + 1, column + 1);
    // Two of three equal values go one after the other: their edits overlap.
    await quickFix(/^Fix all that can be fixed safely/, 'lint fix all');
    await expect.poll(() => problems('param-enum-invalid').count(), { timeout: 10_000 }).toBe(0);
    await save();
    await expect
      .poll(async () => (await text('shop/tools.json')).match(/"late"/g), { timeout: 10_000 })
      .toHaveLength(2);
  });

  test('mends on save when the editor is told to', async () => {
    await workspace.configure({ 'editor.codeActionsOnSave': { 'source.fixAll.backstep': 'explicit' } });
    await window.openFile('shop/tools.json');
    const [line, column] = await placeOf('shop/tools.json', '"late"');
    await goTo(line, column);
    await window.page.keyboard.type('"empty", ');
    // The settings that were just written take a moment to be the editor's: saved before that, nothing is mended.
    await expect
      .poll(
        async () => {
          await save();
          return (await text('shop/tools.json')).match(/"empty"/g);
        },
        { timeout: 20_000, interval: 500 },
      )
      .toHaveLength(2);
    await workspace.configure({ 'editor.codeActionsOnSave': {} });
  });

  test('lints the workspace on command; what is no agent config has no problems', async () => {
    await workspace.write('deep/down/.env', 'OPENAI_MODEL=gpt-4o\n');
    await window.openFile('compose.yaml');
    await window.command('Backstep: Lint Agent Config in Workspace');
    await problems(/\.env/).first().waitFor();
    await window.screenshot('lint workspace');
    await showOnly('find_customer');
    await problems('"find_customer" and "lookup_customer"').waitFor();
    await showOnly('compose.yaml');
    await expect.poll(() => problems('find_customer').count()).toBe(0);
    expect(await problems('compose.yaml').count()).toBe(0);
    await showOnly('');
  });

  test('says nothing about the old side of a diff', async () => {
    await showOnly('find_customer');
    await window.openFile(TOOLS);
    await problems('"find_customer" and "lookup_customer"').waitFor();
    const before = await problems('"find_customer" and "lookup_customer"').count();
    await goTo(1, 1);
    await window.page.keyboard.press('End');
    await window.page.keyboard.type(' ');
    await save();
    await window.titleButton('Open Changes').click();
    await window.page.locator('.monaco-diff-editor').waitFor();
    await expect
      .poll(() => problems('"find_customer" and "lookup_customer"').count(), { timeout: 10_000 })
      .toBe(before);
  });

  test('reports no errors of its own', () => {
    expect(window.errors).toEqual([]);
  });
});
