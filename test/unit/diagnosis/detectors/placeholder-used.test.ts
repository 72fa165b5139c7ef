import { placeholderUsed } from '../../../../extension/diagnosis/detectors/placeholder-used';
import { call, says, table, user } from './cases';

table(placeholderUsed, {
  fires: [
    {
      name: 'made-up data',
      lines: [says('Since I cannot read the file, I will use mock data.')],
      steps: [1],
      message: /mock data/,
    },
    { name: 'an assumption', lines: [says('Assuming that the population is 5,000, the answer is 10.')], steps: [1] },
    { name: 'a key to be filled in', lines: [says("requests.get(url, key='YOUR_API_KEY')")], steps: [1] },
    { name: 'an argument', lines: [call('send', { to: '<customer email>' }, 'ok')], steps: [1] },
    {
      name: 'replaced',
      lines: [call('send', { to: 'TODO' }, 'ok'), call('send', { to: 'ann@shop.test' }, 'ok')],
      steps: [1],
      recovered: true,
    },
  ],
  quiet: [
    { name: 'an example', lines: [says('There are many monarchies, for example Jordan.')] },
    {
      name: 'given by the user',
      lines: [user('Write to ann@example.com'), call('send', { to: 'ann@example.com' }, 'ok')],
    },
    { name: 'a tool speaks of mock data', lines: [call('read', { path: 'a.ts' }, 'uses mock data')] },
  ],
});
