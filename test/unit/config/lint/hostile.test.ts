import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../../extension/config/document/edit';
import { lintFiles } from '../../../../extension/config/lint/runner';
import { SAMPLES } from '../samples';

/** Lints a file and checks what holds for every file in the world. */
function lint(path: string, text: string) {
  const result = lintFiles([{ path, text }], { today: '2026-11-20', isFile: () => false });
  for (const finding of result.findings) {
    expect(finding.rule).not.toBe('rule-failed');
    expect(finding.start).toBeLessThanOrEqual(finding.end);
    expect(finding.end).toBeLessThanOrEqual(text.length);
    for (const { edits } of finding.fixes) {
      expect(typeof applyEdits(text, edits)).toBe('string');
    }
  }
  return result;
}

const TOOL_KEYS = [
  'name',
  'description',
  'inputSchema',
  'parameters',
  'type',
  'properties',
  'required',
  'items',
  'enum',
  'default',
  '$ref',
  'anyOf',
  'annotations',
  'minimum',
  'maximum',
  'pattern',
  'function',
  '__proto__',
  'constructor',
  'toString',
];
const WORDS = [
  'object',
  'string',
  'array',
  '#',
  '#/$defs/a',
  'delete_user',
  'Deletes all users (optional)',
  'constructor',
  'toString',
  '__proto__',
  'One of: a, b',
  '([',
  '\u202e',
  'x'.repeat(300),
  '',
  '{{a}}',
  '#/%',
];

test('tools of any shape, with wrong types everywhere', () => {
  const value = fc.letrec((tie) => ({
    node: fc.oneof(
      { maxDepth: 5, withCrossShrink: true },
      fc.constantFrom(...WORDS),
      fc.constantFrom(null, true, false, 0, -1, 1e300),
      fc.array(tie('node'), { maxLength: 4 }),
      fc.dictionary(fc.constantFrom(...TOOL_KEYS), tie('node'), { maxKeys: 6 }),
    ),
  })).node;
  const tool = fc.record(
    {
      name: value,
      description: value,
      inputSchema: fc.dictionary(fc.constantFrom(...TOOL_KEYS), value, { maxKeys: 6 }),
      annotations: value,
    },
    { requiredKeys: ['inputSchema'] },
  );
  fc.assert(
    fc.property(fc.array(tool, { maxLength: 5 }), (tools) => {
      lint('tools.json', JSON.stringify({ tools }));
    }),
    { numRuns: 300 },
  );
});

test('words that every object has as keys are words like others', () => {
  for (const word of ['constructor', 'hasOwnProperty', '__proto__', 'valueOf']) {
    expect(lint(`a.${word}`, '{}').files).toEqual([]);
    const tool = {
      name: `get_${word}`,
      description: `Gets the ${word} of a class.`,
      inputSchema: { type: 'object', properties: { a: { type: word, description: 'Name of the class' } } },
    };
    const { findings } = lint('tools.json', JSON.stringify(tool));
    expect(findings.map(({ rule, message }) => [rule, message.includes('did you mean')])).toEqual([
      ['schema-invalid', false],
    ]);
    const agent = lint('x.agent.yaml', `name: x\nkind: ${word}\nprompts: [{ role: ${word}, content: Be kind }]\n`);
    expect(agent.findings.map(({ rule }) => rule)).toContain('agent-limits-missing');
  }
});

describe('files of every kind, damaged', () => {
  test('cut anywhere, or with pieces put in', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SAMPLES),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.constantFrom(
          '',
          '"',
          '\n',
          '\t',
          '\r\n',
          '{',
          '}',
          '- ',
          ': ',
          '\u200b',
          '\u{e0041}',
          '\ud800',
          '\0',
          '{{#if',
          '```',
          '---\n',
        ),
        ({ path, text }, share, piece) => {
          const place = Math.floor(text.length * share);
          lint(path, text.slice(0, place) + piece);
          lint(path, text.slice(0, place) + piece + text.slice(place));
        },
      ),
      { numRuns: 500 },
    );
  });

  test('with Windows line ends, tabs and a byte-order mark', () => {
    for (const { path, text, kind } of SAMPLES) {
      expect(lint(path, text.replaceAll('\n', '\r\n')).files[0]?.kind).toBe(kind);
      expect(lint(path, `\uFEFF${text}`).files[0]?.kind).toBe(kind);
      if (path.endsWith('.json')) {
        expect(lint(path, text.replaceAll('  ', '\t')).files[0]?.kind).toBe(kind);
      }
    }
  });
});

describe('sizes', () => {
  const timed = (path: string, text: string): number => {
    const start = performance.now();
    lintFiles([{ path, text }], { today: '2026-11-20' });
    return performance.now() - start;
  };
  const schema = (count: number) => ({
    type: 'object',
    properties: Object.fromEntries(
      Array.from({ length: count }, (_, index) => [
        `from_id_${index}`,
        { type: 'string', description: 'The id (optional)' },
      ]),
    ),
    required: ['a', 'b'],
  });

  test.each([
    [
      '5,000 tools',
      {
        tools: Array.from({ length: 5000 }, (_, index) => ({
          name: `get_thing_${index}`,
          description: 'Gets a thing. Use the `other_tool` tool first.',
          inputSchema: schema(2),
        })),
      },
    ],
    [
      '5,000 tools with one text',
      {
        tools: Array.from({ length: 5000 }, (_, index) => ({
          name: `tool${index}`,
          description: 'Gets the very same thing as the others.',
          inputSchema: schema(1),
        })),
      },
    ],
    [
      'one tool with 15,000 parameters',
      { tools: [{ name: 'get_thing', description: 'Gets a thing.', inputSchema: schema(15_000) }] },
    ],
    [
      'unknown required properties by the thousand',
      {
        tools: [
          {
            name: 'get_thing',
            description: 'Gets a thing.',
            inputSchema: {
              type: 'object',
              properties: schema(2000).properties,
              required: Array.from({ length: 20_000 }, (_, index) => `id_${index}`),
            },
          },
        ],
      },
    ],
    [
      'a description of spaces',
      { tools: [{ name: 'get_thing', description: `${' '.repeat(2_000_000)}x`, inputSchema: schema(1) }] },
    ],
    [
      'a description of brackets',
      {
        tools: [
          {
            name: 'get_thing',
            description: '('.repeat(500_000),
            inputSchema: {
              type: 'object',
              properties: { type: { type: 'string', description: '(a, '.repeat(100_000) } },
            },
          },
        ],
      },
    ],
  ])('%s', (_, value) => {
    expect(timed('tools.json', JSON.stringify(value))).toBeLessThan(8000);
  });

  test.each([
    ['one line', 'must never '.repeat(100_000)],
    ['many fences', '```\n'.repeat(100_000)],
    ['many braces', '{{#if a}}'.repeat(50_000)],
    ['many links', '[a](b.md) '.repeat(50_000)],
    ['many tags', '<a_b>\n'.repeat(100_000)],
    ['secrets that are none', 'token = aaaa1111'.repeat(50_000)],
  ])('a prompt of %s', (_, text) => {
    expect(timed('AGENTS.md', text)).toBeLessThan(8000);
    expect(timed('a.prompty', `---\nname: a\n---\n${text}`)).toBeLessThan(8000);
  });
});

test('schemas that refer to themselves come to an end', () => {
  const node = { $ref: '#/$defs/Node' };
  const inputSchema = {
    type: 'object',
    properties: { a: node, b: node, c: node },
    $defs: {
      Node: { type: 'object', properties: { a: node, b: node, c: node, list: { type: 'array', items: node } } },
    },
  };
  expect(
    lint('tools.json', JSON.stringify([{ name: 'walk_tree', description: 'Walks a tree of halls.', inputSchema }]))
      .files,
  ).toHaveLength(1);
});
