import { expect, it } from 'vitest';
import type { Detector } from '../../../../extension/diagnosis/detectors/detector';
import { DETECTORS } from '../../../../extension/diagnosis/detectors/detectors';
import { call, found, type Line, says, user } from './cases';

const SMALL = 6_000;
const GROWTH = 8;
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
  ['quotes', '"'],
  ['quoted words', '"x" '],
  ['single quotes', "'"],
  ['backslashes', '\\'],
  ['blank lines', ' \n'],
  ['list items', '- a\n'],
  ['numbered items', '1. a\n'],
  ['dates', '2024-01-01 '],
  ['times', '12:30 '],
  ['spans of time', 'last 3 days '],
  ['amounts', '$1,000.00 '],
  ['capitals', 'Ab '],
  ['calls', 'a(b) '],
  ['paths', '/a'],
  ['questions', 'what? '],
  ['conditions', 'if if '],
  ['refusals', 'I cannot '],
  ['surrogates', '\ud83d\ude00'],
];

it.each(BAIT)('takes work that grows with the length of %s, not with its square', async (_, piece) => {
  let grown = grownTooFast(await times(piece, SMALL), await times(piece, SMALL * GROWTH));
  // Another process may have had its turn in between: only what does so again is careless.
  for (let again = 0; again < 2 && grown.length > 0; again++) {
    const next = grownTooFast(await times(piece, SMALL), await times(piece, SMALL * GROWTH));
    grown = grown.filter((id) => next.includes(id));
  }
  expect(grown).toEqual([]);
});

/** Detectors that took far more than their share of time for a longer text; what is over at once tells nothing. */
function grownTooFast(short: ReadonlyMap<string, number>, long: ReadonlyMap<string, number>): string[] {
  return [...long].flatMap(([id, took]) => (took > 100 && took > 2 * GROWTH * (short.get(id) ?? 0) ? [id] : []));
}

/** Milliseconds each detector takes for a run of texts that are one piece over and over. */
async function times(piece: string, size: number): Promise<ReadonlyMap<string, number>> {
  const text = piece.repeat(Math.ceil(size / piece.length));
  const lines: Line[] = [
    user(text),
    says(text, [['send', { text }]]),
    call('send', { text, id: text }, text),
    call('get_x', {}, [text]),
    says(text),
    says(`${text}x`, [['get_x', text]]),
  ];
  const taken = new Map<string, number>();
  const detect: Detector['detect'] = (context) =>
    DETECTORS.flatMap((detector) => {
      const began = performance.now();
      const findings = detector.detect(context);
      taken.set(detector.id, performance.now() - began);
      return findings;
    });
  await found({ id: 'all', category: 'info', detect }, { name: '', lines });
  return taken;
}

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
