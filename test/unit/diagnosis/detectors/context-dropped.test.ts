import { contextDropped } from '../../../../extension/diagnosis/detectors/context-dropped';
import { call, type Line, says, table } from './cases';

const text = (role: 'user' | 'assistant', words: string) => ({ role, parts: [{ type: 'text' as const, text: words }] });
const turn = (words: string, ...input: ReturnType<typeof text>[]): Line =>
  says(words, [], { agent: 'a', payload: { input } });
const first = text('user', 'I am Ann and my order number is A-10934.');
const more = text('user', 'Is it on its way by now, do you think?');
table(contextDropped, {
  fires: [
    {
      name: 'a number that only the dropped message held',
      lines: [
        turn('Let me see.', first, more),
        turn('Please tell me your order number.', more, text('user', 'Hello again?')),
      ],
      steps: [2, 2, 1],
    },
  ],
  quiet: [
    {
      name: 'nothing dropped',
      lines: [turn('Let me see.', first), turn('Please tell me your order number.', first, more)],
    },
    { name: 'not needed', lines: [turn('Let me see.', first, more), turn('It is on its way.', more)] },
    { name: 'no contexts recorded', lines: [call('get', { id: 1 }, 'x'), says('Please tell me your order number.')] },
  ],
});
