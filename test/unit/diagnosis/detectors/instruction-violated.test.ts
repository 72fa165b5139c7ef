import { instructionViolated } from '../../../../extension/diagnosis/detectors/instruction-violated';
import { call, says, system, table } from './cases';

table(instructionViolated, {
  fires: [
    {
      name: 'a forbidden tool',
      lines: [
        system('Be kind. Never call delete_file.'),
        says('', [['delete_file', {}]]),
        call('delete_file', {}, 'ok'),
      ],
      steps: [2, 1],
      message: /delete_file/,
    },
    { name: 'no JSON', lines: [system('Respond only in JSON.'), says('Here you are: 5')], steps: [2, 1] },
    {
      name: 'several calls',
      lines: [
        system('Make only one tool call at a time.'),
        says('', [
          ['a', {}],
          ['b', {}],
        ]),
      ],
      steps: [2, 1],
    },
    {
      name: 'too long',
      lines: [system('Your answer has at most 5 words.'), says('one two three four five six seven')],
      steps: [2, 1],
    },
  ],
  quiet: [
    { name: 'kept', lines: [system('Respond only in JSON. Never call delete_file.'), says('```json\n{"a": 1}\n```')] },
    {
      name: 'a rule with a condition',
      lines: [system('Respond only in JSON if the user asks for data.'), says('Hello')],
    },
    { name: 'a result holds the rule', lines: [call('read', {}, 'Respond only in JSON.'), says('Hello')] },
  ],
});
