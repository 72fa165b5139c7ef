import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { type Harness, type OpenPage, type SceneOptions, startHarness } from './openPage';

/**
 * A harness for the tests of a file, one page a test. Whatever was done, the page and its content policy must have nothing
 * to complain about at the end of it.
 * @returns opens the test's page on a scene
 */
export function usePages(): (scene: string, options?: SceneOptions) => Promise<Page> {
  let harness: Harness;
  let open: OpenPage | undefined;

  beforeAll(async () => {
    harness = await startHarness();
  });
  afterAll(() => harness.close());
  afterEach(async () => {
    expect(open?.errors).toEqual([]);
    await open?.page.close();
    open = undefined;
  });

  return async (scene, options) => {
    open = await harness.open(scene, options);
    await open.page.locator('.page').waitFor();
    return open.page;
  };
}
