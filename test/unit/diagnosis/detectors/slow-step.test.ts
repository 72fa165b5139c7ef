import { slowStep } from '../../../../extension/diagnosis/detectors/slow-step';
import { call, table } from './cases';

const some = (times: readonly number[]) =>
  times.map((durationMs, page) => call('fetch', { page }, `page ${page}`, { durationMs }));
table(slowStep, {
  fires: [
    { name: 'an outlier', lines: some([900, 1000, 1100, 1000, 950, 1000, 40_000, 1000]), steps: [7], severity: 'info' },
  ],
  quiet: [
    { name: 'alike', lines: some([900, 1000, 1100, 1000, 950, 1000, 1200, 1000]) },
    { name: 'fast anyway', lines: some([1, 1, 1, 1, 1, 1, 900, 1]) },
    { name: 'too few to compare', lines: some([900, 40_000]) },
  ],
  quotes: 'figures',
});
