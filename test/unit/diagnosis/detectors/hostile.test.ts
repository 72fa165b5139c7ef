import { expect, it } from 'vitest';
import { DETECTORS } from '../../../../extension/diagnosis/detectors/detectors';
import { call, found, type Line, says, user } from './cases';

const SIZE = 200_000;
/** Texts that make careless patterns go back and forth. */
const BAIT: readonly (readonly [string, string])[] = [
  ['one letter', 'a'],
  ['spaces', ' '],
  ['line ends', '\n'],
  ['digits', '1'],
  ['digits and commas', '1,'],
  ['brackets', '{"a":['],
  ['fences', '```'],
  ['boxes', '- [ ] '],
  ['errors', 'Error: '],
  ['tracebacks', 'Traceback (most recent call last)\n'],
  ['tokens', 'eyJ-'],
  ['keys', 'sk-'],
  ['addresses', 'a@a.'],
  ['URLs', 'a://'],
  ['instructions', 'ignore all previous '],
  ['tags', '<important>'],
  ['ledgers', '"is_progress_being_made": {'],
  ['promises', 'I have been '],
  ['assumptions', 'assume '],
  ['order numbers', 'order '],
];

it.each(BAIT)('takes linear time on %s', async (_, piece) => {
  const text = piece.repeat(Math.ceil(SIZE / piece.length));
  const lines: Line[] = [
    user(text),
    says(text, [['send', { text }]]),
    call('send', { text, id: text }, text),
    call('get_x', {}, [text]),
    says(text),
    says(`${text}x`, [['get_x', text]]),
  ];
  const slow: string[] = [];
  const all = { id: 'all', category: 'info' as const };
  await found(
    { ...all, detect: (context) => DETECTORS.flatMap(({ id, detect }) => timed(id, () => detect(context))) },
    { name: '', lines },
  );
  expect(slow).toEqual([]);

  function timed<T>(id: string, work: () => T): T {
    const began = performance.now();
    const result = work();
    const took = performance.now() - began;
    if (took > 1000) {
      slow.push(`${id}: ${Math.round(took)} ms`);
    }
    return result;
  }
});

it('survives names that are no names', async () => {
  const bad = JSON.parse('{"__proto__":{"a":1},"constructor":5,"error":{"__proto__":{}},"id":"toString"}');
  const lines: Line[] = [
    says('', [
      ['constructor', bad],
      ['__proto__', bad],
    ]),
    call('__proto__', bad, bad),
    call('toString', bad, bad),
    says('hasOwnProperty'),
  ];
  for (const detector of DETECTORS) {
    const { findings } = await found(detector, { name: '', lines });
    expect(findings.every(({ id }) => id === detector.id)).toBe(true);
  }
});
