/** What the harness can show. */
import type { FakeHostOptions } from './fakeHost';
import { REFUND_CONFIG } from './refundConfig';
import { refundTrace } from './refundTrace';
import { type FakeTrace, syntheticTrace } from './syntheticTrace';

type Scene = Pick<FakeHostOptions, 'traces'> & Partial<FakeHostOptions>;

const OUTCOMES = ['failed', 'ok', 'ok', 'unknown'] as const;

function manyTraces(count: number): readonly FakeTrace[] {
  return Array.from({ length: count }, (_, i) => {
    const trace = syntheticTrace(`t${i}`, `refund-agent run ${i + 1}`, 20 + ((i * 37) % 400));
    const outcome = OUTCOMES[i % OUTCOMES.length]!;
    const outcomeReason = { failed: 'the last tool call failed', ok: 'the root step succeeded', unknown: '' }[outcome];
    const errors = outcome === 'failed' ? 1 + (i % 5) : 0;
    return {
      ...trace,
      row: {
        ...trace.row,
        outcome,
        outcomeReason,
        errors,
        start: trace.row.start! + i * 61_000,
        costComputed: i % 3 > 0,
      },
    };
  });
}

/** The run as one that says it succeeded. */
function succeeded(trace: FakeTrace): FakeTrace {
  return { ...trace, row: { ...trace.row, outcome: 'ok', outcomeReason: '' } };
}

const ISSUES = [
  { severity: 'warning', message: 'Two spans have the id 5fb3; the second was given another.', at: 10_233, count: 1 },
  { severity: 'error', message: 'A record is not JSON.', at: 99_120, count: 12 },
] as const;

export const SCENES: Readonly<Record<string, () => Scene>> = {
  refund: () => ({ traces: [refundTrace()], file: { issues: ISSUES } }),
  config: () => ({ traces: [refundTrace()], config: REFUND_CONFIG }),
  unknownConfig: () => ({
    traces: [refundTrace()],
    config: { state: 'unknown', reason: 'what the trace recorded fits no version' },
  }),
  noAgent: () => ({ traces: [refundTrace()], config: { state: 'noAgent' } }),
  restricted: () => ({ traces: [refundTrace()], config: { state: 'untrusted' } }),
  slow: () => ({ traces: [refundTrace()], diagnosisMs: 1500 }),
  succeeded: () => ({ traces: [succeeded(refundTrace())] }),
  million: () => ({ traces: [syntheticTrace('big', 'refund-agent', 1_000_000)] }),
  thousand: () => ({ traces: [syntheticTrace('mid', 'refund-agent', 1_000)] }),
  many: () => ({ traces: manyTraces(3000) }),
  reading: () => ({
    traces: [syntheticTrace('mid', 'refund-agent', 400)],
    file: { state: 'reading', progress: 0.43, bytes: 1_288_490_188 },
  }),
  failed: () => ({
    traces: [],
    file: { state: 'failed', message: 'The file is a PNG image.', format: undefined, name: 'picture.trace.json' },
  }),
  empty: () => ({ traces: [], file: { name: 'empty.otlp.json' } }),
};
