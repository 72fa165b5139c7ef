import { describe, expect, test } from 'vitest';
import { clippedTexts, toJson } from '../../../webview/model/jsonText';
import {
  canOpen,
  childrenOf,
  containsText,
  type JsonNode,
  jsonRoot,
  openInitially,
  openLines,
  openMatches,
  previewOf,
} from '../../../webview/model/jsonTree';
import { sameData } from '../../../webview/model/sameData';

const LEVELS = 100_000;

function nested(levels: number, bottom: unknown): unknown {
  let value = bottom;
  for (let i = 0; i < levels; i++) value = i % 2 ? [value] : { in: value };
  return value;
}

function labels(nodes: readonly JsonNode[]): string[] {
  return nodes.map((node) => node.label);
}

function opened(value: unknown): JsonNode {
  const root = jsonRoot(value);
  openInitially(root);
  return root;
}

describe('the tree', () => {
  test('shows entries in order, and those of what is open', () => {
    const root = jsonRoot({ a: 1, b: { c: [true, null] }, d: 'x' });
    expect(labels(openLines(root, 100).lines)).toEqual(['a', 'b', 'd']);
    childrenOf(root)[1]!.open = true;
    expect(labels(openLines(root, 100).lines)).toEqual(['a', 'b', 'c', 'd']);
  });

  test('reads keys that name object internals as keys', () => {
    const value: unknown = JSON.parse('{"__proto__": {"x": 1}, "constructor": 2}');
    const root = jsonRoot(value);
    expect(labels(childrenOf(root))).toEqual(['__proto__', 'constructor']);
    expect(childrenOf(root)[0]!.value).toEqual({ x: 1 });
  });

  test('opens small values at first, leaving closed what its preview says in full', () => {
    const root = opened({ small: { id: 1 }, large: { text: 'long '.repeat(30), id: 2 } });
    expect(labels(openLines(root, 100).lines)).toEqual(['small', 'large', 'text', 'id']);
  });

  test('splits a long list into groups of groups, and each entry is in one', () => {
    const root = opened(Array.from({ length: 25_000 }, (_, i) => i));
    const groups = childrenOf(root);
    expect(groups).toHaveLength(3);
    expect(labels(groups)).toEqual(['0 … 9999', '10000 … 19999', '20000 … 24999']);
    const inner = childrenOf(groups[2]!);
    expect(inner).toHaveLength(50);
    expect(childrenOf(inner[49]!).at(-1)).toMatchObject({ label: '24999', value: 24_999 });
    expect(openLines(root, 1000).lines).toHaveLength(3);
  });

  test('stops drawing at the limit and says that there is more', () => {
    const root = opened(Array.from({ length: 90 }, () => 0));
    expect(openLines(root, 20)).toMatchObject({ more: true });
    expect(openLines(root, 20).lines).toHaveLength(20);
    expect(openLines(root, 90)).toMatchObject({ more: false });
  });

  test('walks a hundred thousand levels', () => {
    const root = opened(nested(LEVELS, 'bottom'));
    let node = root;
    let depth = 0;
    while (canOpen(node)) {
      node.open = true;
      node = childrenOf(node)[0]!;
      depth++;
    }
    expect(depth).toBe(LEVELS);
    expect(node.value).toBe('bottom');
    expect(openLines(root, LEVELS + 1).lines).toHaveLength(LEVELS);
  });

  test('opens the way to what a search matches, in keys and values', () => {
    const root = jsonRoot({ a: { b: { c: 'Order A-1093' } }, d: { e: { f: 1 } } });
    openMatches(root, 'a-1093');
    expect(labels(openLines(root, 100).lines)).toEqual(['a', 'b', 'c', 'd']);
    openMatches(root, 'e');
    expect(labels(openLines(root, 100).lines)).toContain('e');
  });
});

describe('containsText', () => {
  test.each([
    ['a value', { x: ['Jana Meyer'] }, 'meyer', true],
    ['a key', { customer_id: 1 }, 'customer', true],
    ['a number', { id: 8841 }, '884', true],
    ['the beginning of a clipped text', { $clipped: 'Start', length: 9000, path: [] }, 'start', true],
    ['nothing', { x: [1, { y: null }] }, 'meyer', false],
    ['an index is no key', ['x'], '0', false],
  ])('%s', (_, value, query, expected) => {
    expect(containsText(value, query)).toBe(expected);
  });

  test('does not recurse on depth', () => {
    expect(containsText(nested(LEVELS, 'x'), 'absent')).toBe(false);
  });
});

describe('previewOf', () => {
  test.each([
    [{ id: 8841, name: 'Jana' }, '{ id: 8841, name: "Jana" }', true],
    [[1, [2, []], {}], '[1, [2, []], {}]', true],
    [null, 'null', true],
    [{ a: { b: { c: { d: 1 } } } }, '{ a: { b: { c: {…} } } }', false],
    ['x'.repeat(150), `"${'x'.repeat(72)}…"`, false],
    [{ $clipped: 'ab', length: 9, path: [] }, '"ab…"', false],
  ])('%j', (value, text, complete) => {
    expect(previewOf(value)).toEqual({ text, complete });
  });

  test('is short for a huge value', () => {
    const preview = previewOf(Array.from({ length: 1_000_000 }, (_, i) => i));
    expect(preview.text.length).toBeLessThan(200);
    expect(preview.complete).toBe(false);
  });
});

describe('toJson', () => {
  test.each([[{ a: [1, 'two', null, { b: {} }], c: [] }], [[]], ['text'], [true]])(
    'writes %j as JSON does',
    (value) => {
      expect(toJson(value, new Map())).toBe(JSON.stringify(value, undefined, 2));
    },
  );

  test('writes clipped texts whole, or as much as is known', () => {
    const first = { $clipped: 'a', length: 3, path: ['x'] };
    const second = { $clipped: 'b', length: 3, path: ['y'] };
    const value = { x: first, y: [second] };
    expect(clippedTexts(value)).toHaveLength(2);
    expect(JSON.parse(toJson(value, new Map([[first, 'abc']])))).toEqual({ x: 'abc', y: ['b…'] });
  });

  test('writes a hundred thousand levels', () => {
    expect(toJson(nested(LEVELS, 1), new Map())).toContain('1');
  });
});

describe('sameData', () => {
  test.each([
    [{ a: [1, { b: 2 }] }, { a: [1, { b: 2 }] }, true],
    [{ a: 1 }, { a: 2 }, false],
    [{ a: 1 }, { a: 1, b: undefined }, false],
    [[1], { 0: 1 }, false],
    [null, {}, false],
    [Number.NaN, Number.NaN, true],
  ])('%j and %j', (first, second, expected) => {
    expect(sameData(first, second)).toBe(expected);
  });

  test('compares a hundred thousand levels', () => {
    expect(sameData(nested(LEVELS, 1), nested(LEVELS, 1))).toBe(true);
    expect(sameData(nested(LEVELS, 1), nested(LEVELS, 2))).toBe(false);
  });
});
