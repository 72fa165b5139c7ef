import { expect, it } from 'vitest';
import { ReadAhead } from '../../../extension/trace/readAhead';

const BYTES = Uint8Array.from({ length: 700_000 }, (_, at) => (at * 7 + (at >> 8)) & 0xff);

/** A source over `BYTES` that counts its readings. */
function counting() {
  const source = {
    size: BYTES.length,
    readings: 0,
    read(at: number, into: Uint8Array): number {
      source.readings++;
      const bytes = BYTES.subarray(at, at + into.length);
      into.set(bytes);
      return bytes.length;
    },
  };
  return source;
}

function bytesAt(source: ReadAhead, at: number, length: number): Uint8Array {
  const into = new Uint8Array(length);
  let filled = 0;
  for (let count = source.read(at, into); count > 0; count = source.read(at + filled, into.subarray(filled))) {
    filled += count;
  }
  return into.subarray(0, filled);
}

it('gives the same bytes in order, out of order, across blocks and behind the end', () => {
  const ahead = new ReadAhead(counting());
  const places = [0, 300, 299, 700, 250_000, 262_100, 262_200, 5, 600_000, 600_300, 699_990, 700_000, 10];
  for (const at of places) {
    for (const length of [1, 400, 300_000]) {
      expect(Buffer.compare(bytesAt(ahead, at, length), BYTES.subarray(at, at + length))).toBe(0);
    }
  }
});

it('fetches blocks where pieces follow one another, and single pieces where they do not', () => {
  const inOrder = counting();
  const ahead = new ReadAhead(inOrder);
  for (let at = 0; at < 200_000; at += 500) {
    ahead.read(at, new Uint8Array(400));
  }
  expect(inOrder.readings).toBe(1);

  const jumping = counting();
  const back = new ReadAhead(jumping);
  for (let at = 690_000; at > 290_000; at -= 4000) {
    back.read(at, new Uint8Array(400));
  }
  expect(jumping.readings).toBe(100);
});
