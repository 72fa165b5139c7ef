import { actionClaimedNotDone } from '../../../../extension/diagnosis/detectors/action-claimed-not-done';
import { call, executed, failedCall, says, system, table, user } from './cases';

const order = { order_id: 'A-1' };
table(actionClaimedNotDone, {
  fires: [
    {
      name: 'after a failure',
      lines: [failedCall('issue_refund', order, '409'), says('Your refund has been issued.')],
      steps: [2, 1],
      severity: 'error',
    },
    {
      name: 'after a look-up only',
      lines: [call('get_order', order, { total: 5 }), says('I have sent the invoice to Ann.')],
      steps: [2],
    },
    {
      name: 'the prompt uses the word',
      lines: [
        system('Tell users that the refund has been issued.'),
        call('get_order', order, {}),
        says('Your refund has been issued.'),
      ],
      steps: [3],
    },
    {
      name: 'done afterwards',
      lines: [call('get_order', order, {}), says('I have cancelled it.'), call('cancel_order', order, 'ok')],
      steps: [2],
      recovered: true,
    },
    {
      name: 'verified by nothing',
      lines: [failedCall('check', {}, 'boom'), says('I have verified the total.')],
      steps: [2, 1],
    },
  ],
  quiet: [
    { name: 'done', lines: [call('issue_refund', order, 'ok'), says('Your refund has been issued.')] },
    {
      name: 'a state the tool reported',
      lines: [call('get_order', order, { status: 'cancelled' }), says('It has been cancelled.')],
    },
    {
      name: 'an offer',
      lines: [call('get_order', order, {}), says('Once it has been cancelled, I will write to you.')],
    },
    { name: 'a question', lines: [call('get_order', order, {}), says('Has the invoice been sent?')] },
    { name: 'an executor can do anything', lines: [executed('exitcode: 0\nok'), says('I have sent the mail.')] },
    { name: 'no record of tools', lines: [user('Hello'), says('I have sent the mail.')] },
  ],
});
