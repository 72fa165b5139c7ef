import { toolResultOversized } from '../../../../extension/diagnosis/detectors/tool-result-oversized';
import { call, says, table } from './cases';

const model = { model: { requested: 'm' } };
const options = { contextWindow: () => 40_000 };
table(toolResultOversized, {
  fires: [
    {
      name: 'over ten thousand tokens',
      lines: [call('dump', {}, 'word '.repeat(9000)), says('Well.')],
      steps: [1],
      severity: 'info',
    },
    {
      name: 'a third of a small window',
      lines: [call('dump', {}, 'word '.repeat(11_000)), says('Well.', [], model)],
      steps: [1],
      options,
      severity: 'warning',
      message: /34%/,
    },
  ],
  quiet: [
    { name: 'small', lines: [call('dump', {}, 'word '.repeat(100)), says('Well.', [], model)], options },
    { name: 'unknown window', lines: [call('dump', {}, 'word '.repeat(4000)), says('Well.')] },
  ],
});
