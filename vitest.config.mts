import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/{unit,repo}/**/*.test.ts'],
    testTimeout: 30_000,
  },
});
