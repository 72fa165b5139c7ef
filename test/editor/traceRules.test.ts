import { beforeAll, describe, expect, test } from 'vitest';
import { Workbench } from './support/workbench';
import { Workspace } from './support/workspace';

const schema = {
  type: 'object',
  properties: { bed: { type: 'integer', description: 'Number of the bed.' } },
  required: ['bed'],
};
const TOOLS = [
  { name: 'water_bed', description: 'Waters one bed of the garden.', inputSchema: schema },
  { name: 'weed_bed', description: 'Weeds one bed of the garden.', inputSchema: schema },
];

/** Leaves nothing out, so that Problems has room for what the traces show. */
const AGENT = [
  'name: garden',
  'kind: bounded',
  'owner: garden team',
  'tools: [tools.json]',
  'limits: { max_steps: 20, timeout_s: 120, max_cost_usd: 1, max_tokens: 2000, max_depth: 2, max_subagents: 2 }',
  'approvals: []',
  'escalation: two failed calls in a row',
  'evals: { file: cases.jsonl, cases: 40 }',
].join('\n');

/** A request log in OpenAI's shape, whose model passes a text where the tool takes a number. */
function recorded(bed: string): string {
  const arguments_ = JSON.stringify({ bed });
  return JSON.stringify({
    model: 'gpt-4.1-2025-04-14',
    messages: [{ role: 'user', content: `Water the ${bed} bed.` }],
    tools: TOOLS.map(({ name, description, inputSchema }) => ({
      type: 'function',
      function: { name, description, parameters: inputSchema },
    })),
    response: {
      object: 'chat.completion',
      created: 1_790_000_000,
      model: 'gpt-4.1-2025-04-14',
      choices: [
        {
          index: 0,
          finish_reason: 'tool_calls',
          message: {
            role: 'assistant',
            content: null,
            tool_calls: [{ id: 'c1', type: 'function', function: { name: 'water_bed', arguments: arguments_ } }],
          },
        },
      ],
    },
  });
}

describe('agent config against recorded runs', () => {
  let window: Workbench;
  let workspace: Workspace;

  const problem = () =>
    window.page.locator('.markers-panel .monaco-list-row').filter({ hasText: 'models pass a string for "bed"' });

  beforeAll(async () => {
    workspace = await Workspace.create({
      'agent/garden.agent.yaml': AGENT,
      'agent/tools.json': `${JSON.stringify({ tools: TOOLS }, undefined, 2)}\n`,
      'traces/first.trace.json': recorded('first'),
      'traces/second.trace.json': recorded('second'),
      'traces/broken.trace.json': 'not JSON',
    });
    window = await Workbench.open(workspace);
  });

  test('a trace whose page is open counts for its agent', async () => {
    await window.openFile('traces/first.trace.json');
    await window.steps.first().waitFor();
    await window.openFile('agent/tools.json');
    await window.page.keyboard.press('Control+Shift+M');
    await problem().waitFor();
    expect(await problem().textContent()).toContain('in 1 of 1 run calling');
    await window.screenshot('trace rules open page');
  });

  test('a folder of traces is read, and what it shows stands at the line of the config', async () => {
    await window.openFile('agent/tools.json');
    const dialog = window.page.locator('.quick-input-widget');
    await window.page.keyboard.press('F1');
    await dialog.locator('input').fill('>Backstep: Check Agent Config with Traces...');
    await window.pickItem('Backstep: Check Agent Config with Traces...').click();
    await window.pickItem('A Folder of Traces...').click();
    const check = dialog.getByRole('button', { name: 'Check' });
    await check.waitFor();
    // The dialog goes to a folder some time after it was typed, and shows nothing by which to tell; until then its button
    // opens another folder, so it is tried again.
    const isOpen = async (): Promise<boolean> => {
      await dialog
        .locator('input')
        .last()
        .fill(`${workspace.path('traces')}/`);
      await window.page.waitForTimeout(1000);
      await check.click();
      await window.page.waitForTimeout(500);
      return check.isVisible();
    };
    await expect.poll(isOpen, { timeout: 25_000, interval: 100 }).toBe(false);
    const told = window.page.locator('.notification-list-item').filter({ hasText: 'Read 2 runs' });
    await told.waitFor();
    expect(await told.textContent()).toContain('broken.trace.json');
    const both = problem().filter({ hasText: 'in 2 of 2 runs calling "water_bed", e.g. ' });
    await both.waitFor();
    expect(await both.textContent()).toContain('first.trace.json step 3');
    await window.screenshot('trace rules problems');
  });

  test('the quick fix opens the step of the trace', async () => {
    await problem().dblclick();
    await window.page.locator('.monaco-editor.focused').waitFor();
    await window.page.keyboard.press('Control+.');
    const item = window.page.locator('.action-widget .monaco-list-row', { hasText: /Open the trace: step \d of / });
    await item.waitFor();
    await window.screenshot('trace rules quick fix');
    await item.click();
    await window.tab('first.trace.json').waitFor();
    await window.trace.locator('[role="row"][aria-selected="true"]').filter({ hasText: 'water_bed' }).first().waitFor();
    await window.screenshot('trace rules step');
  });
});
