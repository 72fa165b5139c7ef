import { loop } from '../../../../extension/diagnosis/detectors/loop';
import { call, says, table } from './cases';

const round = [
  says('Let me look.'),
  call('look', { at: 1 }, 'nothing'),
  says('I try the door.'),
  call('open', { door: 1 }, 'locked'),
];
table(loop, {
  fires: [
    {
      name: 'a cycle of four',
      lines: [...round, ...round, ...round],
      steps: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
      message: /cycle of 4 steps 3 times/,
    },
    { name: 'one sentence', lines: [says('Go on.'), says('go  on.'), says('Go on.')], steps: [1, 2, 3] },
  ],
  quiet: [
    { name: 'twice', lines: [...round, ...round] },
    {
      name: 'something new each time',
      lines: [1, 2, 3].flatMap((at) => [says('Next.'), call('read', { at }, `page ${at}`)]),
    },
    { name: 'turns that show nothing', lines: [says(''), says(''), says(''), says('')] },
  ],
});
