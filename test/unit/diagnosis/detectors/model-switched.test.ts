import { modelSwitched } from '../../../../extension/diagnosis/detectors/model-switched';
import { says, table } from './cases';

const by = (requested: string, served: string) => says('x', [], { model: { requested, served } });
table(modelSwitched, {
  fires: [
    { name: 'another than asked for', lines: [by('large-3', 'small-3')], steps: [1], message: /large-3 was asked for/ },
    { name: 'in the middle of the run', lines: [by('m', 'm-2025-01-01'), by('m', 'm-2025-06-01')], steps: [2, 1] },
  ],
  quiet: [
    { name: 'a snapshot of what was asked for', lines: [by('m', 'm-2025-01-01'), by('m', 'm-2025-01-01')] },
    { name: 'a prefix of the host', lines: [by('openai/m', 'm-2025-01-01')] },
    { name: 'two models on purpose', lines: [by('large-3', 'large-3'), by('small-3', 'small-3')] },
  ],
});
