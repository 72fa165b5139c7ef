import { questionRepeated } from '../../../../extension/diagnosis/detectors/question-repeated';
import { says, table, user } from './cases';

table(questionRepeated, {
  fires: [
    {
      name: 'an e-mail address',
      lines: [user('I am ann@shop.test.'), says('Could you please provide your email?')],
      steps: [2, 1],
    },
    {
      name: 'an order number, much later',
      lines: [
        user('Order A-1093 came broken.'),
        says('I am sorry.'),
        user('Well?'),
        says('What is your order number?'),
      ],
      steps: [4, 1],
    },
  ],
  quiet: [
    { name: 'not given yet', lines: [user('My order came broken.'), says('What is your order number?')] },
    { name: 'a check', lines: [user('I am ann@shop.test.'), says('Could you confirm your email?')] },
    { name: 'another one', lines: [user('I am ann@shop.test.'), says('Could you provide another email?')] },
    { name: 'no question', lines: [user('I am ann@shop.test.'), says('Your email is noted.')] },
  ],
});
