import { handoffLost } from '../../../../extension/diagnosis/detectors/handoff-lost';
import { says, table, user } from './cases';

const handoff = { kind: 'handoff', name: 'transfer to billing' } as const;
const billing = (text: string, input: string) =>
  says(text, [], { agent: 'billing', payload: { input: [{ role: 'user', parts: [{ type: 'text', text: input }] }] } });
table(handoffLost, {
  fires: [
    {
      name: 'the receiver asks again',
      lines: [
        user('Order A-1093 came broken.'),
        handoff,
        billing('What is your order number?', 'The customer wants a refund.'),
      ],
      steps: [2, 3, 1],
    },
  ],
  quiet: [
    {
      name: 'it was passed on',
      lines: [
        user('Order A-1093 came broken.'),
        handoff,
        billing('What is your order number?', 'Refund order A-1093.'),
      ],
    },
    {
      name: 'no handoff',
      lines: [user('Order A-1093 came broken.'), billing('What is your order number?', 'A refund.')],
    },
    {
      name: 'never given',
      lines: [user('It came broken.'), handoff, billing('What is your order number?', 'A refund.')],
    },
  ],
});
