import { describe, expect, test } from 'vitest';
import { closingLine, countOf } from '../harness/count.mjs';
import { isInstalled } from '../harness/install.mjs';

describe('whether what is installed is what the lock file asks for', () => {
  const wanted = { '': { version: '1.0.0' }, 'node_modules/a': { version: '2.0.0' } };

  test.each([
    ['the same', { 'node_modules/a': { version: '2.0.0' } }, true],
    ['more than that', { 'node_modules/a': { version: '2.0.0' }, 'node_modules/b': { version: '1.0.0' } }, true],
    ['nothing', {}, false],
    ['another version', { 'node_modules/a': { version: '2.0.1' } }, false],
  ])('%s', (_what, installed, expected) => {
    expect(isInstalled(wanted, installed)).toBe(expected);
  });

  test('packages of other platforms may be absent, but not be of another version', () => {
    const optional = { 'node_modules/a': { version: '2.0.0', optional: true } };
    expect(isInstalled(optional, {})).toBe(true);
    expect(isInstalled(optional, { 'node_modules/a': { version: '1.0.0' } })).toBe(false);
  });
});

describe('the closing line', () => {
  test('adds up the parts', () => {
    const one = countOf(0, { numPassedTests: 3, numFailedTests: 0, numPendingTests: 0 });
    const two = countOf(1, { numPassedTests: 4, numFailedTests: 2, numPendingTests: 1 });
    expect(closingLine([one, two])).toBe('7 passed, 2 failed, 1 skipped');
    expect(closingLine([one])).toBe('3 passed, 0 failed');
  });

  test('a run that failed without a failed test counts as failed', () => {
    expect(countOf(1, { numPassedTests: 3 })).toEqual({ passed: 3, failed: 1, skipped: 0 });
    expect(countOf(1, {})).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });
});
