import { answerContradictsResult } from '../../../../extension/diagnosis/detectors/answer-contradicts-result';
import { call, says, table, user } from './cases';

const balance = { account: 'x', available_balance: 1250.5, currency: 'EUR' };
table(answerContradictsResult, {
  fires: [
    {
      name: 'another figure',
      lines: [call('get_account', {}, balance), says('Your available balance is 1,520.50 EUR.')],
      steps: [2, 1],
      severity: 'error',
    },
    {
      name: 'the sign is lost',
      lines: [call('get_account', {}, { available_balance: -114 }), says('Your available balance is 114 EUR.')],
      steps: [2, 1],
    },
    {
      name: 'corrected',
      lines: [
        call('get_account', {}, balance),
        says('The available balance is 1520.'),
        says('Sorry: the available balance is 1250.5.'),
      ],
      steps: [2, 1],
      recovered: true,
    },
  ],
  quiet: [
    {
      name: 'the same figure',
      lines: [call('get_account', {}, balance), says('Your available balance is €1,250.50.')],
    },
    {
      name: 'the sign is said in words',
      lines: [
        call('get_account', {}, { available_balance: -114 }),
        says('Overdrawn: your available balance is 114 below zero.'),
      ],
    },
    { name: 'rounded', lines: [call('get_account', {}, balance), says('Your available balance is 1,250.')] },
    {
      name: 'a figure of the user',
      lines: [user('I need 4,000.'), call('get_account', {}, balance), says('An available balance of 4,000 would do.')],
    },
    {
      name: 'a key with several values',
      lines: [call('list', {}, [{ price: 10 }, { price: 20 }]), says('The price is 30 in all.')],
    },
  ],
});
