import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { readDocument } from '../../../../extension/config/document/document';
import { at, type Node, toValue, walk } from '../../../../extension/config/document/node';
import { readYaml } from '../../../../extension/config/document/yaml';

function plain(node: Node): unknown {
  return JSON.parse(JSON.stringify(toValue(node)));
}

test('gives what was written, however the library writes it', () => {
  const key = fc.string({ minLength: 1, maxLength: 8 }).filter((text) => text !== '<<' && text !== '__proto__');
  const value = fc.letrec((tie) => ({
    node: fc.oneof(
      { maxDepth: 4 },
      fc.string(),
      fc.integer(),
      fc.boolean(),
      fc.array(tie('node'), { maxLength: 4 }),
      fc.dictionary(key, tie('node'), { maxKeys: 4 }),
    ),
  })).node;
  fc.assert(
    fc.property(value, (written) => {
      const text = stringify(written, { schema: 'core' });
      const { roots, issues } = readYaml(text);
      expect(issues).toEqual([]);
      expect(plain(roots[0]!)).toEqual(JSON.parse(JSON.stringify(written)));
    }),
  );
});

test('places are exact, in front matter too', () => {
  const text = '---\r\nname: "a b"\r\nmodel:\r\n  id: x-1\r\n---\r\nBody.\r\n';
  const { root, body } = readDocument('a.prompty', text, 'markdown');
  const name = at(root, 'name')!;
  const id = at(root, 'model', 'id')!;
  expect([text.slice(name.start, name.end), text.slice(id.start, id.end)]).toEqual(['"a b"', 'x-1']);
  expect(body).toMatchObject({ value: 'Body.\r\n', start: text.indexOf('Body') });
});

describe('odd streams', () => {
  test('anchors, aliases and merge keys are resolved', () => {
    const { roots } = readYaml('base: &b {a: 1}\ncopy: *b\nmore:\n  <<: *b\n  c: 2\n');
    expect(plain(roots[0]!)).toEqual({ base: { a: 1 }, copy: { a: 1 }, more: { a: 1, c: 2 } });
  });

  test('an alias to what holds it is null', () => {
    expect(plain(readYaml('a: &a [1, *a]').roots[0]!)).toEqual({ a: [1, null] });
  });

  test('aliases that repeat themselves a billion times read as null past the limit', () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
    for (let level = 1; level < 10; level++) {
      lines.push(`a${level}: &a${level} [${Array.from({ length: 10 }, () => `*a${level - 1}`).join(', ')}]`);
    }
    let count = 0;
    walk(readYaml(lines.join('\n')).roots[0]!, () => {
      count++;
      return true;
    });
    expect(count).toBeLessThan(1_500_000);
  });

  test('duplicate keys and broken lines are issues', () => {
    expect(readYaml('a: 1\na: 2\n').issues).toMatchObject([
      { message: 'duplicate key "a": only the last one counts', start: 5 },
    ]);
    expect(readYaml('a:\n  b\n  c: 1\n').issues.length).toBeGreaterThan(0);
  });

  test('nesting by the thousand does not end the stack', () => {
    expect(readYaml('['.repeat(20_000)).issues.length).toBeGreaterThan(0);
  });

  test('several documents are a list', () => {
    const { root } = readDocument('a.yaml', 'a: 1\n---\na: 2\n', 'yaml');
    expect(plain(root!)).toEqual([{ a: 1 }, { a: 2 }]);
  });
});

test('any text at all reads without a throw', () => {
  const pieces = fc.array(
    fc.constantFrom(
      'a',
      ':',
      ' ',
      '\n',
      '-',
      '[',
      ']',
      '{',
      '}',
      '&x',
      '*x',
      '!t',
      '|',
      '>',
      '"',
      "'",
      '#',
      '---',
      '\t',
      '?',
      '<<',
      '%',
      '\0',
    ),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(pieces, (list) => {
      readYaml(list.join(''));
    }),
  );
});
