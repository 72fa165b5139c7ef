import { planStepSkipped } from '../../../../extension/diagnosis/detectors/plan-step-skipped';
import { call, says, table } from './cases';

const todo = (...states: string[]) =>
  call('write_todos', { todos: states.map((status, at) => ({ content: `item ${at}`, status })) }, 'ok');
table(planStepSkipped, {
  fires: [
    {
      name: 'a list of things to do',
      lines: [todo('pending', 'pending'), todo('completed', 'pending'), says('Done.')],
      steps: [2],
      message: /item 1/,
    },
    {
      name: 'a checklist',
      lines: [says('- [x] read\n- [ ] write the report'), says('All good.')],
      steps: [1],
      message: /write the report/,
    },
  ],
  quiet: [
    { name: 'all done', lines: [todo('pending', 'pending'), todo('completed', 'completed')] },
    { name: 'ticked later', lines: [says('- [ ] read\n- [ ] write'), says('- [x] read\n- [x] write')] },
    { name: 'a link list', lines: [says('- [one](a)\n- [two](b)')] },
  ],
});
