import { describe, expect, test } from 'vitest';
import { viewPayload } from '../../../webview/model/payload';
import { boundState, INITIAL_STATE, restoreState } from '../../../webview/model/savedState';
import { SearchResults } from '../../../webview/model/searchResults';

const hit = (step: number): { step: number; count: number; before: string; match: string; after: string } => ({
  step,
  count: 1,
  before: '',
  match: 'x',
  after: '',
});

describe('saved state', () => {
  test('comes back as it was saved', () => {
    const state = {
      ...INITIAL_STATE,
      trace: 't',
      step: 7,
      folds: [[2, 5]] as const,
      split: 0.3,
      sort: 'cost' as const,
    };
    expect(restoreState(JSON.parse(JSON.stringify(boundState(state))))).toEqual(state);
  });

  test.each([
    [undefined],
    ['text'],
    [{ step: -1, split: 7, folds: [[1], 'x', [0, 3]], sort: '__proto__', top: Number.NaN, trace: 3, tab: {} }],
  ])('of another kind (%j) is dropped value by value', (saved) => {
    expect(restoreState(saved)).toEqual(INITIAL_STATE);
  });

  test('keeps a bounded number of folds', () => {
    const folds = Array.from({ length: 10_000 }, (_, i) => [i * 2 + 1, i * 2 + 2] as const);
    expect(boundState({ ...INITIAL_STATE, folds }).folds).toHaveLength(2000);
  });
});

describe('search results', () => {
  test('are in step order, however they arrive', () => {
    const results = new SearchResults('x');
    results.add([hit(5), hit(9)]);
    results.add([hit(2)]);
    expect(results.steps).toEqual([2, 5, 9]);
    expect(results.hits.map(({ step }) => step)).toEqual([2, 5, 9]);
    expect(results.has(5)).toBe(true);
    expect(results.has(6)).toBe(false);
  });

  test('lead from hit to hit and round the ends', () => {
    const results = new SearchResults('x');
    results.add([hit(2), hit(5), hit(9)]);
    expect(results.next(2, 1)).toBe(5);
    expect(results.next(6, 1)).toBe(9);
    expect(results.next(9, 1)).toBe(2);
    expect(results.next(5, -1)).toBe(2);
    expect(results.next(2, -1)).toBe(9);
    expect(new SearchResults('x').next(1, 1)).toBeUndefined();
  });

  test('keep every matching step but the text of a bounded number', () => {
    const results = new SearchResults('x');
    for (let i = 0; i < 20; i++) results.add(Array.from({ length: 1000 }, (_, j) => hit(i * 1000 + j + 1)));
    expect(results.steps).toHaveLength(20_000);
    expect(results.hits).toHaveLength(5000);
    expect(results.placeOf(20_000)).toBe(19_999);
  });
});

describe('viewPayload', () => {
  test('takes messages, tools and values as they are', () => {
    const clipped = { $clipped: 'You are', length: 9000, path: ['system', 0] };
    const view = viewPayload({
      system: [{ role: 'system', parts: [{ type: 'text', text: clipped }] }],
      input: [{ role: 'tool', name: 'crm', parts: [{ type: 'toolResult', id: 'c1', result: [], isError: true }] }],
      tools: [{ name: 'find', parameters: { type: 'object' } }],
      arguments: null,
    });
    expect(view.system[0]).toEqual({ role: 'system', parts: [{ type: 'text', text: clipped }] });
    expect(view.input[0]!.parts[0]).toEqual({ type: 'toolResult', id: 'c1', result: [], isError: true });
    expect(view.tools).toEqual([{ name: 'find', parameters: { type: 'object' } }]);
    expect(view).toMatchObject({ hasArguments: true, arguments: null, hasResult: false, output: [] });
  });

  test('shows what was clipped with everything in it as text where it stands', () => {
    const clipped = { $clipped: '{"role":', length: 70_000, path: ['input', 1] };
    const view = viewPayload({
      system: clipped,
      input: [{ role: 'user', parts: clipped }, clipped, { role: 'user', parts: [clipped] }],
      tools: [clipped],
      documents: clipped,
      events: [clipped],
      parameters: clipped,
    });
    const text = { type: 'text', text: clipped };
    expect(view.system).toEqual([{ role: 'other', parts: [text] }]);
    expect(view.input).toEqual([
      { role: 'user', parts: [text] },
      { role: 'other', parts: [text] },
      { role: 'user', parts: [text] },
    ]);
    expect(view.tools).toEqual([{ name: '…', description: clipped }]);
    expect(view.documents).toEqual([{ text: clipped }]);
    expect(view.events).toEqual([{ name: '…', attributes: clipped }]);
    expect(view.parameters).toBe(clipped);
  });

  test('drops what does not fit its place', () => {
    const view = viewPayload({
      input: [3, null, { role: 7, parts: 'x' }, { role: 'user', parts: [{ type: 'video' }, { type: 'text' }] }],
      output: 'text',
      documents: [{}],
      events: [{ attributes: [] }],
      parameters: [],
    });
    expect(view.input).toEqual([
      { role: 'other', parts: [] },
      { role: 'user', parts: [] },
    ]);
    expect(view.output).toEqual([]);
    expect(view.documents).toEqual([{ text: '' }]);
    expect(view.events).toEqual([{ name: '', attributes: {} }]);
    expect(view.parameters).toBeUndefined();
  });
});
