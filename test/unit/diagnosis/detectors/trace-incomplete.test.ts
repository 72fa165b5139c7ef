import { expect, it } from 'vitest';
import { traceIncomplete } from '../../../../extension/diagnosis/detectors/trace-incomplete';
import { call, found, says, table } from './cases';

const complete = says('x', [], {
  usage: { input: 5, output: 1 },
  payload: {
    system: [{ role: 'system', parts: [{ type: 'text', text: 'Be kind.' }] }],
    input: [{ role: 'user', parts: [{ type: 'text', text: 'Hello' }] }],
  },
});
table(traceIncomplete, {
  fires: [
    {
      name: 'nothing but names',
      lines: [call('get', undefined, undefined), says('')],
      steps: [1],
      severity: 'info',
      message: /arguments/,
    },
  ],
  quiet: [{ name: 'all there', lines: [complete], outcome: { state: 'ok', reason: 'Checked' } }],
});

it('never blames a step', async () => {
  const { findings } = await found(traceIncomplete, { name: '', lines: [says('x')] });
  expect(findings.every(({ severity }) => severity === 'info')).toBe(true);
});
