import { toolEmptyResultUsed } from '../../../../extension/diagnosis/detectors/tool-empty-result-used';
import { call, says, table, user } from './cases';

table(toolEmptyResultUsed, {
  fires: [
    {
      name: 'a value for nothing',
      lines: [
        user('Where is my parcel?'),
        call('get_parcel', { name: 'Ann' }, []),
        says('Your parcel has the number PX-48213.'),
      ],
      steps: [3, 2],
      message: /PX-48213/,
    },
    {
      name: 'acts on what was not found',
      lines: [
        call('get_orders', { customer_id: 8841 }, []),
        says('It qualifies.', [['issue_refund', { customer_id: 8841, amount: 5 }]]),
      ],
      steps: [2, 1],
      message: /issue_refund/,
    },
  ],
  quiet: [
    { name: 'says so', lines: [call('get_parcel', { name: 'Ann' }, []), says('I found no parcel; is it PX-48213?')] },
    { name: 'there was a result', lines: [call('get_parcel', { name: 'Ann' }, ['PX-48213']), says('It is PX-48213.')] },
    { name: 'a tool that writes', lines: [call('think', { thought: 'x' }, null), says('That makes 4,821 in all.')] },
  ],
});
