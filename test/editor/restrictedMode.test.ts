import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CodeServer, packagedExtension, startCodeServer } from '../harness/codeServer.mjs';
import { otlp, toolRun } from './support/traces';
import { Workbench } from './support/workbench';
import { Workspace } from './support/workspace';

let server: CodeServer;

beforeAll(async () => {
  server = await startCodeServer({ vsix: await packagedExtension(), trust: false });
});

afterAll(() => server.stop());

test('a trace opens in a folder that is not trusted', async () => {
  const workspace = await Workspace.create({ 'run.otlp.json': otlp(toolRun('run', ['a', 'b'])) });
  const window = await Workbench.open(workspace, { authority: server.authority });
  await window.page
    .getByRole('button', { name: /^Restricted Mode/ })
    .first()
    .waitFor();
  await window.openFile('run.otlp.json');
  await window.step(3).waitFor();
  await window.screenshot('restricted mode');
  expect(window.errors).toEqual([]);
});
