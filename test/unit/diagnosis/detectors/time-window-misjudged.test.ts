import { timeWindowMisjudged } from '../../../../extension/diagnosis/detectors/time-window-misjudged';
import { call, says, system, table, user } from './cases';

const now = system('Returns are free within 48 hours. The current time is 2031-03-20 12:00:00.');
const order = (created: string) => call('get_order', { id: 'P-77' }, { id: 'P-77', created_at: created, price: 12 });

table(timeWindowMisjudged, {
  fires: [
    {
      name: 'long past',
      lines: [
        now,
        order('2031-03-11T08:00:00'),
        says('Since the order was placed within the last 48 hours, it is free.'),
      ],
      steps: [3, 2],
      severity: 'error',
      message: /created_at is 2031-03-11T08:00:00 and it is 2031-03-20 12:00:00, which is not within 48 hours$/,
    },
    {
      name: 'still inside',
      lines: [now, order('2031-03-20T09:00:00'), says('The order was made more than 48 hours ago, so it costs 5.')],
      steps: [3, 2],
      message: /not more than 48 hours ago$/,
    },
    {
      name: 'denied',
      lines: [now, order('2031-03-20T09:00:00'), says('I see that the order was not placed within the last 48 hours.')],
      steps: [3, 2],
    },
    {
      name: 'a result tells the time',
      lines: [
        call('clock', {}, 'It is now 2031-03-20 12:00.'),
        order('2031-01-02'),
        says('As the order was placed in January, it is within the 3-week window.'),
      ],
      steps: [3, 2],
    },
  ],
  quiet: [
    {
      name: 'right',
      lines: [now, order('2031-03-20T09:00:00'), says('The order was placed within the last 48 hours.')],
    },
    { name: 'rightly out', lines: [now, order('2031-03-11T09:00:00'), says('It was ordered more than 48 hours ago.')] },
    {
      name: 'a time zone may make it right',
      lines: [now, order('2031-03-18T06:00:00'), says('The order was placed within 48 hours.')],
    },
    {
      name: 'a rule',
      lines: [now, order('2031-03-11T09:00:00'), says('All orders can be returned within 48 hours of purchase.')],
    },
    {
      name: 'a condition',
      lines: [now, order('2031-03-11T09:00:00'), says('If it was ordered within 48 hours, it is free.')],
    },
    {
      name: 'a promise',
      lines: [now, order('2031-03-11T09:00:00'), says('The order was placed; the refund will be there within 7 days.')],
    },
    {
      name: 'a denial of something else',
      lines: [now, order('2031-03-20T09:00:00'), says('The order is not free, as it was made within 48 hours.')],
    },
    { name: 'nobody tells the time', lines: [order('2031-03-11'), says('The order was placed within 48 hours.')] },
    { name: 'nobody tells when', lines: [now, user('I ordered.'), says('The order was placed within 48 hours.')] },
    {
      name: 'several are meant',
      lines: [
        now,
        call('list_orders', {}, [{ created_at: '2031-03-11' }, { created_at: '2031-03-20' }]),
        says('The order was placed within 48 hours.'),
      ],
    },
  ],
});
