import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { usePages } from './harness/usePages';

const show = usePages();

const row = (page: Page, step: number) => page.locator(`.steps-list [data-step="${step}"]`);
const selected = (page: Page) => page.locator('.steps-list .row.selected .row-number');
const shownSteps = (page: Page) => page.locator('.steps-list .row-number').allTextContents();
const calls = (page: Page, method: string) =>
  page.evaluate(
    (wanted) => window.host.received.filter((sent) => sent.type === 'call' && sent.call.method === wanted).length,
    method,
  );

describe('the step tree', () => {
  test('folds and unfolds with the arrow keys, and the fold stays when its parent is folded', async () => {
    const page = await show('thousand');
    await row(page, 6).click();
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => shownSteps(page)).not.toContain('7');
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => selected(page).textContent()).toBe('2');
    await page.keyboard.press('ArrowLeft');
    await expect.poll(async () => (await shownSteps(page)).slice(0, 3)).toEqual(['1', '2', '12']);
    await page.keyboard.press('ArrowRight');
    await expect.poll(async () => (await shownSteps(page)).slice(0, 7)).toEqual(['1', '2', '3', '4', '5', '6', '10']);
  });

  test('is folded as a whole, and search opens what it needs', async () => {
    const page = await show('thousand');
    await row(page, 1).waitFor();
    await page.getByRole('button', { name: 'Collapse All' }).click();
    await expect.poll(async () => (await shownSteps(page)).slice(0, 3)).toEqual(['1', '2', '12']);
    await page.getByRole('textbox', { name: 'Search the content of all steps' }).fill('customer 8007');
    await page.getByText('1 step matches').waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => selected(page).textContent()).toBe('7');
    expect((await shownSteps(page)).slice(0, 4)).toEqual(['1', '2', '3', '4']);
  });

  test('tells screen readers its shape', async () => {
    const page = await show('thousand');
    await row(page, 7).click();
    const grid = page.getByRole('treegrid');
    expect(await grid.getAttribute('aria-rowcount')).toBe('1001');
    expect(await grid.getAttribute('aria-activedescendant')).toBe('step-7');
    const step = row(page, 7);
    expect(await step.getAttribute('aria-level')).toBe('4');
    expect(await step.getAttribute('aria-rowindex')).toBe('8');
    expect(await step.getAttribute('aria-selected')).toBe('true');
    expect(await row(page, 6).getAttribute('aria-expanded')).toBe('true');
    expect(await row(page, 97).or(row(page, 6)).first().getAttribute('aria-label')).toMatch(/^Step 6, agent/);
  });

  test('asks for no step that was passed while another was fetched', async () => {
    const page = await show('thousand', { latency: 150 });
    await row(page, 5).click();
    const before = await calls(page, 'detail');
    for (let i = 0; i < 20; i++) await page.keyboard.press('ArrowDown');
    await page.getByRole('heading', { name: /^Step 25/ }).waitFor();
    expect((await calls(page, 'detail')) - before).toBeLessThan(12);
  });
});

describe('while the file is read', () => {
  test('what the user did stays when the steps are numbered anew', async () => {
    const page = await show('reading');
    await row(page, 6).click();
    await page.keyboard.press('ArrowLeft');
    await row(page, 14).click();
    await page.locator('.steps-list').evaluate((list) => {
      list.scrollTop = 100;
    });
    await page.getByText('note').first().waitFor();
    const rows = await calls(page, 'rows');
    await page.evaluate(() => window.host.setFile({ generation: 2, progress: 0.7 }));
    await page.getByText('Reading… 70%').waitFor();
    await expect.poll(() => calls(page, 'rows')).toBeGreaterThan(rows);
    expect(await selected(page).textContent()).toBe('14');
    expect(await shownSteps(page)).not.toContain('7');
    expect(await page.locator('.steps-list').evaluate((list) => list.scrollTop)).toBe(100);
  });

  test('it can be cancelled, and says so', async () => {
    const page = await show('reading');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('Reading was stopped').waitFor();
    await page.getByRole('button', { name: 'Read Again' }).click();
    const last = await page.evaluate(() => window.host.received.at(-1));
    expect(last).toEqual({ type: 'reload' });
  });

  test('the list of traces comes as soon as there is a second one', async () => {
    const page = await show('many');
    await page.evaluate(() => window.host.setFile({ onlyTrace: 't0', traceCount: 1, state: 'reading', progress: 0.1 }));
    await page.locator('.steps-list').waitFor();
    await page.evaluate(() => window.host.setFile({ onlyTrace: undefined, traceCount: 3000 }));
    await page.locator('.traces-list').waitFor();
  });
});

describe('a step', () => {
  test('shows hostile text as text, and characters that hide as their code', async () => {
    const page = await show('refund');
    await row(page, 9).click();
    await page.getByText('<img src=x onerror=alert(1)>').waitFor();
    expect(await page.locator('.detail img, .detail a').count()).toBe(0);
    expect(await page.locator('.detail .hidden-character').allTextContents()).toEqual([
      'U+202E',
      'U+202C',
      'U+200B ×2',
    ]);
  });

  test('opens values of any depth and length piece by piece', async () => {
    const page = await show('refund');
    await row(page, 9).click();
    await page.getByRole('tab', { name: 'Raw' }).click();
    const tree = page.getByRole('tree', { name: 'Attributes' });
    await tree.waitFor();
    expect(await tree.getByRole('treeitem').count()).toBeLessThan(100);
    await tree.getByText('20000 … 24999').click();
    await tree.getByText('24900 … 24999').click();
    await tree.getByText('24999', { exact: true }).first().waitFor();
  });

  test('shows the rest of a long text when asked', async () => {
    const page = await show('thousand');
    await row(page, 3).click();
    await page.getByText('400 of 49,208 characters shown').waitFor();
    await page.getByRole('button', { name: 'Show more' }).click();
    await page.getByText('20,400 of 49,208 characters shown').waitFor();
    expect(await calls(page, 'text')).toBe(1);
  });

  test('says that its long system instructions and history are there, closed', async () => {
    const page = await show('refund');
    await row(page, 5).click();
    const system = page.getByRole('button', { name: /^system You are the refund agent/ });
    expect(await system.getAttribute('aria-expanded')).toBe('false');
    expect(await page.getByRole('button', { name: /^user Hello/ }).getAttribute('aria-expanded')).toBe('false');
    await page.getByText('I found the customer. Checking orders.').waitFor();
  });

  test('starts at its top, wherever the step before was scrolled to', async () => {
    const page = await show('refund', { height: 400 });
    await row(page, 5).click();
    const view = page.locator('.detail .scroller:visible');
    await page.getByText('Tools offered').waitFor();
    await view.evaluate((scroller) => {
      scroller.scrollTop = 100;
    });
    expect(await view.evaluate((scroller) => scroller.scrollTop)).toBe(100);
    await row(page, 3).click();
    await page.getByRole('heading', { name: /^Step 3/ }).waitFor();
    expect(await view.evaluate((scroller) => scroller.scrollTop)).toBe(0);
  });

  test('is reached and left by keyboard', async () => {
    const page = await show('refund');
    await row(page, 2).click();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toMatch(/^detail/);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toMatch(/steps-list/);
  });
});

describe('search', () => {
  test('marks steps and text, and ends when it is left', async () => {
    const page = await show('refund');
    await page.keyboard.press('Control+f');
    await page.keyboard.type('8841');
    await page.getByText('8 steps match').waitFor();
    expect(await page.locator('.steps-list .is-hit').count()).toBe(8);
    await page.keyboard.press('F3');
    await page.getByText('1 of 8 steps').waitFor();
    const marked = () => page.evaluate(() => [...(CSS.highlights.get('search-match') ?? [])].map(String));
    await expect.poll(marked).toEqual(['8841']);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('.steps-list .is-hit').count()).toBe(0);
    const last = await page.evaluate(() => window.host.received.filter((sent) => sent.type !== 'call').at(-1));
    expect(last).toEqual({ type: 'endSearch' });
  });

  test('lists what it found', async () => {
    const page = await show('thousand');
    await page.getByRole('textbox', { name: 'Search the content of all steps' }).fill('turn 3');
    await page.getByRole('button', { name: 'List Matches' }).click();
    await page.getByRole('option', { name: /^25 / }).click();
    await expect.poll(() => selected(page).textContent()).toBe('25');
  });
});

describe('a file of many traces', () => {
  const names = (page: Page) => page.locator('.traces-list .trace-name').allTextContents();

  test('is sorted, filtered, opened and come back to', async () => {
    const page = await show('many');
    await expect.poll(async () => (await names(page))[1]).toBe('refund-agent run 5');
    await page.getByRole('button', { name: 'Steps' }).click();
    await expect.poll(async () => (await page.locator('.traces-list .cell-steps').allTextContents())[0]).toBe('419');
    await page.getByRole('textbox', { name: 'Filter traces' }).fill('run 299');
    await page.getByText('11 traces match').waitFor();
    await expect.poll(async () => (await names(page)).length).toBe(11);
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
    const second = (await names(page))[1]!;
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: second, level: 1 }).waitFor();
    await page.keyboard.press('Backspace');
    await expect.poll(async () => (await names(page))[1]).toBe(second);
    expect(await page.locator('.traces-list .selected .trace-name').textContent()).toBe(second);
    await page.getByRole('textbox', { name: 'Filter traces' }).fill('no such run');
    await page.getByRole('button', { name: 'Clear Filter' }).click();
    await expect.poll(async () => (await names(page)).length).toBeGreaterThan(11);
  });
});

test('the page comes back as it was left', async () => {
  const page = await show('million');
  await row(page, 2).click();
  await page.keyboard.press('ArrowLeft');
  await row(page, 23).click();
  await page.getByRole('tab', { name: 'Raw' }).click();
  await page.locator('.steps-list').evaluate((list) => {
    list.scrollTop = 200;
  });
  await page.waitForFunction(() => JSON.parse(sessionStorage.getItem('state') ?? '{}').top > 0);
  await page.reload();
  await expect.poll(() => selected(page).textContent()).toBe('23');
  expect(await shownSteps(page)).not.toContain('3');
  expect(await page.locator('.steps-list').evaluate((list) => list.scrollTop)).toBe(200);
  await page.getByText('span-23').waitFor();
});

test.each([
  ['failed', 'picture.trace.json could not be read as a trace', 'The file is a PNG image.'],
  ['empty', 'empty.otlp.json holds no traces', 'Choose Format…'],
])('a file that is %s says why and what can be done', async (scene, title, text) => {
  const page = await show(scene);
  await page.getByRole('heading', { name: title }).waitFor();
  await page.getByText(text).waitFor();
  await page.getByRole('button', { name: 'Read Again' }).waitFor();
});
