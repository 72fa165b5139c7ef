import * as esbuild from 'esbuild';
import { expect, test } from 'vitest';
import { budgetUse, builds } from '../../esbuild.config.mjs';

test('every bundle keeps its byte budget', async () => {
  const options = builds({ dev: false }).map((build) => ({ ...build, write: false }));
  const use = budgetUse(await Promise.all(options.map((option) => esbuild.build(option))));
  expect(use.filter(({ bytes }) => bytes === 0)).toEqual([]);
  expect(use.filter(({ bytes, budget }) => bytes > budget)).toEqual([]);
});
