import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatOf, readDocument } from '../../../../extension/config/document/document';
import { readEnv } from '../../../../extension/config/document/env';
import { at, type Node, toValue } from '../../../../extension/config/document/node';
import { readToml } from '../../../../extension/config/document/toml';

function plain(node: Node): unknown {
  return JSON.parse(JSON.stringify(toValue(node)));
}

describe('TOML', () => {
  test('reads tables, arrays of tables, dotted keys and all kinds of values', () => {
    const text = [
      'model = "a-1" # the model',
      "path = 'C:\\x'",
      'big = 1_000',
      'when = 2026-01-02',
      'list = [1, # one',
      '  2]',
      'inline = {a = true, b.c = "x\\ty"}',
      'long = """',
      'one',
      'two"""',
      '[llm."fast one"]',
      'top_p = 0.5',
      '[[server]]',
      'name = "a"',
      '[[server]]',
      'name = "b"',
    ].join('\n');
    const { root, issues } = readToml(text);
    expect(issues).toEqual([]);
    expect(plain(root)).toEqual({
      model: 'a-1',
      path: 'C:\\x',
      big: 1000,
      when: '2026-01-02',
      list: [1, 2],
      inline: { a: true, b: { c: 'x\ty' } },
      long: 'one\ntwo',
      llm: { 'fast one': { top_p: 0.5 } },
      server: [{ name: 'a' }, { name: 'b' }],
    });
    const model = at(root, 'model')!;
    expect(text.slice(model.start, model.end)).toBe('"a-1"');
  });

  test('goes on after a line that cannot be read', () => {
    const { root, issues } = readToml('a = 1\nnonsense\nb = "open\nc = 3\na = 2\n');
    expect(plain(root)).toEqual({ a: 2, c: 3 });
    expect(issues.map(({ message }) => message)).toEqual([
      '= is missing here',
      'the string is not closed',
      'duplicate key "a": only the last one counts',
    ]);
  });

  test('any text at all reads without a throw and comes to an end', () => {
    const pieces = fc.array(
      fc.constantFrom('a', '=', ' ', '\n', '[', ']', '[[', '{', '}', '"', "'", '"""', ',', '.', '#', '1', '\\'),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(pieces, (list) => {
        readToml(list.join(''));
      }),
    );
  });
});

test('.env lines: quotes and comments are cut, places are exact', () => {
  const text = '# keys\nexport A_MODEL = "gpt-x" \nB=plain # note\r\nnot a line\nC=\n';
  const root = readEnv(text);
  expect(plain(root)).toEqual({ A_MODEL: 'gpt-x', B: 'plain', C: '' });
  const model = at(root, 'A_MODEL')!;
  expect(text.slice(model.start, model.end)).toBe('gpt-x');
});

test.each([
  ['a/tools.json', 'json'],
  ['.env', 'env'],
  ['.env.example', 'env'],
  ['a.env-example', 'env'],
  ['x.PROMPTY', 'markdown'],
  ['environment.ts', undefined],
  ['a.png', undefined],
])('%s is read as %s', (path, format) => {
  expect(formatOf(path)).toBe(format);
});

describe('front matter', () => {
  test('is not taken from a thematic break', () => {
    const { root, body } = readDocument('a.md', '# Title\n\n---\nname: x\n---\n', 'markdown');
    expect(root).toBeUndefined();
    expect(body?.start).toBe(0);
  });

  test('may stand below a licence in .prompt files, and without its first fence', () => {
    const licensed = readDocument('a.prompt', '# Copyright\n#\n\n---\nmodel: x\n---\nHi', 'markdown');
    expect([plain(licensed.root!), licensed.body?.value]).toEqual([{ model: 'x' }, 'Hi']);
    const bare = readDocument('a.prompt', 'name: x\n---\nHi', 'markdown');
    expect([plain(bare.root!), bare.body?.value]).toEqual([{ name: 'x' }, 'Hi']);
  });

  test('that is never closed is an issue', () => {
    expect(readDocument('a.md', '---\nname: x\n', 'markdown').issues).toMatchObject([
      { message: 'the front matter has no closing ---' },
    ]);
  });
});
