import { confirmationSkipped } from '../../../../extension/diagnosis/detectors/confirmation-skipped';
import { call, failedCall, says, system, table, user } from './cases';

const RULE =
  'Be kind. Before you update or cancel a table, you must list the details and get the explicit yes of the guest.';
const rule = system(RULE.replace('the explicit yes', 'an explicit confirmation'));
const cancels = call('cancel_table', { table: 'T-4' }, { cancelled: 'T-4' });

table(confirmationSkipped, {
  fires: [
    {
      name: 'the guest only named the table',
      lines: [rule, user('Hi, about my table.'), says('Which one?'), user('The number is T-4.'), cancels],
      steps: [5, 4, 1],
      severity: 'warning',
      message: /^cancel_table ran without a yes from the user/,
    },
    {
      name: 'the first words already',
      lines: [rule, user('My table is T-4.'), cancels, says('Gone.'), user('What?')],
      steps: [3, 2, 1],
      severity: 'warning',
    },
    {
      name: 'unsure: the guest asked for it in so many words',
      lines: [rule, user('Hello.'), says('Hello.'), user('Please cancel the table for me.'), cancels],
      steps: [5, 4, 1],
      severity: 'info',
    },
    {
      name: 'unsure: the rule does not name what the tool does',
      lines: [
        system('Never take any action without the confirmation of the guest.'),
        user('Hello.'),
        says('Your table?'),
        user('It is T-4.'),
        cancels,
      ],
      steps: [5, 4, 1],
      severity: 'info',
    },
    {
      name: 'a yes that waits',
      lines: [rule, user('Hello.'), says('Cancel T-4?'), user('Yes, but wait for the others, it is a party.'), cancels],
      steps: [5, 4, 1],
    },
  ],
  quiet: [
    { name: 'a yes', lines: [rule, user('Hello.'), says('Cancel T-4?'), user('Yes, please.'), cancels] },
    {
      name: 'a yes for two calls',
      lines: [rule, user('Hello.'), says('Cancel both?'), user('Sounds good.'), cancels, cancels],
    },
    {
      name: 'a yes in the middle',
      lines: [rule, user('Hello.'), says('Cancel T-4?'), user('The 4th, right. Go ahead with that.'), cancels],
    },
    {
      name: 'it only looks up',
      lines: [rule, user('Hello.'), says('Which?'), user('It is T-4.'), call('get_table', {}, { seats: 2 })],
    },
    {
      name: 'it failed',
      lines: [rule, user('Hello.'), says('Which?'), user('It is T-4.'), failedCall('cancel_table', {}, 'no')],
    },
    { name: 'nobody to ask', lines: [rule, user('My table is T-4.'), cancels] },
    { name: 'no such rule', lines: [system('Be kind.'), user('Hello.'), says('Yes?'), user('It is T-4.'), cancels] },
    {
      name: 'a rule about values',
      lines: [system('Confirm the name first.'), user('Hello.'), says('Yes?'), user('It is T-4.'), cancels],
    },
    {
      name: 'another language',
      lines: [rule, user('Guten Tag'), says('Welcher Tisch?'), user('Tisch T-4, genau so'), cancels],
    },
    {
      name: 'it hands over to a person',
      lines: [rule, user('Hi.'), says('Yes?'), user('It is bad.'), call('transfer_to_human_agent', {}, 'ok')],
    },
  ],
});
