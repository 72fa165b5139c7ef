import { describe, expect, test } from 'vitest';
import { CallMatcher } from '../../../../extension/trace/messages/conversation/callMatcher';

type Call = readonly [step: string, id: string | undefined, name?: string];

/** A matcher that has seen these turns. */
function matcher(...turns: readonly (readonly Call[])[]): CallMatcher {
  const calls = new CallMatcher();
  for (const turn of turns) {
    calls.startTurn();
    for (const [step, id, name] of turn) {
      calls.add(step, id, name ?? 'f');
    }
  }
  return calls;
}

describe('a result finds its call', () => {
  test('by id, in any order, once', () => {
    const calls = matcher([
      ['1', 'a'],
      ['2', 'b'],
    ]);
    expect([calls.take('b', undefined), calls.take('a', undefined), calls.take('a', undefined)]).toEqual([
      '2',
      '1',
      undefined,
    ]);
  });

  test('by id in an earlier turn', () => {
    expect(matcher([['1', 'a']], [['2', 'b']]).take('a', undefined)).toBe('1');
  });

  test('in the latest turn, when ids are used again', () => {
    const calls = matcher(
      [['1', 'a']],
      [
        ['2', 'a'],
        ['3', 'a'],
      ],
    );
    expect([1, 2, 3, 4].map(() => calls.take('a', undefined))).toEqual(['2', '3', '1', undefined]);
  });

  test('by name, then order, when there are no ids', () => {
    const calls = matcher([
      ['1', undefined, 'f'],
      ['2', undefined, 'g'],
      ['3', undefined, 'f'],
    ]);
    expect([calls.take(undefined, 'g'), calls.take(undefined, undefined), calls.take(undefined, 'f')]).toEqual([
      '2',
      '1',
      '3',
    ]);
  });

  test('by order, when only the result has an id', () => {
    expect(matcher([['1', undefined]]).take('x', undefined)).toBe('1');
  });

  test('in the latest turn only, when there are no ids', () => {
    const calls = matcher([['1', undefined]], [['2', undefined]]);
    expect([calls.take(undefined, undefined), calls.take(undefined, undefined)]).toEqual(['2', undefined]);
  });
});

describe('a result finds no call', () => {
  test('when its id is not among those of the calls', () => {
    expect(matcher([['1', 'a']]).take('x', 'f')).toBeUndefined();
  });

  test('when no tool of its name was called', () => {
    expect(matcher([['1', undefined, 'f']]).take(undefined, 'g')).toBeUndefined();
  });

  test('before any call', () => {
    expect(matcher().take('a', 'f')).toBeUndefined();
  });
});

test('a hundred thousand calls with one id are answered in order, quickly', () => {
  const calls = matcher(Array.from({ length: 100_000 }, (_, i) => [String(i), 'same'] as const));
  const start = performance.now();
  for (let i = 0; i < 100_000; i++) {
    if (calls.take('same', undefined) !== String(i)) {
      throw new Error(`call ${i} was not next`);
    }
  }
  expect(performance.now() - start).toBeLessThan(2000);
});
