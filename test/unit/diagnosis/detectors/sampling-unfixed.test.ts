import { samplingUnfixed } from '../../../../extension/diagnosis/detectors/sampling-unfixed';
import { says, table } from './cases';

const turn = (parameters: Record<string, unknown>, name = 'chat') => says('x', [], { name, payload: { parameters } });
table(samplingUnfixed, {
  fires: [
    {
      name: 'two temperatures',
      lines: [turn({ temperature: 0 }), turn({ temperature: 0.9 })],
      steps: [2, 1],
      severity: 'info',
    },
    { name: 'a grader', lines: [turn({ temperature: 0.7 }, 'answer_grader')], steps: [1] },
  ],
  quiet: [
    { name: 'the same', lines: [turn({ temperature: 0.9 }), turn({ temperature: 0.9 })] },
    { name: 'a writer', lines: [turn({ temperature: 0.9 }, 'write')] },
    { name: 'not recorded', lines: [says('x'), says('y')] },
  ],
  quotes: 'figures',
});
