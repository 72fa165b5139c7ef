import { lookUpUnfinished } from '../../../../extension/diagnosis/detectors/look-up-unfinished';
import { call, says, table, user } from './cases';

const profile = call('get_member', { id: 'm1' }, { name: 'Ada', parcels: ['PX-101', 'PX-102', 'PX-103', 'PX-104'] });
const parcel = (id: string) => call('get_parcel', { id }, { id, state: 'late' });

table(lookUpUnfinished, {
  fires: [
    {
      name: 'counted before the end of the list',
      lines: [
        user('Which parcels are late?'),
        profile,
        parcel('PX-101'),
        parcel('PX-102'),
        says('You have two late parcels.'),
      ],
      steps: [5, 2],
      severity: 'warning',
      message: /get_parcel looked at 2 of 4 parcels; PX-10[34], PX-10[34] were passed over$/,
    },
  ],
  quiet: [
    {
      name: 'all were looked at',
      lines: [profile, ...['PX-101', 'PX-102', 'PX-103', 'PX-104'].map(parcel), says('You have four late parcels.')],
    },
    { name: 'nothing was counted', lines: [profile, parcel('PX-101'), parcel('PX-102'), says('PX-102 is late.')] },
    {
      name: 'something else was counted',
      lines: [profile, parcel('PX-101'), parcel('PX-102'), says('There are two shops near you.')],
    },
    {
      name: 'the others are named',
      lines: [
        profile,
        parcel('PX-101'),
        parcel('PX-102'),
        says('You have two late parcels; PX-103 and PX-104 I left out.'),
      ],
    },
    { name: 'it looked at one', lines: [profile, parcel('PX-101'), says('You have one late parcel.')] },
    {
      name: 'the list shows all there is',
      lines: [
        call('list_parcels', {}, { parcels: [{ id: 'PX-101' }, { id: 'PX-102' }, { id: 'PX-103' }] }),
        parcel('PX-101'),
        parcel('PX-102'),
        says('You have three parcels.'),
      ],
    },
    {
      name: 'it is still at it',
      lines: [
        profile,
        parcel('PX-101'),
        parcel('PX-102'),
        says('You have two so far.', [['get_parcel', { id: 'PX-103' }]]),
      ],
    },
  ],
});
