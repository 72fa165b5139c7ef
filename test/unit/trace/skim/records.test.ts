import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Issues } from '../../../../extension/trace/issues';
import { RecordStream } from '../../../../extension/trace/skim/records';
import { readText } from '../../../../extension/trace/skim/text';
import { type Projection, type SkimRecord, TextRef } from '../../../../extension/trace/skim/types';
import type { ValueLimits } from '../../../../extension/trace/skim/values';
import { sourceOf } from '../../support/bytes';

const EVERYTHING: ValueLimits = { text: Number.POSITIVE_INFINITY, long: 'clip', depth: 500 };
const VALUE: Projection = { type: 'record', record: 'value' };

interface ReadResult {
  readonly records: SkimRecord[];
  readonly messages: string[];
  readonly stream: RecordStream;
}

function read(
  text: string,
  projection: Projection,
  options: { chunk?: number; limits?: ValueLimits } = {},
): ReadResult {
  const issues = new Issues();
  const stream = new RecordStream(sourceOf(text), projection, issues, options);
  const records: SkimRecord[] = [];
  for (let record = stream.next(); record; record = stream.next()) {
    records.push(record);
  }
  return { records, messages: issues.list().map(({ message }) => message), stream };
}

const values = (result: ReadResult) => result.records.map(({ value }) => value);

describe('RecordStream', () => {
  it('reads any JSON as JSON.parse does, wherever the window ends', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.object(), fc.array(fc.jsonValue())),
        fc.integer({ min: 1, max: 40 }),
        fc.boolean(),
        (value, chunk, pretty) => {
          const text = JSON.stringify(value, undefined, pretty ? 2 : undefined);
          const result = read(text, VALUE, { chunk, limits: EVERYTHING });
          expect(JSON.stringify(values(result))).toBe(JSON.stringify([JSON.parse(text)]));
          expect(result.messages).toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('reads strings full of escapes at every window size', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('\\', '"', 'a', 'é', '😀', '\n', '{', ']')),
        fc.integer({ min: 1, max: 70 }),
        (characters, chunk) => {
          const value = { text: characters.join(''), nested: JSON.stringify({ again: characters.join('') }) };
          expect(values(read(JSON.stringify(value), VALUE, { chunk, limits: EVERYTHING }))).toEqual([value]);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('leaves long texts in the file as references that decode to the same text', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 10, maxLength: 300, unit: 'binary' }),
        fc.integer({ min: 1, max: 50 }),
        (long, chunk) => {
          const text = JSON.stringify({ long, short: 'x' });
          const { records } = read(text, VALUE, { chunk, limits: { text: 5, long: 'reference', depth: 9 } });
          const value = records[0]?.value as { long: unknown; short: string };
          expect(value.short).toBe('x');
          expect(value.long).toBeInstanceOf(TextRef);
          expect(readText(sourceOf(text), value.long as TextRef)).toBe(JSON.parse(text).long);
        },
      ),
    );
  });

  it('cuts long texts at whole characters for previews', () => {
    const limits: ValueLimits = { text: 6, long: 'clip', depth: 9 };
    expect(
      values(read('["abcdefgh","ééééé","ab\\u00e9\\u00e9","a\\\\\\\\\\\\\\\\b"]', VALUE, { limits, chunk: 4 })),
    ).toEqual([['abcdef…', 'ééé…', 'ab…', 'a\\\\…']]);
  });

  it('reads lines, concatenated objects, text sequences and a byte order mark', () => {
    expect(values(read('\ufeff{"a":1}\n{"a":2}\r\n\n{\n "a": 3\n}{"a":4}\u001e{"a":5},', VALUE))).toEqual(
      [1, 2, 3, 4, 5].map((a) => ({ a })),
    );
  });

  it('hands out records from the middle of a document with the context around them', () => {
    const projection: Projection = {
      type: 'object',
      fields: {
        groups: {
          type: 'array',
          items: {
            type: 'object',
            fields: {
              name: { type: 'keep' },
              items: { type: 'array', items: { type: 'record', record: 'item', fields: new Set(['id']) } },
            },
          },
        },
      },
    };
    const text =
      '{"other":[1,{"items":[2]}],"groups":[{"items":[{"id":1,"x":[]},{"id":2}],"name":"late"},{"name":"b","items":[{"id":3}]}]}';
    for (const chunk of [1, 7, 1000]) {
      const { records } = read(text, projection, { chunk });
      expect(records.map(({ value, context }) => [value, context.values.get('name')])).toEqual([
        [{ id: 1 }, 'late'],
        [{ id: 2 }, 'late'],
        [{ id: 3 }, 'b'],
      ]);
      expect(records.map(({ start, end }) => text.slice(start, end))).toEqual([
        '{"id":1,"x":[]}',
        '{"id":2}',
        '{"id":3}',
      ]);
    }
  });

  it('hands out nested records, inner ones first, each with its own fields only', () => {
    const span: {
      -readonly [K in keyof Extract<Projection, { type: 'object-record' }>]: Extract<
        Projection,
        { type: 'object-record' }
      >[K];
    } = {
      type: 'object-record',
      record: 'span',
      own: new Set(['id']),
      fields: {},
    };
    span.fields = { children: { type: 'array', items: span } };
    const text = '{"id":1,"children":[{"id":2,"children":[{"id":3}]},{"children":[],"id":4}],"x":0}';
    expect(values(read(text, span, { chunk: 5 }))).toEqual([{ id: 3 }, { id: 2 }, { id: 4 }, { id: 1 }]);
    const cut = read(text.slice(0, 35), span);
    expect(values(cut)).toEqual([{ id: 2 }, { id: 1 }]);
    expect(cut.records.every((record) => record.cut)).toBe(true);
  });

  it('shows what it read of a value that the file cuts', () => {
    const text = '{"id":1}\n{"id":2,"name":"abc';
    const { records, stream } = read(text, VALUE);
    expect(values({ records, stream, messages: [] })).toEqual([{ id: 1 }, { id: 2, name: 'abc' }]);
    expect(records.map(({ cut }) => cut)).toEqual([false, true]);
    expect(stream.isCut).toBe(true);
    expect(text.slice(stream.resumeAt).trim()).toBe('{"id":2,"name":"abc');
  });

  it('goes on after a broken line, naming its place', () => {
    const text = '{"id":1}\n{"id":2,"name":oops}\nplain text\n{"id":3}\n';
    const issues = new Issues();
    const stream = new RecordStream(sourceOf(text), VALUE, issues);
    const ids: unknown[] = [];
    for (let record = stream.next(); record; record = stream.next()) {
      ids.push((record.value as { id: number }).id);
    }
    expect(ids).toEqual([1, 2, 3]);
    expect(issues.list()[0]).toMatchObject({ severity: 'error', at: text.indexOf('oops') });
  });

  it('goes on with the next element after a broken one in an array', () => {
    const projection: Projection = { type: 'object', fields: { spans: { type: 'array', items: VALUE } } };
    const text = '{"spans":[{"id":1,"n":{"id":9}},{"id":2,"x":tru,"y":"}{"},{"id":3},{"id":4}]}';
    expect(values(read(text, projection)).map((value) => (value as { id: number }).id)).toEqual([1, 2, 3, 4]);
  });

  it('never sets a prototype from the file', () => {
    const [value] = values(read('{"__proto__":{"polluted":1},"constructor":2}', VALUE));
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(Object.keys(value as object)).toEqual(['__proto__', 'constructor']);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it('survives 100,000 levels of nesting', () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    expect(read(`{"a":${deep},"b":1}`, VALUE).records).toHaveLength(1);
    expect(read('['.repeat(100_000), VALUE).stream.isCut).toBe(true);
  });

  it('never throws and never loops on mutated JSON', () => {
    fc.assert(
      fc.property(
        fc.object(),
        fc.array(fc.tuple(fc.nat(), fc.constantFrom('"', '{', ']', '\\', ',', '\u0000', '', '}}'))),
        (value, edits) => {
          let text = `${JSON.stringify(value)}\n{"id":1}`;
          for (const [at, put] of edits) {
            const index = at % text.length;
            text = text.slice(0, index) + put + text.slice(index + 1);
          }
          expect(read(text, VALUE, { chunk: 16 }).records.length).toBeLessThanOrEqual(text.length);
        },
      ),
      { numRuns: 500 },
    );
  });
});
