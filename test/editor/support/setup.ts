import { afterAll, afterEach } from 'vitest';
import { closeBrowser, photographFailure } from './workbench';

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') {
    await photographFailure(task.name);
  }
});

afterAll(closeBrowser);
