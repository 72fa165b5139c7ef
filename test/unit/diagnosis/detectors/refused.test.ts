import { refused } from '../../../../extension/diagnosis/detectors/refused';
import { says, table } from './cases';

table(refused, {
  fires: [
    {
      name: 'by a filter',
      lines: [says('Well', [], { finishReason: 'content_filter' })],
      steps: [1],
      severity: 'error',
    },
    {
      name: 'in words',
      lines: [says("I'm sorry, but I can't assist with that request.")],
      steps: [1],
      severity: 'warning',
    },
    {
      name: 'then not',
      lines: [says('I cannot help with that.'), says('Here is the list.')],
      steps: [1],
      recovered: true,
    },
  ],
  quiet: [
    { name: 'an apology', lines: [says("I'm sorry for the delay. Here is the list.")] },
    { name: 'a limit of the data', lines: [says('I cannot find the file in this folder.')] },
  ],
});
