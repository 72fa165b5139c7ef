import { toolRateLimited } from '../../../../extension/diagnosis/detectors/tool-rate-limited';
import { call, failedCall, says, table } from './cases';

table(toolRateLimited, {
  fires: [
    {
      name: '429',
      lines: [failedCall('search', { q: 'a' }, 'HTTP 429 Too Many Requests, retry-after: 20')],
      steps: [1],
      message: /retry after 20|search/,
    },
    {
      name: 'a quota in the result',
      lines: [call('search', { q: 'a' }, { error: 'You exceeded your current quota' })],
      steps: [1],
    },
    {
      name: 'a model',
      lines: [says('', [], { status: 'error', statusMessage: 'overloaded_error: Overloaded' })],
      steps: [1],
    },
    {
      name: 'a later call got through',
      lines: [failedCall('search', { q: 'a' }, 'rate limit'), call('search', { q: 'a' }, 'found it')],
      steps: [1],
      recovered: true,
    },
  ],
  quiet: [
    { name: 'another error', lines: [failedCall('search', { q: 'a' }, 'not found')] },
    {
      name: 'a result about rate limits',
      lines: [call('search', { q: 'a' }, 'The rate limit of this API is 100 calls.')],
    },
  ],
});
