import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Harness, startHarness } from './harness/openPage';

/** Processor time one turn of the page's main thread may take while it scrolls. */
const MOST_MS = 50;

let harness: Harness;
let page: Page;

beforeAll(async () => {
  harness = await startHarness();
  ({ page } = await harness.open('million', { latency: 5 }));
  await page.locator('.steps-list [data-step="1"]:not(.pending)').waitFor();
  await page.mouse.move(300, 500);
});
afterAll(() => harness.close());

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Processor time in microseconds: unlike elapsed time it does not grow when the machine is busy. */
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

/** The longest turn of the main thread while something runs, in milliseconds of processor time. */
async function longestTurn(action: () => Promise<void>): Promise<number> {
  await harness.browser.startTracing(page, { categories: ['toplevel'] });
  await action();
  const { traceEvents } = JSON.parse((await harness.browser.stopTracing()).toString()) as {
    traceEvents: TraceEvent[];
  };
  const main = traceEvents.find(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')!;
  const turns = traceEvents.filter(
    ({ name, pid, tid }) => name === 'ThreadControllerImpl::RunTask' && pid === main.pid && tid === main.tid,
  );
  expect(turns.length).toBeGreaterThan(10);
  return Math.max(...turns.map(({ tdur }) => tdur ?? 0)) / 1000;
}

const nodes = () => page.evaluate(() => document.querySelectorAll('*').length);
const lastShown = () => page.locator('.steps-list .row-number').last().textContent();

test('a million steps scroll by wheel and by scroll bar within a frame, in a document of constant size', async () => {
  const before = await nodes();
  const wheel = await longestTurn(async () => {
    for (let i = 0; i < 40; i++) {
      await page.mouse.wheel(0, i % 2 ? 3000 : 100);
      await page.waitForTimeout(16);
    }
  });
  const drag = await longestTurn(() =>
    page.locator('.steps-list').evaluate(async (list) => {
      for (let i = 0; i <= 60; i++) {
        list.scrollTop = (i / 60) * list.scrollHeight;
        await new Promise(requestAnimationFrame);
      }
    }),
  );
  console.log(`longest turn: ${wheel.toFixed(1)} ms by wheel, ${drag.toFixed(1)} ms by scroll bar; ${before} elements`);
  expect(wheel).toBeLessThan(MOST_MS);
  expect(drag).toBeLessThan(MOST_MS);
  await expect.poll(lastShown).toBe('1000000');
  expect(await nodes()).toBeLessThan(before + 200);
});

test('steps that were scrolled past are not asked for', async () => {
  const asked = () => page.evaluate(() => window.host.received.filter((sent) => sent.type === 'call').length);
  const before = await asked();
  await page.locator('.steps-list').evaluate(async (list) => {
    for (let i = 300; i >= 0; i--) {
      list.scrollTop = (i / 300) * list.scrollHeight;
      if (i % 10 === 0) await new Promise(requestAnimationFrame);
    }
  });
  await page.locator('.steps-list [data-step="1"]:not(.pending)').waitFor();
  expect((await asked()) - before).toBeLessThan(60);
});

test('every step can be reached, by one wheel notch and by key', async () => {
  await page.locator('.steps-list').focus();
  await page.keyboard.press('End');
  await expect.poll(lastShown).toBe('1000000');
  await expect.poll(() => page.locator('.row.selected .row-number').textContent()).toBe('1000000');
  await page.keyboard.press('Home');
  await page.locator('.steps-list [data-step="1"]').waitFor();
  const topOf = (step: number) =>
    page.locator(`.steps-list [data-step="${step}"]`).evaluate((row) => row.getBoundingClientRect().top);
  const before = await topOf(20);
  await page.mouse.wheel(0, 40);
  await expect.poll(async () => Math.round(before - (await topOf(20)))).toBe(40);
});
