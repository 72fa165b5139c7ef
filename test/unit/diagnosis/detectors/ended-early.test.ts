import { endedEarly } from '../../../../extension/diagnosis/detectors/ended-early';
import { call, failedCall, says, table } from './cases';

table(endedEarly, {
  fires: [
    {
      name: 'gives up',
      lines: [call('search', {}, []), says('I was unable to find the answer.'), says('TERMINATE')],
      steps: [2],
    },
    {
      name: 'a step limit',
      lines: [says('Next.'), failedCall('agent', {}, 'Max turns (10) exceeded: maximum number of turns')],
      steps: [2],
    },
    {
      name: 'a right no',
      lines: [says('I am unable to waive the fee.')],
      steps: [1],
      severity: 'info',
      outcome: { state: 'ok', reason: 'Checked' },
    },
  ],
  quiet: [
    { name: 'advice', lines: [says('Call us if you are unable to find it.')] },
    { name: 'an answer', lines: [call('search', {}, ['Ulm']), says('The answer is Ulm.')] },
    {
      name: 'a detour on the way',
      lines: [says('I was unable to find it there.'), call('search', {}, ['Ulm']), says('It is Ulm.')],
    },
  ],
});
