import { describe, expect, test } from 'vitest';
import {
  formatBytes,
  formatCost,
  formatCount,
  formatDuration,
  formatPercent,
  formatTime,
} from '../../../webview/model/format';
import { sliceEnd } from '../../../webview/model/textSlice';
import { visiblePieces } from '../../../webview/model/visibleText';

describe('visiblePieces', () => {
  test.each([
    ['plain text with\n\ttabs and lines', ['plain text with\n\ttabs and lines']],
    ['a\u202eb', ['a', { code: 'U+202E', times: 1 }, 'b']],
    ['\u200b\u200b\u200b', [{ code: 'U+200B', times: 3 }]],
    [
      '\u200b\ufeff',
      [
        { code: 'U+200B', times: 1 },
        { code: 'U+FEFF', times: 1 },
      ],
    ],
    ['x\u{e0041}\u{e0041}', ['x', { code: 'U+E0041', times: 2 }]],
    ['\u001b[31m', [{ code: 'U+001B', times: 1 }, '[31m']],
    ['one\r\ntwo\r', ['one\ntwo', { code: 'U+000D', times: 1 }]],
    ['👩\u200d💻 नमस्\u200dते', ['👩\u200d💻 नमस्\u200dते']],
  ])('%j', (text, pieces) => {
    expect(visiblePieces(text)).toEqual(pieces);
  });
});

describe('sliceEnd', () => {
  test('shows a short text whole, and one that is hardly longer than the limit', () => {
    expect(sliceEnd('short')).toBe(5);
    expect(sliceEnd('x'.repeat(2900))).toBe(2900);
  });

  test('ends a long text by length or by lines, whichever comes first', () => {
    expect(sliceEnd('x'.repeat(10_000))).toBe(2500);
    expect(sliceEnd('ab\n'.repeat(500))).toBe('ab\n'.repeat(24).length - 1);
  });

  test('does not cut a character in two', () => {
    const text = `${'x'.repeat(2499)}${'😀'.repeat(2000)}`;
    expect(text.slice(0, sliceEnd(text)).endsWith('😀')).toBe(true);
  });

  test('reaches to a match', () => {
    const text = `${'x'.repeat(8000)}match${'x'.repeat(8000)}`;
    expect(text.slice(0, sliceEnd(text, 8000))).toContain('match');
  });
});

describe('numbers', () => {
  test.each([
    [0, '0 ms'],
    [0.0061, '6.1 µs'],
    [0.34, '340 µs'],
    [0.9999, '1 ms'],
    [1.23, '1.2 ms'],
    [9.96, '10 ms'],
    [320.4, '320 ms'],
    [999.7, '1.0 s'],
    [1800, '1.8 s'],
    [59_990, '1 m 00 s'],
    [125_000, '2 m 05 s'],
    [40_000_000, '11 h 07 m'],
    [-1800, '-1.8 s'],
  ])('%d ms is %s', (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
  });

  test.each([
    [0, '0'],
    [999, '999'],
    [1000, '1.0k'],
    [18_374, '18k'],
    [999_600, '1.0M'],
    [3_400_000, '3.4M'],
  ])('%d tokens are %s', (count, text) => {
    expect(formatCount(count)).toBe(text);
  });

  test.each([
    [0, '$0'],
    [0.00004, '<$0.0001'],
    [0.00123, '$0.0012'],
    [0.0612, '$0.061'],
    [0.3, '$0.30'],
    [1234.5, '$1,234.50'],
  ])('%d USD are %s', (usd, text) => {
    expect(formatCost(usd)).toBe(text);
  });

  test.each([
    [640, '640 B'],
    [12_288, '12 KB'],
    [1_288_490_188, '1.2 GB'],
  ])('%d bytes are %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });

  test('never rounds progress up to done', () => {
    expect(formatPercent(0.999)).toBe('99%');
  });

  test('has no words for times that no calendar has', () => {
    expect(formatTime(1e300)).toBe('');
    expect(formatTime(0)).not.toBe('');
  });
});
