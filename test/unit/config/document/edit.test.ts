import { describe, expect, test } from 'vitest';
import { readDocument } from '../../../../extension/config/document/document';
import { applyEdits, type Edit, textEdit } from '../../../../extension/config/document/edit';
import { at, type Node, type Path } from '../../../../extension/config/document/node';

/** The text after one change, and nothing else changed. */
function change(name: string, text: string, path: Path, edit: (node: Node) => Edit): string | undefined {
  const isYaml = name.endsWith('.yaml');
  const { root } = readDocument(name, text, isYaml ? 'yaml' : 'json');
  const written = textEdit(text, isYaml, edit(at(root, ...path)!));
  return written && applyEdits(text, [written]);
}

const insert =
  (value: unknown) =>
  (object: Node): Edit => ({ op: 'insert', object, key: 'new', value });

describe('a member is inserted', () => {
  test.each([
    ['{"a": 1}', '{"a": 1, "new": true}'],
    ['{}', '{"new": true}'],
    ['{\n  "a": 1, // one\n  "b": 2\n}', '{\n  "a": 1, // one\n  "b": 2,\n  "new": true\n}'],
    ['{\r\n\t"a": 1\r\n}', '{\r\n\t"a": 1,\r\n\t"new": true\r\n}'],
  ])('into JSON %j', (before, after) => {
    expect(change('a.json', before, [], insert(true))).toBe(after);
  });

  test.each([
    ['a: 1\nb:\n  - x\n', 'a: 1\nnew: true\nb:\n  - x\n'],
    [
      'list:\n  - name: x # one\n    b: |\n      text\n',
      'list:\n  - name: x # one\n    new: true\n    b: |\n      text\n',
      ['list', 0],
    ],
    ['list:\n  - name: x\n', 'list:\n  - new: true\n    name: x\n', ['list', 0]],
    ['a: {b: 1}\n', 'a: {b: 1, new: true}\n', ['a']],
  ])('into YAML %j', (before, after, path: Path = []) => {
    expect(change('a.yaml', before, path, insert(true))).toBe(after);
  });

  test('unless it is there', () => {
    expect(change('a.json', '{"new": 1}', [], insert(2))).toBeUndefined();
  });
});

describe('a member or item is removed with its comma or line', () => {
  const remove = (node: Node): Edit => ({ op: 'remove', node });
  test.each([
    ['a.json', '{"a": 1, "b": 2}', ['a'], '{"b": 2}'],
    ['a.json', '{"a": 1, "b": 2}', ['b'], '{"a": 1}'],
    ['a.json', '["a", "b", "c"]', [1], '["a", "c"]'],
    ['a.json', '["a"]', [0], '[]'],
    ['a.yaml', 'a: 1\nb: 2\nc: 3\n', ['b'], 'a: 1\nc: 3\n'],
    ['a.yaml', 'a: 1\nb: |\n  two\n  three\nc: 3\n', ['b'], 'a: 1\nc: 3\n'],
    ['a.yaml', 'l:\n  - a\n  - b\n', ['l', 0], 'l:\n  - b\n'],
    ['a.yaml', 'a: [x, y]\n', ['a', 1], 'a: [x]\n'],
  ] as const)('%s %j at %j', (name, before, path, after) => {
    expect(change(name, before, path, remove)).toBe(after);
  });

  test('but not the only entry of a YAML block, nor the key that stands after a dash', () => {
    expect(change('a.yaml', 'a:\n  b: 1\n', ['a', 'b'], remove)).toBeUndefined();
    expect(change('a.yaml', 'l:\n  - a: 1\n    b: 2\n', ['l', 0, 'a'], remove)).toBeUndefined();
  });
});

test('a value, a key and a piece of text are replaced in the file’s own style', () => {
  expect(change('a.json', '{"a": [1]}', ['a'], (node) => ({ op: 'replace', node, value: ['x', 'y'] }))).toBe(
    '{"a": ["x", "y"]}',
  );
  expect(change('a.yaml', 'a: 1 # one\n', ['a'], (node) => ({ op: 'replace', node, value: 'yes' }))).toBe(
    'a: "yes" # one\n',
  );
  expect(change('a.yaml', 'a: {b: 1}\n', ['a', 'b'], (node) => ({ op: 'rename-key', node, key: 'c' }))).toBe(
    'a: {c: 1}\n',
  );
  const text = (node: Node): Edit => ({ op: 'replace-text', node, from: 4, to: 7, text: 'a "b"' });
  expect(change('a.json', '{"a": "one two"}', ['a'], text)).toBe('{"a": "one a \\"b\\""}');
  expect(change('a.yaml', "a: 'one two'\n", ['a'], text)).toBe('a: \'one a "b"\'\n');
  expect(
    change('a.yaml', 'a: one two\n', ['a'], (node) => ({ op: 'replace-text', node, from: 0, to: 3, text: 'x: y' })),
  ).toBeUndefined();
});

test('overlapping edits: the first one wins', () => {
  expect(
    applyEdits('abcdef', [
      { start: 1, end: 4, text: 'X' },
      { start: 2, end: 5, text: 'Y' },
      { start: 5, end: 6, text: 'Z' },
    ]),
  ).toBe('aXeZ');
});
