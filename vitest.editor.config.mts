import { defineConfig } from 'vitest/config';

// Drives the packaged extension in a real VS Code: `npm run package` first.
export default defineConfig({
  test: {
    include: ['test/editor/**/*.test.ts'],
    globalSetup: 'test/editor/support/globalSetup.ts',
    setupFiles: 'test/editor/support/setup.ts',
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Two windows of VS Code share two cores badly: waiting for each other costs more than it saves.
    fileParallelism: false,
    // A real browser on a busy machine misses a moment now and then; what fails again is broken.
    retry: 2,
  },
});
