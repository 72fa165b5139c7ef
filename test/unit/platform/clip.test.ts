import { describe, expect, test } from 'vitest';
import {
  clipPayload,
  MOST_DEPTH,
  MOST_PAYLOAD_TEXT,
  MOST_TEXT,
  MOST_VALUES,
  sliceText,
  TEXT_SLICE,
} from '../../../extension/platform/worker/clip';

describe('clipping a payload', () => {
  test('leaves what is small as it is, and the payload itself untouched', () => {
    const payload = {
      input: [{ role: 'user', parts: [{ type: 'text', text: 'hi' }] }],
      result: null,
      n: 1.5,
      ok: true,
    };
    expect(clipPayload(payload)).toEqual(payload);
    const long = { result: 'x'.repeat(MOST_TEXT + 1) };
    clipPayload(long);
    expect(long.result).toHaveLength(MOST_TEXT + 1);
  });

  test('spends the budget on the output and the last messages of a long conversation', () => {
    const message = (n: number) => ({ role: 'user', parts: [{ type: 'text', text: `${n} `.padEnd(1000, 'x') }] });
    const input = Array.from({ length: 1000 }, (_, i) => message(i));
    const clipped = clipPayload({ input, output: [message(1000)] }) as unknown as {
      input: { parts: { text: unknown }[] }[];
      output: unknown;
    };
    expect(clipped.output).toEqual([message(1000)]);
    expect(clipped.input).toHaveLength(1000);
    expect(clipped.input[999]).toEqual(message(999));
    expect(clipped.input[0]?.parts[0]?.text).toHaveProperty('$clipped');
  });

  test('cuts a long text and says where the rest is', () => {
    const text = 'abc'.repeat(MOST_TEXT);
    expect(clipPayload({ input: [{ parts: [{ text }] }] })).toEqual({
      input: [
        {
          parts: [
            {
              text: { $clipped: text.slice(0, MOST_TEXT), length: text.length, path: ['input', 0, 'parts', 0, 'text'] },
            },
          ],
        },
      ],
    });
  });

  test('never cuts a character in half', () => {
    const text = `x${'🎉'.repeat(MOST_TEXT)}`;
    const { result } = clipPayload({ result: text }) as { result: { $clipped: string } };
    expect(result.$clipped).toBe(text.slice(0, MOST_TEXT - 1));
    expect(result.$clipped).not.toMatch(/\p{Surrogate}/u);
  });

  test('sends a bounded number of characters, the shallow ones first', () => {
    const messages = Array.from({ length: 100 }, () => ({ text: 'y'.repeat(MOST_TEXT) }));
    const clipped = clipPayload({ input: messages, result: 'z'.repeat(MOST_TEXT) });
    expect(clipped.result).toBe('z'.repeat(MOST_TEXT));
    expect(JSON.stringify(clipped).length).toBeLessThan(MOST_PAYLOAD_TEXT + 50_000);
  });

  test('sends a bounded number of values', () => {
    const rows = Array.from({ length: MOST_VALUES + 1 }, (_, i) => i);
    const clipped = clipPayload({ result: rows, arguments: { a: [1, 2] } }) as { result: { $clipped: string } };
    expect(clipped).toMatchObject({
      result: { length: JSON.stringify(rows).length, path: ['result'] },
      arguments: { a: [1, 2] },
    });
    expect(clipped.result.$clipped.startsWith('[0,1,2,')).toBe(true);
  });

  test('stops at a depth, whatever lies below', () => {
    let nested: unknown = 'bottom';
    for (let i = 0; i < 100_000; i++) {
      nested = [nested];
    }
    let value: unknown = clipPayload({ result: nested }).result;
    let depth = 0;
    while (Array.isArray(value)) {
      value = value[0];
      depth++;
    }
    expect(depth).toBe(MOST_DEPTH - 1);
    expect(value).toMatch(/nested too deeply/);
  });

  test('keeps keys that would reach a prototype as plain keys', () => {
    const clipped = clipPayload(JSON.parse('{"arguments":{"__proto__":{"polluted":true},"constructor":1}}'));
    expect(JSON.stringify(clipped)).toBe('{"arguments":{"__proto__":{"polluted":true},"constructor":1}}');
    expect('polluted' in {}).toBe(false);
  });
});

describe('asking for more of a text', () => {
  test('gives the pieces that join to the whole', () => {
    const text = '🎉a'.repeat(TEXT_SLICE);
    const payload = { output: [{ parts: [{ text }] }] };
    let joined = '';
    while (joined.length < text.length) {
      const slice = sliceText(payload, ['output', 0, 'parts', 0, 'text'], joined.length);
      expect(slice).toMatchObject({ from: joined.length, length: text.length });
      expect(slice.text).not.toMatch(/\p{Surrogate}/u);
      joined += slice.text;
    }
    expect(joined === text).toBe(true);
    expect(sliceText(payload, ['output', 0, 'parts', 0, 'text'], text.length + 5).text).toBe('');
  });

  test('gives a container as the JSON whose start was shown', () => {
    expect(sliceText({ result: [1, { a: 2 }] }, ['result'], 0).text).toBe('[1,{"a":2}]');
  });

  test.each([[['gone']], [['result', 'length']], [['result', '__proto__']], [['constructor']], [['toString', 'name']]])(
    'finds nothing at %j',
    (path) => {
      expect(() => sliceText({ result: 'text' }, path, 0)).toThrow('no such text');
    },
  );
});
