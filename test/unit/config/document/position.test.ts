import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { readDocument } from '../../../../extension/config/document/document';
import { at } from '../../../../extension/config/document/node';
import { Lines, rangeWithin } from '../../../../extension/config/document/position';

const word = fc.constantFrom(
  'alpha',
  'beta',
  'gamma',
  "it's",
  'say "x"',
  'a\\b',
  'tab\tbed',
  'Zoë',
  '例えば',
  '\u{1f600}',
);
const prose = fc
  .array(fc.tuple(word, fc.constantFrom(' ', '\n', '\n\n', '\n  ')), { minLength: 1, maxLength: 20 })
  .map((list) => `${list.flat().join('')}needle end`);

describe('a piece of a value is found again in the text', () => {
  test('JSON strings', () => {
    fc.assert(
      fc.property(prose, (value) => {
        const text = JSON.stringify({ key: value }, undefined, 2);
        expect(slice('a.json', text, value)).toBe('needle');
      }),
    );
  });

  test.each(['PLAIN', 'QUOTE_DOUBLE', 'QUOTE_SINGLE', 'BLOCK_LITERAL', 'BLOCK_FOLDED'] as const)('YAML %s', (style) => {
    fc.assert(
      fc.property(prose, fc.boolean(), (value, windows) => {
        const written = stringify({ key: { inner: value } }, { defaultStringType: style, lineWidth: 40 });
        const text = windows ? written.replaceAll('\n', '\r\n') : written;
        const { root } = readDocument('a.yaml', text, 'yaml');
        // Windows line breaks inside a quoted value would change it; those are read as they stand.
        const read = String(at(root, 'key', 'inner')?.value);
        fc.pre(read.includes('needle'));
        expect(slice('a.yaml', text, read, ['key', 'inner'])).toBe('needle');
      }),
    );
  });

  test('Markdown bodies', () => {
    const text = '---\nname: x\n---\nOne needle.';
    const { body } = readDocument('a.md', text, 'markdown');
    const { start, end } = rangeWithin(text, body!, 4, 10);
    expect(text.slice(start, end)).toBe('needle');
  });

  function slice(name: string, text: string, value: string, path: readonly string[] = ['key']): string {
    const { root } = readDocument(name, text, name.endsWith('json') ? 'json' : 'yaml');
    const from = value.lastIndexOf('needle');
    const { start, end } = rangeWithin(text, at(root, ...path)!, from, from + 6);
    // The library may break a double-quoted line in the middle of the word.
    return text.slice(start, end).replace(/\\\r?\n\s*/, '');
  }
});

test('lines and columns count from one, in UTF-16 units', () => {
  const lines = new Lines('a\n\u{1f600}b\r\n\nend');
  expect([lines.at(0), lines.at(4), lines.at(8), lines.at(100)]).toEqual([
    { line: 1, column: 1 },
    { line: 2, column: 3 },
    { line: 4, column: 1 },
    { line: 4, column: 93 },
  ]);
});
