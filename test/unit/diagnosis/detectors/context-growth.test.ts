import { contextGrowth } from '../../../../extension/diagnosis/detectors/context-growth';
import { says, table } from './cases';

const at = (input: number, text = 'x') => says(text, [], { usage: { input } });
table(contextGrowth, {
  fires: [
    {
      name: 'with nothing new',
      lines: [at(2000), at(6000), at(12_000), at(20_000)],
      steps: [4, 1],
      message: /2,000 to 20,000/,
    },
  ],
  quiet: [
    { name: 'explained by what was said', lines: [at(2000), at(3000, 'word '.repeat(16_000)), at(12_000), at(20_000)] },
    { name: 'steady', lines: [at(2000), at(2100), at(2200), at(2300)] },
    { name: 'short', lines: [at(2000), at(20_000)] },
  ],
  quotes: 'figures',
});
