import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { usePages } from './harness/usePages';

const show = usePages();

const row = (page: Page, step: number) => page.locator(`.steps-list [data-step="${step}"]`);
const selected = (page: Page) => page.locator('.steps-list .row.selected .row-number').textContent();
const shownSteps = (page: Page) => page.locator('.steps-list .row-number').allTextContents();
const suspect = (page: Page, rank: number) => page.getByRole('button', { name: new RegExp(`^Suspect ${rank}`) });
const marked = (page: Page, name: string) =>
  page.evaluate((wanted) => [...(CSS.highlights.get(wanted) ?? [])].map(String), name);
const calls = (page: Page, method: string) =>
  page.evaluate(
    (wanted) => window.host.received.filter((sent) => sent.type === 'call' && sent.call.method === wanted).length,
    method,
  );

describe('the story of a failed run', () => {
  test('says what failed, who is suspect and what later steps claimed', async () => {
    const page = await show('refund');
    const story = page.getByRole('region', { name: 'Why it failed' });
    await story.getByText('409 order A-1093 belongs to another customer').first().waitFor();
    await page.getByRole('button', { name: /^Suspect 1 Step 2 62% introduced 8841 find_customer ret/ }).waitFor();
    await page.getByRole('button', { name: /^Suspect 3 .* recovered/ }).waitFor();
    await story.getByText('says that the refund has been issued').waitFor();
    const chips = story.getByRole('list', { name: 'The way of 8841 to the symptom' }).getByRole('button');
    expect(await chips.allTextContents()).toEqual([
      '2find_customersuspect',
      '4get_orderscarried',
      '6check_policycarried',
      '7issue_refundshows here',
    ]);
    await story.getByText('What the trace lacks').click();
    await story.getByText('No temperature is recorded').waitFor();
  });

  test('leads from a quote to its text', async () => {
    const page = await show('refund');
    await suspect(page, 1).click();
    await page.getByTitle('Show this text in step 2').click();
    await expect.poll(() => selected(page)).toBe('2');
    await expect.poll(async () => (await marked(page, 'quote'))[0]?.replace(/\s+/g, ' ')).toContain('8841');
    await page.getByTitle('Show this text in step 3').click();
    await expect.poll(() => marked(page, 'quote')).toEqual(['I found the customer']);
    await row(page, 5).click();
    await expect.poll(() => marked(page, 'quote')).toEqual([]);
  });

  test('draws the chain of the suspect that is chosen', async () => {
    const page = await show('refund');
    await row(page, 2).locator('.path-dot.origin').waitFor();
    const dots = () =>
      page.locator('.steps-list .row').evaluateAll((rows) =>
        rows.flatMap((one) => {
          const dot = one.querySelector('.path-dot');
          return dot ? [`${one.getAttribute('data-step')} ${dot.className.trim()}`] : [];
        }),
      );
    expect(await dots()).toEqual([
      '2 path-dot origin',
      '4 path-dot carried',
      '6 path-dot carried',
      '7 path-dot failure',
    ]);
    expect(await row(page, 7).getAttribute('aria-label')).toContain('the failure shows here');
    await suspect(page, 2).click();
    await expect.poll(() => selected(page)).toBe('4');
    expect(await dots()).toEqual(['4 path-dot origin', '6 path-dot carried', '7 path-dot failure']);
  });

  test('says when no value is known to lead from a suspect to the symptom', async () => {
    const page = await show('refund');
    await suspect(page, 3).click();
    const story = page.getByRole('region', { name: 'Why it failed' });
    await story.getByText('No value is known to lead from step 1 to step 7.').waitFor();
    expect(await row(page, 1).getAttribute('aria-label')).toContain('the suspect');
    await row(page, 4).locator('.path.loose > .path-line.above').waitFor();
    await suspect(page, 1).click();
    await expect.poll(() => page.locator('.path.loose').count()).toBe(0);
  });

  test('arrives late without moving anything', async () => {
    const page = await show('slow');
    await row(page, 1).waitFor();
    const places = () =>
      page.locator('.steps-list .row, .detail-title, .toolbar').evaluateAll((all) =>
        all.map((one) => {
          const { x, y, width, height } = one.getBoundingClientRect();
          return [x, y, width, height].map(Math.round).join();
        }),
      );
    await page.getByText('Looking for the cause…').waitFor();
    const before = await places();
    await suspect(page, 1).waitFor();
    expect(await places()).toEqual(before);
  });

  test('is not looked for while the file is read, nor for a run that succeeded until it is asked for', async () => {
    const page = await show('reading');
    await page.getByText('The cause is looked for once the file is read.').waitFor();
    expect(await calls(page, 'diagnose')).toBe(0);
    await page.evaluate(() => window.host.setFile({ state: 'complete', progress: 1 }));
    await suspect(page, 1).waitFor();
    await page.close();

    const succeeded = await show('succeeded');
    await row(succeeded, 1).waitFor();
    expect(await calls(succeeded, 'diagnose')).toBe(0);
    await succeeded.getByRole('button', { name: 'Look for Causes' }).click();
    await suspect(succeeded, 1).waitFor();
  });

  test('is told of another step, from the page and from the editor, and goes back', async () => {
    const page = await show('refund');
    await row(page, 5).click();
    await page.getByRole('button', { name: 'Why This? Explain step 5' }).click();
    await page.getByText('What you ask about').waitFor();
    await page.getByText('You asked about step 5.').waitFor();
    await page.getByRole('button', { name: 'Back to the symptom found' }).click();
    await page.getByText('shows at step 7').waitFor();
    await page.evaluate(() => window.host.send({ type: 'explain', trace: 'refund', symptom: 8 }));
    await page.getByText('You asked about step 8.').waitFor();
    expect(await selected(page)).toBe('8');
  });

  test('closes to a line, and stays closed', async () => {
    const page = await show('refund');
    await suspect(page, 1).waitFor();
    await page.getByRole('button', { name: 'Why it failed' }).click();
    await expect.poll(() => suspect(page, 1).isVisible()).toBe(false);
    await page.getByText('most suspect is step 2 (62%)').waitFor();
    await page.waitForFunction(() => JSON.parse(sessionStorage.getItem('state') ?? '{}').story === false);
    await page.reload();
    await page.getByText('most suspect is step 2 (62%)').waitFor();
    expect(await suspect(page, 1).isVisible()).toBe(false);
  });
});

describe('a path through a million steps', () => {
  test('passes folded rows and can be followed from end to end', async () => {
    const page = await show('million');
    await row(page, 20).locator('.path-dot.origin').waitFor({ state: 'attached' });
    await page.getByRole('button', { name: 'Collapse All' }).click();
    await row(page, 12).locator('.path-dot.origin.inside').waitFor();
    expect(await row(page, 12).getAttribute('aria-label')).toContain('start of the chain inside');
    await row(page, 22).locator('.path-line.above').waitFor();
    await page.locator('.chip', { hasText: '750000' }).click();
    await expect.poll(() => selected(page)).toBe('750000');
    await row(page, 750_000).locator('.path-dot.carried').waitFor();
    expect(await page.locator('.scale-tick').count()).toBe(5);
  });
});

describe('findings', () => {
  test('are named in rows, filter the list and are told in the step', async () => {
    const page = await show('refund');
    await row(page, 4).getByText('tool empty result used').click();
    await page.getByRole('tab', { name: 'Findings 1' }).click();
    await page.getByRole('tab', { name: /^Findings/, selected: true }).waitFor();
    const box = page.getByRole('article', { name: /^get_orders returned/ });
    await box.getByText('not recovered').waitFor();
    await box.getByText('Run it again with the id that the request names.').waitFor();
    await page.getByRole('button', { name: 'Findings 5' }).click();
    await expect.poll(() => shownSteps(page)).toEqual(['1', '2', '4', '5', '7', '8']);
    await row(page, 4).click();
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => selected(page)).toBe('5');
    await page.locator('.story .chip', { hasText: '6' }).click();
    await expect.poll(async () => (await shownSteps(page)).length).toBe(9);
    expect(await selected(page)).toBe('6');
  });
});

describe('a value', () => {
  test('is followed from a leaf by mouse and by key', async () => {
    const page = await show('refund');
    await row(page, 7).click();
    await page.getByRole('tree', { name: 'Arguments' }).getByText('8841').click();
    await page.getByRole('toolbar', { name: 'Value 8841' }).getByText('Where did this come from?').click();
    await expect.poll(() => selected(page)).toBe('2');
    await page.getByText('given in step 2').waitFor();
    await expect.poll(() => marked(page, 'quote')).toEqual(['8841']);

    await row(page, 7).click();
    const tree = page.getByRole('tree', { name: 'Arguments' });
    await tree.focus();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.getByRole('toolbar', { name: 'Value 129' }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => selected(page)).toBe('8');
    await page.getByText('introduced in step 7: no earlier step contains it').waitFor();
    await page.getByRole('button', { name: 'Stop Following' }).click();
    await expect.poll(() => page.getByText('introduced in step 7').count()).toBe(0);
  });

  test('is followed from selected text, and tells the context menu what is selected', async () => {
    const page = await show('refund');
    await row(page, 9).click();
    const text = page.locator('.detail .text-content').filter({ hasText: 'Your refund' });
    await text.evaluate((element) => {
      const node = [...element.childNodes].find((child) => child.textContent?.includes('Your refund'))!;
      const at = node.textContent!.indexOf('Your refund');
      getSelection()!.setBaseAndExtent(node, at, node, at + 'Your refund'.length);
    });
    await page.getByRole('toolbar', { name: 'Value Your refund' }).waitFor();
    const told = JSON.parse((await page.locator('.detail-content').getAttribute('data-vscode-context'))!);
    expect(told).toMatchObject({ webviewSection: 'value', trace: 'refund', step: 9, value: 'Your refund' });
    await page.getByRole('toolbar').getByText('Where did it go?').click();
    await page.getByText('Nothing in the run is known of Your refund.').waitFor();
  });

  test('is followed by name, and by command of the editor', async () => {
    const page = await show('refund');
    await row(page, 7).click();
    await page.getByRole('button', { name: 'Follow a Value…' }).click();
    await page.getByRole('textbox', { name: 'Value to follow' }).and(page.locator(':focus')).waitFor();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('8841');
    await page.keyboard.press('Enter');
    await expect.poll(() => selected(page)).toBe('2');
    await page.getByRole('button', { name: 'Follow a Value…', expanded: false }).waitFor();
    await page.evaluate(() =>
      window.host.send({ type: 'follow', trace: 'refund', step: 2, value: '8841', to: 'uses' }),
    );
    await expect.poll(() => selected(page)).toBe('4');
  });

  test('leads back step by step, and forward again', async () => {
    const page = await show('refund');
    await row(page, 7).click();
    const forward = page.getByRole('button', { name: 'Step Forward' });
    expect(await forward.isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'Step Back' }).click();
    await expect.poll(() => selected(page)).toBe('4');
    await page.evaluate(() => window.host.send({ type: 'travel', direction: 'back' }));
    await expect.poll(() => selected(page)).toBe('2');
    await page.getByText('Back from step 4 to step 2, along 8841').waitFor();
    await page.getByRole('button', { name: 'Step Back' }).click();
    await page.getByText('No value of step 2 leads back to an earlier step.').waitFor();
    await forward.click();
    await expect.poll(() => selected(page)).toBe('4');
    await forward.click();
    await expect.poll(() => selected(page)).toBe('7');
    expect(await forward.isDisabled()).toBe(true);
  });

  test('rows tell the context menu which step they are', async () => {
    const page = await show('refund');
    // A row that is still being asked for says nothing yet.
    const told = async () => JSON.parse((await row(page, 3).getAttribute('data-vscode-context')) ?? '{}');
    await expect.poll(told, { timeout: 10_000 }).toMatchObject({ webviewSection: 'step', trace: 'refund', step: 3 });
  });
});

describe('the context of model calls', () => {
  test('is a tab of the step and a picture of the run', async () => {
    const page = await show('refund');
    await row(page, 8).click();
    expect(await calls(page, 'ledger')).toBe(0);
    await page.getByRole('tab', { name: 'Context' }).click();
    await page.getByText('Dropped user message').first().waitFor();
    await page.getByRole('row', { name: /^tool find_customer ≈ 1,700 43%/ }).waitFor();
    await page.getByRole('button', { name: 'Context Sent, per Model Call' }).click();
    const picture = page.getByRole('listbox', { name: 'Context sent, per model call' });
    expect(await picture.getByRole('option').count()).toBe(4);
    expect(await picture.getByRole('option', { name: /^Step 5 ≈ 3.2k · 3%/ }).count()).toBe(1);
    await picture.focus();
    await page.keyboard.press('ArrowUp');
    await expect.poll(() => selected(page)).toBe('5');
    await row(page, 2).click();
    await page.getByText('Only model calls are sent a context.').waitFor();
  });

  test('is drawn for fifty thousand calls with those in view only', async () => {
    const page = await show('million');
    await page.getByRole('button', { name: 'Context Sent, per Model Call' }).click();
    await page.getByRole('option', { name: /^Step 3 / }).waitFor();
    expect(await page.getByRole('option').count()).toBeLessThan(40);
  });
});

test('a mark is set, shown on the row and removed', async () => {
  const page = await show('refund');
  await row(page, 2).click();
  await page.getByRole('button', { name: 'Mark This Step…' }).click();
  await page.getByRole('checkbox', { name: 'This step caused the failure' }).check();
  await page.getByRole('button', { name: 'Wrong' }).click();
  await page.getByRole('textbox', { name: 'Note' }).fill('took the first match');
  await page.getByRole('button', { name: 'Save Mark' }).click();
  await row(page, 2).getByText('root cause').waitFor();
  expect(await row(page, 2).getAttribute('aria-label')).toContain('marked: root cause, Wrong, took the first match');
  const last = await page.evaluate(() => window.host.received.filter((sent) => sent.type === 'mark').at(-1));
  expect(last).toEqual({
    type: 'mark',
    mark: { trace: 'refund', step: 2, rootCause: true, verdict: 'wrong', note: 'took the first match' },
  });
  await page.getByRole('button', { name: 'Change Your Mark…' }).click();
  await page.getByRole('button', { name: 'Remove Mark' }).click();
  await expect.poll(() => row(page, 2).getByText('root cause').count()).toBe(0);
});

test.each(['dark', 'light', 'hc', 'hc-light'] as const)('breaks no accessibility rule in %s', async (theme) => {
  const page = await show('refund', { theme });
  await suspect(page, 1).waitFor();
  await row(page, 8).click();
  await page.getByRole('tab', { name: 'Context' }).click();
  await page.getByRole('button', { name: 'Context Sent, per Model Call' }).click();
  await page.getByRole('row', { name: /^system/ }).waitFor();
  await page.evaluate(() =>
    window.host.send({ type: 'follow', trace: 'refund', step: 8, value: '8841', to: 'origin' }),
  );
  await page.getByRole('button', { name: 'Stop Following' }).waitFor();
  await page.getByRole('button', { name: 'Mark This Step…' }).click();
  const problems = async (): Promise<string[]> => {
    await page.evaluate(axe.source);
    return page.evaluate(async () => {
      const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run(document);
      return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 200)}`));
    });
  };
  expect(await problems()).toEqual([]);
});

test.each([
  [320, 700],
  [560, 900],
  [900, 300],
])('fits a page of %i x %i', async (width, height) => {
  const page = await show('refund', { width, height });
  await row(page, 1).waitFor();
  const over = await page.evaluate(() => document.body.scrollWidth - document.body.clientWidth);
  expect(over).toBeLessThanOrEqual(0);
  const list = await page.locator('.steps-list').boundingBox();
  expect(list!.height).toBeGreaterThan(40);
});
