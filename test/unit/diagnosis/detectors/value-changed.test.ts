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
    {
      name: 'the sign was lost',
      lines: [call('find', {}, { latitude: -33.87, longitude: 151.2 }), call('weather', { latitude: 33.87 }, 'cold')],
      steps: [2, 1],
      severity: 'warning',
      message: /"latitude" of step 1, -33.87, came back with the other sign as 33.87/,
    },
    {
      name: 'ten times as much',
      lines: [call('find', {}, { order: 'A', price: 129 }), call('charge', { price: 1290 }, 'ok')],
      steps: [2, 1],
      severity: 'info',
      message: /in another unit/,
    },
    {
      name: 'day and month changed places',
      lines: [call('find', {}, { due: '2031-03-05' }), says('It is due on 2031-05-03.')],
      steps: [2, 1],
      severity: 'info',
      message: /another date/,
    },
  ],
  quiet: [
    {
      name: 'carried as it was',
      lines: [call('find', {}, { account: 'DE4471908' }), says('The account is DE4471908.')],
    },
    {
      name: 'paid back what was charged',
      lines: [call('find', {}, { amount: -114 }), call('refund', { amount: 114 }, 'ok')],
    },
    {
      name: 'both forms were there',
      lines: [call('find', {}, [{ amount: -114 }, { amount: 114 }]), call('charge', { amount: 114 }, 'ok')],
    },
    { name: 'a round figure', lines: [call('find', {}, { price: 10 }), call('charge', { price: 100 }, 'ok')] },
    { name: 'another field', lines: [call('find', {}, { price: 129 }), call('charge', { weight: 1290 }, 'ok')] },
    { name: 'years', lines: [call('find', {}, 'Founded in 2012.'), says('It went public in 2021.')] },
  ],
});
