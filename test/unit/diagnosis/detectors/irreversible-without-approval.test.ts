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
    {
      name: 'listed, and the last words were no yes',
      lines: [user('Go.'), says('To whom?'), user('It is for the board.'), call('publish', { to: 'all' }, 'ok')],
      steps: [4],
      severity: 'error',
      options: { approvals: ['publish'] },
    },
    {
      name: 'less sure when a person asked for it',
      lines: [user('Delete the old database.'), call('delete_database', { name: 'old' }, 'ok')],
      steps: [2],
      severity: 'info',
    },
  ],
  quiet: [
    {
      name: 'confirmed',
      lines: [user('Clean up.'), says('Shall I?'), user('Yes.'), call('delete_database', {}, 'ok')],
    },
    {
      name: 'listed, and confirmed for several calls',
      lines: [
        user('Go.'),
        says('To all and to the board?'),
        user('Yes, go ahead.'),
        call('look', {}, 'all is well'),
        call('publish', { to: 'all' }, 'ok'),
        call('publish', { to: 'board' }, 'ok'),
      ],
      options: { approvals: ['publish'] },
    },
    { name: 'a harmless tool', lines: [user('Go.'), call('get_order', {}, 'ok')] },
    { name: 'it failed', lines: [user('Go.'), failedCall('delete_database', {}, 'denied')] },
  ],
});
