import { expect, test } from 'vitest';
import { otlp, toolRun } from './support/traces';
import { Workbench } from './support/workbench';
import { Workspace } from './support/workspace';

test('a file that is no trace says so, and a broken one shows what can be read', async () => {
  const whole = otlp(toolRun('run', ['a', 'b']));
  const workspace = await Workspace.create({
    'note.trace.json': '{"title": "a shopping list", "items": ["milk"]}',
    'empty.trace.json': '',
    'cut.otlp.jsonl': `${whole}\n${whole.slice(0, 200)}`,
  });
  const window = await Workbench.open(workspace);

  await window.openFile('note.trace.json');
  await window.trace.getByRole('heading', { name: /^note\.trace\.json (holds no traces|could not be read)/ }).waitFor();
  await window.trace.getByRole('button', { name: 'Choose Format…' }).waitFor();

  await window.openFile('empty.trace.json');
  await window.trace
    .getByRole('heading', { name: /^empty\.trace\.json (holds no traces|could not be read)/ })
    .waitFor();

  await window.openFile('cut.otlp.jsonl');
  await window.step(3).waitFor();
  await window.trace.getByRole('button', { name: /problems? while reading/ }).waitFor();
  expect(window.errors).toEqual([]);
});
