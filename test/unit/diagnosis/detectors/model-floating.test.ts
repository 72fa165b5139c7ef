import { modelFloating } from '../../../../extension/diagnosis/detectors/model-floating';
import { says, table } from './cases';

const classifyModel = (id: string) => (id.endsWith('-06') ? ('pinned' as const) : ('floating' as const));
const by = (requested: string) => says('x', [], { model: { requested } });
table(modelFloating, {
  fires: [
    {
      name: 'an alias',
      lines: [by('m-2024-08-06'), by('m-latest'), by('m-latest')],
      steps: [2],
      severity: 'info',
      message: /m-latest/,
      options: { classifyModel },
    },
  ],
  quiet: [
    { name: 'pinned', lines: [by('m-2024-08-06')], options: { classifyModel } },
    { name: 'nobody knows', lines: [by('m-latest')] },
  ],
});
