import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scanValues } from '../../../../extension/diagnosis/lineage/scan';

function found(text: string): string[] {
  const values: string[] = [];
  scanValues(text, (kind, key, start, end) => values.push(`${kind} ${text.slice(start, end)} = ${key.slice(1)}`));
  return values;
}

describe('scanValues finds', () => {
  it.each([
    [
      'ids',
      'Refund order A-1093 (user mia_li_3668).',
      ['id A-1093 = a-1093', 'number 1093 = 1093', 'id mia_li_3668 = mia_li_3668', 'number 3668 = 3668'],
    ],
    [
      'amounts in every spelling',
      'I paid €129.00, not 1,290.50 or $45',
      ['number 129.00 = 129', 'number 1,290.50 = 1290.5', 'number 45 = 45'],
    ],
    ['numbers in JSON', '{"customer_id":8841,"n":7}', ['number 8841 = 8841']],
    ['numbers with a unit', 'It took 1500ms.', ['number 1500ms = 1500']],
    [
      'dates in every spelling',
      'From May 20th to 2024-05-21T10:00:00Z, not 2024-06-01',
      ['date 20th = 05-20', 'date 2024-05-21T10:00:00Z = 05-21', 'date 2024-06-01 = 06-01'],
    ],
    ['times', 'at 9:05 or 09:05:00', ['date 9:05 = 09:05', 'date 09:05:00 = 09:05']],
    ['e-mail addresses', 'write to Jo.Meyer@Example.com.', ['email Jo.Meyer@Example.com = jo.meyer@example.com']],
    [
      'addresses of pages',
      'see https://example.com/a?b=1&c=2#d.',
      ['url https://example.com/a?b=1&c=2#d = https://example.com/a?b=1&c=2#d'],
    ],
    [
      'paths',
      'open /src/app/main.ts and report.pdf',
      ['path /src/app/main.ts = /src/app/main.ts', 'path report.pdf = report.pdf'],
    ],
    ['names', 'we wrote to Jana Meyer in Bremen.', ['name Jana Meyer = jana meyer', 'name Bremen = bremen']],
    [
      'names behind a capital of the sentence',
      'Dear Jana Meyer, hello',
      ['name Dear Jana Meyer = dear jana meyer', 'name Jana Meyer = jana meyer'],
    ],
    [
      'leaves of JSON',
      '{"name":"Jana Meyer","a b":"x"}',
      ['phrase Jana Meyer = jana meyer', 'name Jana Meyer = jana meyer'],
    ],
    ['values between escapes', '"a\\nOrder \\"7731\\""', ['number 7731 = 7731']],
  ])('%s', (_, text, values) => {
    expect(found(text)).toEqual(values);
  });

  it.each([
    ['small numbers', 'I have 2 of 12 items, step 3'],
    ['words', 'the quick brown fox and/or customer_id, e.g. this one'],
    ['the capital of a sentence', 'Done. Checking the orders'],
    ['code', 'match.group(re.sub) or np.mean in self.items'],
    ['data', `${'a1B2'.repeat(500)}`],
    ['nothing', ''],
  ])('nothing in %s', (_, text) => {
    expect(found(text)).toEqual([]);
  });

  it.each([
    ['a label', 'Total New Price: 129', true],
    ['a bold label', '1. **Flight Number**: HAT-204', true],
    ['a bold label with the colon inside', '- **Flight Number:** HAT-204', true],
    ['a label behind a line end that JSON escapes', '"ok\\nTravel Insurance: No"', true],
    ['a heading', '## What Comes Next', true],
    ['a bold line', '**Notes For You**\nall is well', true],
    ['a name', 'Jana Meyer wrote to us', false],
    ['a name in the middle of a sentence', 'it was booked for Jana Meyer: done', false],
    ['a bold name in a sentence', 'we took **Hotel Adlon** for you', false],
    ['a name that begins an item', '- **Hotel Adlon** by the gate', false],
    ['a name behind a label', 'Guest: Jana Meyer', false],
  ])('whether capitalised words are a label: %s', (_, text, expected) => {
    const names: boolean[] = [];
    scanValues(text, (kind, _key, _start, _end, isLabel) => kind === 'name' && names.push(isLabel));
    expect(names.length).toBeGreaterThan(0);
    expect(names.every((isLabel) => isLabel === expected)).toBe(true);
  });

  it('values inside the text, of any text', () => {
    const piece = fc.constantFrom(
      'a',
      'Z',
      '7',
      '"',
      '\\',
      ' ',
      '-',
      '.',
      ':',
      '/',
      '@',
      ',',
      '€',
      'é',
      '漢',
      '://',
      '\n',
      '\ud800',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        scanValues(text, (_, key, start, end) => {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(key.length).toBeGreaterThan(1);
        });
      }),
    );
  });

  it.each([
    '"',
    '\\',
    'a',
    'A ',
    '1,',
    '1:',
    'a@',
    './',
    'A-1',
    '://',
    '"a b',
    'Aa Bb ',
    '1,111',
    '**Aa Bb**',
    '# Aa Bb',
    'Aa Bb:',
  ])('in linear time whatever is repeated: %j', (bait) => {
    const time = (size: number) => {
      const text = bait.repeat(size / bait.length);
      const began = performance.now();
      scanValues(text, () => undefined);
      return performance.now() - began;
    };
    time(50_000);
    const ratio = Math.min(...[1, 2, 3].map(() => (time(400_000) + 1) / (time(50_000) + 1)));
    expect(ratio).toBeLessThan(40); // 8 times the text; quadratic would be 64
  });
});
