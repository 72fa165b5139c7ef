import { budgetExceeded } from '../../../../extension/diagnosis/detectors/budget-exceeded';
import { call, says, table } from './cases';

const turn = (input: number) => says('x', [], { usage: { input, output: 10 }, costUsd: 0.5, durationMs: 900 });
const lines = [turn(100), turn(200), turn(300)];
table(budgetExceeded, {
  fires: [
    { name: 'steps', lines, steps: [3], options: { limits: { maxSteps: 2 } }, severity: 'error' },
    { name: 'tokens', lines, steps: [2], options: { limits: { maxTokens: 250 } }, message: /630 of 250/ },
    { name: 'cost', lines, steps: [3], options: { limits: { maxCostUsd: 1 } } },
    { name: 'time', lines, steps: [2], options: { limits: { timeoutMs: 1500 } } },
  ],
  quiet: [
    {
      name: 'within',
      lines,
      options: { limits: { maxSteps: 3, maxTokens: 630, maxCostUsd: 1.5, timeoutMs: 10_000, maxDepth: 1 } },
    },
    { name: 'no limits', lines: [...lines, call('x', {}, 'y')] },
  ],
  quotes: 'figures',
});
