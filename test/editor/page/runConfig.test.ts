import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { REFUND_MATCH } from './harness/refundConfig';
import { usePages } from './harness/usePages';

const show = usePages();

const LINE = /^Ran with v12 \(aee0a08\) · recorded · 1 breaking, 1 behavioural changes since/;
const row = (page: Page, step: number) => page.locator(`.steps-list [data-step="${step}"]`);
const line = (page: Page) => page.getByRole('button', { name: LINE });
const notes = (page: Page) =>
  page.evaluate(() => window.host.received.filter(({ type }) => type === 'goToConfig' || type === 'configAction'));

describe('the version a trace ran with', () => {
  test('is told in a line, which opens to what that rests on and what changed', async () => {
    const page = await show('config');
    await line(page).click();
    const panel = page.getByRole('region', { name: LINE });
    await panel.getByText('The trace names this version.').waitFor();
    await panel.getByText('Changed in v12 (1)').waitFor();
    await panel.getByText('Changed since, up to the working tree (2)').waitFor();
    await panel.getByText('temperature 0.2 (the version says 0.3)').waitFor();
    await panel.getByText('prompt refund-agent, tool find_customer, model gpt-4o').waitFor();
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'hidden' });
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toMatch(LINE);
  });

  test('can be compared, opened and restored', async () => {
    const page = await show('config');
    for (const [button, action] of [
      ['Compare with Working Tree', 'compare'],
      ['Show What v12 Changed', 'showChanges'],
      ['Restore v12…', 'restore'],
      ['Restore Another Version…', 'restoreOther'],
      ['agent/refund-agent.agent.yaml', 'openAgent'],
    ] as const) {
      await line(page).click();
      await page.getByRole('button', { name: button }).click();
      expect((await notes(page)).at(-1)).toEqual({ type: 'configAction', trace: 'refund', action });
    }
  });

  test('is marked on the rows of what changed in it, and read out with them', async () => {
    const page = await show('config');
    await expect.poll(() => row(page, 2).locator('.config-mark').textContent()).toBe('v12');
    expect(await row(page, 2).getAttribute('aria-label')).toContain('changed in v12: tool description reworded');
    expect(await row(page, 1).getAttribute('aria-label')).toContain(
      'changed since: sentence added; was offered tools that changed in v12',
    );
    expect(await row(page, 4).locator('.config-mark').count()).toBe(0);
  });

  test('is told in the story where a suspect used what it changed', async () => {
    const page = await show('config');
    const story = page.getByRole('region', { name: 'Why it failed' });
    await story.getByText('find_customer: description reworded in v12').waitFor();
    await story.locator('.config-clue').getByRole('button', { name: 'Step 2' }).click();
    await page.getByText('What changed of it').waitFor();
    await page.getByRole('heading', { name: /Step 2/ }).waitFor();
  });

  test('leads from a step to its tool, prompt and model, now and as they were', async () => {
    const page = await show('config');
    await row(page, 2).click();
    await page.getByRole('tab', { name: 'Config 1' }).click();
    const go = async (name: string) => {
      await page.getByRole('button', { name }).click();
      return (await notes(page)).at(-1);
    };
    const note = { type: 'goToConfig', trace: 'refund' };
    expect(await go('Open as it was (v12) tool find_customer')).toEqual({
      ...note,
      step: 2,
      what: { kind: 'tool', name: 'find_customer' },
      at: 'then',
    });
    expect(await go('Open now tools.find_customer.description')).toEqual({
      ...note,
      step: 2,
      what: { kind: 'change', list: 'changesIn', index: 0 },
      at: 'now',
    });
    await row(page, 1).click();
    expect(await go('Open now the prompt')).toEqual({ ...note, step: 1, what: { kind: 'prompt' }, at: 'now' });
    // There was no such sentence in v12.
    expect(await page.getByRole('button', { name: 'Open as it was (v12) prompts.refund-agent.system' }).count()).toBe(
      0,
    );
    await row(page, 6).click();
    await page.getByText('Only tool calls and model calls have config of their own.').waitFor();
  });

  test('is told anew when it changes, and moves no row when it comes', async () => {
    const page = await show('refund');
    await row(page, 9).waitFor();
    const places = () =>
      page.locator('.steps-list .row, .detail-title, .toolbar, .suspect').evaluateAll((all) =>
        all.map((one) => {
          const { x, y, width, height } = one.getBoundingClientRect();
          return [x, y, width, height].map(Math.round).join();
        }),
      );
    await page.getByRole('button', { name: /^Suspect 1/ }).waitFor();
    const before = await places();
    await page.evaluate((config) => window.host.send({ type: 'config', trace: 'refund', config }), REFUND_MATCH);
    await line(page).waitFor();
    expect(await places()).toEqual(before);
    const unchanged = { ...REFUND_MATCH, changesSince: [] };
    await page.evaluate((config) => window.host.send({ type: 'config', trace: 'refund', config }), unchanged);
    await page.getByRole('button', { name: /^Ran with v12 \(aee0a08\) · recorded · unchanged since/ }).waitFor();
    await page.evaluate(() =>
      window.host.send({ type: 'config', trace: 'another', config: { state: 'failed', reason: 'of another trace' } }),
    );
    await page.getByRole('button', { name: /^Ran with v12 \(aee0a08\) · recorded · unchanged since/ }).waitFor();
  });

  test('shows texts of the config as text', async () => {
    const page = await show('refund');
    const hostile = '<img src=x onerror=alert(1)>\u202Edrawer';
    const [first] = REFUND_MATCH.changesIn;
    const config = {
      ...REFUND_MATCH,
      version: { ...REFUND_MATCH.version, name: hostile },
      changesIn: [{ ...first!, after: hostile }],
    };
    await page.evaluate((sent) => window.host.send({ type: 'config', trace: 'refund', config: sent }), config);
    await page.getByRole('button', { name: /^Ran with <img/ }).click();
    await page.locator('.change-text.after').getByText('<img src=x onerror=alert(1)>').waitFor();
    expect(await page.locator('img').count()).toBe(0);
    expect(await page.locator('.change-text.after .hidden-character').textContent()).toBe('U+202E');
  });
});

describe('a trace whose version is not known', () => {
  const why = (page: Page) => page.getByRole('button', { name: 'Show why it is not known' });

  test('says nothing where there is nothing to say', async () => {
    const page = await show('refund');
    await row(page, 9).waitFor();
    expect(await page.locator('.config-line').count()).toBe(0);
  });

  test.each([
    ['unknownConfig', 'Config: no version fits', 'What the trace recorded fits no version.', undefined],
    ['noAgent', 'Config unknown', 'How to tie traces to config', ["Don't Show Again", 'forgetHint']],
    ['restricted', 'Config unknown: Restricted Mode', 'so no git runs', ['Manage Workspace Trust', 'trust']],
  ] as const)('says why: %s', async (scene, said, told, offer) => {
    const page = await show(scene);
    await why(page).getByText(said, { exact: true }).waitFor();
    await why(page).click();
    await page.getByText(told).waitFor();
    if (offer) {
      await page.getByRole('button', { name: offer[0] }).click();
      expect(await notes(page)).toEqual([{ type: 'configAction', trace: 'refund', action: offer[1] }]);
    }
  });
});

test.each(['dark', 'light', 'hc', 'hc-light'] as const)('breaks no accessibility rule in %s', async (theme) => {
  const page = await show('config', { theme });
  await row(page, 2).click();
  await page.getByRole('tab', { name: 'Config 1' }).click();
  await page.getByText('What changed of it').waitFor();
  const check = async () => {
    await page.evaluate(axe.source);
    const results = await page.evaluate(async () => {
      const runner = (window as unknown as { axe: typeof axe }).axe;
      return runner.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] });
    });
    return results.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 200)}`));
  };
  expect(await check()).toEqual([]);
  await line(page).click();
  await page.getByText('Changed in v12 (1)').waitFor();
  expect(await check()).toEqual([]);
});
