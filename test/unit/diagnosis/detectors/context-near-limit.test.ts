import { contextNearLimit } from '../../../../extension/diagnosis/detectors/context-near-limit';
import { says, table } from './cases';

const at = (input: number) => says('x', [], { model: { requested: 'm' }, usage: { input } });
const options = { contextWindow: () => 100_000 };
table(contextNearLimit, {
  fires: [
    { name: 'three quarters', lines: [at(10_000), at(80_000), at(82_000)], steps: [2], severity: 'warning', options },
    { name: 'full', lines: [at(97_000)], steps: [1], severity: 'error', message: /97%/, options },
  ],
  quiet: [
    { name: 'room', lines: [at(60_000)], options },
    { name: 'an unknown window', lines: [at(900_000)] },
  ],
  quotes: 'figures',
});
