import { toolRetryLoop } from '../../../../extension/diagnosis/detectors/tool-retry-loop';
import { call, says, table } from './cases';

const again = (result: string) => [says('Once more.'), call('fetch', { url: 'https://a.example' }, result)];
table(toolRetryLoop, {
  fires: [
    {
      name: 'three times the same',
      lines: [...again('Error: 5'), ...again('Error: 6'), ...again('Error: 7')],
      steps: [2, 4, 6],
    },
    {
      name: 'then something else',
      lines: [...again('no'), ...again('no'), ...again('no'), call('fetch', { url: 'https://b.example' }, 'yes')],
      steps: [2, 4, 6],
      recovered: true,
    },
  ],
  quiet: [
    { name: 'twice', lines: [...again('no'), ...again('no')] },
    { name: 'polling', lines: [...again('queued'), ...again('running'), ...again('done')] },
    { name: 'other arguments', lines: [1, 2, 3].map((page) => call('fetch', { page }, 'no')) },
    { name: 'no arguments recorded', lines: [1, 2, 3].map(() => call('fetch', undefined, 'no')) },
  ],
});
