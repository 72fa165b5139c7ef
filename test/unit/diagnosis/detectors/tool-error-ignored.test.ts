import { toolErrorIgnored } from '../../../../extension/diagnosis/detectors/tool-error-ignored';
import { call, executed, failedCall, says, table } from './cases';

const order = { order_id: 'A-1093' };
table(toolErrorIgnored, {
  fires: [
    {
      name: 'goes on',
      lines: [failedCall('get_order', order, 'boom'), says('Your parcel arrives on Monday.')],
      steps: [2, 1],
    },
    {
      name: 'changes the world after a failed look-up',
      lines: [
        failedCall('get_order', order, 'boom'),
        says('Next.', [['issue_refund', order]]),
        call('issue_refund', order, 'ok'),
      ],
      steps: [2, 1],
    },
    {
      name: 'claims what failed, politely',
      lines: [
        failedCall('issue_refund', order, '409'),
        says('We are sorry for the trouble. Your refund has been issued.'),
      ],
      steps: [2, 1],
    },
  ],
  quiet: [
    { name: 'says so', lines: [failedCall('get_order', order, 'boom'), says('The look-up failed.')] },
    { name: 'retries', lines: [failedCall('get_order', order, 'boom'), says('', [['get_order', order]])] },
    { name: 'another way', lines: [failedCall('get_order', order, 'boom'), says('', [['find_order', order]])] },
    { name: 'new code', lines: [executed('exitcode: 1 (execution failed)\nboom'), says('```python\nprint(1)\n```')] },
    { name: 'nothing failed', lines: [call('get_order', order, { total: 3 }), says('Your parcel arrives on Monday.')] },
  ],
});
