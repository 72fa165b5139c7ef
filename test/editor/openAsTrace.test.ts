import { expect, test } from 'vitest';
import { otlp, toolRun } from './support/traces';
import { Workbench } from './support/workbench';
import { Workspace } from './support/workspace';

test('any JSON file that holds a trace offers to be opened as one, and no other does', async () => {
  const workspace = await Workspace.create({
    'export.json': otlp(toolRun('run', ['a', 'b'])),
    'list.json': '{"milk": 2}',
  });
  const window = await Workbench.open(workspace);

  await window.openFile('export.json');
  await window.editorText.getByText('resourceSpans').first().waitFor();
  await window.titleButton('Open as Trace').click();
  await window.step(3).waitFor();

  await window.command('Backstep: Open as Text');
  await window.editorText.getByText('resourceSpans').first().waitFor();

  await window.openFile('list.json');
  await window.editorText.getByText('milk').waitFor();
  await expect.poll(() => window.titleButton('Open as Trace').count()).toBe(0);
  expect(window.errors).toEqual([]);
});
