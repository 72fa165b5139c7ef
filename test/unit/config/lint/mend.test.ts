import { expect, test } from 'vitest';
import { applyEdits } from '../../../../extension/config/document/edit';
import { get } from '../../../../extension/config/document/node';
import { mendAll } from '../../../../extension/config/lint/mend';
import type { Rule } from '../../../../extension/config/lint/rules/rule';
import { type InputFile, lintFiles, lintWith } from '../../../../extension/config/lint/runner';

const TODAY = { today: '2026-11-20' };

const file = (schema: unknown, path = 'tools.json'): InputFile => ({
  path,
  text: `${JSON.stringify([{ name: 'close_till', description: 'Closes a till.', inputSchema: schema }], undefined, 2)}\n`,
});

function mend(inputs: readonly InputFile[], lint = (files: readonly InputFile[]) => lintFiles(files, TODAY)) {
  return mendAll(inputs, lint(inputs), lint);
}

test('fixes that have to wait for each other are made one after the other, until nothing is left', () => {
  const schema = { type: 'object', properties: { why: { type: 'str', enum: ['late', 'late', 'late', 'late'] } } };
  const input = file(schema);
  const mended = mend([input]);
  expect(JSON.parse(mended.inputs[0]!.text)[0].inputSchema.properties.why).toEqual({ type: 'string', enum: ['late'] });
  expect(mended.result.findings.filter(({ fixes }) => fixes.some(({ isSafe }) => isSafe))).toEqual([]);
  expect(mended.count).toBe(4);
  expect(applyEdits(input.text, mended.edits.get('tools.json')!)).toBe(mended.inputs[0]!.text);
});

test('what a fix lays bare and nobody can mend safely is told', () => {
  const inputs = [file({ type: 'str', properties: { a: { type: 'int' } } }), file({ type: 'object' }, 'b.json')];
  const { inputs: after, result } = mend(inputs);
  expect(JSON.parse(after[0]!.text)[0].inputSchema).toEqual({ type: 'string', properties: { a: { type: 'integer' } } });
  expect(after[1]).toBe(inputs[1]);
  expect(result.findings.map(({ rule }) => rule)).toContain('schema-root-not-object');
  expect(result.findings).toEqual(lintFiles(after, TODAY).findings);
});

test('only the wanted file is changed', () => {
  const inputs = [file({ type: 'str' }), file({ type: 'str' }, 'b.json')];
  const lint = (files: readonly InputFile[]) => lintFiles(files, TODAY);
  const { edits } = mendAll(inputs, lint(inputs), lint, (path) => path === 'b.json');
  expect([...edits.keys()]).toEqual(['b.json']);
});

test('a fix that changes nothing ends it, and one that never ends is ended', () => {
  const replaces = (change: (title: string) => string): Rule => ({
    id: 'tool-name-generic',
    severity: 'error',
    summary: 'x',
    on: 'tool',
    check(tool) {
      const node = get(tool.node, 'name')!;
      const value = change(String(node.value));
      return {
        at: { node },
        message: 'x',
        fixes: [{ title: 'Replace', isSafe: true, edits: [{ op: 'replace', node, value }] }],
      };
    },
  });
  const mendWith = (change: (title: string) => string) =>
    mend([file({ type: 'object' })], (files) => lintWith([replaces(change)], files, TODAY));
  const same = mendWith((name) => name);
  expect([same.count, same.edits.size, same.result.findings.length]).toEqual([0, 0, 1]);
  const endless = mendWith((name) => `${name}x`);
  expect(endless.count).toBe(10);
  expect(endless.result.findings[0]!.fixes).toHaveLength(1);
  expect(endless.inputs[0]!.text).toContain(`"close_till${'x'.repeat(10)}"`);
});
