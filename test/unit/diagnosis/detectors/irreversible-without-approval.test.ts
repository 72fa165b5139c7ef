import { irreversibleWithoutApproval } from '../../../../extension/diagnosis/detectors/irreversible-without-approval';
import { call, failedCall, says, table, user } from './cases';

const tools = [{ name: 'issue_refund', description: 'Pays back. This cannot be undone.' }];
table(irreversibleWithoutApproval, {
  fires: [
    {
      name: 'by its name',
      lines: [user('Clean up.'), call('delete_database', { name: 'prod' }, 'ok')],
      steps: [2],
      severity: 'warning',
    },
    {
      name: 'by its description',
      lines: [user('Go.'), says('', [], { payload: { tools } }), call('issue_refund', { amount: 5 }, 'ok')],
      steps: [3],
    },
    {
      name: 'listed',
      lines: [user('Go.'), call('publish', { to: 'all' }, 'ok')],
      steps: [2],
      severity: 'error',
      options: { approvals: ['publish'] },
    },
  ],
  quiet: [
    {
      name: 'confirmed',
      lines: [user('Clean up.'), says('Shall I?'), user('Yes.'), call('delete_database', {}, 'ok')],
    },
    { name: 'a harmless tool', lines: [user('Go.'), call('get_order', {}, 'ok')] },
    { name: 'it failed', lines: [user('Go.'), failedCall('delete_database', {}, 'denied')] },
  ],
});
