import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseMaybeJson, parseStrictJson } from '../../../../extension/trace/messages/json';

describe('parseMaybeJson', () => {
  test.each<[name: string, text: unknown, value: unknown]>([
    ['an object', '{"a": 1}', { a: 1 }],
    ['a list with space around it', ' \n[1, "b"]\n', [1, 'b']],
    ['an object behind a byte order mark', '\uFEFF{"a": 1}', { a: 1 }],
    ['an object encoded twice', JSON.stringify('{"a": 1}'), { a: 1 }],
    ['a string in quotes', '"LLM"', 'LLM'],
    ['an empty object', '{}', {}],
    ['a key named __proto__', '{"__proto__": 1}', JSON.parse('{"__proto__": 1}')],
    ['a number stays text', '42', '42'],
    ['a word stays text', 'true', 'true'],
    ['plain text', 'hello', 'hello'],
    ['text that begins like a list', '[INFO] started', '[INFO] started'],
    ['text that begins like an object', '{name} was here', '{name} was here'],
    ['text that begins with a quotation', '"Hi," she said', '"Hi," she said'],
    ['a list with text behind it', '["a"] and more', '["a"] and more'],
    ['a template', '{{#each items}}', '{{#each items}}'],
    ['what is no string', 7, 7],
    ['nothing', undefined, undefined],
  ])('%s', (_, text, value) => {
    expect(parseMaybeJson(text)).toEqual(value);
  });

  describe('cut JSON keeps what was read whole, and the beginning of a cut text', () => {
    test.each<[text: string, value: unknown]>([
      ['{"role": "user", "content": "hel', { role: 'user', content: 'hel' }],
      ['[{"role": "user", "content": "a"}, {"role": "assis', [{ role: 'user', content: 'a' }, { role: 'assis' }]],
      ['{"a": [1, 2, 3', { a: [1, 2] }],
      ['{"a": 1, "b": tru', { a: 1 }],
      ['{"a": 1, "b', { a: 1 }],
      ['{"a": 1, "b"', { a: 1 }],
      ['{"a": 1, "b":', { a: 1 }],
      ['{"a": 1,', { a: 1 }],
      ['{"a": "x\\', { a: 'x' }],
      ['{"a": "x", ... [truncated]', { a: 'x' }],
      ['{"a": "x", …', { a: 'x' }],
      ['"{\\"a\\": \\"b', { a: 'b' }],
      ['[', '['],
      ['{"a": 12', '{"a": 12'],
      ['"hello', '"hello'],
    ])('%s', (text, value) => {
      expect(parseMaybeJson(text)).toEqual(value);
    });
  });

  describe('Python literals', () => {
    test.each<[text: string, value: unknown]>([
      ["{'a': None, \"b\": True, 'c': False}", { a: null, b: true, c: false }],
      ["[{'x': (1, 2.5,), 'y': -3e2}]", [{ x: [1, 2.5], y: -300 }]],
      ["{'a': 'it\\'s', 'b': \"say \\\"hi\\\"\"}", { a: "it's", b: 'say "hi"' }],
      ["{'a': '\\x41\\u00e9\\U0001F600\\n'}", { a: 'Aé😀\n' }],
      ["{1: 'one'}", { 1: 'one' }],
      ["{'a': nan, 'b': inf}", { a: 'NaN', b: 'Infinity' }],
      ["{'a': datetime(2026, 1, 1)}", "{'a': datetime(2026, 1, 1)}"],
      ["{'__proto__': 1}", JSON.parse('{"__proto__": 1}')],
      ["{'a': 'cut off in the mid", { a: 'cut off in the mid' }],
    ])('%s', (text, value) => {
      expect(parseMaybeJson(text)).toEqual(value);
    });
  });

  test('leaves what is nested too deeply as text', () => {
    for (const text of ['['.repeat(100_000), `${'['.repeat(300)}1${']'.repeat(300)}`, '{"a":'.repeat(100_000)]) {
      expect(parseMaybeJson(text)).toBe(text);
    }
  });

  test('reads any cut of a JSON document as a part of it', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), fc.nat(200), (json, length) => {
        const value = JSON.parse(json);
        const cut = parseMaybeJson(json.slice(0, length));
        expect(typeof cut === 'string' || isPartOf(cut, value)).toBe(true);
      }),
    );
  });

  test('takes time in proportion to the text', () => {
    const seeds = ['[', '{"a":', '"\\', "{'a': '", '[1,', '\\u', '("a",', '"{', '...', ' '];
    const time = (size: number) => {
      const texts = seeds.map((seed) => `{"x": ${seed.repeat(size / seed.length)}`);
      const start = performance.now();
      for (const text of texts) {
        parseMaybeJson(text);
      }
      return performance.now() - start;
    };
    expect(time(500_000)).toBeLessThan(3000);
  });
});

/** Whether each thing in `part` is in `whole` at the same place, texts at least in their beginning. */
function isPartOf(part: unknown, whole: unknown): boolean {
  if (typeof part === 'string' && typeof whole === 'string') {
    return whole.startsWith(part) || part === whole;
  }
  if (typeof part === 'object' && part !== null) {
    return (
      typeof whole === 'object' &&
      whole !== null &&
      Object.entries(part).every(([key, value]) => isPartOf(value, (whole as Record<string, unknown>)[key]))
    );
  }
  return Object.is(part, whole);
}

test.each<[text: unknown, value: unknown]>([
  ['{"a": 1}', { a: 1 }],
  ['"{\\"a\\": 1}"', { a: 1 }],
  ['{"a": 1', '{"a": 1'],
  ["{'a': 1}", "{'a': 1}"],
  ['"text"', '"text"'],
  ['7', '7'],
  [null, null],
])('parseStrictJson takes well-formed objects and lists only: %s', (text, value) => {
  expect(parseStrictJson(text)).toEqual(value);
});
