import { contextContradiction } from '../../../../extension/diagnosis/detectors/context-contradiction';
import { call, table } from './cases';

const read = (address: string) => call('get_user', { id: 7 }, { address_id: address });
table(contextContradiction, {
  fires: [
    {
      name: 'the older value',
      lines: [read('adr-10'), read('adr-22'), call('ship', { address_id: 'adr-10' }, 'ok')],
      steps: [3, 2, 1],
    },
  ],
  quiet: [
    { name: 'the newer value', lines: [read('adr-10'), read('adr-22'), call('ship', { address_id: 'adr-22' }, 'ok')] },
    { name: 'one value', lines: [read('adr-10'), read('adr-10'), call('ship', { address_id: 'adr-10' }, 'ok')] },
    {
      name: 'two users',
      lines: [
        read('adr-10'),
        call('get_user', { id: 8 }, { address_id: 'adr-22' }),
        call('ship', { address_id: 'adr-10' }, 'ok'),
      ],
    },
  ],
});
