import { valueInvented } from '../../../../extension/diagnosis/detectors/value-invented';
import { call, says, table, user } from './cases';

table(valueInvented, {
  fires: [
    {
      name: 'an id in an argument',
      lines: [
        user('Refund my order.'),
        says('', [['get_order', { order_id: 'A-10932' }]]),
        call('get_order', { order_id: 'A-10932' }, { total: 5 }),
      ],
      steps: [2, 3],
      severity: 'warning',
      message: /A-10932/,
    },
    {
      name: 'a figure in the answer',
      lines: [
        user('How many people live in Ulm?'),
        call('search', { q: 'Ulm' }, 'Ulm is a city.'),
        says('Ulm has 126,949 people.'),
      ],
      steps: [3],
      severity: 'info',
    },
    {
      name: 'an id made up by a tool step alone',
      lines: [
        user('Refund my order.'),
        call('get_order', { order_id: 'A-10932' }, {}),
        call('get_order', { order_id: 'B-2' }, {}),
      ],
      steps: [2],
      recovered: true,
    },
  ],
  quiet: [
    { name: 'rounded', lines: [call('get', {}, { warmth: 33.3612 }), says('It is 33.36 degrees.')] },
    { name: 'worked out', lines: [call('get', {}, [4100, 2350]), says('4,100 + 2,350 = 6,450')] },
    {
      name: 'given by the user',
      lines: [user('Refund order A-10932.'), call('get_order', { order_id: 'A-10932' }, {})],
    },
    {
      name: 'given by a tool',
      lines: [call('search', {}, { id: 'A-10932' }), call('get_order', { order_id: 'A-10932' }, {})],
    },
    { name: 'free text', lines: [user('Note it.'), call('note', { text: 'I saw 4,711 of them' }, 'ok')] },
    { name: 'code', lines: [user('Go.'), call('run', {}, 'ok'), says('```python\nx = 126949\n```')] },
  ],
});
