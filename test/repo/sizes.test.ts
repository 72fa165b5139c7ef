import * as esbuild from 'esbuild';
import { expect, test } from 'vitest';
import { BYTE_BUDGETS, builds, outputBytes } from '../../esbuild.config.mjs';

test('every bundle keeps its byte budget', async () => {
  const options = builds({ dev: false }).map((build) => ({ ...build, write: false }));
  const bytes = outputBytes(await Promise.all(options.map((option) => esbuild.build(option))));
  const over = Object.entries(BYTE_BUDGETS).filter(([name, budget]) => !(bytes[name]! <= budget));
  expect(over.map(([name, budget]) => `${name}: ${bytes[name]} of ${budget}`)).toEqual([]);
});
