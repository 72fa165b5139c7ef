import { describe, expect, test } from 'vitest';
import type { PageChange, PageMatch } from '../../../schemas/pageConfig';
import { ConfigMarks, countClasses, marksOf, shortTitle } from '../../../webview/model/runConfig';

function change(rest: Partial<PageChange>): PageChange {
  return {
    class: 'behavioural',
    title: 'tool description reworded',
    path: 'tools.find.description',
    why: 'the model chooses tools by their descriptions',
    concerns: 'tool',
    isBefore: true,
    isAfter: true,
    ...rest,
  };
}

const MATCH: PageMatch = {
  state: 'matched',
  agent: 'my.agent.yaml',
  version: { name: 'v2', commit: '1a2b3c4' },
  certainty: 'exact',
  reason: '',
  agreed: [],
  disagreed: [],
  alternatives: [],
  changesIn: [
    change({ tool: 'find' }),
    change({ tool: 'pay', class: 'cosmetic' }),
    change({ concerns: 'model', title: 'model unpinned', path: 'model.name' }),
    change({ concerns: 'run', title: 'limit lowered', path: 'limits.max_steps' }),
  ],
  changesSince: [change({ tool: 'find', title: 'parameter now required' })],
  isCut: false,
  chosen: [
    { step: 5, tool: 'find', chosenBy: 4 },
    { step: 9, tool: 'find', chosenBy: 7 },
  ],
};
const marks = new ConfigMarks(MATCH);
const places = (changes: readonly { list: string; index: number }[]) => changes.map(({ list, index }) => [list, index]);

describe('the changes behind a step', () => {
  test('of a tool call are those of its tool, cosmetic ones left out', () => {
    expect(places(marks.of({ number: 5, kind: 'tool', tool: 'find' }).own)).toEqual([
      ['changesIn', 0],
      ['changesSince', 0],
    ]);
    expect(marks.of({ number: 5, kind: 'tool', tool: 'pay' })).toEqual({ own: [], offered: [] });
    expect(marks.of({ number: 5, kind: 'tool', tool: '__proto__' }).own).toEqual([]);
  });

  test('of a model call are those of prompt and model, and, apart from them, of the tools it was offered', () => {
    const { own, offered } = marks.of({ number: 4, kind: 'model' });
    expect(places(own)).toEqual([['changesIn', 2]]);
    expect(places(offered)).toEqual([
      ['changesIn', 0],
      ['changesSince', 0],
    ]);
  });

  test('of a model call that chose a tool are those of that tool, whatever else it was offered', () => {
    expect(places(marks.chosen({ number: 4, kind: 'model' }))).toEqual([
      ['changesIn', 0],
      ['changesSince', 0],
    ]);
    expect(marks.chosen({ number: 6, kind: 'model' })).toEqual([]);
    expect(marks.chosen({ number: 5, kind: 'tool', tool: 'find' })).toEqual([]);
  });

  test('of other steps are none', () => {
    expect(marks.of({ number: 1, kind: 'agent' })).toEqual({ own: [], offered: [] });
  });
});

describe('what the version had changed of what a step used', () => {
  test('is the tool a model chose before its prompt and model', () => {
    expect(places(marks.changedInVersion({ number: 4, kind: 'model' }))).toEqual([
      ['changesIn', 0],
      ['changesIn', 2],
    ]);
    expect(places(marks.changedInVersion({ number: 6, kind: 'model' }))).toEqual([['changesIn', 2]]);
  });

  test('is the tool a step called, without what changed later', () => {
    expect(places(marks.changedInVersion({ number: 9, kind: 'tool', tool: 'find' }))).toEqual([['changesIn', 0]]);
  });
});

test('there are marks only when a version is known', () => {
  expect(marksOf(undefined)).toBeUndefined();
  expect(marksOf({ state: 'untrusted' })).toBeUndefined();
  expect(marksOf(MATCH)?.version).toBe('v2');
});

test('changes are counted by class, and named without the word for what they are of', () => {
  expect(countClasses(MATCH.changesIn)).toEqual({ breaking: 0, behavioural: 3, cosmetic: 1 });
  expect(shortTitle(MATCH.changesIn[0]!)).toBe('description reworded');
});
