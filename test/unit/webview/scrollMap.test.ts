import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ScrollMap } from '../../../webview/ui/scrollMap';

const maps = fc
  .record({
    count: fc.nat(5_000_000),
    rowHeight: fc.integer({ min: 10, max: 40 }),
    viewport: fc.integer({ min: 1, max: 2000 }),
  })
  .map(({ count, rowHeight, viewport }) => new ScrollMap(count, rowHeight, viewport));

describe('ScrollMap', () => {
  test('keeps the element within what browsers can scroll, and both ends reachable', () => {
    fc.assert(
      fc.property(maps, (map) => {
        expect(map.height).toBeLessThanOrEqual(15_000_000);
        const mostScroll = Math.max(0, map.height - map.viewport);
        expect(map.toTop(0)).toBe(0);
        expect(map.toTop(mostScroll)).toBe(map.mostTop);
      }),
    );
  });

  test('gives back the position it was given', () => {
    fc.assert(
      fc.property(maps, fc.double({ min: 0, max: 1, noNaN: true }), (map, share) => {
        const top = Math.round(share * map.mostTop);
        expect(map.toTop(map.toScroll(top))).toBe(top);
      }),
    );
  });

  test('draws a bounded number of rows that cover the view', () => {
    fc.assert(
      fc.property(maps, fc.double({ min: 0, max: 1, noNaN: true }), (map, share) => {
        const top = Math.round(share * map.mostTop);
        const { first, end } = map.rows(top, 6);
        expect(end - first).toBeLessThanOrEqual(Math.ceil(map.viewport / map.rowHeight) + 13);
        expect(first * map.rowHeight).toBeLessThanOrEqual(top);
        expect(end === map.count || end * map.rowHeight >= top + map.viewport).toBe(true);
      }),
    );
  });

  test('maps one to one while the list is low enough', () => {
    const map = new ScrollMap(1000, 26, 600);
    expect(map.compressed).toBe(false);
    expect(map.toTop(1234)).toBe(1234);
    expect(new ScrollMap(1_000_000, 26, 600).compressed).toBe(true);
  });

  test('moves no further than it must to show a row', () => {
    const map = new ScrollMap(100, 20, 200);
    expect(map.topFor(5, 0, 'nearest')).toBe(0);
    expect(map.topFor(10, 0, 'nearest')).toBe(20);
    expect(map.topFor(2, 300, 'nearest')).toBe(40);
    expect(map.topFor(50, 0, 'center')).toBe(910);
    expect(map.topFor(5, 0, 'center')).toBe(0);
    expect(map.topFor(99, 0, 'center')).toBe(map.mostTop);
  });

  test('has nothing to draw in an empty list', () => {
    const map = new ScrollMap(0, 26, 600);
    expect(map.rows(0, 6)).toEqual({ first: 0, end: 0 });
    expect(map.toTop(100)).toBe(0);
  });
});
