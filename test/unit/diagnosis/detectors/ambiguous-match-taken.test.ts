import { ambiguousMatchTaken } from '../../../../extension/diagnosis/detectors/ambiguous-match-taken';
import { call, says, table, user } from './cases';

const ASKED = user('Please refund order A-1093. J. Meyer');
const MEYERS = [
  { id: 8841, name: 'Jana Meyer' },
  { id: 9127, name: 'Jonas Meyer', last_order: 'A-1093' },
];

table(ambiguousMatchTaken, {
  fires: [
    {
      name: 'the first of two, though the request names what the second holds',
      lines: [
        ASKED,
        call('find_customer', { name: 'J. Meyer' }, MEYERS),
        call('get_orders', { customer_id: 8841 }, []),
      ],
      steps: [2, 3],
      message: /8841 was taken.*A-1093/,
    },
    {
      name: 'matches inside an object',
      lines: [
        ASKED,
        call('search', { q: 'Meyer' }, { total: 2, items: MEYERS }),
        says('Found.', [['get_orders', { customer: { id: 8841 } }]]),
        call('get_orders', { customer: { id: 8841 } }, []),
      ],
      steps: [2, 4],
    },
    {
      name: 'mended by trying the other one',
      lines: [
        ASKED,
        call('find_customer', { name: 'J. Meyer' }, MEYERS),
        call('get_orders', { customer_id: 8841 }, []),
        call('get_orders', { customer_id: 9127 }, ['A-1093']),
      ],
      steps: [2, 3],
      recovered: true,
    },
  ],
  quiet: [
    {
      name: 'the right one',
      lines: [
        ASKED,
        call('find_customer', { name: 'J. Meyer' }, MEYERS),
        call('get_orders', { customer_id: 9127 }, [1]),
      ],
    },
    {
      name: 'asked the user first',
      lines: [
        ASKED,
        call('find_customer', { name: 'J. Meyer' }, MEYERS),
        says('Jana or Jonas?'),
        user('Jana'),
        call('get_orders', { customer_id: 8841 }, []),
      ],
    },
    {
      name: 'nothing in the request tells them apart',
      lines: [user('Refund Meyer'), call('find_customer', {}, MEYERS), call('get_orders', { customer_id: 8841 }, [])],
    },
    {
      name: 'a single match',
      lines: [ASKED, call('find_customer', {}, [MEYERS[0]]), call('get_orders', { customer_id: 8841 }, [])],
    },
    {
      name: 'all of them, one after the other',
      lines: [ASKED, call('find_customer', {}, MEYERS), call('get_orders', { ids: [8841, 9127] }, [])],
    },
  ],
});
