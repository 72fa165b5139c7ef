import { toolConfused } from '../../../../extension/diagnosis/detectors/tool-confused';
import { call, failedCall, table } from './cases';

table(toolConfused, {
  fires: [
    {
      name: 'the sibling worked',
      lines: [
        failedCall('search_users', { q: 'Ann Lee' }, 'boom'),
        call('search_customers_by_search', { q: 'Ann Lee' }, ['c1']),
      ],
      steps: [1, 2],
      severity: 'info',
      recovered: true,
    },
  ],
  quiet: [
    {
      name: 'another intent',
      lines: [failedCall('update_order', { id: 'A-1' }, 'boom'), call('cancel_order', { id: 'A-1' }, 'ok')],
    },
    {
      name: 'other arguments',
      lines: [failedCall('search_users', { q: 'Ann' }, 'boom'), call('search_orders', { q: 'Bea' }, ['o'])],
    },
    {
      name: 'it worked',
      lines: [call('search_users', { q: 'Ann' }, ['c1']), call('search_orders', { q: 'Ann' }, ['o1'])],
    },
  ],
});
