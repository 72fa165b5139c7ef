import { valueChanged } from '../../../../extension/diagnosis/detectors/value-changed';
import { call, says, table } from './cases';

table(valueChanged, {
  fires: [
    {
      name: 'digits swapped',
      lines: [call('find', {}, { account: 'DE4471908' }), says('The account is DE4471980.')],
      steps: [2, 1],
      severity: 'warning',
      message: /DE4471980/,
    },
  ],
  quiet: [
    {
      name: 'carried as it was',
      lines: [call('find', {}, { account: 'DE4471908' }), says('The account is DE4471908.')],
    },
    { name: 'years', lines: [call('find', {}, 'Founded in 2012.'), says('It went public in 2021.')] },
  ],
});
